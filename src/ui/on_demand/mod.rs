//! Pages whose code is fetched when they are first visited, and the rest of the
//! app, which follows the first question.
//!
//! Each function marked here is where the build cuts the app (`xtask`,
//! `split`): what only it reaches goes into a file of its own. A build that does
//! not cut, as `cargo xtask serve` makes by default, has everything at hand.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a page is wanted in the type of a fetch that may fail"
)]

pub mod arrival;
pub mod rest;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

pub use self::arrival::Arrival;
pub use self::rest::{Later, RankingLater, Rest};
use super::keeping;
use super::pages::claims::ClaimsPage;
use super::pages::compare::ComparePage;
use super::pages::framework::FrameworkPage;
use super::pages::frameworks::FrameworksPage;
use super::pages::method::MethodPage;
use super::pages::parts::PartsPage;
use super::pages::questions::QuestionsPage;
use super::pages::result::ResultPage;
use super::pages::settings::SettingsPage;
use super::pages::shortlist::ShortlistPage;
use super::pages::start::{Chart, StartPage};
use super::pages::team::TeamPage;
use super::parts::notices::NoticeList;
use super::parts::pull::RankingSheet;
use super::parts::question_form::{Musts, WhyNow};
use super::parts::uncharted::Uncharted;
use super::session::Session;
use crate::browser::{page, styles};
use crate::interview::{AnswerSheet, QuestionId};

/// A page that waits for the rest of the app, and most for a file of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The first question, for somebody of whom something is kept.
    Start,
    /// Any question.
    Questions,
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

/// A part of a page of the first load that comes with the rest of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the person should know.
    Notices,
    /// The sea beside the promise, and what it shows.
    Chart,
    /// The ranking so far.
    Ranking,
    /// The must-haves of a question.
    Musts(QuestionId),
    /// Why a question is asked now.
    WhyNow(QuestionId),
    /// One question at a time.
    Questions,
}

/// What only the rest of the app can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take up what the browser kept: comes before the others.
    Begin,
    /// Take up the answers of a preset, by its place.
    Preset(usize),
    /// Take up the answers of the fragment.
    OpenLink,
    /// Leave a question behind, answered or not.
    Leave(QuestionId),
    /// Take an answer back, with the must-haves of its question.
    Withdraw(QuestionId),
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

#[wasm_split(rest, preload(fetch_rest), fallible)]
fn part(session: Session, part: Part) -> Page {
    Ok(match part {
        Part::Notices => view! { <NoticeList /> }.into_any(),
        Part::Chart => view! { <Chart session /> }.into_any(),
        Part::Ranking => {
            let is_empty = Signal::derive(move || session.sheet().with(AnswerSheet::is_empty));
            view! { <RankingSheet session is_empty /> }.into_any()
        }
        Part::Musts(question) => view! { <Musts session question /> }.into_any(),
        Part::WhyNow(question) => view! { <WhyNow session question /> }.into_any(),
        Part::Questions => view! { <QuestionsPage /> }.into_any(),
    })
}

/// Gives the path of the page where a wish leads, if it leads anywhere.
#[wasm_split(rest, fallible)]
fn fulfil(session: Session, wish: Wish) -> Result<Option<String>, SplitLoaderError> {
    Ok(keeping::fulfil(session, wish))
}

impl Piece {
    /// Fetches code and looks, unless they are there; a failed try can be repeated.
    async fn fetch(self) -> Result<(), SplitLoaderError> {
        let looks = styles::ask(self.file());
        let code = self.fetch_code().await;
        looks.arrive().await;
        code
    }

    /// The name of its file, by which the page says which looks come with it.
    fn file(self) -> &'static str {
        match self {
            Self::Start | Self::Questions => "rest",
            Self::Result => "result",
            Self::Frameworks | Self::Framework | Self::Shortlist | Self::Settings => "reference",
            Self::Compare => "compare",
            Self::Method | Self::Claims => "method",
            Self::Team => "team",
            Self::Parts => "parts",
        }
    }

    async fn fetch_code(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Start | Self::Questions => fetch_rest().await,
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

    async fn build(self, session: Session) -> Page {
        match self {
            Self::Start => Ok(view! { <StartPage /> }.into_any()),
            Self::Questions => part(session, Part::Questions).await,
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
    fn view(self, session: Session) -> Option<AnyView> {
        at_hand(self.build(session))
    }
}

/// What needs no more waiting, because its code has been fetched.
fn at_hand<T>(made: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(made).poll(&mut context) {
        Poll::Ready(made) => made.ok(),
        Poll::Pending => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let rest = expect_context::<Rest>();
    let own = RwSignal::new(Code::OnItsWay);
    let fetch = move || {
        rest.fetch();
        own.set(Code::OnItsWay);
        spawn_local(async move {
            let came = match piece.fetch().await {
                Ok(()) => Code::Here,
                Err(_) => Code::Missing,
            };
            // The person may have gone on meanwhile: the signal is gone then.
            let _ = own.try_set(came);
        });
    };
    fetch();
    let code = Memo::new(move |_| match (rest.code.get(), own.get()) {
        (Code::Here, own) => own,
        (Code::Missing, _) | (_, Code::Missing) => Code::Missing,
        (Code::OnItsWay, _) => Code::OnItsWay,
    });
    Effect::new(move || {
        if code.get() != Code::OnItsWay {
            arrival.greet();
        }
    });
    let try_again = Callback::new(move |()| {
        arrival.expect();
        fetch();
    });
    move || {
        let arrived = match code.get() {
            Code::OnItsWay => return view! { <Waiting /> }.into_any(),
            Code::Here => piece.view(rest.session),
            Code::Missing => None,
        };
        arrived.unwrap_or_else(|| {
            page::title("This page could not be loaded");
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
        <Uncharted>
            <h1 tabindex="-1">"This page could not be loaded"</h1>
            <p>
                "Pages are fetched when you first open them, and this one could not be. You may be \
                 offline, or Backstay may have been updated since you opened it. Your answers, \
                 your shortlist and your team are safe."
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
        </Uncharted>
    }
}
