//! What must-haves rule out for all, and whose they are.

use leptos::prelude::*;

use crate::browser::address;
use crate::decision::{TeamDecision, TeamExclusion, TeamUnchecked};
use crate::report::words;
use crate::ui::router::A;
use crate::ui::session::Session;

/// What is out, by whose must-have and which fact, and what could not be
/// checked.
#[component]
pub fn Out(
    /// The visit.
    session: Session,
    /// The decision.
    decision: TeamDecision,
) -> impl IntoView {
    let total = session.bundle().catalog.frameworks.len();
    let remain = decision.ranking.len();
    let rows = decision
        .excluded
        .iter()
        .map(|exclusion| excluded(session, &decision, exclusion))
        .collect_view();
    let unchecked = decision
        .unchecked
        .iter()
        .map(|each| unchecked(session, &decision, each))
        .collect_view();
    let owners = (0..decision.people.len())
        .filter_map(|owner| rules_out(session, &decision, owner))
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="out-title">
            <h2 id="out-title">"Ruled out by must-haves"</h2>
            <p class="quiet">{remain} " of " {total} " remain."</p>
            <ul class="owners">{owners}</ul>
            <ul class="excluded">{rows} {unchecked}</ul>
        </section>
    }
}

/// How many frameworks a person rules out, if any, and which alone.
fn rules_out(session: Session, decision: &TeamDecision, owner: usize) -> Option<String> {
    let frameworks = &session.bundle().catalog.frameworks;
    let (count, alone) = decision.ruled_out_by(owner);
    let names: Vec<&str> = alone
        .iter()
        .map(|id| frameworks[*id].name.as_str())
        .collect();
    let name = decision.name(owner);
    let only = if names.is_empty() {
        String::new()
    } else {
        format!("; only {name} rules out {}", words::list(&names))
    };
    (count > 0).then(|| {
        let frameworks = words::count(count, "framework", "frameworks");
        format!("{name} rules out {frameworks}{only}.")
    })
}

fn excluded(
    session: Session,
    decision: &TeamDecision,
    exclusion: &TeamExclusion,
) -> impl IntoView + use<> {
    let bundle = session.bundle();
    let framework = &bundle.catalog.frameworks[exclusion.framework];
    let reasons = exclusion
        .failures
        .iter()
        .map(|owned| {
            let failure = &owned.failure;
            let (_, requirement) = bundle.interview.requirement(failure.requirement);
            let fact = bundle
                .catalog
                .facts
                .name(&failure.fact)
                .unwrap_or(&failure.fact);
            let fact = format!("{fact}: {}", failure.found.words());
            let owner = decision.name(owned.owner).to_owned();
            view! {
                <span class="excluded__reason">
                    <strong>{owner}</strong>
                    ": “"
                    {move || requirement.words(session.wording())}
                    "” — "
                    <b>{fact}</b>
                </span>
            }
        })
        .collect_view();
    view! {
        <li>
            <A href=address::to(
                &format!("/frameworks/{}", framework.id),
            )>{framework.name.as_str()}</A>
            {reasons}
        </li>
    }
}

fn unchecked(
    session: Session,
    decision: &TeamDecision,
    each: &TeamUnchecked,
) -> impl IntoView + use<> {
    let bundle = session.bundle();
    let unchecked = &each.unchecked;
    let framework = bundle.catalog.frameworks[unchecked.framework].name.as_str();
    let (_, requirement) = bundle.interview.requirement(unchecked.requirement);
    let fact = bundle
        .catalog
        .facts
        .name(&unchecked.fact)
        .unwrap_or(&unchecked.fact)
        .to_owned();
    let owner = decision.name(each.owner).to_owned();
    view! {
        <li>
            <strong>{framework}</strong>
            " — "
            <em>"could not be checked: "</em>
            {fact}
            ", for “"
            {move || requirement.words(session.wording())}
            "” of "
            {owner}
            ". It stays in the ranking, marked."
        </li>
    }
}

/// Nothing is left for all, and what would bring some back.
#[component]
pub fn NothingForAll(
    /// The visit.
    session: Session,
    /// The decision without a ranking.
    decision: TeamDecision,
) -> impl IntoView {
    let bundle = session.bundle();
    let ways = decision
        .relaxations
        .iter()
        .map(|relaxation| {
            let requirements = relaxation.requirements.clone();
            let dropped = move || {
                let words: Vec<&str> = requirements
                    .iter()
                    .map(|id| bundle.interview.requirement(*id).1.words(session.wording()))
                    .collect();
                words::quoted(&words)
            };
            let names: Vec<&str> = relaxation
                .brings_back
                .iter()
                .map(|id| bundle.catalog.frameworks[*id].name.as_str())
                .collect();
            view! {
                <li>
                    "Without " {dropped} ": " <strong>{words::list(&names)}</strong>
                    " would be back."
                </li>
            }
        })
        .collect_view();
    let size = decision
        .relaxations
        .first()
        .map_or(0, |way| way.requirements.len());
    let no_single = (size > 1).then(|| {
        view! { <p>"No single must-have is to blame: at least " {words::number(size)} " have to go."</p> }
    });
    view! {
        <section class="section" aria-labelledby="nothing-title">
            <h2 id="nothing-title">"Nothing meets everybody’s must-haves"</h2>
            <p>
                "Everybody’s answers are kept. Below you see whose must-have rules out what; whoever can do without one drops it and saves their answers again."
            </p>
            {no_single}
            <ul class="ways">{ways}</ul>
        </section>
    }
}
