//! Answers and must-haves that pull apart, each pair with a way out.

use leptos::prelude::*;

use super::question_form::answer_words;
use crate::decision::{Clash, Contradiction, Side, contradictions};
use crate::report::words;
use crate::ui::pages::questions::path_of;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many frameworks are named before the rest is counted.
const NAMED: usize = 3;

/// A notice in step with the answers; empty while nothing pulls apart.
#[component]
pub fn Contradictions(
    /// The visit.
    session: Session,
    /// How many pairs to show: those whose way out helps most.
    most: usize,
) -> impl IntoView {
    let bundle = session.bundle();
    let found = Memo::new(move |_| {
        session.sheet().with(|sheet| {
            session.decision().with(|decision| {
                session
                    .free()
                    .with(|free| contradictions(bundle, sheet, decision, free))
            })
        })
    });
    let notice = move || {
        let mut found = found.get();
        let rest = found.len().saturating_sub(most);
        found.truncate(most);
        let pairs = found
            .into_iter()
            .map(|contradiction| pair(session, contradiction))
            .collect::<Vec<_>>();
        let more = (rest > 0).then(|| {
            let count = words::count(rest, "more pair", "more pairs");
            view! { <p class="quiet">"And " {count} "."</p> }
        });
        let heading = match pairs.len() + rest {
            1 => "Two of your answers conflict",
            _ => "Some of your answers conflict",
        };
        (!pairs.is_empty()).then(|| {
            view! {
                <section class="contradictions" aria-labelledby="contradictions-title">
                    <h2 id="contradictions-title">{heading}</h2>
                    <ul>{pairs}</ul>
                    {more}
                </section>
            }
        })
    };
    view! {
        <div class="contradictions-place" aria-live="polite">
            {notice}
        </div>
    }
}

fn pair(session: Session, contradiction: Contradiction) -> impl IntoView {
    let [one, other] = contradiction
        .clash
        .sides(session.bundle())
        .map(|side| named(session, side));
    let said = match contradiction.clash {
        Clash::Unwanted(_) => view! {
            {one}
            " is a must-have, but you said that "
            {other}
            " doesn’t matter."
        }
        .into_any(),
        Clash::NonePasses(..) => view! {
            "No framework meets both "
            {one}
            " and "
            {other}
            "."
        }
        .into_any(),
        Clash::RulesOut(..) => view! {
            {one}
            " rules out every framework that does well on "
            {other}
            "."
        }
        .into_any(),
        Clash::NoneServes(..) => view! {
            "No framework does well on both "
            {one}
            " and "
            {other}
            "."
        }
        .into_any(),
    };
    let way_out = contradiction.way_out;
    let give_up = move |_| match way_out {
        Side::Requirement(id) => session.drop_requirements(&[id]),
        Side::Answer(question) => session.leave_open(question),
    };
    // Where nobody is helped the links remain: more than this has to change.
    let is_way_out =
        !contradiction.helps.is_empty() || matches!(contradiction.clash, Clash::Unwanted(_));
    let button = is_way_out.then(|| {
        view! {
            <button type="button" class="button" on:click=give_up>
                {give_up_words(session, &contradiction)}
            </button>
        }
    });
    view! {
        <li>
            <p>{said}</p>
            <p>{help(session, &contradiction)}</p>
            {button}
        </li>
    }
}

/// A side in the person's own words, with the way to its question.
fn named(session: Session, side: Side) -> impl IntoView {
    let bundle = session.bundle();
    let question = side.question(bundle);
    let words = match side {
        Side::Requirement(id) => {
            let (_, requirement) = bundle.interview.requirement(id);
            requirement.words(session.wording()).to_owned()
        }
        Side::Answer(_) => {
            let name = &bundle.interview.questions()[question].name;
            match answer_words(session, question) {
                Some(answer) => format!("{name}: {answer}"),
                None => name.clone(),
            }
        }
    };
    view! { <A href=path_of(session, question)>"“" {words} "”"</A> }
}

fn give_up_words(session: Session, contradiction: &Contradiction) -> String {
    let bundle = session.bundle();
    match (contradiction.way_out, contradiction.clash) {
        (Side::Requirement(id), Clash::NonePasses(..)) => {
            let (_, requirement) = bundle.interview.requirement(id);
            format!("Drop “{}”", requirement.words(session.wording()))
        }
        (Side::Requirement(_), _) => "Drop the must-have".to_owned(),
        (Side::Answer(question), _) => {
            let name = &bundle.interview.questions()[question].name;
            format!("Leave “{name}” open")
        }
    }
}

/// What giving it up is good for.
fn help(session: Session, contradiction: &Contradiction) -> String {
    let catalog = &session.bundle().catalog;
    let count = contradiction.helps.len();
    match contradiction.clash {
        Clash::Unwanted(_) if count == 0 => {
            return "Dropping it would bring no framework back.".to_owned();
        }
        _ if count == 0 => {
            return "Giving up one of them is not enough: something else stands in the way too."
                .to_owned();
        }
        _ => {}
    }
    let mut names: Vec<String> = contradiction
        .helps
        .iter()
        .take(NAMED)
        .map(|id| catalog.frameworks[*id].name.clone())
        .collect();
    if count > NAMED {
        names.push(words::count(count - NAMED, "more", "more"));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = words::list(&names);
    match contradiction.way_out {
        Side::Requirement(_) => format!("Without the must-have, {names} would be back."),
        Side::Answer(open) => {
            let questions = session.bundle().interview.questions();
            let name = &questions[open].name;
            let does = if count == 1 { "does" } else { "do" };
            format!("With “{name}” left open, {names} {does} well on the other.")
        }
    }
}
