//! A decision as JSON: for the command line, for scripts and for tests.

use serde::Serialize;

use crate::bundle::Bundle;
use crate::catalog::Catalog;
use crate::decision::{Advice, Engine, Failure, Relaxation, Standing, Working};
use crate::interview::{Dropped, SheetError, SheetFile};

/// A decision as JSON, slugs throughout; all numbers are shares of 1.
#[derive(Debug, Serialize)]
pub struct DecisionJson<'a> {
    /// The frameworks that meet every requirement, best first.
    pub ranking: Vec<StandingJson<'a>>,
    /// The others, each with the fact that excluded it.
    pub excluded: Vec<ExclusionJson<'a>>,
    /// Requirements that could not be checked for a framework that stays.
    pub unchecked: Vec<UncheckedJson<'a>>,
    /// Stated requirements that no answer gives anything to check against.
    pub idle_requirements: Vec<&'a str>,
    /// If nothing is left: what dropping as few requirements as possible brings
    /// back.
    pub relaxations: Vec<RelaxationJson<'a>>,
    /// Questions still open, the one that can change most first.
    pub open_questions: Vec<&'a str>,
    /// The question to ask next; nothing where the rest will hardly matter.
    pub ask_next: Option<&'a str>,
    /// `clear`, `close`, `unclear`, `tie`, `only` or `empty`.
    pub closeness: &'static str,
    /// How many completions were drawn.
    pub completions: u32,
    /// The edition of the data.
    pub data_version: &'a str,
    /// What the sheet holds that this edition does not know.
    pub dropped: Vec<String>,
}

/// One framework of the ranking.
#[derive(Debug, Serialize)]
pub struct StandingJson<'a> {
    id: &'a str,
    name: &'a str,
    rank: u32,
    value: f64,
    firmness: f64,
    evidence: f64,
    contributions: Vec<ContributionJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ContributionJson<'a> {
    criterion: &'a str,
    weight: f64,
    partial: f64,
    value: f64,
}

/// One framework that a requirement rules out.
#[derive(Debug, Serialize)]
pub struct ExclusionJson<'a> {
    id: &'a str,
    requirement: &'a str,
    fact: FactJson,
    also: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct FactJson {
    key: String,
    found: String,
}

impl FactJson {
    /// The fact by which a requirement failed.
    pub(super) fn new(failure: &Failure) -> Self {
        Self {
            key: failure.fact.clone(),
            found: failure.found.words(),
        }
    }
}

/// One requirement that could not be checked.
#[derive(Debug, Serialize)]
pub struct UncheckedJson<'a> {
    id: &'a str,
    requirement: &'a str,
    fact: String,
}

/// What dropping these requirements brings back.
#[derive(Debug, Serialize)]
pub struct RelaxationJson<'a> {
    requirements: Vec<&'a str>,
    brings_back: Vec<&'a str>,
}

impl<'a> RelaxationJson<'a> {
    /// A relaxation in slugs.
    pub(super) fn new(bundle: &'a Bundle, relaxation: &Relaxation) -> Self {
        let (catalog, interview) = (&bundle.catalog, &bundle.interview);
        Self {
            requirements: relaxation
                .requirements
                .iter()
                .map(|id| interview.requirement(*id).1.id.as_str())
                .collect(),
            brings_back: relaxation
                .brings_back
                .iter()
                .map(|id| catalog.frameworks[*id].id.as_str())
                .collect(),
        }
    }
}

impl<'a> StandingJson<'a> {
    /// A standing in slugs.
    pub(super) fn new(catalog: &'a Catalog, standing: &Standing) -> Self {
        let framework = &catalog.frameworks[standing.framework];
        Self {
            id: &framework.id,
            name: &framework.name,
            rank: standing.rank,
            value: standing.value,
            firmness: standing.firmness,
            evidence: standing.evidence,
            contributions: standing
                .contributions
                .iter()
                .map(|line| ContributionJson {
                    criterion: &catalog.criteria[line.criterion].id,
                    weight: line.weight,
                    partial: line.partial,
                    value: line.value,
                })
                .collect(),
        }
    }
}

impl<'a> DecisionJson<'a> {
    /// The decision that `engine` made, with what its sheet lost in reading.
    pub fn new(engine: &Engine<'a>, working: &Working, dropped: &[Dropped]) -> Self {
        let decision = &working.decision;
        let outlook = engine.outlook(working);
        let bundle = engine.bundle();
        let (catalog, interview) = (&bundle.catalog, &bundle.interview);
        let framework = |id| catalog.frameworks[id].id.as_str();
        let requirement = |id| interview.requirement(id).1.id.as_str();
        let question = |id| interview.questions()[id].id.as_str();
        Self {
            ranking: decision
                .ranking
                .iter()
                .map(|standing| StandingJson::new(catalog, standing))
                .collect(),
            excluded: decision
                .excluded
                .iter()
                .filter_map(|each| {
                    let (first, rest) = each.failures.split_first()?;
                    Some(ExclusionJson {
                        id: framework(each.framework),
                        requirement: requirement(first.requirement),
                        fact: FactJson::new(first),
                        also: rest
                            .iter()
                            .map(|failure| requirement(failure.requirement))
                            .collect(),
                    })
                })
                .collect(),
            unchecked: decision
                .unchecked
                .iter()
                .map(|each| UncheckedJson {
                    id: framework(each.framework),
                    requirement: requirement(each.requirement),
                    fact: each.fact.clone(),
                })
                .collect(),
            idle_requirements: decision.idle.iter().map(|id| requirement(*id)).collect(),
            relaxations: decision
                .relaxations
                .iter()
                .map(|each| RelaxationJson::new(bundle, each))
                .collect(),
            open_questions: outlook
                .open
                .iter()
                .map(|open| question(open.question))
                .collect(),
            ask_next: match outlook.advice(&[]) {
                Advice::Ask(next) => Some(question(next)),
                Advice::Enough(_) | Advice::Done => None,
            },
            closeness: decision.closeness.slug(),
            completions: decision.completions,
            data_version: &catalog.version,
            dropped: dropped.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads an answer sheet as JSON and gives the decision as JSON.
///
/// # Errors
///
/// [`SheetError`] when the text is no answer sheet; what the sheet merely does
/// not know is named under `dropped`.
pub fn recommend(engine: &Engine<'_>, sheet: &str) -> Result<String, SheetError> {
    let reading = SheetFile::parse(sheet)?.read(&engine.bundle().interview);
    let working = engine.work(&reading.sheet);
    let json = DecisionJson::new(engine, &working, &reading.dropped);
    Ok(serde_json::to_string_pretty(&json)?)
}
