//! The start is already the first question, with presets beside it.

use leptos::prelude::*;

use super::questions::place_of;
use crate::browser::{address, page};
use crate::catalog::Id;
use crate::interview::{AnswerSheet, QuestionId};
use crate::report::words;
use crate::ui::charts::contours::Contours;
use crate::ui::on_demand::{Later, Part, RankingLater, Rest, Wish};
use crate::ui::parts::question_form::QuestionForm;
use crate::ui::router::A;
use crate::ui::session::{Session, use_session};

/// First question, presets, and the ranking as soon as there is one.
#[component]
pub fn StartPage() -> impl IntoView {
    page::title("Choose a backend web framework");
    let session = use_session();
    let rest = expect_context::<Rest>();
    let opening = session.opening();
    let first = QuestionId::at(0);
    let go_on = Callback::new(move |()| rest.wish(Wish::Leave(first), "/questions"));
    let presets = opening
        .presets
        .iter()
        .enumerate()
        .map(|(place, preset)| {
            let take_up = move |_| rest.wish(Wish::Preset(place), "/result");
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
    let is_first_answered = move || session.sheet().with(|sheet| sheet.answer(first).is_some());
    let is_empty = move || session.sheet().with(AnswerSheet::is_empty);
    let chart = move || {
        if rest.is_here() {
            view! { <Later part=Part::Chart /> }.into_any()
        } else {
            let all = opening.frameworks as usize;
            view! { <p class="promise__legend">{legend(all, is_empty())}</p> }.into_any()
        }
    };
    let answered = move || session.sheet().with(AnswerSheet::answered);
    view! {
        <div class="start">
            <section class="promise ground" aria-label="About Backstay">
                <p class="promise__words">
                    "Answer what you can. See which backend framework fits, the whole sum behind \
                     it, and how firm the result is."
                </p>
                {chart}
            </section>
            <div class="columns">
                <div class="columns__main">
                    <QuestionForm
                        session
                        question=first
                        row=&opening.first
                        musts=view! { <Later part=Part::Musts(first) /> }.into_any()
                        now=view! { <Later part=Part::WhyNow(first) /> }.into_any()
                        place=place_of(session)
                        on_continue=go_on
                    >
                        <Show when=move || !is_first_answered()>
                            <button type="button" class="link" on:click=move |_| go_on.run(())>
                                "Skip"
                            </button>
                        </Show>
                    </QuestionForm>
                </div>
                <aside class="columns__side">
                    <Show when=move || !is_empty()>
                        <section class="resume">
                            <h2>"You have already started"</h2>
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
                        <RankingLater />
                    </Show>
                    <section class="presets">
                        <h2>"Or start from a typical case"</h2>
                        <p class="quiet">
                            "This fills in a few answers. You can change any of them afterwards."
                        </p>
                        <ul>{presets}</ul>
                    </section>
                </aside>
            </div>
        </div>
    }
}

/// The sea of the present values beside the promise, and what it shows.
#[component]
pub fn Chart(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let is_empty = move || session.sheet().with(AnswerSheet::is_empty);
    let values = Signal::derive(move || {
        session.decision().with(|decision| {
            decision
                .ranking
                .iter()
                .map(|each| each.value)
                .collect::<Vec<_>>()
        })
    });
    let said = move || legend(values.with(Vec::len), is_empty());
    view! {
        <p class="promise__legend">{said}</p>
        <Contours values />
    }
}

fn legend(left: usize, is_empty: bool) -> String {
    let so_far = if is_empty {
        "before any answer"
    } else {
        "with your answers"
    };
    format!(
        "The chart shows the points, out of 100, of {left} frameworks {so_far}. The deeper, the \
         more."
    )
}
