//! What the processor can do at all: products and sums that never leave the
//! registers of 128 bits, which are all that wasm has.

use fearless_simd::{Level, dispatch, f64x2, prelude::*};
use std::hint::black_box;

/// Sums that are under way at once: enough to hide how long each takes, and as many
/// as leave room in 16 registers.
const SUMS: u8 = 13;

/// Products and sums in each lane of each sum.
const ROUNDS: u32 = 20_000;

/// The products that [`run`] takes.
pub(crate) fn products() -> f64 {
    f64::from(ROUNDS) * 2.0 * f64::from(SUMS)
}

/// Takes [`products`] of them, each with a sum.
// Of its own, so that the sums stay in registers in a browser too.
#[inline(never)]
pub(crate) fn run() -> f64 {
    dispatch!(Level::new(), simd => chains(simd, black_box(0.3)))
}

#[expect(clippy::inline_always, reason = "it has no lanes of its own")]
#[inline(always)]
fn chains<S: Simd>(simd: S, factor: f64) -> f64 {
    // Sums that were the same would be computed once.
    let mut starts = 0.0;
    let mut sums = [(); SUMS as usize].map(|()| {
        starts += 1.0;
        f64x2::splat(simd, starts)
    });
    let (factor, summand) = (f64x2::splat(simd, factor), f64x2::splat(simd, 1.0 - factor));
    for _ in 0..ROUNDS {
        for sum in &mut sums {
            *sum = *sum * factor + summand;
        }
    }
    sums.iter().flat_map(|sum| sum.as_slice().iter()).sum()
}
