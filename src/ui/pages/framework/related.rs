//! The nearest relatives, and what tells them apart.

use leptos::prelude::*;

use crate::browse::{Difference, Relative, Told, relatives};
use crate::browser::address;
use crate::catalog::FrameworkId;
use crate::ui::pages::frameworks::wording;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many are shown.
const SHOWN: usize = 4;

/// The nearest relatives.
#[component]
pub fn Related(
    /// The visit.
    session: Session,
    /// Whose.
    framework: FrameworkId,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let name = catalog.frameworks[framework].name.as_str();
    let rows = relatives(catalog, framework, SHOWN)
        .into_iter()
        .map(|relative| row(session, name, relative))
        .collect_view();
    view! {
        <section class="section" id="relatives">
            <h2 tabindex="-1">"Nearest relatives"</h2>
            <p class="quiet">
                "Those whose levels, languages, kind and typing differ least, and the three facts \
                 that set them apart most. Computed from the facts, with no judgement."
            </p>
            <ul class="relatives">{rows}</ul>
        </section>
    }
}

fn row(session: Session, name: &'static str, relative: Relative) -> impl IntoView {
    let row = &session.bundle().catalog.frameworks[relative.framework];
    let differences = relative
        .differences
        .into_iter()
        .map(|difference| told_apart(session, name, row.name.as_str(), difference))
        .collect_view();
    view! {
        <li class="relative">
            <h3>
                <A href=address::to(&format!("/frameworks/{}", row.id))>{row.name.as_str()}</A>
            </h3>
            <dl>{differences}</dl>
        </li>
    }
}

fn told_apart(
    session: Session,
    name: &'static str,
    others: &'static str,
    difference: Difference,
) -> impl IntoView {
    let fact = session.bundle().catalog.facts.name(&difference.key);
    let told = |told: &Told| words(&difference.key, told);
    view! {
        <div class="relative__difference">
            <dt>{fact.unwrap_or_default()}</dt>
            <dd>{format!("{others}: {}", told(&difference.others))}</dd>
            <dd class="quiet">{format!("{name}: {}", told(&difference.own))}</dd>
        </div>
    }
}

fn words(key: &str, told: &Told) -> String {
    match told {
        Told::Level(level) => level.words().to_owned(),
        Told::Words(words) if key == crate::browse::Facet::Kind.key() => {
            let words: Vec<String> = words
                .iter()
                .map(|word| wording::word(crate::browse::Facet::Kind, word))
                .collect();
            words.join(", ")
        }
        Told::Words(words) => words.join(", "),
    }
}
