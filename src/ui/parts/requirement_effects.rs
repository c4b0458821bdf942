//! What each must-have costs, as a small table.

use leptos::prelude::*;

use crate::decision::{Decision, RequirementEffect, requirement_effects};
use crate::report::words;
use crate::ui::pages::questions::path_of;
use crate::ui::router::A;
use crate::ui::session::Session;

/// For each must-have: how many it takes out, how many it alone takes out, and
/// the place that the best of these would have.
#[component]
pub fn RequirementEffects(
    /// The visit.
    session: Session,
    /// The decision.
    decision: Decision,
) -> impl IntoView {
    let effects = session.sheet().with(|sheet| {
        session
            .free()
            .with(|free| requirement_effects(sheet, &decision, free))
    });
    let rows = effects
        .into_iter()
        .map(|effect| row(session, effect))
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="effects">
                <caption class="heard">"What each must-have rules out"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Must-have"</th>
                        <th scope="col">"Rules out"</th>
                        <th scope="col">"Only this one does"</th>
                        <th scope="col">"Best of these, without it"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn row(session: Session, effect: RequirementEffect) -> impl IntoView {
    let bundle = session.bundle();
    let (question, requirement) = bundle.interview.requirement(effect.requirement);
    let best = effect.best.map_or_else(
        || "—".to_owned(),
        |place| {
            format!(
                "{}: {} with {} points",
                bundle.catalog.frameworks[place.framework].name,
                words::ordinal(place.rank),
                words::points(place.value)
            )
        },
    );
    view! {
        <tr>
            <th scope="row">
                <A href=path_of(session, question)>{requirement.words(session.wording())}</A>
            </th>
            <td data-label="rules out">{effect.excludes.len()}</td>
            <td data-label="only this one does">{effect.alone.len()}</td>
            <td data-label="best of these, without it">{best}</td>
        </tr>
    }
}
