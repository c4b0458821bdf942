//! What the processor can do at all: products and sums that never leave the
//! registers.

use crate::report;
use fearless_simd::{Level, Simd, dispatch, f64x2, prelude::*};
use std::hint::black_box;

/// Sums that are under way at once: enough to hide how long each takes, and as many
/// as leave room in 16 registers.
const SUMS: usize = 13;

/// Products and sums in each lane of each sum.
const ROUNDS: usize = 100_000;

pub(crate) fn measure() {
    report("limit-128", [SUMS, 2, ROUNDS], narrow);
    let lanes = dispatch!(Level::new(), simd => native_lanes(simd));
    report("limit-widest", [SUMS, lanes, ROUNDS], widest);
}

fn native_lanes<S: Simd>(_: S) -> usize {
    S::f64s::LEN
}

/// In registers of 128 bits: all that wasm has.
#[inline(never)]
fn narrow() -> f64 {
    dispatch!(Level::new(), simd => chains::<_, f64x2<_>>(simd, black_box(0.3)))
}

/// In the widest registers that the program finds.
#[inline(never)]
fn widest() -> f64 {
    dispatch!(Level::new(), simd => widest_chains(simd, black_box(0.3)))
}

#[expect(clippy::inline_always, reason = "it has no lanes of its own")]
#[inline(always)]
fn widest_chains<S: Simd>(simd: S, factor: f64) -> f64 {
    chains::<S, S::f64s>(simd, factor)
}

#[expect(clippy::inline_always, reason = "it has no lanes of its own")]
#[inline(always)]
fn chains<S: Simd, V: SimdBase<S, Element = f64>>(simd: S, factor: f64) -> f64 {
    let mut sums = [V::splat(simd, 0.0); SUMS];
    // Sums that were the same would be computed once.
    for (sum, start) in sums.iter_mut().zip(1_u32..) {
        *sum = V::splat(simd, f64::from(start));
    }
    let (factor, summand) = (V::splat(simd, factor), V::splat(simd, 1.0 - factor));
    for _ in 0..ROUNDS {
        for sum in &mut sums {
            *sum = *sum * factor + summand;
        }
    }
    sums.iter().flat_map(|sum| sum.as_slice().iter()).sum()
}
