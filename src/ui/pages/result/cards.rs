//! The first few side by side: what speaks for and against each.

use leptos::prelude::*;

use crate::browser::address;
use crate::decision::{Decision, Standing};
use crate::report::{self, Reason, words};
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::parts::reason_list::ReasonList;
use crate::ui::parts::sounding::Sounding;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many frameworks get a card with reasons.
const CARDS: usize = 3;
/// How many reasons of each kind a card shows.
const REASONS: usize = 4;
/// How many doubts about open questions a card shows.
const DOUBTS: usize = 2;

/// One comparison: what stands beside each other is of one kind.
#[component]
pub fn Cards(
    /// The visit.
    session: Session,
    /// The decision.
    decision: Decision,
) -> impl IntoView {
    let first: Vec<Standing> = decision.ranking.into_iter().take(CARDS).collect();
    let frameworks = &session.bundle().catalog.frameworks;
    let ids: Vec<&str> = first
        .iter()
        .map(|standing| frameworks[standing.framework].id.as_str())
        .collect();
    let compare = (ids.len() > 1).then(|| {
        let path = address::to(&format!("/compare?f={}", ids.join(",")));
        view! {
            <p class="actions">
                <A href=path attr:class="link">
                    "Compare these fact by fact"
                </A>
            </p>
        }
    });
    let cards = first
        .into_iter()
        .map(|standing| view! { <Card session standing /> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="reasons-title">
            <h2 id="reasons-title" tabindex="-1">
                "For and against"
            </h2>
            <p class="quiet">
                "What each gains and loses by your answers, in points out of 100, and what may still count against it while a question is open."
            </p>
            <div class="cards">{cards}</div>
            {compare}
        </section>
    }
}

#[component]
fn Card(session: Session, standing: Standing) -> impl IntoView {
    let bundle = session.bundle();
    let id = standing.framework;
    let framework = &bundle.catalog.frameworks[id];
    let (reasons, against, doubts) = session.sheet().with(|sheet| {
        (
            report::reasons(bundle, sheet, &standing),
            report::against(bundle, sheet, &standing),
            report::doubts(bundle, sheet, &standing),
        )
    });
    let missed = move |kind: &'static str, heading: &'static str, reasons: Vec<Reason>, most| {
        view! {
            <div class=kind>
                <h4>{heading}</h4>
                <ReasonList session framework=id reasons most against=true />
            </div>
        }
    };
    let doubts = (!doubts.is_empty())
        .then(|| missed("card__doubts", "May still count against it", doubts, DOUBTS));
    view! {
        <article class="card">
            <header class="card__head">
                <p class="card__rank">{standing.rank}</p>
                <h3>
                    <A href=address::to(
                        &format!("/frameworks/{}", framework.id),
                    )>{framework.name.as_str()}</A>
                </h3>
                <p class="card__value">
                    <Sounding points=words::points(standing.value) />
                    " points, "
                    <em>"first in " {words::of_hundred(standing.firmness)} " of 100"</em>
                </p>
            </header>
            <div class="card__for">
                <h4>"For"</h4>
                <ReasonList session framework=id reasons most=REASONS />
            </div>
            {missed("card__against", "Against", against, REASONS)}
            {doubts}
            <p class="actions card__keep">
                <KeepButton session framework=id />
            </p>
        </article>
    }
}
