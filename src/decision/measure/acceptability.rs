//! What many completions say together.
//!
//! Source: Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001).

use super::additive::{order, value, values};
use super::count;

/// One completion: weights, and a row of partial values for every alternative.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Sum to 1.
    pub weights: Vec<f64>,
    /// One row for each alternative, one column for each criterion.
    pub partials: Vec<Vec<f64>>,
}

/// Shares of completions.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptability {
    /// By alternative, then rank: the share of completions with that rank.
    /// Tied alternatives share the ranks that they take up.
    pub ranks: Vec<Vec<f64>>,
    /// By alternative: the mean weights of the completions in which it is
    /// first; `None` where it never is.
    pub central_weights: Vec<Option<Vec<f64>>>,
    /// By alternative: the share of completions in which it is first at its
    /// own central weights.
    pub confidence: Vec<Option<f64>>,
    /// By pair: the share in which the one beats the other, ties half; 0 for
    /// an alternative and itself.
    pub pairwise: Vec<Vec<f64>>,
    /// Entropy in bits of which one is first.
    pub choice_entropy: f64,
    /// Entropy in bits of the whole ranking.
    pub ranking_entropy: f64,
}

/// Values that differ by less are equal but for rounding.
const TIE: f64 = 1e-12;

/// Entropy in bits of non-negative numbers scaled to sum to 1; 0 if all are 0.
pub fn entropy(parts: &[f64]) -> f64 {
    let total: f64 = parts.iter().sum();
    parts
        .iter()
        .filter(|part| **part > 0.0)
        .map(|part| {
            let share = part / total;
            -share * libm::log2(share)
        })
        .sum()
}

impl Acceptability {
    /// Counts over at least one sample, all of the same shape.
    pub fn of(samples: &[Sample]) -> Self {
        let (rows, columns) = samples.first().map_or((0, 0), |sample| {
            (sample.partials.len(), sample.weights.len())
        });
        let share = 1.0 / count(samples.len().max(1));
        let mut ranks = vec![vec![0.0; rows]; rows];
        let mut pairwise = vec![vec![0.0; rows]; rows];
        let mut firsts = vec![(0.0, vec![0.0; columns]); rows];
        let mut rankings = std::collections::BTreeMap::<Vec<usize>, f64>::new();
        for sample in samples {
            let worth = values(&sample.weights, &sample.partials);
            *rankings.entry(order(&worth)).or_insert(0.0) += share;
            for (one, own) in worth.iter().enumerate() {
                let better = worth.iter().filter(|other| **other > own + TIE).count();
                let level = worth
                    .iter()
                    .filter(|other| (*other - own).abs() <= TIE)
                    .count();
                let credit = 1.0 / count(level.max(1));
                if let Some(ranks) = ranks.get_mut(one) {
                    for rank in ranks.iter_mut().skip(better).take(level) {
                        *rank += share * credit;
                    }
                }
                if let Some((sum, weights)) = firsts.get_mut(one).filter(|_| better == 0) {
                    *sum += credit;
                    for (total, weight) in weights.iter_mut().zip(&sample.weights) {
                        *total += credit * weight;
                    }
                }
                if let Some(row) = pairwise.get_mut(one) {
                    for (other, (cell, number)) in row.iter_mut().zip(&worth).enumerate() {
                        if other != one {
                            *cell += share * beats(*own, *number);
                        }
                    }
                }
            }
        }
        let central_weights: Vec<Option<Vec<f64>>> = firsts
            .into_iter()
            .map(|(sum, weights)| {
                (sum > 0.0).then(|| weights.iter().map(|weight| weight / sum).collect())
            })
            .collect();
        let first: Vec<f64> = ranks
            .iter()
            .filter_map(|ranks| ranks.first().copied())
            .collect();
        Self {
            confidence: central_weights
                .iter()
                .enumerate()
                .map(|(one, weights)| Some(confidence(samples, one, weights.as_ref()?)))
                .collect(),
            central_weights,
            pairwise,
            choice_entropy: entropy(&first),
            ranking_entropy: entropy(&rankings.into_values().collect::<Vec<f64>>()),
            ranks,
        }
    }
}

fn beats(own: f64, other: f64) -> f64 {
    if (own - other).abs() <= TIE {
        0.5
    } else if own > other {
        1.0
    } else {
        0.0
    }
}

fn confidence(samples: &[Sample], one: usize, weights: &[f64]) -> f64 {
    let firsts = samples.iter().filter(|sample| {
        let own = sample
            .partials
            .get(one)
            .map_or(0.0, |row| value(weights, row));
        sample
            .partials
            .iter()
            .all(|row| value(weights, row) <= own + TIE)
    });
    count(firsts.count()) / count(samples.len().max(1))
}
