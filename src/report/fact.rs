//! The facts behind one line of the sum, in words.

use crate::catalog::{Catalog, Criterion, FrameworkId, ValueFunction};
use crate::interview::{AnswerSheet, Interview};
use crate::report::words;

/// One fact behind a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    /// `section.id`, the key under which its source is found.
    pub key: String,
    /// What the fact says; `None` where it is unknown.
    pub words: Option<String>,
    /// Whether it is a judgement.
    pub is_judgement: bool,
}

/// What a fact is called; a figure is called like the criterion that reads it.
pub fn fact_name<'a>(catalog: &'a Catalog, key: &'a str) -> &'a str {
    let read_by = || {
        let mut criteria = catalog.criteria.rows().iter();
        criteria
            .find(|criterion| criterion.value.reads() == key)
            .map(|criterion| criterion.name.as_str())
    };
    catalog.facts.name(key).or_else(read_by).unwrap_or(key)
}

/// The facts that a criterion reads of a framework: one, or one for each thing
/// that the answers name.
pub fn fact_lines(
    catalog: &Catalog,
    interview: &Interview,
    sheet: &AnswerSheet,
    criterion: &Criterion,
    framework: FrameworkId,
) -> Vec<FactLine> {
    let reads = criterion.value.reads();
    match &criterion.value {
        ValueFunction::LevelOfChoice { .. } => sheet
            .named(interview, &criterion.id)
            .into_keys()
            .map(|id| {
                let key = format!("{reads}.{id}");
                let words = catalog.level(&key, framework).map(|level| {
                    let name = catalog.facts.name(&key).unwrap_or(&id);
                    format!("{name}: {}", level.words())
                });
                FactLine {
                    key,
                    words,
                    is_judgement: false,
                }
            })
            .collect(),
        ValueFunction::Level { .. } => vec![line(
            reads,
            catalog
                .level(reads, framework)
                .map(|level| level.words().to_owned()),
        )],
        ValueFunction::Score { .. } => vec![FactLine {
            is_judgement: true,
            ..line(
                reads,
                catalog
                    .number(reads, framework)
                    .map(|score| format!("{score} of 5")),
            )
        }],
        ValueFunction::Linear { .. } | ValueFunction::Log { .. } => {
            let number = catalog.number(reads, framework);
            let words = number.map(|number| match catalog.unit(reads) {
                Some(unit) => format!("{} {unit}", words::grouped(number)),
                // What has no unit is a year.
                None => number.to_string(),
            });
            vec![line(reads, words)]
        }
        ValueFunction::Words { .. } | ValueFunction::FitOfChoice { .. } => {
            let words = catalog.words(reads, framework);
            vec![line(reads, (!words.is_empty()).then(|| words.join(", ")))]
        }
    }
}

fn line(key: &str, words: Option<String>) -> FactLine {
    FactLine {
        key: key.to_owned(),
        words,
        is_judgement: false,
    }
}
