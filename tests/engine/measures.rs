//! Laws of the measures, for problems that nobody thought of.

use backstay::decision::measure::{
    Acceptability, Sample, Statement, beliefs, centroid, differences, dominated, draw_beta,
    entropy, first_shares, information, level_at, minimal_dominating_set, nearest_weights, ranks,
    switch_unnormalised, value,
};
use proptest::collection::vec;
use proptest::prelude::*;

const CRITERIA: usize = 4;
const NEAR: f64 = 1e-9;

fn rows(count: usize) -> impl Strategy<Value = Vec<Vec<f64>>> {
    vec(vec(0.0..1.0, CRITERIA), count)
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    vec(0.05..1.0, CRITERIA).prop_map(|raw| {
        let total: f64 = raw.iter().sum();
        raw.iter().map(|weight| weight / total).collect()
    })
}

fn reversed(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    rows.iter().rev().cloned().collect()
}

/// The lead when the weight at `position` is `at` and the others keep their
/// proportions.
fn lead_at(weights: &[f64], inside: &[f64], position: usize, at: f64) -> f64 {
    let own = weights.get(position).copied().unwrap_or_default();
    weights
        .iter()
        .zip(inside)
        .enumerate()
        .map(|(each, (weight, inside))| {
            let weight = if each == position {
                at
            } else {
                weight * (1.0 - at) / (1.0 - own)
            };
            weight * inside
        })
        .sum()
}

