//! First ranks on drawn numbers, at the sizes that others are measured at.

use crate::{input, limit, report, report_scaled};
use backstay_numerics::first_rank::{FirstRank, Shape};

/// Alternatives, criteria and weight vectors of the table.
const SIZES: [[usize; 3]; 6] = [
    [40, 30, 1_000],
    [40, 30, 10_000],
    [1_000, 30, 1_000],
    [1_000, 30, 10_000],
    [10_000, 50, 1_000],
    [10_000, 50, 10_000],
];

/// What each size is doubled from, to see whether the cost doubles too.
const BASE: [usize; 3] = [1_000, 32, 1_000];

/// How one size is multiplied while the others stand at [`BASE`].
const FACTORS: [usize; 5] = [1, 2, 4, 8, 16];

pub(crate) fn measure() {
    for size in SIZES {
        // Just before, so that the machine is as busy for both.
        let scale = products(size) / limit::products();
        report_scaled("limit-128", size, scale, limit::run);
        measure_size("first-rank", size);
    }
    for varied in 0..BASE.len() {
        for factor in FACTORS {
            let mut size = BASE;
            if let Some(size) = size.get_mut(varied) {
                *size *= factor;
            }
            measure_size(&format!("linear-{varied}"), size);
        }
    }
}

fn measure_size(task: &str, size: [usize; 3]) {
    let [alternatives, criteria, vectors] = size;
    let values = input::numbers(1, alternatives * criteria);
    let weights = input::numbers(2, vectors * criteria);
    let shape = Shape {
        alternatives,
        criteria,
        vectors,
    };
    report(task, size, || {
        let shares = FirstRank::new(shape, &values, &weights).map(FirstRank::finish);
        mean_place(&shares.unwrap_or_default())
    });
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn products(size: [usize; 3]) -> f64 {
    size.iter().map(|count| *count as f64).product()
}

/// One number that tells whether two counts of first ranks agree.
fn mean_place(shares: &[f64]) -> f64 {
    (0_u32..)
        .zip(shares)
        .map(|(place, share)| f64::from(place) * share)
        .sum()
}
