//! Every fact of the frameworks compared, one row a fact.

use std::collections::BTreeMap;

use leptos::either::Either;
use leptos::prelude::*;

use super::evidence::Compared;
use crate::browser::address;
use crate::catalog::{Dossier, MeasurementSource};
use crate::interview::AnswerSheet;
use crate::report::comparison::{Entry, FactGroup, FactRow, fact_groups};
use crate::report::{fact_name, words};
use crate::ui::charts::level_mark::LevelMark;
use crate::ui::parts::citation::{cite, cite_figure};
use crate::ui::router::A;
use crate::ui::session::Session;

/// A real table: on a narrow screen each row becomes a block of its own.
#[component]
pub fn Facts(
    /// The visit.
    session: Session,
    /// What is known.
    compared: Compared,
    /// Whether rows that say the same of all are left out.
    #[prop(into)]
    only: Signal<bool>,
) -> impl IntoView {
    let bundle = session.bundle();
    let has_answers = Memo::new(move |_| !session.sheet().with(AnswerSheet::is_empty));
    let groups = Memo::new(move |_| {
        let decision = session.decision();
        session.sheet().with(|sheet| {
            decision.with(|decision| {
                let weights = has_answers.get().then_some(&decision.weights);
                fact_groups(&bundle.catalog, &bundle.interview, sheet, weights)
            })
        })
    });
    let order = move || {
        if has_answers.get() {
            "What weighs most in your answers comes first."
        } else {
            "In the order of the framework pages. Once you have answered, what weighs most comes first."
        }
    };
    let rows = StoredValue::new(rows_of(&compared, groups));
    let shown = Memo::new(move |_| {
        rows.with_value(|rows| {
            rows.iter()
                .filter(|(_, differs)| !only.get() || **differs)
                .count()
        })
    });
    let all = rows.with_value(BTreeMap::len);
    let count = move || {
        let shown = shown.get();
        if only.get() {
            format!("{shown} of {all} rows differ.")
        } else {
            format!("{all} rows.")
        }
    };
    let compared = StoredValue::new(compared);
    let bodies = move || {
        let only = only.get();
        groups
            .get()
            .into_iter()
            .map(|group| compared.with_value(|compared| body(session, compared, group, only)))
            .collect_view()
    };
    let heads = compared.with_value(|compared| heads(&compared.dossiers));
    view! {
        <p class="quiet" role="status">
            {order}
            " "
            {count}
        </p>
        <table class="side side--facts">
            <caption class="heard">"Facts of the frameworks, side by side"</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            {bodies}
        </table>
    }
}

/// Whether the frameworks differ in each fact, by key.
fn rows_of(compared: &Compared, groups: Memo<Vec<FactGroup>>) -> BTreeMap<String, bool> {
    groups.with_untracked(|groups| {
        let rows = groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| (row.key.clone(), !Entry::agree(&entries(compared, &row.key))))
            .collect()
    })
}

fn entries(compared: &Compared, key: &str) -> Vec<Entry> {
    let entry = |dossier| Entry::of(dossier, &compared.measurements, key);
    compared.dossiers.iter().map(entry).collect()
}

/// A heading for each framework, which leads to its page.
fn heads(dossiers: &[Dossier]) -> Vec<AnyView> {
    dossiers
        .iter()
        .map(|dossier| {
            let path = address::to(&format!("/frameworks/{}", dossier.id));
            let name = dossier.name.clone();
            view! {
                <th scope="col">
                    <A href=path>{name}</A>
                </th>
            }
            .into_any()
        })
        .collect()
}

fn body(session: Session, compared: &Compared, group: FactGroup, only: bool) -> AnyView {
    let columns = compared.dossiers.len() + 1;
    let rows: Vec<AnyView> = group
        .rows
        .iter()
        .filter_map(|row| {
            let entries = entries(compared, &row.key);
            (!only || !Entry::agree(&entries)).then(|| fact_row(session, compared, row, entries))
        })
        .collect();
    let weight = group.weight.map(weight_words);
    (!rows.is_empty())
        .then(|| {
            view! {
                <tbody>
                    <tr class="side__group">
                        <th scope="rowgroup" colspan=columns>
                            {group.name}
                            " "
                            <span class="side__weight">{weight}</span>
                        </th>
                    </tr>
                    {rows}
                </tbody>
            }
        })
        .into_any()
}

/// A weight as part of a sentence.
pub fn weight_words(weight: f64) -> String {
    format!("weighs {} of 100", words::points(weight))
}

fn fact_row(session: Session, compared: &Compared, row: &FactRow, entries: Vec<Entry>) -> AnyView {
    let catalog = &session.bundle().catalog;
    let name = fact_name(catalog, &row.key).to_owned();
    let weight = (row.weight > 0.0).then(|| weight_words(row.weight));
    let shown = RwSignal::new(false);
    let is_figure = row.key.starts_with("measurements.");
    let cells = compared
        .dossiers
        .iter()
        .zip(entries)
        .map(|(dossier, entry)| {
            let from = if is_figure {
                Either::Left(&compared.sources)
            } else {
                Either::Right(dossier)
            };
            let source = citation(&entry, from);
            cell(dossier.name.clone(), entry, source, shown)
        })
        .collect_view();
    let whose = name.clone();
    view! {
        <tr>
            <th scope="row">
                {name} <span class="side__weight">{weight}</span>
                <button
                    type="button"
                    class="side__sources"
                    aria-expanded=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <span class="side__folded">"Details and sources"</span>
                    <span class="side__open">"Sources"</span>
                    <span class="heard">": " {whose}</span>
                </button>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

type Cited<'a> = Either<&'a BTreeMap<String, MeasurementSource>, &'a Dossier>;

/// Where an entry stands and when it was read.
fn citation(entry: &Entry, from: Cited<'_>) -> ViewFn {
    let looked_for = entry.looked_for.as_deref().map(words::date);
    match (&entry.source, from) {
        (Some(source), Either::Left(figures)) => {
            let source = figures.get(source).cloned();
            ViewFn::from(move || source.as_ref().map(cite_figure))
        }
        (Some(source), Either::Right(dossier)) => {
            let source = dossier.sources.get(source).cloned();
            ViewFn::from(move || source.as_ref().map(cite))
        }
        (None, _) => ViewFn::from(move || {
            let day = looked_for.clone();
            day.map(|day| view! { <span class="citation">{format!("Looked for on {day}.")}</span> })
        }),
    }
}

fn cell(whose: String, entry: Entry, source: ViewFn, shown: RwSignal<bool>) -> AnyView {
    let mark = entry.level.map(|level| view! { <LevelMark level /> });
    let slug = entry
        .level
        .map(|level| level.level().map_or("unknown", |level| level.slug()));
    let words = match (entry.is_judgement, entry.words.is_empty()) {
        (_, true) => view! { <i class="side__unknown">"not stated"</i> }.into_any(),
        (true, false) => view! { <em class="level">{entry.words}</em> }.into_any(),
        (false, false) => view! {
            <span class="level" data-level=slug>
                {entry.words}
            </span>
        }
        .into_any(),
    };
    let notes = entry
        .notes
        .into_iter()
        .map(|note| view! { <span class="side__note">{note}</span> })
        .collect_view();
    view! {
        <td>
            <span class="side__whose">{whose}</span>
            <span class="side__words">{mark} {words}</span>
            <span class="side__what">{entry.what}</span>
            {notes}
            <Show when=move || shown.get()>
                <span class="side__source">{source.run()}</span>
            </Show>
        </td>
    }
    .into_any()
}
