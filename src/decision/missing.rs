//! Which unknown facts a framework's standing rests on.

use std::collections::BTreeMap;

use backstay_numerics::order;

use crate::bundle::Bundle;
use crate::catalog::{Catalog, Criterion, ValueFunction};
use crate::interview::{AnswerSheet, Interview};

use super::standing::Standing;

/// An unknown fact that counts: its value is drawn from what is known of
/// frameworks of its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingFact {
    /// The fact, as `section.id`.
    pub fact: String,
    /// The share of the weight that rests on it, above 0, up to 1.
    pub weight: f64,
}

/// The unknown facts under a standing of `sheet`, heaviest first, ties by fact.
///
/// The weight of a criterion that reads several facts is divided evenly among
/// those that the answers name; while they name none, among all of its section.
/// So the weights sum to what [`Standing::evidence`] lacks of 1.
pub fn missing_facts(
    bundle: &Bundle,
    sheet: &AnswerSheet,
    standing: &Standing,
) -> Vec<MissingFact> {
    let Bundle {
        catalog, interview, ..
    } = bundle;
    let total: f64 = standing.contributions.iter().map(|line| line.weight).sum();
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for line in standing
        .contributions
        .iter()
        .filter(|line| line.weight > 0.0)
    {
        let facts = facts_read(catalog, interview, sheet, &catalog.criteria[line.criterion]);
        let share = line.weight / total / f64::from(u32::try_from(facts.len()).unwrap_or(u32::MAX));
        for fact in facts {
            let is_unknown = catalog
                .column(&fact)
                .is_some_and(|values| !values.is_known(standing.framework));
            if is_unknown {
                *weights.entry(fact).or_default() += share;
            }
        }
    }
    let mut missing: Vec<MissingFact> = weights
        .into_iter()
        .map(|(fact, weight)| MissingFact { fact, weight })
        .collect();
    // The sort is stable: ties stay in the order of the facts.
    order::sort_by(&mut missing, |one, other| {
        other.weight.total_cmp(&one.weight)
    });
    missing
}

/// The facts that a criterion reads under a sheet.
fn facts_read(
    catalog: &Catalog,
    interview: &Interview,
    sheet: &AnswerSheet,
    criterion: &Criterion,
) -> Vec<String> {
    let reads = criterion.value.reads();
    if !matches!(criterion.value, ValueFunction::LevelOfChoice { .. }) {
        return vec![reads.to_owned()];
    }
    let prefix = format!("{reads}.");
    let named = sheet.named(interview, &criterion.id);
    if named.is_empty() {
        let columns = catalog.columns.iter().map(|column| &column.key);
        columns
            .filter(|key| key.starts_with(&prefix))
            .cloned()
            .collect()
    } else {
        named
            .into_keys()
            .map(|name| format!("{prefix}{name}"))
            .collect()
    }
}
