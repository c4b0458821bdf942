//! Stage 1: what requirements rule out, and by which fact.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use backstay_numerics::order;

use crate::catalog::{Catalog, FrameworkId, Id, Level, ValueFunction};
use crate::interview::{AnswerSheet, Interview, Requirement, RequirementId, Test};

use super::pause::Pauses;

/// A framework that a requirement rules out.
#[derive(Clone, Debug, PartialEq)]
pub struct Exclusion {
    /// The framework.
    pub framework: FrameworkId,
    /// Every stated requirement that it fails, in the order of the interview.
    pub failures: Vec<Failure>,
}

/// A requirement failed, with the fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The requirement.
    pub requirement: RequirementId,
    /// The fact, as `section.id`.
    pub fact: String,
    /// What the fact says.
    pub found: Found,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A level.
    Level(Level),
    /// A number.
    Number(f64),
    /// Words.
    Words(Vec<String>),
}

impl Found {
    /// What the fact says, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Level(level) => level.words().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Words(words) => words.join(", "),
        }
    }
}

/// A requirement that could not be checked: the framework stays, marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The framework.
    pub framework: FrameworkId,
    /// The requirement.
    pub requirement: RequirementId,
    /// The unknown fact, as `section.id`.
    pub fact: String,
}

/// Requirements whose removal brings frameworks back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The requirements to drop, all of them, in the order of the interview; no
    /// smaller set brings anything back.
    pub requirements: Vec<RequirementId>,
    /// The frameworks that come back, in catalog order.
    pub brings_back: Vec<FrameworkId>,
}

/// How a framework stands to a requirement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// Fulfilled.
    Pass,
    /// Not fulfilled, by a fact.
    Fail(String, Found),
    /// Not known, by a missing fact.
    Unknown(String),
    /// The answers name nothing that could be checked.
    Idle,
}

/// How a framework stands to a requirement, given the choices of a sheet.
pub(super) fn outcome(
    catalog: &Catalog,
    interview: &Interview,
    sheet: &AnswerSheet,
    requirement: &Requirement,
    framework: FrameworkId,
) -> Outcome {
    match &requirement.test {
        Test::AtLeast { reads, level } => at_least(catalog, reads, *level, framework),
        Test::NumberAtLeast { reads, number } => match catalog.number(reads, framework) {
            None => Outcome::Unknown(reads.clone()),
            Some(found) if found >= *number => Outcome::Pass,
            Some(found) => Outcome::Fail(reads.clone(), Found::Number(found)),
        },
        Test::OneOf { reads, words } => holds_word(catalog, reads, words, true, framework),
        Test::NoneOf { reads, words } => holds_word(catalog, reads, words, false, framework),
        Test::ChoiceAtLeast { criterion, level } => {
            let named = sheet.named(interview, criterion);
            if named.is_empty() {
                return Outcome::Idle;
            }
            let Some(section) = choice_section(catalog, criterion) else {
                return Outcome::Idle;
            };
            worst(
                named
                    .keys()
                    .map(|word| at_least(catalog, &format!("{section}.{word}"), *level, framework)),
            )
        }
        Test::ChoiceFits {
            criterion,
            at_least,
        } => {
            let named = sheet.named(interview, criterion);
            let Some(reads) = choice_section(catalog, criterion).filter(|_| !named.is_empty())
            else {
                return Outcome::Idle;
            };
            let words = catalog.words(&reads, framework);
            if words.is_empty() {
                return Outcome::Unknown(reads);
            }
            let best = words
                .iter()
                .filter_map(|word| named.get(word).copied())
                .fold(0.0, f64::max);
            if best >= *at_least {
                Outcome::Pass
            } else {
                Outcome::Fail(reads, Found::Words(words.to_vec()))
            }
        }
    }
}

/// The section or fact that a choice criterion reads.
fn choice_section(catalog: &Catalog, criterion: &str) -> Option<String> {
    let id = catalog.criterion(criterion)?;
    match &catalog.criteria[id].value {
        ValueFunction::LevelOfChoice { reads } | ValueFunction::FitOfChoice { reads, .. } => {
            Some(reads.clone())
        }
        _ => None,
    }
}

fn at_least(catalog: &Catalog, reads: &str, level: Level, framework: FrameworkId) -> Outcome {
    let other = catalog.doubt(reads, framework);
    match catalog.level(reads, framework) {
        None => Outcome::Unknown(reads.to_owned()),
        Some(found) if other.is_some_and(|other| (other >= level) != (found >= level)) => {
            Outcome::Unknown(reads.to_owned())
        }
        Some(found) if found >= level => Outcome::Pass,
        Some(found) => Outcome::Fail(reads.to_owned(), Found::Level(found)),
    }
}

