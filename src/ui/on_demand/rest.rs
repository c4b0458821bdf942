//! The rest of the app, which follows the first question.

use std::mem;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Arrival, Code, Part, Wish, at_hand, fetch_rest, fulfil};
use crate::browser::{address, styles};
use crate::interview::QuestionId;
use crate::ui::router::{Location, NavigateOptions};
use crate::ui::session::Session;

/// The rest of the app: the engine, what the browser keeps, and every question.
/// The first question does without it, so it is fetched when that is painted.
#[derive(Clone, Copy, Debug)]
pub struct Rest {
    pub(super) session: Session,
    location: Location,
    arrival: Arrival,
    pub(super) code: RwSignal<Code>,
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
        spawn_local(styles::ask("rest").arrive());
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
            .then(|| at_hand(super::part(rest.session, part)))
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
            view! { <p class="ranking__empty">"Fetching the ranking …"</p> }.into_any()
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
