//! The sums of frameworks in a block of completions.

use std::borrow::Cow;
use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::FrameworkId;

use super::dead::Dead;
use super::standpoint::place;

/// So many completions are worked on at a time: the sums of a few dozen
/// frameworks then fit the nearest cache.
pub(super) const BLOCK: usize = 128;

/// The sums of some frameworks in some completions.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) range: Range<usize>,
    /// By framework, then by completion.
    values: Vec<f64>,
}

impl Block {
    /// Blocks of zeros for all of some completions, in order.
    pub(super) fn all(completions: u32, frameworks: usize) -> impl Iterator<Item = Self> {
        let count = completions as usize;
        (0..count).step_by(BLOCK).map(move |start| {
            let range = start..(start + BLOCK).min(count);
            Self {
                values: vec![0.0; range.len() * frameworks],
                range,
            }
        })
    }

    /// How many blocks hold so many completions.
    pub(super) fn count(completions: u32) -> usize {
        (completions as usize).div_ceil(BLOCK)
    }

    /// The sums of one framework after another.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> + Clone {
        self.values.chunks_exact(self.range.len().max(1))
    }

    /// The sums of the framework at a position.
    pub(super) fn row(&self, position: usize) -> Option<&[f64]> {
        let length = self.range.len();
        let start = position * length;
        self.values.get(start..start + length)
    }

    /// The same, to be written; empty where there is none.
    pub(super) fn row_mut(&mut self, position: usize) -> &mut [f64] {
        let length = self.range.len();
        let start = position * length;
        let row = self.values.get_mut(start..start + length);
        row.unwrap_or_default()
    }

    /// Writes the rows that another block of the same completions has: for each
    /// row, its position there.
    pub(super) fn take_over(&mut self, other: &Self, positions: &[Option<usize>]) {
        for (row, position) in positions.iter().enumerate() {
            if let Some(taken) = position.and_then(|position| other.row(position)) {
                self.row_mut(row).copy_from_slice(taken);
            }
        }
    }

    /// The same with minus infinity for the sums that must-haves rule out.
    pub(super) fn masked(&self, dead: &Dead, remaining: &[FrameworkId]) -> Cow<'_, Self> {
        let ruled_out = dead.in_range(&self.range);
        if ruled_out.iter().all(|bits| *bits == 0) {
            return Cow::Borrowed(self);
        }
        let mut masked = self.clone();
        let rows = masked.values.chunks_exact_mut(self.range.len().max(1));
        for (framework, sums) in remaining.iter().zip(rows) {
            let (word, bit) = place(*framework);
            if ruled_out.get(word).is_some_and(|bits| bits & bit != 0) {
                dead.mask(&self.range, *framework, sums);
            }
        }
        Cow::Owned(masked)
    }

    /// The same numbers times a factor for each completion, by completion, then by
    /// framework.
    pub(super) fn by_completion(&self, factors: &[f64]) -> Vec<f64> {
        let mut scaled = self.values.clone();
        for row in scaled.chunks_exact_mut(self.range.len().max(1)) {
            columns::scale(row, factors);
        }
        columns::transposed(&scaled, self.range.len())
    }

    /// The part of a column that belongs to it.
    pub(super) fn part<'c, T>(&self, column: &'c [T]) -> &'c [T] {
        part(column, &self.range)
    }
}

/// The part of a column that belongs to a range of completions.
pub(super) fn part<'c, T>(column: &'c [T], range: &Range<usize>) -> &'c [T] {
    column.get(range.clone()).unwrap_or_default()
}
