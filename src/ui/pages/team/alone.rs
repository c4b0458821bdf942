//! What each person would choose alone, side by side.

use leptos::prelude::*;

use crate::catalog::FrameworkId;
use crate::decision::{Person, Standing, TeamDecision};
use crate::report::words;
use crate::ui::session::Session;

/// How many frameworks of each ranking stand there from the start.
const FIRST: usize = 5;

/// One ranking a person, by their own answers and must-haves.
#[component]
pub fn Alone(
    /// The visit.
    session: Session,
    /// The decision.
    decision: TeamDecision,
) -> impl IntoView {
    let out: Vec<FrameworkId> = decision
        .excluded
        .iter()
        .map(|exclusion| exclusion.framework)
        .collect();
    let cards = decision
        .people
        .into_iter()
        .map(|person| view! { <Card session person out=out.clone() /> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="alone-title">
            <h2 id="alone-title">"Each alone"</h2>
            <p class="quiet">
                "Each person’s own ranking, by their answers and must-haves, with points out of 100. "
                <s>"Struck through"</s> ": ruled out by somebody else’s must-have."
            </p>
            <div class="alone">{cards}</div>
        </section>
    }
}

#[component]
fn Card(session: Session, person: Person, out: Vec<FrameworkId>) -> impl IntoView {
    let closeness = person.decision.closeness.words();
    let mut ranking = person.decision.ranking;
    let rest = ranking.split_off(ranking.len().min(FIRST));
    let has_rest = !rest.is_empty();
    let count = rest.len();
    let rows = move |standings: Vec<Standing>, out: &[FrameworkId]| {
        standings
            .into_iter()
            .map(|standing| row(session, &standing, out.contains(&standing.framework)))
            .collect_view()
    };
    let first = rows(ranking, &out);
    let rest = rows(rest, &out);
    view! {
        <article class="alone__person">
            <h3>{person.name}</h3>
            <p class="judgement">{closeness}</p>
            <ol class="alone__ranking">{first}</ol>
            {has_rest
                .then(|| {
                    view! {
                        <details class="sum__source">
                            <summary>{count} " more"</summary>
                            <ol class="alone__ranking">{rest}</ol>
                        </details>
                    }
                })}
        </article>
    }
}

fn row(session: Session, standing: &Standing, is_out: bool) -> impl IntoView + use<> {
    let name = session.bundle().catalog.frameworks[standing.framework]
        .name
        .as_str();
    let name = if is_out {
        view! {
            <s>{name}</s>
            <span class="heard">", ruled out by somebody else"</span>
        }
        .into_any()
    } else {
        name.into_any()
    };
    view! {
        <li class="alone__row">
            <span class="sum__rank">{standing.rank}</span>
            <span>{name}</span>
            <span class="alone__points">{words::points(standing.value)}</span>
        </li>
    }
}
