//! Evidence, fetched when it is looked at: the file of a framework, the
//! figures, and the sentence that each fact makes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::age::age_mark;
use super::citation::{cite_fact, cite_figure};
use crate::browser::fetch::{self, FetchError};
use crate::catalog::{
    Cell, Dossier, Figure, FigureValue, MeasurementSource, MeasurementsFile, ProfileValue,
};
use crate::report::words;

/// Figures with their sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Metrics and figures.
    pub measurements: MeasurementsFile,
    /// What they cite.
    pub sources: BTreeMap<String, MeasurementSource>,
}

impl Figures {
    /// The figure of a framework under a metric.
    pub fn figure(&self, framework: &str, metric: &str) -> Option<&Figure> {
        self.measurements
            .figures
            .iter()
            .find(|figure| figure.framework == framework && figure.metric == metric)
    }
}

/// Everything known about one framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The file of the framework.
    pub dossier: Dossier,
    /// The figures of all.
    pub figures: Figures,
}

/// The evidence of a framework, on its way or there.
pub type EvidenceResource = LocalResource<Result<Evidence, FetchError>>;

/// Fetches the evidence of a framework. One function for all places: each
/// closure of its own would compile the whole machinery again.
pub fn evidence_of(framework: String) -> EvidenceResource {
    LocalResource::new(move || fetch_evidence(framework.clone()))
}

async fn fetch_evidence(framework: String) -> Result<Evidence, FetchError> {
    Ok(Evidence {
        dossier: fetch::data(&format!("frameworks/{framework}.json")).await?,
        figures: Figures {
            measurements: fetch::data("measurements.json").await?,
            sources: fetch::data("sources.json").await?,
        },
    })
}

/// Shows what evidence gives; says so while it comes and when it does not.
pub fn with_evidence(
    evidence: EvidenceResource,
    show: impl Fn(&Evidence) -> AnyView + Send + 'static,
) -> AnyView {
    show_evidence(evidence, Box::new(show))
}

fn show_evidence(
    evidence: EvidenceResource,
    show: Box<dyn Fn(&Evidence) -> AnyView + Send>,
) -> AnyView {
    (move || {
        evidence.with(|evidence| match evidence {
            None => view! { <p class="quiet">"Fetching the evidence …"</p> }.into_any(),
            Some(Ok(evidence)) => show(evidence),
            Some(Err(error)) => {
                let message = format!(
                    "The evidence could not be shown: {error}. The ranking works without it; \
                     reload the page to try again."
                );
                view! { <p class="problem">{message}</p> }.into_any()
            }
        })
    })
    .into_any()
}

/// What evidence says under `section.id`, with its source.
pub fn fact(evidence: &Evidence, key: &str) -> AnyView {
    let dossier = &evidence.dossier;
    let (section, id) = key.split_once('.').unwrap_or((key, ""));
    let facts = &crate::shipped().catalog.facts;
    let months = facts.ages_in_months(key).unwrap_or(facts.others.remarks);
    match section {
        "features" => cell(dossier, dossier.features.get(id), months),
        "databases" => cell(dossier, dossier.databases.get(id), months),
        "deployment" => cell(dossier, dossier.deployment.get(id), months),
        "judged" => dossier
            .judged
            .get(id)
            .map(|judgement| {
                view! {
                    <span class="fact">
                        <em class="judgement">{judgement.why.clone()}</em>
                        " "
                        {cite_fact(dossier, &judgement.source, months)}
                    </span>
                }
            })
            .into_any(),
        "measurements" => figure(evidence, id),
        "framework" => view! { <span class="fact">"Your own answers say so."</span> }.into_any(),
        _ => profile(dossier, id, months),
    }
}

fn cell(dossier: &Dossier, cell: Option<&Cell>, months: u32) -> AnyView {
    cell.map(|cell| {
        let source = cell
            .source
            .as_ref()
            .map(|source| cite_fact(dossier, source, months));
        let looked = cell.read.as_ref().map(|read| {
            view! {
                "Looked for on "
                {words::date(read)}
                {age_mark(read, months)}
                "."
            }
        });
        view! {
            <span class="fact">
                {cell.what.clone()} ". " {cell.note.clone()} " " {source}
                <span class="citation">{looked}</span>
            </span>
        }
    })
    .into_any()
}

fn profile(dossier: &Dossier, id: &str, months: u32) -> AnyView {
    dossier
        .profile
        .get(id)
        .map(|fact| {
            view! {
                <span class="fact">
                    {fact.value.as_ref().map_or_else(|| "not stated".to_owned(), profile_words)}
                    {fact.note.as_ref().map(|note| format!(". {note}"))} " "
                    {cite_fact(dossier, &fact.source, months)}
                </span>
            }
        })
        .into_any()
}

/// A value of the profile as text.
pub fn profile_words(value: &ProfileValue) -> String {
    match value {
        ProfileValue::Number(number) => number.to_string(),
        ProfileValue::Word(word) => word.clone(),
        ProfileValue::Words(words) => words.join(", "),
    }
}

fn figure(evidence: &Evidence, metric: &str) -> AnyView {
    let Some(row) = evidence.figures.figure(&evidence.dossier.id, metric) else {
        return view! { <span class="fact">"No figure is known."</span> }.into_any();
    };
    let metric = evidence
        .figures
        .measurements
        .metrics
        .iter()
        .find(|each| each.id == metric);
    let benchmark = metric.map(|metric| metric.benchmark.clone());
    let old = metric.and_then(|metric| age_mark(&row.as_of, metric.ages_in_months));
    view! {
        <span class="fact">
            {benchmark} ", of " {words::date(&row.as_of)} {old} ". " {row.note.clone()} " "
            {evidence.figures.sources.get(&row.source).map(cite_figure)}
        </span>
    }
    .into_any()
}

/// A figure as text, without its unit.
pub fn figure_words(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(number) => number.to_string(),
        FigureValue::Text(text) => text.clone(),
    }
}
