//! One question at a time, the ranking beside it, every question in reach.

use leptos::prelude::*;

use super::missing::MissingPage;
use crate::browser::{address, page};
use crate::catalog::Id;
use crate::decision::Advice;
use crate::interview::{AnswerSheet, QuestionId};
use crate::report::outlook;
use crate::ui::parts::contradictions::Contradictions;
use crate::ui::parts::pull::RankingSheet;
use crate::ui::parts::question_form::{Musts, QuestionForm, WhyNow, answer_words};
use crate::ui::router::{A, NavigateOptions, use_navigate, use_param};
use crate::ui::session::{Session, use_session};

/// The path of a question's page.
pub fn path_of(session: Session, question: QuestionId) -> String {
    let row = &session.bundle().interview.questions()[question];
    address::to(&format!("/questions/{}", row.id))
}

/// "3 of 24 answered".
pub fn place_of(session: Session) -> Signal<String> {
    let total = session.opening().questions;
    Signal::derive(move || match session.sheet().with(AnswerSheet::answered) {
        0 => format!("{total} questions; a few are often enough"),
        answered => format!("{answered} of {total} answered"),
    })
}

/// Leaves a question behind and shows the next one, or the result.
pub fn path_after(session: Session, question: QuestionId) -> String {
    match session.pass(question) {
        Some(next) => path_of(session, next),
        None => address::to("/result"),
    }
}

/// The question of the path; without one, the first that is not answered.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let session = use_session();
    let interview = &session.bundle().interview;
    let slug = use_param();
    // Only the path decides: answering must not turn the page.
    let shown = Memo::new(move |_| match slug.get() {
        Some(slug) => interview.question(&slug),
        None => session.next().or_else(|| {
            session.sheet().with_untracked(|sheet| {
                let mut questions = interview.questions().ids();
                questions
                    .find(|id| sheet.answer(*id).is_none())
                    .or(Some(QuestionId::at(0)))
            })
        }),
    });
    move || match shown.get() {
        Some(question) => view! { <Asked session question /> }.into_any(),
        None => view! { <MissingPage /> }.into_any(),
    }
}

#[component]
fn Asked(session: Session, question: QuestionId) -> impl IntoView {
    let bundle = session.bundle();
    let row = &bundle.interview.questions()[question];
    page::title(&row.name);
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        navigate(&path_after(session, question), NavigateOptions::default());
    });
    let back = untrack(|| session.before(question));
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
        <div class="columns columns--three">
            <div class="columns__main">
                <QuestionForm
                    session
                    question
                    row
                    musts=view! { <Musts session question /> }.into_any()
                    now=view! { <WhyNow session question /> }.into_any()
                    place=place_of(session)
                    on_continue=leave
                >
                    <Show when=move || !answered()>
                        <button type="button" class="link" on:click=move |_| leave.run(())>
                            "Skip"
                        </button>
                    </Show>
                    {back_link}
                    <Show when=answered>
                        <button
                            type="button"
                            class="link"
                            on:click=move |_| session.withdraw(question)
                        >
                            "Clear my answer"
                        </button>
                    </Show>
                </QuestionForm>
            </div>
            <aside class="columns__side">
                <EnoughAsked session />
                <RankingSheet session is_empty />
                <Contradictions session most=1 />
                <p class="actions">
                    <A href=address::to("/result") attr:class="button">
                        "See the result"
                    </A>
                </p>
            </aside>
            <Answers session question />
        </div>
    }
}

/// That the rest will hardly matter, and both ways from there.
#[component]
fn EnoughAsked(session: Session) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let ask_on = move |_| {
        if let Some(next) = session.go_on() {
            let path = path_of(session, next);
            navigate.with_value(|navigate| navigate(&path, NavigateOptions::default()));
        }
    };
    let said = Memo::new(move |_| match session.advice() {
        Some(Advice::Enough(enough)) => Some(outlook::enough(enough)),
        Some(Advice::Ask(_) | Advice::Done) | None => None,
    });
    view! {
        <div aria-live="polite">
            {move || {
                said.get()
                    .map(|why| {
                        view! {
                            <section class="enough">
                                <h2>"The rest will hardly matter"</h2>
                                <p>{why}</p>
                                <p class="actions">
                                    <button type="button" class="link" on:click=ask_on>
                                        "Keep asking anyway"
                                    </button>
                                </p>
                            </section>
                        }
                    })
            }}
        </div>
    }
}

/// What a question without an answer can still change.
fn open_words(session: Session, question: QuestionId) -> String {
    let weight = session.outlook().with(|outlook| {
        let open = outlook.as_ref()?.question(question)?;
        Some(outlook::weight(open))
    });
    weight.unwrap_or("open").to_owned()
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
                    let said = move || {
                        answer_words(session, id).map_or_else(
                            || view! { <em>{open_words(session, id)}</em> }.into_any(),
                            IntoAny::into_any,
                        )
                    };
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
