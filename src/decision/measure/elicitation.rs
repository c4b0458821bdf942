//! What one more answer is worth, where one weight of two is free.

use backstay_numerics::order;

use super::acceptability::entropy;
use super::additive::values;
use super::count;

/// What is believed of the alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    /// How probable this belief is, 0…1.
    pub probability: f64,
    /// By alternative: how probable it is that it is first.
    pub first: Vec<f64>,
    /// By alternative: its mean value.
    pub values: Vec<f64>,
    /// By alternative: the mean of the best value less its own.
    pub regret: Vec<f64>,
}

/// The stretches between `ends` (two or more, increasing) on which no two
/// lines of a two-column matrix cross; the first weight runs along them.
fn stretches(matrix: &[Vec<f64>], ends: &[f64]) -> Vec<(f64, f64)> {
    let line = |row: &Vec<f64>| match row.as_slice() {
        [at_one, at_zero, ..] => (*at_zero, at_one - at_zero),
        _ => (0.0, 0.0),
    };
    let low = ends.first().copied().unwrap_or(0.0);
    let high = ends.last().copied().unwrap_or(1.0);
    let mut cuts = ends.to_vec();
    for (position, one) in matrix.iter().enumerate() {
        for other in matrix.iter().skip(position + 1) {
            let ((start, slope), (other_start, other_slope)) = (line(one), line(other));
            let crossing = (other_start - start) / (slope - other_slope);
            if crossing > low && crossing < high {
                cuts.push(crossing);
            }
        }
    }
    order::sort_by(&mut cuts, f64::total_cmp);
    cuts.iter()
        .copied()
        .zip(cuts.iter().copied().skip(1))
        .filter(|(from, to)| to > from)
        .collect()
}

/// What is believed when the first weight is uniform over `low…high`: before a
/// question, after "yes, it is at least `cut`", and after "no". An answer is
/// wrong with probability `error`.
pub fn beliefs(matrix: &[Vec<f64>], low: f64, high: f64, cut: f64, error: f64) -> [Belief; 3] {
    let cut = cut.clamp(low, high);
    [(1.0, 1.0), (1.0 - error, error), (error, 1.0 - error)]
        .map(|(above, below)| belief(matrix, low, high, cut, above, below))
}

/// The belief under the likelihoods `above` and `below` the cut.
fn belief(matrix: &[Vec<f64>], low: f64, high: f64, cut: f64, above: f64, below: f64) -> Belief {
    let blank = vec![0.0; matrix.len()];
    let mut belief = Belief {
        probability: 0.0,
        first: blank.clone(),
        values: blank.clone(),
        regret: blank,
    };
    for (from, to) in stretches(matrix, &[low, cut, high]) {
        let middle = f64::midpoint(from, to);
        let mass = (to - from) / (high - low) * if middle >= cut { above } else { below };
        // No lines cross inside, so the middle stands for the stretch.
        let worth = values(&[middle, 1.0 - middle], matrix);
        let best = worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let level = count(worth.iter().filter(|value| best - **value <= 1e-12).count());
        belief.probability += mass;
        for (position, value) in worth.iter().enumerate() {
            if let Some(first) = belief.first.get_mut(position) {
                *first += if best - value <= 1e-12 {
                    mass / level
                } else {
                    0.0
                };
            }
            if let Some(mean) = belief.values.get_mut(position) {
                *mean += mass * value;
            }
            if let Some(regret) = belief.regret.get_mut(position) {
                *regret += mass * (best - value);
            }
        }
    }
    if belief.probability > 0.0 {
        for row in [&mut belief.first, &mut belief.values, &mut belief.regret] {
            for number in row {
                *number /= belief.probability;
            }
        }
    }
    belief
}

/// `H(first) − Σ P(answer) · H(first | answer)`, in bits.
pub fn information(before: &Belief, after: &[Belief]) -> f64 {
    let left: f64 = after
        .iter()
        .map(|belief| belief.probability * entropy(&belief.first))
        .sum();
    entropy(&before.first) - left
}
