//! How far rankings agree.

use backstay::decision::measure::{entropy, jensen_shannon, kendall_w, tau_b};
use proptest::prelude::*;

const NEAR: f64 = 1e-12;

/// Four things in order, and the same with two of them level.
const APART: [f64; 4] = [1.0, 2.0, 3.0, 4.0];
const LEVEL: [f64; 4] = [1.0, 2.5, 2.5, 4.0];

fn backwards(ranks: &[f64]) -> Vec<f64> {
    ranks.iter().rev().copied().collect()
}

/// Spearman's rank correlation: Pearson's of the ranks.
fn spearman(one: &[f64], other: &[f64]) -> f64 {
    let middle = f64::midpoint(1.0, f64::from(u32::try_from(one.len()).unwrap_or(0)));
    let product = |one: &[f64], other: &[f64]| -> f64 {
        let pairs = one.iter().zip(other);
        pairs.map(|(a, b)| (a - middle) * (b - middle)).sum()
    };
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

#[test]
fn who_rank_alike_agree_in_full_ties_or_not() {
    for ranks in [APART, LEVEL, [1.5, 1.5, 3.5, 3.5], [2.0, 2.0, 2.0, 4.0]] {
        let alike = vec![ranks.to_vec(); 3];
        assert!((kendall_w(&alike) - 1.0).abs() < NEAR, "{ranks:?}");
        assert!((tau_b(&ranks, &ranks) - 1.0).abs() < NEAR, "{ranks:?}");
        let turned = ranks.map(|rank| 5.0 - rank);
        assert!((tau_b(&ranks, &turned) + 1.0).abs() < NEAR, "{ranks:?}");
    }
}

#[test]
fn an_order_and_its_reverse_have_nothing_in_common() {
    let found = kendall_w(&[APART.to_vec(), backwards(&APART)]);
    assert!(found.abs() < NEAR, "{found}");
}

/// Sums of ranks 2, 4.5, 5.5 and 8: their squares around 5 sum to 18.5. Two
/// that are level take `2³ − 2` off, for each of two people: 12 · 18.5 over
/// 4 · 60 − 2 · 6. Of six pairs one is level for the one, and five agree.
#[test]
fn two_that_are_level_are_taken_off() {
    let found = kendall_w(&[LEVEL.to_vec(), APART.to_vec()]);
    assert!((found - 222.0 / 228.0).abs() < NEAR, "{found}");
    for found in [tau_b(&LEVEL, &APART), tau_b(&APART, &LEVEL)] {
        assert!((found - 5.0 / 30.0_f64.sqrt()).abs() < NEAR, "{found}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// With `r` the mean rank correlation of `m` people, two by two, `W` is
    /// `(1 + (m − 1) · r) / m`. Source: Kendall, Rank Correlation Methods
    /// (1970), chapter 6.
    #[test]
    fn concordance_is_the_mean_correlation_of_two(
        orders in proptest::collection::vec(
            Just(vec![1.0, 2.0, 3.0, 4.0, 5.0]).prop_shuffle(),
            2..5,
        ),
    ) {
        let people = f64::from(u32::try_from(orders.len()).unwrap_or(0));
        let pairs: Vec<f64> = orders
            .iter()
            .enumerate()
            .flat_map(|(position, one)| {
                let others = orders.iter().skip(position + 1);
                others.map(|other| spearman(one, other)).collect::<Vec<f64>>()
            })
            .collect();
        let mean = pairs.iter().sum::<f64>() / (people * (people - 1.0) / 2.0);
        let expected = (1.0 + (people - 1.0) * mean) / people;
        prop_assert!((kendall_w(&orders) - expected).abs() < NEAR);
    }
}

/// Shares are the same counted out of 1, of 100 or of 3.
#[test]
fn only_the_proportions_of_parts_matter_to_their_entropy() {
    assert!((entropy(&[25.0, 25.0, 25.0, 25.0]) - 2.0).abs() < NEAR);
    assert!((entropy(&[0.1, 0.1]) - 1.0).abs() < NEAR);
    let of_three = entropy(&[1.0, 2.0]);
    assert!((of_three - entropy(&[1.0 / 3.0, 2.0 / 3.0])).abs() < NEAR);
}

/// Two people sure of different things are one bit apart; a third of them
/// against two thirds, the entropy of that.
#[test]
fn people_who_are_sure_differ_by_the_entropy_of_their_weights() {
    let sure = [vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 0.0]];
    for weights in [[0.5, 0.5], [1.0 / 3.0, 2.0 / 3.0]] {
        let found = jensen_shannon(&sure, &weights);
        assert!((found - entropy(&weights)).abs() < NEAR, "{found}");
    }
}
