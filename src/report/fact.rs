//! The facts behind one line of the sum, in words.

use crate::catalog::{Catalog, Criterion, FrameworkId, ValueFunction};
use crate::interview::{AnswerSheet, Interview};

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
            let unit = catalog.unit(reads).unwrap_or_default();
            vec![line(
                reads,
                catalog
                    .number(reads, framework)
                    .map(|number| format!("{} {unit}", grouped(number))),
            )]
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

/// A number with a thin space between thousands; decimals only below 1,000.
fn grouped(number: f64) -> String {
    if number < 1000.0 {
        return number.to_string();
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(2.5), "2.5");
        assert_eq!(grouped(17_611.0), "17\u{202f}611");
        assert_eq!(grouped(1_382_699.4), "1\u{202f}382\u{202f}699");
    }
}
