//! Points and weights by theme.

use crate::catalog::{Catalog, CriterionId};
use crate::decision::{Decision, Standing};

/// The points of a standing by theme, in theme order; they sum to its value.
pub fn theme_parts(catalog: &Catalog, standing: &Standing) -> Vec<f64> {
    let lines = standing.contributions.iter();
    by_theme(catalog, lines.map(|line| (line.criterion, line.value)))
}

/// What each theme weighs, in theme order: the most points it can add.
pub fn theme_weights(catalog: &Catalog, decision: &Decision) -> Vec<f64> {
    let weights = decision.weights.iter();
    by_theme(
        catalog,
        weights.map(|(criterion, weight)| (criterion, *weight)),
    )
}

fn by_theme(catalog: &Catalog, lines: impl Iterator<Item = (CriterionId, f64)>) -> Vec<f64> {
    let mut parts = vec![0.0; catalog.themes.len()];
    for (criterion, value) in lines {
        if let Some(part) = parts.get_mut(catalog.theme_of(criterion)) {
            *part += value;
        }
    }
    parts
}
