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
use crate::ui::parts::question_form::QuestionForm;
use crate::ui::parts::ranking::Ranking;
use crate::ui::session::use_session;

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
    let answered = move || session.sheet().with(AnswerSheet::answered);
    let is_empty = Signal::derive(move || session.sheet().with(AnswerSheet::is_empty));
    view! {
        <div class="start">
            <p class="start__promise">
                "Answer what you know. See which backend framework fits, the whole sum behind it, \
                 a source and a date for every fact, and how firm the answer is."
            </p>
            <div class="columns">
                <div class="columns__main">
                    <QuestionForm session question=first place=place_of(session) on_continue=go_on>
                        <button type="button" class="link" on:click=move |_| go_on.run(())>
                            "Skip"
                        </button>
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
                        <Ranking
                            bundle
                            decision=session.decision()
                            under_way=session.under_way()
                            is_empty
                        />
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
