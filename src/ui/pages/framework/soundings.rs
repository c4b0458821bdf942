//! What a framework has, at a glance: a mark for each fact.

use leptos::prelude::*;

use crate::catalog::{Catalog, Dossier, Level, Section, Stated};
use crate::report::words;
use crate::ui::charts::level_mark::LevelMark;

/// The sections that are drawn.
const SECTIONS: [(Section, &str); 3] = [
    (Section::Features, "What it has"),
    (Section::Databases, "Databases"),
    (Section::Deployment, "Where it runs"),
];

/// For each section its marks, fullest first, and how many there are of each.
pub fn soundings(catalog: &Catalog, dossier: &Dossier) -> impl IntoView + use<> {
    let rows = SECTIONS
        .into_iter()
        .map(|(section, name)| row(name, levels(catalog, dossier, section)))
        .collect_view();
    view! { <dl class="soundings">{rows}</dl> }
}

fn levels(catalog: &Catalog, dossier: &Dossier, section: Section) -> Vec<Stated> {
    let facts = catalog.facts.section(section).iter();
    let mut levels: Vec<Stated> = facts
        .filter_map(|fact| dossier.cell(&format!("{}.{}", section.slug(), fact.id)))
        .map(|cell| cell.level)
        .collect();
    levels.sort_by_key(|stated| std::cmp::Reverse(stated.level()));
    levels
}

fn row(name: &'static str, levels: Vec<Stated>) -> impl IntoView {
    let known = Level::ALL.into_iter().rev().map(Some);
    let counts: Vec<String> = known
        .chain([None])
        .filter_map(|level| {
            let count = levels.iter().filter(|each| each.level() == level).count();
            let words = match level {
                Some(Level::Official) => "by an official add-on",
                Some(other) => other.words(),
                None => "not known",
            };
            (count > 0).then(|| format!("{count} {words}"))
        })
        .collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let said = words::list(&counts);
    let marks = levels
        .into_iter()
        .map(|level| view! { <LevelMark level /> })
        .collect_view();
    view! {
        <div class="soundings__row">
            <dt>{name}</dt>
            <dd>
                <span class="soundings__marks">{marks}</span>
                <span class="soundings__said">{said}</span>
            </dd>
        </div>
    }
}
