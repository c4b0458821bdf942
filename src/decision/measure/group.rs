//! Several people: what they say together, and how far they differ.

use super::acceptability::entropy;
use super::count;

/// The weighted mean of one row a person; weights sum to 1.
pub fn mean(by_person: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let width = by_person.first().map_or(0, Vec::len);
    let mut mean = vec![0.0; width];
    for (row, weight) in by_person.iter().zip(weights) {
        for (total, number) in mean.iter_mut().zip(row) {
            *total += weight * number;
        }
    }
    mean
}

/// The Jensen–Shannon divergence of the people's shares, in bits: the entropy
/// of the mean less the mean of the entropies.
///
/// Source: Lin, IEEE Transactions on Information Theory 37 (1991).
pub fn jensen_shannon(by_person: &[Vec<f64>], weights: &[f64]) -> f64 {
    let own: f64 = by_person
        .iter()
        .zip(weights)
        .map(|(shares, weight)| weight * entropy(shares))
        .sum();
    entropy(&mean(by_person, weights)) - own
}

/// By person and alternative: the person's best value less the alternative's.
pub fn regrets(by_person: &[Vec<f64>]) -> Vec<Vec<f64>> {
    by_person
        .iter()
        .map(|values| {
            let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            values.iter().map(|value| best - value).collect()
        })
        .collect()
}

/// By alternative: the largest number of any person.
pub fn worst(by_person: &[Vec<f64>]) -> Vec<f64> {
    let mut worst = by_person.first().cloned().unwrap_or_default();
    for row in by_person {
        for (worst, number) in worst.iter_mut().zip(row) {
            *worst = number.max(*worst);
        }
    }
    worst
}

/// Kendall's coefficient of concordance of the people's ranks, corrected for
/// ties (which hold mean ranks); 0 no agreement, 1 full.
///
/// Source: Kendall and Babington Smith, Annals of Mathematical Statistics 10
/// (1939).
pub fn kendall_w(ranks: &[Vec<f64>]) -> f64 {
    let people = count(ranks.len());
    let items = count(ranks.first().map_or(0, Vec::len));
    let sums = mean(ranks, &vec![1.0; ranks.len()]);
    let middle = people * (items + 1.0) / 2.0;
    let spread: f64 = sums.iter().map(|sum| (sum - middle) * (sum - middle)).sum();
    let ties: f64 = ranks.iter().map(|row| tied(row)).sum();
    12.0 * spread / (people * people * (items * items * items - items) - people * ties)
}

/// `Σ (t³ − t)` over the groups of equal numbers.
fn tied(row: &[f64]) -> f64 {
    row.iter()
        .map(|one| {
            let equal = count(
                row.iter()
                    .filter(|other| other.total_cmp(one).is_eq())
                    .count(),
            );
            equal * equal - 1.0
        })
        .sum()
}

/// Kendall's tau-b of two rows of ranks, −1…1.
pub fn tau_b(one: &[f64], other: &[f64]) -> f64 {
    let pairs: Vec<(f64, f64)> = one.iter().copied().zip(other.iter().copied()).collect();
    let (mut agree, mut of_one, mut of_other) = (0.0, 0.0, 0.0);
    for (position, first) in pairs.iter().enumerate() {
        for second in pairs.iter().skip(position + 1) {
            let sign = |a: f64, b: f64| match a.total_cmp(&b) {
                std::cmp::Ordering::Less => -1.0,
                std::cmp::Ordering::Equal => 0.0,
                std::cmp::Ordering::Greater => 1.0,
            };
            let (a, b): (f64, f64) = (sign(first.0, second.0), sign(first.1, second.1));
            agree += a * b;
            of_one += a * a;
            of_other += b * b;
        }
    }
    agree / (of_one * of_other).sqrt()
}
