//! Which unknown facts a framework's points rest on.

use leptos::prelude::*;

use crate::decision::{Standing, missing_facts};
use crate::report::{fact_name, words};
use crate::ui::session::Session;

/// How many are named.
const NAMED: usize = 3;

/// A sentence that names the heaviest unknown facts; nothing where all is known.
#[component]
pub fn MissingFacts(
    /// The visit.
    session: Session,
    /// Whose points they are.
    standing: Standing,
) -> impl IntoView {
    let bundle = session.bundle();
    let missing = session
        .sheet()
        .with(|sheet| missing_facts(bundle, sheet, &standing));
    let rest = missing.len().saturating_sub(NAMED);
    let mut names: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|each| {
            let name = fact_name(&bundle.catalog, &each.fact);
            format!("{name} ({} of 100)", words::of_hundred(each.weight))
        })
        .collect();
    if rest > 0 {
        names.push(words::count(rest, "more", "more"));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Unknown: {}; drawn from what is known of its kind. ",
            words::list(&names)
        )
    })
}
