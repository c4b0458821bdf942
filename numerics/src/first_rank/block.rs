//! The weight vectors that alternatives pass by together.

use super::leaders::Leaders;
use super::{LANES, Shape, kernel};
use fearless_simd::Level;
use std::array;

/// Groups in a block: with 50 criteria 26 kB, which leaves room for a tile of
/// alternatives in a first-level cache.
const GROUPS: usize = 8;

/// A block of weight vectors, and who leads under each.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The first vector after this block.
    next: usize,
    /// Vectors in this block; what fills up the last group does not count.
    vectors: usize,
    /// By group and criterion, a weight of each vector.
    pub(super) weights: Vec<[f64; LANES]>,
    /// By group.
    pub(super) leaders: Vec<Leaders>,
}

impl Block {
    /// Takes the next vectors out of `weights`, a table with one in each row.
    pub(super) fn load_next(&mut self, level: Level, shape: Shape, weights: &[f64]) {
        self.vectors = (shape.vectors - self.next).min(GROUPS * LANES);
        let rows = weights
            .get(self.next * shape.criteria..)
            .unwrap_or_default();
        let rows = rows
            .get(..self.vectors * shape.criteria)
            .unwrap_or_default();
        self.next += self.vectors;
        let groups = self.vectors.div_ceil(LANES);
        let criteria = shape.criteria.max(1);
        self.weights.resize(groups * criteria, [0.0; LANES]);
        let rows = rows.chunks(LANES * criteria);
        for (group, rows) in self.weights.chunks_exact_mut(criteria).zip(rows) {
            if criteria >= LANES && rows.len() == LANES * criteria {
                kernel::load_group(level, rows, group);
            } else {
                load_part(rows, group);
            }
        }
        self.leaders.resize_with(groups, Leaders::default);
        self.leaders.iter_mut().for_each(Leaders::clear);
    }

    /// How many groups of [`LANES`] vectors it has.
    pub(super) fn groups(&self) -> usize {
        self.leaders.len()
    }

    /// Gives each vector's first rank to the alternative that has it.
    pub(super) fn credit(&self, credits: &mut [f64]) {
        let mut left = self.vectors;
        for leaders in &self.leaders {
            leaders.credit(left.min(LANES), credits);
            left = left.saturating_sub(LANES);
        }
    }
}

/// Turns fewer weight vectors than lanes, or any with few criteria, into a group.
fn load_part(rows: &[f64], group: &mut [[f64; LANES]]) {
    let mut rows = rows.chunks_exact(group.len());
    // Rows that there are not give zeros.
    let mut lanes: [_; LANES] = array::from_fn(|_| rows.next().unwrap_or_default().iter());
    for weights in group {
        for (place, lane) in weights.iter_mut().zip(&mut lanes) {
            *place = lane.next().copied().unwrap_or(0.0);
        }
    }
}