/// The square of how far two weights are from each other.
fn far(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The size of the smallest set of advantages that outweighs all
/// disadvantages, by trying every set.
fn smallest_by_trial(differences: &[f64]) -> Option<u32> {
    let against: f64 = differences.iter().filter(|each| **each < 0.0).sum();
    (0..1_u32 << differences.len())
        .filter(|set| {
            let chosen = differences.iter().enumerate();
            let sum: f64 = chosen
                .filter(|(position, each)| set >> position & 1 == 1 && **each > 0.0)
                .map(|(_, each)| each)
                .sum();
            sum > -against
        })
        .map(u32::count_ones)
        .min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn first_shares_are_whole_and_follow_their_alternatives(matrix in rows(4)) {
        let order = [Statement::Order(vec![2, 0, 3, 1])];
        for said in [&[][..], &order[..]] {
            let shares = first_shares(&matrix, said).unwrap_or_default();
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < NEAR);
            let turned = first_shares(&reversed(&matrix), said).unwrap_or_default();
            for (one, other) in shares.iter().zip(turned.iter().rev()) {
                prop_assert!((one - other).abs() < NEAR);
            }
        }
    }

    #[test]
    fn the_order_of_the_criteria_changes_no_share(matrix in rows(3)) {
        let turned: Vec<Vec<f64>> = matrix
            .iter()
            .map(|row| row.iter().rev().copied().collect())
            .collect();
        let one = first_shares(&matrix, &[]).unwrap_or_default();
        let other = first_shares(&turned, &[]).unwrap_or_default();
        for (one, other) in one.iter().zip(&other) {
            prop_assert!((one - other).abs() < NEAR);
        }
    }

    #[test]
    fn the_dominated_are_never_first(matrix in rows(4), loss in 0.01..0.5_f64) {
        let mut matrix = matrix;
        let worse = matrix.first().map(|row| row.iter().map(|x| x - loss).collect());
        matrix.extend(worse);
        let shares = first_shares(&matrix, &[]).unwrap_or_default();
        prop_assert!(matrix.last().is_some_and(|last| dominated(last, &matrix)));
        prop_assert!(shares.last().is_some_and(|share| share.abs() < NEAR));
    }

    #[test]
    fn twins_share_evenly(matrix in rows(3)) {
        let mut matrix = matrix;
        matrix.extend(matrix.first().cloned());
        let shares = first_shares(&matrix, &[]).unwrap_or_default();
        prop_assert_eq!(shares.first(), shares.last());
    }

    #[test]
    fn the_centroid_keeps_to_the_statements(low in 0.0..0.3_f64, ratio in 1.0..4.0_f64) {
        let said = [
            Statement::AtLeast(0, 1),
            Statement::Bounds { of: 2, low, high: low + 0.2 },
            Statement::Ratio { over: 0, under: 3, low: ratio, high: f64::INFINITY },
        ];
        let mean = centroid(CRITERIA, &said, 0);
        prop_assert!((mean.iter().sum::<f64>() - 1.0).abs() < NEAR);
        let &[first, second, third, fourth] = mean.as_slice() else {
            return Err(TestCaseError::fail("four weights"));
        };
        prop_assert!(first >= second && third >= low && third <= low + 0.2);
        prop_assert!(first >= ratio * fourth - NEAR);
    }

    #[test]
    fn a_switch_is_where_the_lead_changes_sides(matrix in rows(2), weights in weights()) {
        let [one, other] = matrix.as_slice() else {
            return Err(TestCaseError::fail("two rows"));
        };
        let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
        let lead = value(&weights, &inside);
        for (position, (weight, inside_one)) in weights.iter().zip(&inside).enumerate() {
            let ends = [0.0, 1.0].map(|at| lead_at(&weights, &inside, position, at));
            let [from, to] = ends;
            match level_at(lead, *weight, weight * inside_one) {
                Some(at) => {
                    prop_assert!(lead_at(&weights, &inside, position, at).abs() < NEAR);
                }
                None => prop_assert!(from * to > 0.0, "the lead goes from {from} to {to}"),
            }
        }
    }

    #[test]
    fn the_nearest_weights_are_level_and_whole(matrix in rows(2), weights in weights()) {
        let [one, other] = matrix.as_slice() else {
            return Err(TestCaseError::fail("two rows"));
        };
        let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
        let either = inside.iter().any(|d| *d > 0.01) && inside.iter().any(|d| *d < -0.01);
        prop_assume!(either);
        let found = nearest_weights(&weights, &inside);
        prop_assert!(found.is_some(), "{inside:?}");
        let found = found.unwrap_or_default();
        prop_assert!(found.iter().all(|weight| *weight >= 0.0));
        prop_assert!((found.iter().sum::<f64>() - 1.0).abs() < NEAR);
        prop_assert!(value(&found, &inside).abs() < NEAR);
    }

    /// The same lead in all, or a lead in each: no weights take it away.
    #[test]
    fn what_leads_in_everything_leads_under_all_weights(
        leads in vec(0.01..1.0_f64, CRITERIA),
        weights in weights(),
    ) {
        let [same, ..] = leads.as_slice() else {
            return Err(TestCaseError::fail("four leads"));
        };
        for side in [1.0, -1.0] {
            let each: Vec<f64> = leads.iter().map(|lead| side * lead).collect();
            prop_assert_eq!(nearest_weights(&weights, &each), None);
            prop_assert_eq!(nearest_weights(&weights, &[side * same; CRITERIA]), None);
        }
    }

    /// Weights that are level already stay, and none are nearer than those
    /// found: none of many that are level, drawn all over the simplex.
    #[test]
    fn no_weights_that_are_level_are_nearer(
        matrix in rows(2),
        own in weights(),
        others in vec(weights(), 40),
    ) {
        let [one, other] = matrix.as_slice() else {
            return Err(TestCaseError::fail("two rows"));
        };
        let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
        let Some(found) = nearest_weights(&own, &inside) else {
            return Ok(());
        };
        let again = nearest_weights(&found, &inside).unwrap_or_default();
        prop_assert!(far(&again, &found) < NEAR, "{again:?}, not {found:?}");
        for pair in others.windows(2) {
            let [from, to] = pair else { continue };
            let (from_lead, to_lead) = (value(from, &inside), value(to, &inside));
            if from_lead * to_lead < 0.0 {
                let share = from_lead / (from_lead - to_lead);
                let level: Vec<f64> = from.iter().zip(to).map(|(a, b)| a + share * (b - a)).collect();
                prop_assert!(far(&level, &own) >= far(&found, &own) - NEAR, "{level:?}");
            }
        }
    }

    /// The raw weight at which the lead is gone when the others stay: the lead
    /// is a sum, so it needs no weights that sum to 1.
    #[test]
    fn a_raw_weight_takes_the_lead_away_and_is_not_negative(
        matrix in rows(2),
        weights in weights(),
    ) {
        let [one, other] = matrix.as_slice() else {
            return Err(TestCaseError::fail("two rows"));
        };
        let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
        let lead = value(&weights, &inside);
        for (position, (weight, each)) in weights.iter().zip(&inside).enumerate() {
            let of_others = lead - weight * each;
            match switch_unnormalised(lead, *weight, *each) {
                Some(at) => {
                    let mut raw = weights.clone();
                    if let Some(slot) = raw.get_mut(position) {
                        *slot = at;
                    }
                    prop_assert!(at >= 0.0);
                    prop_assert!(value(&raw, &inside).abs() < NEAR * at.max(1.0));
                }
                None => prop_assert!(of_others * each > 0.0, "{of_others} and {each}"),
            }
        }
    }

    #[test]
    fn no_smaller_set_of_advantages_would_do(matrix in rows(2), weights in weights()) {
        let [one, other] = matrix.as_slice() else {
            return Err(TestCaseError::fail("two rows"));
        };
        let found = differences(&weights, one, other);
        let lead = value(&weights, one) - value(&weights, other);
        prop_assert!((found.iter().sum::<f64>() - lead).abs() < NEAR);
        if let Some(fewest) = smallest_by_trial(&found) {
            let set = minimal_dominating_set(&found).len();
            prop_assert_eq!(u32::try_from(set).unwrap_or(u32::MAX), fewest);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// With twins among them: every alternative takes every rank in shares that
    /// sum to 1 both ways, and one of two is ahead as often as the other is not.
    #[test]
    fn ranks_are_shared_out_whole_by_twins_as_well(
        matrix in rows(3),
        drawn in vec(weights(), 7),
    ) {
        let partials: Vec<Vec<f64>> = matrix.iter().chain(matrix.first()).cloned().collect();
        let samples: Vec<Sample> = drawn
            .iter()
            .map(|weights| Sample { weights: weights.clone(), partials: partials.clone() })
            .collect();
        let found = Acceptability::of(&samples);
        let is_whole = |sum: f64| (sum - 1.0).abs() < NEAR;
        for (place, own) in found.ranks.iter().enumerate() {
            prop_assert!(is_whole(own.iter().sum()), "{own:?}");
            let of_rank = found.ranks.iter().filter_map(|ranks| ranks.get(place));
            prop_assert!(is_whole(of_rank.sum()), "{:?}", found.ranks);
        }
        for (one, row) in found.pairwise.iter().enumerate() {
            for (other, cell) in row.iter().enumerate().filter(|(other, _)| *other != one) {
                let back = found.pairwise.get(other).and_then(|row| row.get(one));
                prop_assert!(back.is_some_and(|back| is_whole(cell + back)));
            }
        }
        let central = found.central_weights.iter().zip(&found.confidence);
        for (weights, confidence) in central {
            prop_assert_eq!(weights.is_some(), confidence.is_some());
            if let (Some(weights), Some(confidence)) = (weights, confidence) {
                prop_assert!(is_whole(weights.iter().sum()), "{weights:?}");
                prop_assert!((0.0..=1.0).contains(confidence));
            }
        }
    }
}

fn assert_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < NEAR, "{found:?}, not {expected:?}");
    }
}

