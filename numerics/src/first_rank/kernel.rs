//! The loops that the time goes into, for each width of registers.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the function that `dispatch!` makes has no lanes"
)]

use super::block::Block;
use super::leaders::Leaders;
use super::{LANES, TIE};
use std::array;

use fearless_simd::{Level, dispatch, f64x8, prelude::*, u64x8};

/// The alternatives in a tile: with [`LANES`] weight vectors they fill 8 registers
/// of sums, which hides how long an addition takes and leaves room for the rest.
pub(super) fn tile_width(level: Level) -> usize {
    dispatch!(level, simd => register_lanes(simd))
}

#[inline(always)]
fn register_lanes<S: Simd>(_: S) -> usize {
    S::f64s::LEN
}

/// Whether there is neither an infinite number nor none among them.
pub(super) fn all_finite(level: Level, numbers: &[f64]) -> bool {
    dispatch!(level, simd => all_finite_with(simd, numbers))
}

#[inline(always)]
fn all_finite_with<S: Simd>(simd: S, numbers: &[f64]) -> bool {
    let (groups, rest) = numbers.as_chunks::<LANES>();
    let (pairs, last) = groups.as_chunks::<2>();
    // Nothing times what is not finite is no number, and nor is a sum with it. Two
    // sums, so that one addition does not wait for the other.
    let (mut nothing, mut other) = (f64x8::splat(simd, 0.0), f64x8::splat(simd, 0.0));
    for [one, two] in pairs {
        nothing += f64x8::load_array_ref(simd, one) * 0.0;
        other += f64x8::load_array_ref(simd, two) * 0.0;
    }
    for group in last {
        nothing += f64x8::load_array_ref(simd, group) * 0.0;
    }
    let nothing = (nothing + other).simd_eq(f64x8::splat(simd, 0.0));
    nothing.all_true() && rest.iter().all(|number| number.is_finite())
}

/// Turns [`LANES`] weight vectors, a table with one in each row, into a group by
/// criterion. There are no fewer criteria than lanes.
pub(super) fn load_group(level: Level, rows: &[f64], group: &mut [[f64; LANES]]) {
    dispatch!(level, simd => load_group_with(simd, rows, group));
}

#[inline(always)]
fn load_group_with<S: Simd>(simd: S, rows: &[f64], group: &mut [[f64; LANES]]) {
    let criteria = group.len();
    let mut rows = rows.chunks_exact(criteria);
    let rows: [&[f64]; LANES] = array::from_fn(|_| rows.next().unwrap_or_default());
    for start in (0..criteria).step_by(LANES) {
        // The last ones overlap those before.
        let start = start.min(criteria - LANES);
        let places = group.get_mut(start..).and_then(<[_]>::first_chunk_mut);
        if let Some(places) = places {
            transpose(simd, rows, start, places);
        }
    }
}

/// Writes the columns of a square, of the numbers from `start` of each row. A shuffle
/// of the first half of its rows with the second, lane by lane, moves one bit of the
/// row's number to the lane's.
///
/// All by name: in an array the rows would be kept on the stack.
#[expect(
    clippy::many_single_char_names,
    reason = "rows of a square are named by letters"
)]
#[inline(always)]
fn transpose<S: Simd>(
    simd: S,
    [a, b, c, d, e, f, g, h]: [&[f64]; LANES],
    start: usize,
    [at_a, at_b, at_c, at_d, at_e, at_f, at_g, at_h]: &mut [[f64; LANES]; LANES],
) {
    let (a, b) = (part(simd, a, start), part(simd, b, start));
    let (c, d) = (part(simd, c, start), part(simd, d, start));
    let (e, f) = (part(simd, e, start), part(simd, f, start));
    let (g, h) = (part(simd, g, start), part(simd, h, start));
    let [(a, b), (c, d), (e, f), (g, h)] = [
        a.interleave(e),
        b.interleave(f),
        c.interleave(g),
        d.interleave(h),
    ];
    let [(a, b), (c, d), (e, f), (g, h)] = [
        a.interleave(e),
        b.interleave(f),
        c.interleave(g),
        d.interleave(h),
    ];
    let [(a, b), (c, d), (e, f), (g, h)] = [
        a.interleave(e),
        b.interleave(f),
        c.interleave(g),
        d.interleave(h),
    ];
    a.store_array(at_a);
    b.store_array(at_b);
    c.store_array(at_c);
    d.store_array(at_d);
    e.store_array(at_e);
    f.store_array(at_f);
    g.store_array(at_g);
    h.store_array(at_h);
}

