//! Measured figures, by benchmark: what was measured on one machine stands
//! together, and nothing else does.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::sources::cited_figure;
use crate::catalog::{Figure, FigureValue, MeasurementSource, Metric};
use crate::report::words;
use crate::ui::parts::age::age_mark;
use crate::ui::parts::evidence::Evidence;

/// Every figure of the framework.
pub fn section(evidence: &Evidence) -> impl IntoView + use<> {
    let groups = benchmarks(evidence)
        .into_iter()
        .map(|benchmark| group(evidence, benchmark))
        .collect_view();
    view! {
        <section class="section" id="figures">
            <h2 tabindex="-1">"Figures"</h2>
            <p class="quiet">
                "Figures from different benchmarks cannot be compared: machines, load and entries differ."
            </p>
            {groups}
        </section>
    }
}

/// The benchmarks that measured it, in the order of the metrics.
fn benchmarks(evidence: &Evidence) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for metric in &evidence.figures.measurements.metrics {
        let is_measured = evidence
            .figures
            .figure(&evidence.dossier.id, &metric.id)
            .is_some();
        if is_measured && !names.contains(&metric.benchmark.as_str()) {
            names.push(&metric.benchmark);
        }
    }
    names
}

fn group(evidence: &Evidence, benchmark: &str) -> impl IntoView + use<> {
    let measured: Vec<(&Metric, &Figure)> = evidence
        .figures
        .measurements
        .metrics
        .iter()
        .filter(|metric| metric.benchmark == benchmark)
        .filter_map(|metric| {
            let figure = evidence.figures.figure(&evidence.dossier.id, &metric.id)?;
            Some((metric, figure))
        })
        .collect();
    let sources: BTreeSet<&str> = measured
        .iter()
        .map(|(_, figure)| figure.source.as_str())
        .collect();
    let sources = sources
        .into_iter()
        .filter_map(|id| Some(source(evidence, id, evidence.figures.sources.get(id)?)))
        .collect_view();
    let rows = measured
        .into_iter()
        .map(|(metric, figure)| row(metric, figure))
        .collect_view();
    view! {
        <section class="benchmark">
            <h3>{benchmark.to_owned()}</h3>
            <dl class="facts">{rows}</dl>
            {sources}
        </section>
    }
}

fn row(metric: &Metric, figure: &Figure) -> impl IntoView + use<> {
    let value = match &figure.value {
        FigureValue::Number(number) => words::grouped(*number),
        FigureValue::Text(text) => text.clone(),
    };
    let unit = match metric.unit.as_str() {
        "version" | "date" | "text" => String::new(),
        unit => format!(" {unit}"),
    };
    let note = figure.note.as_ref();
    view! {
        <div class="facts__row">
            <dt>{metric.name.clone()}</dt>
            <dd>
                <b class="facts__figure">{value}</b>
                {unit}
                " "
                <span class="citation">
                    "as of " <time datetime=figure.as_of.clone()>{words::date(&figure.as_of)}</time>
                    {age_mark(&figure.as_of, metric.ages_in_months)}
                </span>
                {note.map(|note| view! { <span class="facts__note">{note.clone()}</span> })}
            </dd>
        </div>
    }
}

/// Who measured, on which machine, and what to know before quoting it.
fn source(evidence: &Evidence, id: &str, source: &MeasurementSource) -> impl IntoView + use<> {
    let hardware = source.hardware.as_ref().map(
        |hardware| view! { <p class="benchmark__line">"Measured on: " {hardware.clone()} "."</p> },
    );
    view! {
        <div class="benchmark__source">
            <p class="benchmark__line">{cited_figure(evidence, id)}</p>
            {hardware}
            <details class="sum__source">
                <summary>"What to know before quoting it"</summary>
                <p class="quiet">{source.caveat.clone()}</p>
            </details>
        </div>
    }
}