/// The first is worth the first weight, two others 0.4 whatever it is: the lead
/// changes at 0.4. Of the weights from 0.2 to 1 three quarters lie above it.
/// "At least 0.6" is true of half, and a tenth of the answers is wrong.
#[test]
fn beliefs_before_and_after_an_answer_are_those_of_a_pencil() {
    let matrix = [vec![1.0, 0.0], vec![0.4, 0.4], vec![0.4, 0.4]];
    let [before, yes, no] = beliefs(&matrix, 0.2, 1.0, 0.6, 0.1);
    assert_near(
        &[before.probability, yes.probability, no.probability],
        &[1.0, 0.5, 0.5],
    );
    assert_near(&before.first, &[0.75, 0.125, 0.125]);
    assert_near(&before.values, &[0.6, 0.4, 0.4]);
    assert_near(&before.regret, &[0.025, 0.225, 0.225]);
    // Above: 0.5 of the weights, at 0.8 in the mean. Below: 0.5, at 0.4.
    assert_near(&yes.first, &[0.95, 0.025, 0.025]);
    assert_near(&yes.values, &[0.76, 0.4, 0.4]);
    assert_near(&no.first, &[0.55, 0.225, 0.225]);
    assert_near(&no.values, &[0.44, 0.4, 0.4]);
    let left = 0.5 * entropy(&yes.first) + 0.5 * entropy(&no.first);
    let told = information(&before, &[yes, no]);
    assert_near(&[told], &[entropy(&[0.75, 0.125, 0.125]) - left]);
}

