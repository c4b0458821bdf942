//! "What would change this": single answers, must-haves and weights that put
//! another framework first.

use leptos::prelude::*;

use crate::decision::{Change, Flip, Outlook};
use crate::interview::{Answer, Question, Wording};
use crate::report::words;
use crate::ui::pages::questions::path_of;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many changes of each kind are listed before the rest is counted.
const LISTED: usize = 6;

/// The smallest change, then others by kind, then weights.
///
/// The changes of the answers before stand, marked as busy, until those of the
/// present answers are all found: which is the smallest shows only then.
#[component]
pub fn WhatChanges(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let flips = session.flips();
    let progress = move || {
        let is_smallest = flips.found.with(|found| {
            let found = found.as_deref().unwrap_or_default();
            smallest(found).is_some()
        });
        let (done, total) = flips.progress.get();
        match total {
            0 => "Trying answers …".to_owned(),
            _ if done < total => format!("Trying answers: {done} of {total}"),
            _ if is_smallest => format!("The smallest change, of {total} tried"),
            _ => format!("{total} changes tried"),
        }
    };
    let changes = move || {
        flips
            .found
            .with(|found| found.as_ref().map(|found| changes(session, found)))
    };
    let turns = move || {
        session
            .outlook()
            .with(|outlook| turns(session, outlook.as_ref()?))
    };
    view! {
        <section class="section changes" aria-labelledby="changes-title">
            <h2 id="changes-title" tabindex="-1">
                "What would change this"
            </h2>
            <p class="quiet">{progress}</p>
            <div class="changes__found" aria-busy=move || flips.is_busy().to_string()>
                {changes}
            </div>
            {turns}
        </section>
    }
}

fn changes(session: Session, found: &[Flip]) -> impl IntoView + use<> {
    let smallest = smallest(found);
    let lead = match smallest {
        Some(flip) => view! { <p class="changes__first">{sentence(session, flip)}</p> }
        .into_any(),
        None if found.is_empty() => view! {
            <p class="changes__first">
                "No single answer changes who comes first: neither one that you gave nor one that is still open."
            </p>
        }
        .into_any(),
        None => view! {
            <p class="changes__first">
                "None of the answers you gave changes who comes first on its own, but some that are still open would."
            </p>
        }
        .into_any(),
    };
    let others = found.get(usize::from(smallest.is_some())..);
    let of_kind = |heading: &'static str, is_of_kind: fn(&Flip) -> bool| {
        let flips: Vec<&Flip> = others
            .unwrap_or_default()
            .iter()
            .filter(|flip| is_of_kind(flip))
            .collect();
        list(session, heading, &flips)
    };
    view! {
        {lead}
        <div class="changes__kinds">
            {of_kind(
                "If you had answered differently",
                |flip| !flip.is_open && matches!(flip.change, Change::Say(..)),
            )} {of_kind("Must-haves", |flip| matches!(flip.change, Change::Drop(_)))}
            {of_kind("Answers still open", |flip| flip.is_open)}
        </div>
    }
}

/// The first, unless all are answers to come: those change nothing that was said.
fn smallest(found: &[Flip]) -> Option<&Flip> {
    found.first().filter(|flip| !flip.is_open)
}

fn list(session: Session, heading: &'static str, flips: &[&Flip]) -> impl IntoView + use<> {
    let rows = flips
        .iter()
        .take(LISTED)
        .map(|flip| view! { <li>{sentence(session, flip)}</li> })
        .collect_view();
    let more = flips.len().checked_sub(LISTED + 1).map(|more| {
        let count = words::count(more + 1, "more does", "more do");
        view! { <p class="quiet">{count} " the same."</p> }
    });
    (!flips.is_empty()).then(|| {
        view! {
            <div>
                <h3>{heading}</h3>
                <ul>{rows}</ul>
                {more}
            </div>
        }
    })
}

/// What would have to be said, with the way to its question, and what comes
/// first then.
fn sentence(session: Session, flip: &Flip) -> impl IntoView + use<> {
    let bundle = session.bundle();
    let interview = &bundle.interview;
    let wording = session.wording();
    let (before, question, named, after) = match &flip.change {
        Change::Drop(requirement) => {
            let (question, requirement) = interview.requirement(*requirement);
            let named = requirement.words(wording).to_owned();
            (
                "Without the must-have ".to_owned(),
                question,
                named,
                String::new(),
            )
        }
        Change::Say(question, answer) => {
            let row = &interview.questions()[*question];
            let then = answer_words(row, answer, wording);
            let now = session.sheet().with_untracked(|sheet| {
                let now = sheet.answer(*question).filter(|_| !flip.is_open);
                now.map(|now| answer_words(row, now, wording))
            });
            let (before, after) = match now {
                Some(now) => (
                    "If ".to_owned(),
                    format!(" had been “{then}” instead of “{now}”"),
                ),
                None => (format!("If you answer “{then}” to "), String::new()),
            };
            (before, *question, row.name.clone(), after)
        }
    };
    let firmness = flip.firmness.map(|firmness| {
        view! {
            ", "
            <em>"in " {words::of_hundred(firmness)} " of 100"</em>
        }
    });
    view! {
        {before}
        <A href=path_of(session, question)>"“" {named} "”"</A>
        {after}
        ", "
        <strong>{bundle.catalog.frameworks[flip.to].name.as_str()}</strong>
        " would be first"
        {firmness}
        "."
    }
}

fn answer_words(question: &Question, answer: &Answer, wording: Wording) -> String {
    match answer {
        Answer::NotSure => "Not sure yet".to_owned(),
        Answer::DoesntMatter => "It doesn’t matter".to_owned(),
        Answer::Options(options) => {
            let rows = options.iter().filter_map(|id| question.option_row(*id));
            let names: Vec<&str> = rows.map(|option| option.words(wording)).collect();
            words::list(&names)
        }
    }
}

/// The weights of single lines at which the first two are level.
fn turns(session: Session, outlook: &Outlook) -> Option<impl IntoView + use<>> {
    let catalog = &session.bundle().catalog;
    // The outlook is that of the present decision whenever it changes.
    let leaders = session.decision().with_untracked(|decision| {
        let leaders = decision.ranking.iter().take(2);
        leaders.map(|each| each.framework).collect::<Vec<_>>()
    });
    let [first, second] = leaders.try_into().ok()?;
    let rows = outlook
        .turns
        .iter()
        .take(LISTED)
        .map(|turn| {
            view! {
                <tr>
                    <th scope="row">{catalog.criteria[turn.criterion].name.as_str()}</th>
                    <td>{words::points(turn.from_weight)}</td>
                    <td>{words::points(turn.at_weight)}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="turns">
                <caption>
                    {catalog.frameworks[second].name.as_str()} " draws level with "
                    {catalog.frameworks[first].name.as_str()}
                    " if just one of these lines weighs this much, of 100, instead."
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"Line"</th>
                        <th scope="col">"Weighs now"</th>
                        <th scope="col">"Level at"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}
