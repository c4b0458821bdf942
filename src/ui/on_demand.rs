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

use std::future::Future;
use std::mem;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

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
use super::router::{Location, NavigateOptions};
use super::session::Session;
use crate::browser::{address, page};
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
    /// Fetches the code, unless it is there; a failed try can be repeated.
    async fn fetch(self) -> Result<(), SplitLoaderError> {
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

/// The rest of the app: the engine, what the browser keeps, and every question.
/// The first question does without it, so it is fetched when that is painted.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    session: Session,
    location: Location,
    arrival: Arrival,
    code: RwSignal<Code>,
    is_fetching: StoredValue<bool>,
    wishes: StoredValue<Vec<Wish>>,
}

impl Rest {
    /// The rest of a visit's app, not fetched yet.
    pub fn of(session: Session, location: Location, arrival: Arrival) -> Self {
        Self {
            session,
            location,
            arrival,
            code: RwSignal::new(Code::OnItsWay),
            is_fetching: StoredValue::new(false),
            wishes: StoredValue::new(Vec::new()),
        }
    }

    /// Fetches it, unless it is there or on its way; a failed try can be repeated.
    pub fn fetch(self) {
        if self.is_fetching.get_value() {
            return;
        }
        self.is_fetching.set_value(true);
        self.code.set(Code::OnItsWay);
        spawn_local(async move {
            // Each of the two finds out by itself that the file is there.
            let came =
                fetch_rest().await.is_ok() && fulfil(self.session, Wish::Begin).await.is_ok();
            if came {
                let wishes = self.wishes.try_update_value(mem::take);
                for wish in wishes.unwrap_or_default() {
                    self.fulfil(wish, true);
                }
                self.code.set(Code::Here);
            } else {
                self.is_fetching.set_value(false);
                self.code.set(Code::Missing);
            }
        });
    }

    /// Whether it is there.
    pub fn is_here(self) -> bool {
        self.code.get() == Code::Here
    }

    /// Whether it is there, without following when it comes.
    pub fn was_here(self) -> bool {
        self.code.get_untracked() == Code::Here
    }

    /// Whether it could not be fetched.
    pub fn is_missing(self) -> bool {
        self.code.get() == Code::Missing
    }

    /// Does what is asked for: at once, or when the rest is there. The person sees
    /// `meanwhile`, a page that waits for it.
    pub fn wish(self, wish: Wish, meanwhile: &str) {
        if self.code.get_untracked() == Code::Here {
            self.fulfil(wish, false);
        } else {
            self.wishes.update_value(|wishes| wishes.push(wish));
            self.fetch();
            self.location
                .go(&address::to(meanwhile), NavigateOptions::default());
        }
    }

    /// Opens the link of the fragment; the page that opened with it waits.
    pub fn open_link(self) {
        if self.code.get_untracked() == Code::Here {
            self.fulfil(Wish::OpenLink, true);
        } else {
            self.wishes
                .update_value(|wishes| wishes.push(Wish::OpenLink));
            self.fetch();
        }
    }

    /// Takes an answer back. Before the rest is there, no question shows must-haves
    /// that would go with it.
    pub fn withdraw(self, session: Session, question: QuestionId) {
        if self.code.get_untracked() == Code::Here {
            let _ = at_hand(fulfil(session, Wish::Withdraw(question)));
        } else {
            session.sheet().update(|sheet| sheet.withdraw(question));
        }
    }

    fn fulfil(self, wish: Wish, replace: bool) {
        if let Some(path) = at_hand(fulfil(self.session, wish)).flatten() {
            let options = NavigateOptions {
                replace,
                ..NavigateOptions::default()
            };
            let before = self.location.pathname.get_untracked();
            self.location.go(&path, options);
            let has_moved = self.location.pathname.get_untracked() != before;
            if has_moved && self.code.get_untracked() != Code::Here {
                self.arrival.stay();
            }
        }
    }
}

/// A part of a page of the first load that comes with the rest of the app.
#[component]
pub fn Later(
    /// Which.
    part: Part,
) -> impl IntoView {
    let rest = expect_context::<Rest>();
    move || {
        rest.is_here()
            .then(|| at_hand(self::part(rest.session, part)))
    }
}

/// The ranking so far; until it can be made, that it is on its way, or how to
/// try again.
#[component]
pub fn RankingLater() -> impl IntoView {
    let rest = expect_context::<Rest>();
    move || {
        if rest.is_here() {
            return view! { <Later part=Part::Ranking /> }.into_any();
        }
        let said = if rest.is_missing() {
            view! {
                <p class="ranking__empty">
                    "The ranking could not be fetched: you may be offline. Your answer stays on this page. "
                    <button type="button" class="link" on:click=move |_| rest.fetch()>
                        "Try again"
                    </button>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="ranking__empty">"The ranking is on its way …"</p> }.into_any()
        };
        view! {
            <section class="ranking" aria-labelledby="ranking-title">
                <h2 id="ranking-title">"The ranking so far"</h2>
                {said}
            </section>
        }
        .into_any()
    }
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
    stays: StoredValue<bool>,
}

impl Default for Arrival {
    /// Nobody has arrived yet.
    fn default() -> Self {
        Self {
            is_due: StoredValue::new(false),
            stays: StoredValue::new(false),
        }
    }
}

impl Arrival {
    /// The next heading takes the focus.
    pub fn expect(self) {
        self.is_due.set_value(true);
    }

    /// The address is about to change, and the person is not: the page just opened
    /// turns out to be another one.
    pub fn stay(self) {
        self.stays.set_value(true);
    }

    /// Whether the address changed and the person did not, asked once.
    pub fn stays(self) -> bool {
        self.stays.try_update_value(mem::take).unwrap_or_default()
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
