use super::{FirstRank, Shape, ShapeError, TIE};
use crate::random::{Seed, Stream};
use fearless_simd::{Level, Simd};

fn shape(alternatives: usize, criteria: usize, vectors: usize) -> Shape {
    Shape {
        alternatives,
        criteria,
        vectors,
    }
}

/// Numbers in 0…1; with `steps`, such that many are equal.
fn numbers(name: &str, count: usize, steps: Option<f64>) -> Vec<f64> {
    let stream = Stream::named(Seed(11), "first-rank", name);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let draws = (0..count).map(|place| stream.uniform(place, 0));
    draws
        .map(|draw| steps.map_or(draw, |steps| (draw * steps).floor() / steps))
        .collect()
}

/// The same by three plain loops.
fn plainly(shape: Shape, values: &[f64], weights: &[f64]) -> Vec<f64> {
    let row = |table: &[f64], row: usize| -> Vec<f64> {
        table
            .iter()
            .skip(row * shape.criteria)
            .take(shape.criteria)
            .copied()
            .collect()
    };
    let mut shares = vec![0.0; shape.alternatives];
    for vector in 0..shape.vectors {
        let weights = row(weights, vector);
        let score = |alternative| {
            let mut sum = 0.0;
            for (value, weight) in row(values, alternative).iter().zip(&weights) {
                sum += value * weight;
            }
            sum
        };
        let scores: Vec<f64> = (0..shape.alternatives).map(score).collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let first: Vec<bool> = scores.iter().map(|score| *score >= best - TIE).collect();
        let credit = first
            .iter()
            .filter(|first| **first)
            .fold(0.0, |sum, _| sum + 1.0);
        for (share, first) in shares.iter_mut().zip(first) {
            *share += if first { 1.0 / credit } else { 0.0 };
        }
    }
    let vectors = (0..shape.vectors).fold(0.0, |sum, _| sum + 1.0);
    shares.iter().map(|share| share / vectors).collect()
}

/// Every width of registers that this machine has.
fn levels() -> Vec<Level> {
    let level = Level::new();
    #[cfg(target_arch = "x86_64")]
    let narrower = [
        level.as_sse2().map(Simd::level),
        level.as_sse4_2().map(Simd::level),
        level.as_avx2().map(Simd::level),
    ];
    #[cfg(not(target_arch = "x86_64"))]
    let narrower = [None];
    narrower.into_iter().flatten().chain([level]).collect()
}

#[track_caller]
fn assert_plain(shape: Shape, values: &[f64], weights: &[f64]) {
    let expected = plainly(shape, values, weights);
    for level in levels() {
        let found = FirstRank::with_level(level, shape, values, weights);
        assert_eq!(
            found.map(FirstRank::finish).as_deref(),
            Ok(&*expected),
            "{level:?}, {shape:?}"
        );
    }
}

#[test]
fn agrees_with_plain_loops_at_any_size() {
    for (alternatives, criteria, vectors) in [
        (1, 1, 1),
        (2, 3, 5),
        (7, 1, 9),
        (8, 4, 64),
        (9, 5, 65),
        (16, 30, 63),
        (17, 31, 129),
        (40, 30, 200),
        (203, 13, 77),
    ] {
        let shape = shape(alternatives, criteria, vectors);
        for steps in [None, Some(4.0), Some(2.0)] {
            let values = numbers("values", alternatives * criteria, steps);
            let weights = numbers("weights", vectors * criteria, None);
            assert_plain(shape, &values, &weights);
        }
    }
}

#[test]
fn equals_share_the_first_rank() {
    let values = [1.0, 0.0, 0.3, 0.3, 0.0, 1.0, 1.0, 0.0];
    let weights = [0.75, 0.25, 0.25, 0.75];
    let shares = FirstRank::new(shape(4, 2, 2), &values, &weights).map(FirstRank::finish);
    assert_eq!(shares, Ok(vec![0.25, 0.0, 0.5, 0.25]));
}

#[test]
fn a_creeping_best_leaves_out_those_it_has_left_behind() {
    // Each is within the tie of the one before, the first two not of the last.
    let values = [0.5, 0.5 + 0.8 * TIE, 0.5 + 1.6 * TIE, 0.5 + 2.4 * TIE, 0.0];
    let shares = FirstRank::new(shape(5, 1, 1), &values, [1.0]).map(FirstRank::finish);
    assert_eq!(shares, Ok(vec![0.0, 0.0, 0.5, 0.5, 0.0]));
    assert_plain(shape(5, 1, 1), &values, &[1.0]);
}

#[test]
fn all_share_where_nothing_is_compared() {
    for vectors in [1, 70] {
        let shares = FirstRank::new(shape(4, 0, vectors), &[], []).map(FirstRank::finish);
        assert_eq!(shares, Ok(vec![0.25; 4]));
    }
}

#[test]
fn nobody_shares_where_nobody_is() {
    let shares = FirstRank::new(shape(0, 2, 1), &[], [0.5, 0.5]).map(FirstRank::finish);
    assert_eq!(shares, Ok(vec![]));
}

#[test]
fn negative_scores_beat_what_fills_up_a_tile() {
    let shares = FirstRank::new(shape(3, 1, 1), &[0.9, 0.2, 0.5], [-1.0]).map(FirstRank::finish);
    assert_eq!(shares, Ok(vec![0.0, 1.0, 0.0]));
}

#[test]
fn slices_of_any_size_give_the_same_bits() {
    let shape = shape(57, 9, 150);
    let values = numbers("values", 57 * 9, Some(3.0));
    let weights = numbers("weights", 150 * 9, None);
    let whole = FirstRank::new(shape, &values, &weights).map(FirstRank::finish);
    for budget in [0, 1, 500, 10_000, 123_457, u64::MAX] {
        let sliced = FirstRank::new(shape, &values, &weights).map(|mut ranks| {
            let mut before = 0;
            loop {
                let progress = ranks.advance(budget);
                assert!(progress.done > before, "no way made at {progress:?}");
                before = progress.done;
                if progress.is_complete() {
                    return ranks.finish();
                }
            }
        });
        assert_eq!(sliced, whole);
    }
}

#[test]
fn a_slice_stops_near_its_budget() {
    let weights = numbers("weights", 1000 * 8, None);
    let values = numbers("values", 100 * 8, None);
    let progress = FirstRank::new(shape(100, 8, 1000), &values, &weights)
        .map(|mut ranks| ranks.advance(10_000).done);
    assert!(
        progress.is_ok_and(|done| (10_000..20_000).contains(&done)),
        "{progress:?}"
    );
}

#[test]
fn names_what_does_not_fit() {
    let fault = |shape, values: &[f64], weights: &[f64]| {
        let made = FirstRank::new(shape, values, weights);
        made.err()
            .map(|error: ShapeError| error.to_string())
            .unwrap_or_default()
    };
    let of = shape(2, 2, 1);
    assert_eq!(
        fault(of, &[0.0; 3], &[1.0; 2]),
        "3 values given, the shape asks for 4"
    );
    assert_eq!(
        fault(of, &[0.0; 4], &[1.0; 4]),
        "4 weights given, the shape asks for 2"
    );
    assert_eq!(
        fault(shape(usize::MAX, 2, 1), &[], &[1.0; 2]),
        format!("0 values given, the shape asks for {}", usize::MAX)
    );
    assert_eq!(
        fault(shape(2, 2, 0), &[0.0; 4], &[]),
        "no weight vector given, a share needs one or more"
    );
    assert_eq!(
        fault(of, &[0.0, f64::NAN, 0.0, 0.0], &[1.0; 2]),
        "entry 1 of the values is not a finite number"
    );
}
