//! The values of frameworks in a block of completions.

use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::FrameworkId;

use super::dead::Dead;

/// So many completions are worked on at a time: the values of a few dozen
/// frameworks then fit the nearest cache.
pub(super) const BLOCK: usize = 128;

/// The values of some frameworks in some completions.
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

    /// The values of one framework after another.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> + Clone {
        self.values.chunks_exact(self.range.len().max(1))
    }

    /// The values of the framework at a position.
    pub(super) fn row(&self, position: usize) -> Option<&[f64]> {
        self.rows().nth(position)
    }

    /// The same, to be written.
    pub(super) fn row_mut(&mut self, position: usize) -> Option<&mut [f64]> {
        let length = self.range.len();
        let start = position * length;
        self.values.get_mut(start..start + length)
    }

    /// The same with minus infinity for the values that must-haves rule out.
    pub(super) fn masked(&self, dead: &Dead, remaining: &[FrameworkId]) -> Self {
        let mut masked = self.clone();
        let rows = masked.values.chunks_exact_mut(self.range.len().max(1));
        for (framework, values) in remaining.iter().zip(rows) {
            dead.mask(&self.range, *framework, values);
        }
        masked
    }

    /// The same numbers by completion, then by framework.
    pub(super) fn by_completion(&self) -> Vec<f64> {
        columns::transposed(&self.values, self.range.len())
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
