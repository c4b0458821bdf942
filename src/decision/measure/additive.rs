//! Values on fixed scales, and their sum.

use backstay_numerics::order;

/// The piecewise linear value of `x` between `cutoffs` (increasing, at least
/// one), at which it is `levels`; outside it is the value of the nearer end.
///
/// Source: Keeney and Raiffa, *Decisions with Multiple Objectives* (1976), ch. 3.
pub fn piecewise(x: f64, cutoffs: &[f64], levels: &[f64]) -> f64 {
    let mut previous: Option<(f64, f64)> = None;
    for (&cutoff, &level) in cutoffs.iter().zip(levels) {
        if x <= cutoff {
            return match previous {
                None => level,
                Some((from, low)) => low + (level - low) * (x - from) / (cutoff - from),
            };
        }
        previous = Some((cutoff, level));
    }
    previous.map_or(0.0, |(_, level)| level)
}

/// The linear value of `x` on a scale from `worst` (0) to `best` (1), not
/// clipped.
pub fn linear(x: f64, worst: f64, best: f64) -> f64 {
    (x - worst) / (best - worst)
}

/// `Σ w_j · v_j`.
pub fn value(weights: &[f64], partials: &[f64]) -> f64 {
    weights.iter().zip(partials).map(|(w, v)| w * v).sum()
}

/// The value of every row of a matrix.
pub fn values(weights: &[f64], matrix: &[Vec<f64>]) -> Vec<f64> {
    matrix.iter().map(|row| value(weights, row)).collect()
}

/// Ranks from 1, the largest first; values within `tie` share the better rank.
pub fn ranks(values: &[f64], tie: f64) -> Vec<usize> {
    values
        .iter()
        .map(|value| 1 + values.iter().filter(|other| **other > value + tie).count())
        .collect()
}

/// Positions, the largest value first, ties by position.
pub fn order(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order::sort_by(&mut order, |&one, &other| {
        let at = |position: usize| values.get(position).copied().unwrap_or(f64::NEG_INFINITY);
        at(other).total_cmp(&at(one)).then(one.cmp(&other))
    });
    order
}
