//! The start is already the first question, with presets beside it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::questions::{path_after, place_of};
use crate::browser::{address, page};
use crate::catalog::Id;
use crate::interview::{AnswerSheet, QuestionId};
use crate::report::words;
use crate::ui::charts::contours::Contours;
use crate::ui::parts::pull::RankingSheet;
use crate::ui::parts::question_form::QuestionForm;
use crate::ui::session::{Session, use_session};

/// First question, presets, and the ranking as soon as there is one.
#[component]
pub fn StartPage() -> impl IntoView {
    page::title("Choose a backend web framework");
    let session = use_session();
    let bundle = session.bundle();
    let first = QuestionId::at(0);
    let navigate = use_navigate();
    let go_on = {
        let navigate = navigate.clone();
        Callback::new(move |()| navigate(&path_after(session, first), NavigateOptions::default()))
    };
    let navigate = StoredValue::new(navigate);
    let presets = bundle
        .presets
        .iter()
        .map(|preset| {
            let take_up = move |_| {
                session.take_up_preset(preset.sheet.read(&bundle.interview).sheet);
                navigate.with_value(|navigate| {
                    navigate(&address::to("/result"), NavigateOptions::default());
                });
            };
            view! {
                <li>
                    <button type="button" class="preset" on:click=take_up>
                        <span class="preset__name">{preset.name.as_str()}</span>
                        <span class="preset__text">{preset.text.as_str()}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    let is_empty = Signal::derive(move || session.sheet().with(AnswerSheet::is_empty));
    let is_first_answered = move || session.sheet().with(|sheet| sheet.answer(first).is_some());
    let answered = move || session.sheet().with(AnswerSheet::answered);
    view! {
        <div class="start">
            <Promise session is_empty />
            <div class="columns">
                <div class="columns__main">
                    <QuestionForm session question=first place=place_of(session) on_continue=go_on>
                        <Show when=move || !is_first_answered()>
                            <button type="button" class="link" on:click=move |_| go_on.run(())>
                                "Skip"
                            </button>
                        </Show>
                    </QuestionForm>
                </div>
                <aside class="columns__side">
                    <Show when=move || !is_empty.get()>
                        <section class="resume">
                            <h2>"You have begun"</h2>
                            <p>
                                {move || words::count(answered(), "question", "questions")}
                                " answered, kept in this browser."
                            </p>
                            <p class="actions">
                                <A href=address::to("/result") attr:class="button">
                                    "See the result"
                                </A>
                                <button
                                    type="button"
                                    class="link"
                                    on:click=move |_| session.start_over()
                                >
                                    "Clear all answers"
                                </button>
                            </p>
                        </section>
                        <RankingSheet session is_empty />
                    </Show>
                    <section class="presets">
                        <h2>"Or start from a typical case"</h2>
                        <p class="quiet">
                            "It fills in a few answers. Change any of them afterwards."
                        </p>
                        <ul>{presets}</ul>
                    </section>
                </aside>
            </div>
        </div>
    }
}

/// What this is, on land, and beside it the sea of all frameworks.
#[component]
fn Promise(session: Session, is_empty: Signal<bool>) -> impl IntoView {
    let values = Signal::derive(move || {
        session.decision().with(|decision| {
            let ranking = decision.ranking.iter();
            ranking.map(|each| each.value).collect::<Vec<_>>()
        })
    });
    let legend = move || {
        let left = values.with(Vec::len);
        let so_far = if is_empty.get() {
            "before any answer"
        } else {
            "with your answers"
        };
        format!(
            "The chart: points of 100 that {left} frameworks have {so_far}. The deeper, the more."
        )
    };
    view! {
        <section class="promise ground" aria-label="What this is">
            <p class="promise__words">
                "Answer what you know. See which backend framework fits, the whole sum behind it, \
                 and how firm it is."
            </p>
            <p class="promise__legend">{legend}</p>
            <Contours values />
        </section>
    }
}
