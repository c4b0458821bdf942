//! Which must-haves the frameworks compared meet, and by which fact they fail.

use leptos::prelude::*;

use super::names;
use crate::catalog::FrameworkId;
use crate::decision::Decision;
use crate::interview::RequirementId;
use crate::report::fact_name;
use crate::ui::session::Session;

/// One row a must-have; nothing while none is stated.
#[component]
pub fn Musts(
    /// The visit.
    session: Session,
    /// Those compared.
    chosen: Memo<Vec<FrameworkId>>,
) -> impl IntoView {
    move || {
        let stated: Vec<RequirementId> =
            session.sheet().with(|sheet| sheet.requirements().collect());
        (!stated.is_empty()).then(|| {
            let chosen = chosen.get();
            let decision = session.decision().get();
            view! { <MustsTable session chosen decision stated /> }
        })
    }
}

#[component]
fn MustsTable(
    session: Session,
    chosen: Vec<FrameworkId>,
    decision: Decision,
    stated: Vec<RequirementId>,
) -> impl IntoView {
    let bundle = session.bundle();
    let heads = names(&bundle.catalog, &chosen)
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    let rows = stated
        .into_iter()
        .map(|requirement| {
            let cells = chosen
                .iter()
                .map(|id| {
                    let whose = bundle.catalog.frameworks[*id].name.as_str();
                    let (met, words) = outcome(session, &decision, requirement, *id);
                    view! {
                        <td>
                            <span class="side__whose">{whose}</span>
                            <span class="must" data-met=met>
                                {words}
                            </span>
                        </td>
                    }
                })
                .collect_view();
            let words = move || {
                bundle
                    .interview
                    .requirement(requirement)
                    .1
                    .words(session.wording())
            };
            view! {
                <tr>
                    <th scope="row">{words}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="musts-title">
            <h2 id="musts-title">"Must-haves"</h2>
            <table class="side side--musts">
                <caption class="heard">"Must-haves of the frameworks, side by side"</caption>
                <thead>
                    <tr>
                        <td></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// Whether a must-have is met (`yes`, `no`, `open`), and the words for it.
fn outcome(
    session: Session,
    decision: &Decision,
    requirement: RequirementId,
    framework: FrameworkId,
) -> (&'static str, String) {
    let catalog = &session.bundle().catalog;
    let failure = decision
        .excluded
        .iter()
        .filter(|each| each.framework == framework)
        .flat_map(|each| &each.failures)
        .find(|failure| failure.requirement == requirement);
    if let Some(failure) = failure {
        let fact = fact_name(catalog, &failure.fact);
        return (
            "no",
            format!("✕ not met. {fact}: {}", failure.found.words()),
        );
    }
    let unchecked = decision
        .unchecked
        .iter()
        .find(|each| each.framework == framework && each.requirement == requirement);
    if let Some(unchecked) = unchecked {
        let fact = fact_name(catalog, &unchecked.fact);
        return ("open", format!("? could not be checked. {fact}: not known"));
    }
    if decision.idle.contains(&requirement) {
        return (
            "open",
            "? nothing to check yet: its question is open".to_owned(),
        );
    }
    ("yes", "✓ met".to_owned())
}
