//! One alternative against another.

use backstay_numerics::order;

/// `w_j · (v_Aj − v_Bj)` for every criterion; sums to the difference of the
/// values.
pub fn differences(weights: &[f64], one: &[f64], other: &[f64]) -> Vec<f64> {
    weights
        .iter()
        .zip(one.iter().zip(other))
        .map(|(weight, (one, other))| weight * (one - other))
        .collect()
}

/// The fewest advantages, largest first, whose sum exceeds the sum of all
/// disadvantages; positions of criteria. All advantages where even they do not.
pub fn minimal_dominating_set(differences: &[f64]) -> Vec<usize> {
    let against: f64 = differences.iter().filter(|each| **each < 0.0).sum();
    let mut advantages: Vec<(usize, f64)> = differences
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, each)| *each > 0.0)
        .collect();
    order::sort_by(&mut advantages, |one, other| {
        other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
    });
    let mut sum = 0.0;
    let mut set = Vec::new();
    for (criterion, advantage) in advantages {
        if sum > -against {
            break;
        }
        sum += advantage;
        set.push(criterion);
    }
    set
}

/// Whether another row is at least as good on every criterion and better on
/// one; `matrix` states more as better.
pub fn dominated(row: &[f64], matrix: &[Vec<f64>]) -> bool {
    matrix.iter().any(|other| {
        let pairs = || other.iter().zip(row);
        pairs().all(|(other, own)| other >= own) && pairs().any(|(other, own)| other > own)
    })
}