fn holds_word(
    catalog: &Catalog,
    reads: &str,
    words: &[String],
    wanted: bool,
    framework: FrameworkId,
) -> Outcome {
    let found = catalog.words(reads, framework);
    if found.is_empty() {
        Outcome::Unknown(reads.to_owned())
    } else if found.iter().any(|word| words.contains(word)) == wanted {
        Outcome::Pass
    } else {
        Outcome::Fail(reads.to_owned(), Found::Words(found.to_vec()))
    }
}

/// One failure fails all; one unknown leaves all unknown.
fn worst(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    let mut result = Outcome::Pass;
    for outcome in outcomes {
        match outcome {
            Outcome::Fail(..) => return outcome,
            Outcome::Unknown(_) => result = outcome,
            Outcome::Pass | Outcome::Idle => {}
        }
    }
    result
}

/// What the stated requirements of a sheet do to every framework.
#[derive(Clone, Debug, Default)]
pub(super) struct Screening {
    /// Ruled out.
    pub(super) excluded: Vec<Exclusion>,
    /// Not settled.
    pub(super) unchecked: Vec<Unchecked>,
    /// Requirements that the answers give nothing to check against.
    pub(super) idle: Vec<RequirementId>,
    /// If everything is ruled out: what dropping as few requirements as
    /// possible brings back, most first.
    pub(super) relaxations: Vec<Relaxation>,
}

impl Screening {
    /// The frameworks that meet the stated requirements, in catalog order.
    pub(super) fn remaining(&self, catalog: &Catalog) -> Vec<FrameworkId> {
        let ids = catalog.frameworks.ids();
        ids.filter(|id| !is_excluded(&self.excluded, *id)).collect()
    }
}

/// Whether a framework is among the excluded, which stand in catalog order.
fn is_excluded(excluded: &[Exclusion], framework: FrameworkId) -> bool {
    let place = excluded.binary_search_by_key(&framework, |each| each.framework);
    place.is_ok()
}

/// Applies the stated requirements of a sheet.
pub(super) async fn screen(
    (catalog, interview): (&Catalog, &Interview),
    sheet: &AnswerSheet,
    pauses: &Pauses,
) -> Screening {
    let mut screening = Screening::default();
    for framework in catalog.frameworks.ids() {
        let mut failures = Vec::new();
        for id in sheet.requirements() {
            let (_, requirement) = interview.requirement(id);
            match outcome(catalog, interview, sheet, requirement, framework) {
                Outcome::Pass => {}
                Outcome::Fail(fact, found) => failures.push(Failure {
                    requirement: id,
                    fact,
                    found,
                }),
                Outcome::Unknown(fact) => screening.unchecked.push(Unchecked {
                    framework,
                    requirement: id,
                    fact,
                }),
                Outcome::Idle => {
                    if !screening.idle.contains(&id) {
                        screening.idle.push(id);
                    }
                }
            }
        }
        if !failures.is_empty() {
            screening.excluded.push(Exclusion {
                framework,
                failures,
            });
        }
        let all = catalog.frameworks.len();
        pauses.after(framework.position(), all).await;
    }
    let Screening {
        excluded,
        unchecked,
        ..
    } = &mut screening;
    unchecked.retain(|each| !is_excluded(excluded, each.framework));
    if screening.excluded.len() == catalog.frameworks.len() {
        screening.relaxations = relaxations(screening.excluded.iter().map(|each| {
            let failed = each.failures.iter().map(|failure| failure.requirement);
            (each.framework, failed.collect())
        }));
    }
    screening
}

/// The smallest sets of requirements whose removal brings frameworks back, most
/// first, ties by the requirements.
///
/// Dropping a set brings back the frameworks that fail nothing else, so the
/// smallest sets are what the frameworks with the fewest failures fail.
pub(super) fn relaxations(
    excluded: impl Iterator<Item = (FrameworkId, BTreeSet<RequirementId>)>,
) -> Vec<Relaxation> {
    let excluded: Vec<_> = excluded.collect();
    let fewest = excluded.iter().map(|(_, failed)| failed.len()).min();
    let mut sets: BTreeMap<Vec<RequirementId>, Vec<FrameworkId>> = BTreeMap::new();
    for (framework, failed) in excluded {
        if Some(failed.len()) == fewest {
            let back = sets.entry(failed.into_iter().collect()).or_default();
            back.push(framework);
        }
    }
    let mut relaxations: Vec<Relaxation> = sets
        .into_iter()
        .map(|(requirements, brings_back)| Relaxation {
            requirements,
            brings_back,
        })
        .collect();
    // The sort is stable: ties stay in the order of the requirements.
    order::sort_by_key(&mut relaxations, |relaxation| {
        Reverse(relaxation.brings_back.len())
    });
    relaxations
}
