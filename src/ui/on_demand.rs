//! Pages whose code is fetched when they are first visited.
//!
//! Each function marked here is where the build cuts the app (`xtask`,
//! `split`): what only it reaches goes into a file of its own. A build that does
//! not cut, as `cargo xtask serve` makes by default, has everything at hand.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a page is wanted in the type of a fetch that may fail"
)]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::pages::claims::ClaimsPage;
use super::pages::compare::ComparePage;
use super::pages::framework::FrameworkPage;
use super::pages::frameworks::FrameworksPage;
use super::pages::method::MethodPage;
use super::pages::parts::PartsPage;
use super::pages::result::ResultPage;
use super::pages::settings::SettingsPage;
use super::pages::shortlist::ShortlistPage;
use super::pages::team::TeamPage;
use super::parts::contradictions::Contradictions;
use super::session::Session;
use crate::browser::page;
use crate::interview::AnswerSheet;

/// A page that comes in a file of its own, or with others in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The result.
    Result,
    /// All frameworks.
    Frameworks,
    /// One framework.
    Framework,
    /// A few frameworks side by side.
    Compare,
    /// How the ranking is made.
    Method,
    /// A well-known article, checked.
    Claims,
    /// The shortlist.
    Shortlist,
    /// The team.
    Team,
    /// What counts on all pages.
    Settings,
    /// Every part in every state.
    Parts,
}

/// What a page gives once its code is there.
type Page = Result<AnyView, SplitLoaderError>;

#[wasm_split(result, preload(fetch_result), fallible)]
fn result() -> Page {
    Ok(view! { <ResultPage /> }.into_any())
}

#[wasm_split(reference, preload(fetch_frameworks), fallible)]
fn frameworks() -> Page {
    Ok(view! { <FrameworksPage /> }.into_any())
}

#[wasm_split(reference, preload(fetch_framework), fallible)]
fn framework() -> Page {
    Ok(view! { <FrameworkPage /> }.into_any())
}

#[wasm_split(compare, preload(fetch_compare), fallible)]
fn compare() -> Page {
    Ok(view! { <ComparePage /> }.into_any())
}

#[wasm_split(method, preload(fetch_method), fallible)]
fn method() -> Page {
    Ok(view! { <MethodPage /> }.into_any())
}

#[wasm_split(method, preload(fetch_claims), fallible)]
fn claims() -> Page {
    Ok(view! { <ClaimsPage /> }.into_any())
}

#[wasm_split(reference, preload(fetch_shortlist), fallible)]
fn shortlist() -> Page {
    Ok(view! { <ShortlistPage /> }.into_any())
}

#[wasm_split(team, preload(fetch_team), fallible)]
fn team() -> Page {
    Ok(view! { <TeamPage /> }.into_any())
}

#[wasm_split(reference, preload(fetch_settings), fallible)]
fn settings() -> Page {
    Ok(view! { <SettingsPage /> }.into_any())
}

#[wasm_split(parts, preload(fetch_parts), fallible)]
fn parts() -> Page {
    Ok(view! { <PartsPage /> }.into_any())
}

#[wasm_split(contradictions, preload(fetch_contradictions), fallible)]
fn contradictions(session: Session, most: usize) -> Page {
    Ok(view! { <Contradictions session most /> }.into_any())
}

impl Piece {
    /// Fetches the code, unless it is there; a failed try can be repeated.
    async fn fetch(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Result => fetch_result().await,
            Self::Frameworks => fetch_frameworks().await,
            Self::Framework => fetch_framework().await,
            Self::Compare => fetch_compare().await,
            Self::Method => fetch_method().await,
            Self::Claims => fetch_claims().await,
            Self::Shortlist => fetch_shortlist().await,
            Self::Team => fetch_team().await,
            Self::Settings => fetch_settings().await,
            Self::Parts => fetch_parts().await,
        }
    }

    async fn build(self) -> Page {
        match self {
            Self::Result => result().await,
            Self::Frameworks => frameworks().await,
            Self::Framework => framework().await,
            Self::Compare => compare().await,
            Self::Method => method().await,
            Self::Claims => claims().await,
            Self::Shortlist => shortlist().await,
            Self::Team => team().await,
            Self::Settings => settings().await,
            Self::Parts => parts().await,
        }
    }

    /// The page, in the scope of the caller, whose code has been fetched.
    fn view(self) -> Option<AnyView> {
        at_hand(self.build())
    }
}