#[inline(always)]
fn part<S: Simd>(simd: S, row: &[f64], start: usize) -> f64x8<S> {
    let part = row.get(start..).and_then(<[f64]>::first_chunk);
    f64x8::load_array_ref(simd, part.unwrap_or(&[0.0; LANES]))
}

/// Lets tiles of alternatives pass by a block; `passed` tiles did so before.
pub(super) fn pass(level: Level, values: &[f64], passed: usize, block: &mut Block) {
    dispatch!(level, simd => pass_with(simd, values, passed, block));
}

#[inline(always)]
fn pass_with<S: Simd>(simd: S, values: &[f64], passed: usize, block: &mut Block) {
    match register_lanes(simd) {
        8 => pass_tiles::<S, 8>(simd, values, passed, block),
        4 => pass_tiles::<S, 4>(simd, values, passed, block),
        _ => pass_tiles::<S, 2>(simd, values, passed, block),
    }
}

#[inline(always)]
fn pass_tiles<S: Simd, const WIDTH: usize>(
    simd: S,
    values: &[f64],
    passed: usize,
    block: &mut Block,
) {
    let (columns, _) = values.as_chunks::<WIDTH>();
    let criteria = block.weights.len() / block.leaders.len();
    for (tile, columns) in (passed..).zip(columns.chunks_exact(criteria)) {
        let first = (tile * WIDTH) as u64;
        let groups = block.weights.chunks_exact(criteria);
        for (weights, leaders) in groups.zip(&mut block.leaders) {
            let scores = scores(simd, columns, weights);
            update(simd, first, &scores, leaders);
        }
    }
}

/// The scores of a tile's alternatives under a group of weight vectors.
///
/// In a browser a function of its own: in a larger one its compiler keeps the sums
/// on the stack, and takes half as long again.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn scores<S: Simd, const WIDTH: usize>(
    simd: S,
    columns: &[[f64; WIDTH]],
    weights: &[[f64; LANES]],
) -> [f64x8<S>; WIDTH] {
    let mut sums = [f64x8::splat(simd, 0.0); WIDTH];
    for (values, weights) in columns.iter().zip(weights) {
        let weights = f64x8::load_array_ref(simd, weights);
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += f64x8::splat(simd, *value) * weights;
        }
    }
    sums
}

/// Keeps the best of the scores; `first` is the first alternative of the tile.
#[inline(always)]
fn update<S: Simd, const WIDTH: usize>(
    simd: S,
    first: u64,
    scores: &[f64x8<S>; WIDTH],
    leaders: &mut Leaders,
) {
    let before = f64x8::load_array_ref(simd, &leaders.best);
    let top = largest(*scores);
    if !top.simd_ge(before - TIE).any_true() {
        return;
    }
    let best = larger(before, top);
    let mut holder = u64x8::load_array_ref(simd, &leaders.holder);
    let mut held = before.simd_ge(best - TIE);
    let mut tied = before.simd_lt(before);
    for (alternative, score) in (first..).zip(scores) {
        let holds = score.simd_ge(best - TIE);
        tied |= holds & held;
        held |= holds;
        holder = holds.select(u64x8::splat(simd, alternative), holder);
    }
    if tied.any_true() {
        update_one_by_one(first, scores.map(f64x8::to_array), leaders);
    } else {
        best.store_array(&mut leaders.best);
        holder.store_array(&mut leaders.holder);
    }
}

/// The largest score in each lane, found in pairs: one after another would wait for
/// the one before.
#[inline(always)]
fn largest<S: Simd, const WIDTH: usize>(mut scores: [f64x8<S>; WIDTH]) -> f64x8<S> {
    let mut half = WIDTH / 2;
    while half > 0 {
        let (low, high) = scores.split_at_mut(half);
        for (low, high) in low.iter_mut().zip(high) {
            *low = larger(*low, *high);
        }
        half /= 2;
    }
    scores[0]
}

/// The larger in each lane, and the first where the second is no number.
#[inline(always)]
fn larger<S: Simd>(first: f64x8<S>, second: f64x8<S>) -> f64x8<S> {
    second.simd_gt(first).select(second, first)
}

#[cold]
#[inline(never)]
fn update_one_by_one<const WIDTH: usize>(
    first: u64,
    scores: [[f64; LANES]; WIDTH],
    leaders: &mut Leaders,
) {
    for (alternative, scores) in (first..).zip(&scores) {
        leaders.offer(alternative, scores);
    }
}