/// From 0.5 on the lead never changes; an answer that cannot be has no belief.
#[test]
fn beliefs_keep_to_the_weights_that_are_left() {
    let matrix = [vec![1.0, 0.0], vec![0.4, 0.4]];
    let [before, _, never] = beliefs(&matrix, 0.5, 1.0, 0.5, 0.0);
    assert_near(&[before.probability], &[1.0]);
    assert_near(&before.first, &[1.0, 0.0]);
    assert_near(&before.values, &[0.75, 0.4]);
    assert_near(&[never.probability], &[0.0]);
    assert_near(&never.values, &[0.0, 0.0]);
}

/// A beta number has the mean `a / (a + b)` and the variance
/// `a·b / ((a + b)² · (a + b + 1))`, for shapes on both sides of 1.
#[test]
fn beta_numbers_have_the_moments_of_their_law() {
    const DRAWN: u32 = 20_000;
    for (a, b) in [(0.5, 1.5), (2.0, 3.0), (0.25, 0.5)] {
        let drawn: Vec<f64> = (0..DRAWN)
            .map(|each| draw_beta("rigging", each, a, b))
            .collect();
        let mean = drawn.iter().sum::<f64>() / f64::from(DRAWN);
        let squares = drawn.iter().map(|each| (each - mean) * (each - mean));
        let variance = squares.sum::<f64>() / f64::from(DRAWN);
        let expected = a * b / ((a + b) * (a + b) * (a + b + 1.0));
        assert!((mean - a / (a + b)).abs() < 0.01, "{mean} of {a} and {b}");
        assert!(
            (variance - expected).abs() < 0.006,
            "{variance} of {a} and {b}"
        );
    }
}

#[test]
fn what_makes_no_difference_is_no_advantage() {
    assert_eq!(minimal_dominating_set(&[0.1, 0.0, -0.5]), [0]);
    assert_eq!(minimal_dominating_set(&[0.0, 0.0]), [0; 0]);
    assert_eq!(ranks(&[1.0, 2.0, 1.0], 0.0), [2, 1, 2]);
}

/// Where a criterion weighs nothing there is no lead in it, and where it weighs
/// everything the others have no proportion to keep; also when a rounded sum
/// says a last bit more or less.
#[test]
fn no_switch_is_told_of_a_weight_of_nothing_or_of_everything() {
    assert_eq!(level_at(0.2, 0.0, 0.0), None);
    for weight in [1.0 - f64::EPSILON, 1.0, 1.0 + f64::EPSILON] {
        for lead in [0.3, 0.1 + 0.2, 0.3 - f64::EPSILON] {
            assert_eq!(level_at(lead, weight, 0.1 + 0.2), None, "{lead}, {weight}");
        }
    }
}

#[test]
fn a_criterion_in_which_both_are_alike_takes_no_lead_away() {
    assert_eq!(switch_unnormalised(0.1, 0.5, 0.0), None);
    assert_eq!(switch_unnormalised(-0.1, 0.5, 0.0), None);
    assert_eq!(switch_unnormalised(0.0, 0.5, 0.0), None);
    // Without the criterion both are level.
    assert_eq!(switch_unnormalised(0.25, 0.5, 0.5), Some(0.0));
}

/// Alike in everything, they are level wherever the weights stand; where one
/// leads in the only criterion, never.
#[test]
fn level_weights_stay_and_a_single_lead_cannot_go() {
    let weights = [0.5, 0.3, 0.2];
    let found = nearest_weights(&weights, &[0.0; 3]).unwrap_or_default();
    assert_near(&found, &weights);
    assert_eq!(nearest_weights(&[1.0], &[0.25]), None);
    assert_eq!(nearest_weights(&[0.5, 0.5], &[0.25, 0.25]), None);
}

/// Level where the first weighs a third and the second two thirds, or on to the
/// point where the third weighs all. From one in the second's corner the way
/// leads along the edge: the third would turn negative, and is left out.
#[test]
fn a_weight_that_would_turn_negative_is_left_out() {
    let found = nearest_weights(&[0.0, 1.0, 0.0], &[0.4, -0.2, -0.9]).unwrap_or_default();
    assert_near(&found, &[1.0 / 3.0, 2.0 / 3.0, 0.0]);
}