/// What needs no more waiting, because its code has been fetched.
fn at_hand(page: impl Future<Output = Page>) -> Option<AnyView> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(page).poll(&mut context) {
        Poll::Ready(page) => page.ok(),
        Poll::Pending => None,
    }
}

/// [`Contradictions`] from two answers or must-haves on: fewer cannot pull apart.
/// Where the code cannot be fetched nothing is said: the result, which is fetched
/// as well, says why.
#[component]
pub fn ContradictionsOnDemand(
    /// The visit.
    session: Session,
    /// How many pairs to show.
    most: usize,
) -> impl IntoView {
    let is_due = Memo::new(move |_| {
        let said = |sheet: &AnswerSheet| sheet.answered() + sheet.requirements().count();
        session.sheet().with(said) > 1
    });
    let is_here = RwSignal::new(false);
    Effect::new(move || {
        if is_due.get() {
            spawn_local(async move {
                let came = fetch_contradictions().await.is_ok();
                // The page may have gone meanwhile.
                let _ = is_here.try_set(came);
            });
        }
    });
    move || {
        is_here
            .get()
            .then(|| at_hand(contradictions(session, most)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    OnItsWay,
    Here,
    Missing,
}

/// A page with its code; until that is there, that it is on its way; and without
/// it, why nothing is lost and how to go on.
#[component]
pub fn OnDemand(
    /// The page.
    piece: Piece,
) -> impl IntoView {
    let arrival = expect_context::<Arrival>();
    let code = RwSignal::new(Code::OnItsWay);
    let fetch = move || {
        code.set(Code::OnItsWay);
        spawn_local(async move {
            let came = match piece.fetch().await {
                Ok(()) => Code::Here,
                Err(_) => Code::Missing,
            };
            // The person may have gone on meanwhile: the signal is gone then.
            if code.try_set(came).is_none() {
                arrival.greet();
            }
        });
    };
    fetch();
    let try_again = Callback::new(move |()| {
        arrival.expect();
        fetch();
    });
    move || {
        let arrived = match code.get() {
            Code::OnItsWay => return view! { <Waiting /> }.into_any(),
            Code::Here => piece.view(),
            Code::Missing => None,
        };
        arrived.unwrap_or_else(|| {
            page::title("This page did not come");
            view! { <NotFetched try_again /> }.into_any()
        })
    }
}

/// That a page is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    view! {
        <p class="waiting" role="status">
            "Fetching this page …"
        </p>
    }
}

/// That a page did not come, and how to go on.
#[component]
pub fn NotFetched(
    /// Fetches once more.
    try_again: Callback<()>,
) -> impl IntoView {
    view! {
        <article class="sheet">
            <h1 tabindex="-1">"This page did not come"</h1>
            <p>
                "Pages are fetched when you first open them, and this one could not be: you may be \
                 offline, or Backstay was updated since you opened it. Your answers, your shortlist \
                 and your team are not touched."
            </p>
            <p class="actions">
                <button
                    type="button"
                    class="button button--main"
                    on:click=move |_| try_again.run(())
                >
                    "Try again"
                </button>
                <button type="button" class="button" on:click=move |_| page::reload()>
                    "Reload Backstay"
                </button>
            </p>
        </article>
    }
}

/// Brings the focus to the heading of a page once there is one: after a
/// navigation, not when the app is opened.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    is_due: StoredValue<bool>,
}

impl Default for Arrival {
    /// Nobody has arrived yet.
    fn default() -> Self {
        Self {
            is_due: StoredValue::new(false),
        }
    }
}

impl Arrival {
    /// The next heading takes the focus.
    pub fn expect(self) {
        self.is_due.set_value(true);
    }

    /// Gives the focus to the heading when the page is painted; without one yet,
    /// whoever brings it calls again.
    pub fn greet(self) {
        request_animation_frame(move || {
            if self.is_due.get_value() && page::holds("main h1") {
                page::focus("main h1");
                self.is_due.set_value(false);
            }
        });
    }
}
