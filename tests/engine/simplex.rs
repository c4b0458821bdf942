//! Weights of which only statements are known: all that is allowed, nothing
//! else, and everywhere alike.

use backstay::decision::measure::{Statement, centroid, first_shares, mean, weights};

/// How far the mean of some thousand draws may be from the exact one.
const NEAR: f64 = 0.01;

fn mean_of(drawn: &[Vec<f64>]) -> Vec<f64> {
    let share = 1.0 / f64::from(u32::try_from(drawn.len()).unwrap_or(u32::MAX));
    mean(drawn, &vec![share; drawn.len()])
}

fn assert_near(found: &[f64], expected: &[f64], near: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < near, "{found:?}, not {expected:?}");
    }
}

/// One draw of 720 would have the order by itself: as many are sorted as are
/// asked for. The mean is the rank order centroid, `Σ 1/j / 6` from the rank on.
#[test]
fn every_draw_counts_under_a_full_order() {
    let order = vec![3, 1, 5, 0, 4, 2];
    let drawn = weights(6, &[Statement::Order(order.clone())], 3_000);
    assert_eq!(drawn.len(), 3_000);
    let mut expected = [0.0; 6];
    for (rank, &criterion) in (1..=6_u32).zip(&order) {
        let rest: f64 = (rank..=6).map(|each| 1.0 / f64::from(each)).sum();
        if let Some(slot) = expected.get_mut(criterion) {
            *slot = rest / 6.0;
        }
    }
    assert_near(&mean_of(&drawn), &expected, NEAR);
}

/// Of two out of four only their order is known: of what they have together,
/// half of all, the first has three quarters in the mean.
#[test]
fn an_order_of_some_says_nothing_of_the_others() {
    let said = [Statement::Order(vec![2, 0])];
    let drawn = weights(4, &said, 3_000);
    assert_eq!(drawn.len(), 3_000);
    for each in &drawn {
        assert!((each.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{each:?}");
        assert!(each.get(2) >= each.first());
    }
    let expected = [0.125, 0.25, 0.375, 0.25];
    assert_near(&mean_of(&drawn), &expected, NEAR);
    assert_near(&centroid(4, &said, 0), &expected, 1e-12);
}

/// Five of seven weigh at most 0.35 each: some thousand pieces. Where the first
/// `k` are above it, what is left to share out is `1 − 0.35 k`; by
/// inclusion and exclusion over the five, its sixth powers sum to the volume, and
/// its seventh to seven times the mean of one of the other two in it.
#[test]
fn some_thousand_pieces_are_exact() {
    let most = |of| Statement::Bounds {
        of,
        low: 0.0,
        high: 0.35,
    };
    let rests = [(1.0, 1.0_f64), (-5.0, 0.65), (10.0, 0.3)];
    let sum = |power| -> f64 {
        let parts = rests.iter();
        parts.map(|(sign, rest)| sign * rest.powi(power)).sum()
    };
    let free = sum(7) / sum(6) / 7.0;
    let bound = (1.0 - 2.0 * free) / 5.0;
    let expected = [bound, bound, bound, bound, bound, free, free];
    assert_near(
        &centroid(7, &[0, 1, 2, 3, 4].map(most), 0),
        &expected,
        1e-12,
    );
}

/// Of every two of five, one may weigh up to six times the other: none is
/// preferred, and no few pieces fill that.
#[test]
fn what_takes_too_many_pieces_is_drawn() {
    const CRITERIA: usize = 5;
    let said: Vec<Statement> = (0..CRITERIA)
        .flat_map(|over| (0..over).map(move |under| (over, under)))
        .map(|(over, under)| Statement::Ratio {
            over,
            under,
            low: 1.0 / 6.0,
            high: 6.0,
        })
        .collect();
    let found = centroid(CRITERIA, &said, 2_000);
    assert_eq!(found, mean_of(&weights(CRITERIA, &said, 2_000)));
    assert_near(&found, &[1.0 / 5.0; CRITERIA], NEAR);
}

/// The one at least twice the other, and the other at least as much as the one.
#[test]
fn statements_that_leave_no_weights_have_no_shares_and_no_mean() {
    let twice = Statement::Ratio {
        over: 0,
        under: 1,
        low: 2.0,
        high: f64::INFINITY,
    };
    for said in [
        [twice, Statement::AtLeast(1, 0)],
        [Statement::AtLeast(0, 1), Statement::AtLeast(1, 0)],
    ] {
        assert_eq!(first_shares(&[vec![0.5, 0.5, 0.5]], &said), None);
        assert!(centroid(3, &said, 10).is_empty());
        assert!(weights(3, &said, 10).is_empty());
    }
}
