//! What the result says while there is no answer, and when nothing is left.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::decision::{Decision, Relaxation};
use crate::report::words;
use crate::ui::pages::questions::path_of;
use crate::ui::parts::excluded::Excluded;
use crate::ui::parts::uncharted::Uncharted;
use crate::ui::router::A;
use crate::ui::session::Session;

/// No answers yet, and where to give the first.
#[component]
pub fn NoAnswers(
    /// The visit.
    session: Session,
) -> impl IntoView {
    page::title("No answers yet");
    let first = session.bundle().interview.questions().ids().next();
    view! {
        <Uncharted>
            <h1 tabindex="-1">"No answers yet"</h1>
            <p>
                "Without an answer there is nothing to rank by: every framework here is the right \
                 one for somebody. One answer is enough to begin."
            </p>
            <p class="actions">
                {first
                    .map(|first| {
                        view! {
                            <A href=path_of(session, first) attr:class="button button--main">
                                "Answer the first question"
                            </A>
                        }
                    })} <A href=address::to("/") attr:class="link">
                    "Start from a typical case"
                </A>
            </p>
        </Uncharted>
    }
}

/// Nothing meets every must-have, and which to drop.
#[component]
pub fn NothingLeft(
    /// The visit.
    session: Session,
    /// The decision without a ranking.
    decision: Decision,
) -> impl IntoView {
    page::title("Nothing meets every must-have");
    let bundle = session.bundle();
    let ways = decision
        .relaxations
        .iter()
        .map(|relaxation| view! { <Way session relaxation=relaxation.clone() /> })
        .collect_view();
    let size = decision
        .relaxations
        .first()
        .map_or(0, |way| way.requirements.len());
    let no_single = (size > 1).then(|| {
        view! { <p>"No single must-have is to blame: at least " {words::number(size)} " have to go."</p> }
    });
    let stated = move || {
        session.sheet().with(|sheet| {
            sheet
                .requirements()
                .map(|id| {
                    let (question, requirement) = bundle.interview.requirement(id);
                    view! {
                        <li>
                            <A href=path_of(
                                session,
                                question,
                            )>{requirement.words(session.wording())}</A>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Uncharted>
            <h1 tabindex="-1">"Nothing meets every must-have"</h1>
            <p>"Your answers are kept. Each framework fails at least one of these must-haves:"</p>
            <ul class="stated">{stated}</ul>
        </Uncharted>
        <section class="section" aria-labelledby="ways-title">
            <h2 id="ways-title">"What would bring some back"</h2>
            {no_single}
            <ul class="ways">{ways}</ul>
        </section>
        <section class="section" aria-labelledby="excluded-title">
            <h2 id="excluded-title">"Ruled out by your must-haves"</h2>
            <Excluded session decision />
        </section>
    }
}

/// Must-haves to drop, with what that brings back.
#[component]
fn Way(session: Session, relaxation: Relaxation) -> impl IntoView {
    let bundle = session.bundle();
    let Relaxation {
        requirements,
        brings_back,
    } = relaxation;
    let names: Vec<&str> = brings_back
        .iter()
        .map(|id| bundle.catalog.frameworks[*id].name.as_str())
        .collect();
    let dropped = requirements
        .iter()
        .map(|id| bundle.interview.requirement(*id).1.words(session.wording()))
        .collect::<Vec<_>>();
    let dropped = words::quoted(&dropped);
    let words = match requirements.len() {
        1 => "Drop this must-have".to_owned(),
        2 => "Drop both".to_owned(),
        more => format!("Drop all {}", words::number(more)),
    };
    view! {
        <li>
            <span>
                "Without " {dropped} ": " <strong>{words::list(&names)}</strong> " would be back."
            </span>
            <button
                type="button"
                class="button"
                on:click=move |_| session.drop_requirements(&requirements)
            >
                {words}
            </button>
        </li>
    }
}
