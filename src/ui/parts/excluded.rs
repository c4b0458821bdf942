//! What the must-haves took out, each with the fact, and what could not be
//! checked.

use leptos::prelude::*;

use super::evidence::{evidence_of, fact, with_evidence};
use super::first_rows::FirstRows;
use crate::browser::address;
use crate::decision::{Decision, Exclusion};
use crate::ui::router::A;
use crate::ui::session::Session;

/// The excluded and the unchecked.
#[component]
pub fn Excluded(
    /// The visit.
    session: Session,
    /// The decision.
    decision: Decision,
) -> impl IntoView {
    let bundle = session.bundle();
    let name = move |id| bundle.catalog.frameworks[id].name.as_str();
    let requirement = move |id| bundle.interview.requirement(id).1.words(session.wording());
    let total = bundle.catalog.frameworks.len();
    let remain = total - decision.excluded.len();
    let listed = decision.excluded.len() + decision.unchecked.len() + decision.idle.len();
    let rows = decision
        .excluded
        .into_iter()
        .map(|exclusion| view! { <ExcludedRow session exclusion /> })
        .collect_view();
    let unchecked = decision
        .unchecked
        .into_iter()
        .map(|each| {
            let fact = bundle
                .catalog
                .facts
                .name(&each.fact)
                .unwrap_or(&each.fact)
                .to_owned();
            view! {
                <li>
                    <strong>{name(each.framework)}</strong>
                    <span class="excluded__reason">
                        <em>"Could not be checked: "</em>
                        {fact}
                        ", for “"
                        {requirement(each.requirement)}
                        "”. It stays in the ranking, marked."
                    </span>
                </li>
            }
        })
        .collect_view();
    let idle = decision
        .idle
        .into_iter()
        .map(|id| {
            view! { <li>"“" {requirement(id)} "” rules out nothing yet: answer its question first."</li> }
        })
        .collect_view();
    view! {
        <p class="quiet">{remain} " of " {total} " remain."</p>
        <FirstRows total=listed>
            <ul class="excluded">{rows} {unchecked} {idle}</ul>
        </FirstRows>
    }
}

#[component]
fn ExcludedRow(session: Session, exclusion: Exclusion) -> impl IntoView {
    let bundle = session.bundle();
    let framework = &bundle.catalog.frameworks[exclusion.framework];
    let opened = RwSignal::new(false);
    let toggle = move |_| opened.set(true);
    let failures = StoredValue::new(exclusion.failures);
    let reasons = failures.with_value(|failures| {
        failures
            .iter()
            .map(|failure| {
                let (_, requirement) = bundle.interview.requirement(failure.requirement);
                let fact = bundle
                    .catalog
                    .facts
                    .name(&failure.fact)
                    .unwrap_or(&failure.fact);
                let fact = format!("{fact}: {}", failure.found.words());
                view! {
                    <span class="excluded__reason">
                        "“" {requirement.words(session.wording())} "” — " <b>{fact}</b>
                    </span>
                }
            })
            .collect_view()
    });
    let slug = framework.id.clone();
    let sources = move || {
        let slug = slug.clone();
        let evidence = evidence_of(slug.clone());
        with_evidence(evidence, move |evidence| {
            failures.with_value(|failures| {
                failures
                    .iter()
                    .map(|failure| fact(evidence, &failure.fact))
                    .collect_view()
                    .into_any()
            })
        })
    };
    view! {
        <li>
            <A href=address::to(
                &format!("/frameworks/{}", framework.id),
            )>{framework.name.as_str()}</A>
            {reasons}
            <details class="sum__source" on:toggle=toggle>
                <summary>"Source"</summary>
                {move || opened.get().then(&sources)}
            </details>
        </li>
    }
}
