//! What the facts of a framework are from, for paper: there a fact gives the
//! number of its source, and every source stands once, at the end.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::report::words;
use crate::ui::parts::citation::CitedFigure;
use crate::ui::parts::evidence::Evidence;

/// Every source once, in the order of its number. The day that most were read is
/// said once.
pub fn printed(evidence: &Evidence) -> impl IntoView + use<> {
    let listed: Vec<Listed<'_>> = listed(evidence);
    let usual = usual_day(&listed);
    let rows = listed
        .iter()
        .map(|source| {
            let day =
                (source.read != usual).then(|| format!(", read {}", words::date(source.read)));
            let address = source.url.trim_start_matches("https://").to_owned();
            view! {
                <li>
                    {source.title.to_owned()} ", " {source.publisher.to_owned()} {day} " "
                    <span class="sources__address">{address}</span>
                </li>
            }
        })
        .collect_view();
    let read = format!(
        "Read on {} where no other day is given.",
        words::date(usual)
    );
    view! {
        <section class="section printed">
            <h2>"Sources"</h2>
            <p class="quiet">{read}</p>
            <ol class="sources">{rows}</ol>
        </section>
    }
}

/// The citation of a source of figures, with its number on paper.
pub fn cited_figure(evidence: &Evidence, id: &str) -> Option<impl IntoView + use<>> {
    let source = evidence.figures.sources.get(id)?.clone();
    let before = evidence.dossier.sources.len();
    let place = of_figures(evidence).iter().position(|each| *each == id);
    let number = place.map(|at| before + at + 1);
    Some(view! { <CitedFigure source number /> })
}

/// A source of either kind.
#[derive(Clone, Copy, Debug)]
struct Listed<'a> {
    title: &'a str,
    publisher: &'a str,
    url: &'a str,
    read: &'a str,
}

/// Those of the facts, then those of the figures.
fn listed(evidence: &Evidence) -> Vec<Listed<'_>> {
    let facts = evidence.dossier.sources.values().map(|source| Listed {
        title: &source.title,
        publisher: &source.publisher,
        url: &source.url,
        read: &source.read,
    });
    let figures = of_figures(evidence).into_iter().filter_map(|id| {
        let source = evidence.figures.sources.get(id)?;
        Some(Listed {
            title: &source.title,
            publisher: &source.publisher,
            url: source.url.as_deref().unwrap_or_default(),
            read: &source.read,
        })
    });
    facts.chain(figures).collect()
}

/// The ids of the sources that the figures of the framework cite.
fn of_figures(evidence: &Evidence) -> BTreeSet<&str> {
    let figures = &evidence.figures;
    figures
        .measurements
        .figures
        .iter()
        .filter(|figure| figure.framework == evidence.dossier.id)
        .map(|figure| figure.source.as_str())
        .filter(|id| figures.sources.contains_key(*id))
        .collect()
}

/// The day on which most sources were read, the latest of several.
fn usual_day<'a>(listed: &[Listed<'a>]) -> &'a str {
    let mut days: BTreeMap<&str, usize> = BTreeMap::new();
    for source in listed {
        *days.entry(source.read).or_default() += 1;
    }
    let most = days.into_iter().max_by_key(|(_, count)| *count);
    most.map_or("", |(day, _)| day)
}
