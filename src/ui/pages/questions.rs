//! One question at a time, the ranking beside it, every question in reach.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::missing::MissingPage;
use crate::browser::{address, page};
use crate::catalog::Id;
use crate::interview::{AnswerSheet, QuestionId};
use crate::ui::parts::contradictions::Contradictions;
use crate::ui::parts::question_form::{QuestionForm, answer_words};
use crate::ui::parts::ranking::Ranking;
use crate::ui::session::{Session, use_session};

/// The path of a question's page.
pub fn path_of(session: Session, question: QuestionId) -> String {
    let row = &session.bundle().interview.questions()[question];
    address::to(&format!("/questions/{}", row.id))
}

/// "Question 3 of 24".
pub fn place_of(session: Session, question: QuestionId) -> String {
    let total = session.bundle().interview.questions().len();
    format!("Question {} of {total}", question.position() + 1)
}

/// The question of the path; without one, the first that is not answered.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let session = use_session();
    let interview = &session.bundle().interview;
    let params = use_params_map();
    // Only the path decides: answering must not turn the page.
    let shown = Memo::new(
        move |_| match params.with(|params| params.get("question")) {
            Some(slug) => interview.question(&slug),
            None => session.sheet().with_untracked(|sheet| {
                interview
                    .questions()
                    .ids()
                    .find(|id| sheet.answer(*id).is_none())
                    .or(Some(QuestionId::at(0)))
            }),
        },
    );
    move || match shown.get() {
        Some(question) => view! { <Asked session question /> }.into_any(),
        None => view! { <MissingPage /> }.into_any(),
    }
}

#[component]
fn Asked(session: Session, question: QuestionId) -> impl IntoView {
    let bundle = session.bundle();
    let questions = bundle.interview.questions();
    let row = &questions[question];
    page::title(&row.name);
    let next = (question.position() + 1 < questions.len())
        .then(|| QuestionId::at(question.position() + 1));
    let back = question.position().checked_sub(1).map(QuestionId::at);
    let next_path = next.map_or_else(|| address::to("/result"), |next| path_of(session, next));
    let skip_path = next_path.clone();
    let navigate = use_navigate();
    let go_on = Callback::new(move |()| navigate(&next_path, NavigateOptions::default()));
    let answered = move || {
        session
            .sheet()
            .with(|sheet| sheet.answer(question).is_some())
    };
    let is_empty = Signal::derive(move || session.sheet().with(AnswerSheet::is_empty));
    let back_link = back.map(|back| {
        view! {
            <A href=path_of(session, back) attr:class="link">
                "Back"
            </A>
        }
    });
    view! {
        <div class="columns">
            <div class="columns__main">
                <QuestionForm session question place=place_of(session, question) on_continue=go_on>
                    <A href=skip_path attr:class="link">
                        "Skip"
                    </A>
                    {back_link}
                    <Show when=answered>
                        <button
                            type="button"
                            class="link"
                            on:click=move |_| session.withdraw(question)
                        >
                            "Take back my answer"
                        </button>
                    </Show>
                </QuestionForm>
            </div>
            <aside class="columns__side">
                <Ranking bundle decision=session.decision() is_empty />
                <Contradictions session most=1 />
                <p class="actions">
                    <A href=address::to("/result") attr:class="button">
                        "See the result"
                    </A>
                </p>
            </aside>
        </div>
        <Answers session question />
    }
}

/// Every question with its answer, to change any of them.
#[component]
fn Answers(session: Session, question: QuestionId) -> impl IntoView {
    let themes = session
        .bundle()
        .catalog
        .themes
        .iter()
        .map(|theme| {
            let rows = session
                .bundle()
                .interview
                .questions()
                .iter()
                .filter(|(_, row)| row.theme == theme.id)
                .map(|(id, row)| {
                    let said = move || answer_words(session, id).unwrap_or_else(|| "—".to_owned());
                    view! {
                        <li>
                            <A
                                href=path_of(session, id)
                                attr:aria-current=(id == question).then_some("step")
                            >
                                {row.name.as_str()}
                            </A>
                            <span class="answers__said">{said}</span>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section>
                    <h3>{theme.name.as_str()}</h3>
                    <ul>{rows}</ul>
                </section>
            }
        })
        .collect_view();
    view! {
        <section class="answers" aria-labelledby="answers-title">
            <h2 id="answers-title">"All questions"</h2>
            <div class="answers__themes">{themes}</div>
            <p class="actions">
                <button type="button" class="link" on:click=move |_| session.start_over()>
                    "Clear all answers"
                </button>
            </p>
        </section>
    }
}
