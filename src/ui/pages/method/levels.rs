//! How levels are given: what holds for all, and what counts for each.

use leptos::prelude::*;

use crate::catalog::{Conventions, Level, Section, Stated};
use crate::ui::charts::level_mark::LevelMark;
use crate::ui::session::Session;

/// The rules of the levels.
#[component]
pub fn Levels(
    /// The visit.
    session: Session,
    /// The rules.
    conventions: Conventions,
) -> impl IntoView {
    let levels = Level::ALL
        .into_iter()
        .rev()
        .map(|level| {
            let (stated, means) = match level {
                Level::Core => (Stated::Core, "in the default install"),
                Level::Official => (Stated::Official, "by an add-on from the same team"),
                Level::Community => (Stated::Community, "by a library or service from others"),
                Level::None => (Stated::None, "not to be found, or ruled out by the design"),
            };
            view! {
                <li>
                    <LevelMark level=stated />
                    <b>{level.words()}</b>
                    ": "
                    {means}
                </li>
            }
        })
        .collect_view();
    let general = conventions
        .general
        .iter()
        .map(|rule| {
            view! {
                <div class="facts__row">
                    <dt>{rule.name.clone()}</dt>
                    <dd>{rule.means.clone()}</dd>
                </div>
            }
        })
        .collect_view();
    let sections = [
        (Section::Features, "What counts as each part"),
        (Section::Databases, "What counts as reaching a database"),
        (Section::Deployment, "What counts as running on a host"),
    ]
    .map(|(section, heading)| section_rules(session, &conventions, section, heading))
    .collect_view();
    view! {
        <ul class="method__levels">{levels}</ul>
        <p>
            "The same thing gets the same level in every file. Where the rules allow two, the file names the other one and what it depends on, and some of the ways drawn take the other one."
        </p>
        <dl class="facts">{general}</dl>
        {sections}
    }
}

fn section_rules(
    session: Session,
    conventions: &Conventions,
    section: Section,
    heading: &'static str,
) -> impl IntoView + use<> {
    let shared = conventions.counts.get(section.slug()).cloned();
    let facts = session.bundle().catalog.facts.section(section);
    let rows = facts
        .iter()
        .filter_map(|fact| {
            let key = format!("{}.{}", section.slug(), fact.id);
            let text = conventions.counts.get(&key)?.clone();
            Some(view! {
                <div class="facts__row">
                    <dt>{fact.name.as_str()}</dt>
                    <dd>{text}</dd>
                </div>
            })
        })
        .collect::<Vec<_>>();
    let list = (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> });
    view! {
        <details class="folded">
            <summary>{heading}</summary>
            {shared.map(|text| view! { <p>{text}</p> })}
            {list}
        </details>
    }
}
