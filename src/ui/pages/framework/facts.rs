//! The facts of one section, each with level, part, source and date.

use leptos::prelude::*;

use super::Shared;
use super::correcting::CorrectLink;
use crate::catalog::{Cell, Doubt, Section};
use crate::ui::charts::level_mark::LevelMark;
use crate::ui::parts::evidence::{Evidence, fact};

/// Facts of the profile that the section on longevity shows.
pub const LASTING: [&str; 5] = [
    "support_policy",
    "support_years",
    "stewardship",
    "license",
    "first_release",
];

/// One section of facts.
#[component]
pub fn FactSection(
    /// What the sections share.
    shared: Shared,
    /// The facts.
    evidence: Evidence,
    /// Which of them.
    section: Section,
    /// The id of the section on the page.
    id: &'static str,
    /// Its heading.
    heading: &'static str,
    /// What to know before reading it; may be empty.
    intro: &'static str,
) -> impl IntoView {
    let rows = shared
        .catalog
        .facts
        .section(section)
        .iter()
        .filter(|fact| section != Section::Profile || !LASTING.contains(&fact.id.as_str()))
        .map(|fact| row(shared, &evidence, section, &fact.id))
        .collect_view();
    let intro = (!intro.is_empty()).then(|| view! { <p class="quiet">{intro}</p> });
    view! {
        <section class="section" id=id>
            <h2 tabindex="-1">{heading}</h2>
            {intro}
            <dl class="facts" class:facts--levels=section != Section::Profile>
                {rows}
            </dl>
        </section>
    }
}

/// One fact: its name, its level, by which part, its source and what may speak
/// for another level. Whether it is old belongs behind its source.
pub fn row(shared: Shared, evidence: &Evidence, section: Section, id: &str) -> AnyView {
    let key = format!("{}.{id}", section.slug());
    let name = shared.catalog.facts.name(&key).unwrap_or_default();
    let cell = evidence.dossier.cell(&key);
    view! {
        <div class="facts__row" data-key=key.clone()>
            <dt>{name}</dt>
            <dd>
                {cell.map(level)} {fact(evidence, &key)}
                {cell.and_then(|cell| cell.doubt.as_ref()).map(doubt)}
                <CorrectLink shared key=key.clone() name />
            </dd>
        </div>
    }
    .into_any()
}

/// The level, set apart from its explanation.
fn level(cell: &Cell) -> impl IntoView + use<> {
    let (slug, words) = cell
        .level
        .level()
        .map_or(("unknown", "not known"), |level| {
            (level.slug(), level.words())
        });
    view! {
        <LevelMark level=cell.level />
        <span class="level" data-level=slug>
            {words}
        </span>
        " "
    }
}

/// Another level that a reader of the same documents might give.
fn doubt(doubt: &Doubt) -> impl IntoView + use<> {
    view! {
        <p class="doubt">
            <b>"Or: " {doubt.or.words()} "."</b>
            " The doubt: "
            {doubt.because.clone()}
        </p>
    }
}
