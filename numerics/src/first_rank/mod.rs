//! Who comes first, and how often: the share of weight vectors under which an
//! alternative has the largest weighted sum.
//!
//! The cost is alternatives × criteria × weight vectors, and the table of scores
//! never exists: a block of weight vectors stays in the cache while the
//! alternatives pass by, and keeps its best score, who has it, and who ties.
//! Every score adds up its criteria in their order, by a product and a sum that
//! are rounded apart, so that each width of lanes gives the same bits.

mod block;
mod kernel;
mod leaders;
#[cfg(test)]
mod tests;
mod tiles;

use block::Block;
use fearless_simd::Level;
use tiles::Tiles;

/// Scores this close share a first rank.
pub const TIE: f64 = 1e-12;

/// Weight vectors that are scored at once: one widest register of f64.
const LANES: usize = 8;

/// How much there is of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Alternatives: rows of the values.
    pub alternatives: usize,
    /// Criteria: columns of the values and of the weights.
    pub criteria: usize,
    /// Weight vectors: rows of the weights.
    pub vectors: usize,
}

/// What is wrong with the numbers given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// A table that is not rows × criteria.
    #[error("{found} {table} given, the shape asks for {expected}")]
    Length {
        /// `values` or `weights`.
        table: &'static str,
        /// Numbers given.
        found: usize,
        /// Numbers that the shape asks for.
        expected: usize,
    },
    /// A share of no weight vectors is no number.
    #[error("no weight vector given, a share needs one or more")]
    NoVectors,
    /// An entry that cannot be compared.
    #[error("entry {position} of the {table} is not a finite number")]
    NotFinite {
        /// `values` or `weights`.
        table: &'static str,
        /// Its place in the table, from 0.
        position: usize,
    },
}

/// How far a count of first ranks is, in products of a value and a weight. Rows
/// that fill up a tile or a group count too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Products taken.
    pub done: u64,
    /// Products that there are to take.
    pub total: u64,
}

impl Progress {
    /// Nothing is left to do.
    pub fn is_complete(self) -> bool {
        self.done == self.total
    }
}

/// A count of first ranks that is done in slices, so that a page can draw in
/// between. The slices do not change a bit of the result; dropping it gives up.
///
/// ```
/// use backstay_numerics::first_rank::{FirstRank, Shape};
///
/// let shape = Shape { alternatives: 2, criteria: 2, vectors: 4 };
/// let values = [1.0, 0.0, 0.0, 1.0];
/// let weights = [0.9, 0.1, 0.8, 0.2, 0.5, 0.5, 0.3, 0.7];
/// let mut ranks = FirstRank::new(shape, &values, &weights)?;
/// while !ranks.advance(1_000_000).is_complete() {}
/// assert_eq!(ranks.finish(), [0.625, 0.375]);
/// # Ok::<(), backstay_numerics::first_rank::ShapeError>(())
/// ```
#[derive(Debug)]
pub struct FirstRank<W> {
    shape: Shape,
    weights: W,
    level: Level,
    values: Tiles,
    block: Block,
    /// Tiles that have passed by the block.
    passed: usize,
    progress: Progress,
    /// By alternative, the weight vectors that it is first under.
    credits: Vec<f64>,
}

impl<W: AsRef<[f64]>> FirstRank<W> {
    /// Makes ready to count: `values` are alternatives × criteria, in 0…1, and
    /// `weights` vectors × criteria, each row by row.
    ///
    /// Without criteria every score is 0, and all alternatives share the first
    /// rank.
    ///
    /// # Errors
    ///
    /// A [`ShapeError`] for a table of another size, for no weight vector, and for
    /// an entry that is not finite.
    pub fn new(shape: Shape, values: &[f64], weights: W) -> Result<Self, ShapeError> {
        Self::with_level(Level::new(), shape, values, weights)
    }

    fn with_level(
        level: Level,
        shape: Shape,
        values: &[f64],
        weights: W,
    ) -> Result<Self, ShapeError> {
        if shape.vectors == 0 {
            return Err(ShapeError::NoVectors);
        }
        let table = (shape.alternatives, shape.criteria);
        check(level, "values", values, table)?;
        let table = (shape.vectors, shape.criteria);
        check(level, "weights", weights.as_ref(), table)?;
        let values = Tiles::pack(values, shape, kernel::tile_width(level));
        let groups = shape.vectors.div_ceil(LANES);
        let total = values.cost(groups) * values.count() as u64;
        let mut block = Block::default();
        block.load_next(level, shape, weights.as_ref());
        Ok(Self {
            shape,
            weights,
            level,
            values,
            block,
            passed: 0,
            progress: Progress { done: 0, total },
            credits: vec![0.0; shape.alternatives],
        })
    }

    /// Goes on for about `budget` products of a value and a weight, one tile of
    /// alternatives at least. A million take a fraction of a millisecond.
    pub fn advance(&mut self, budget: u64) -> Progress {
        let mut left = budget.max(1);
        while left > 0 && !self.progress.is_complete() {
            let done = self.pass(left);
            self.progress.done += done;
            left = left.saturating_sub(done);
        }
        self.progress
    }

    /// Does what is left, and gives the share of each alternative, in 0…1; they
    /// sum to 1.
    pub fn finish(mut self) -> Vec<f64> {
        self.advance(u64::MAX);
        #[expect(clippy::cast_precision_loss, reason = "a count far below 2^53")]
        let vectors = self.shape.vectors as f64;
        for credit in &mut self.credits {
            *credit /= vectors;
        }
        self.credits
    }

    /// Lets tiles pass by the block, and gives the products that this took.
    fn pass(&mut self, budget: u64) -> u64 {
        let cost = self.values.cost(self.block.groups());
        let affordable = usize::try_from(budget.div_ceil(cost)).unwrap_or(usize::MAX);
        let tiles = affordable.min(self.values.count() - self.passed);
        let values = self.values.slice(self.passed, tiles);
        kernel::pass(self.level, values, self.passed, &mut self.block);
        self.passed += tiles;
        if self.passed == self.values.count() {
            self.block.credit(&mut self.credits);
            self.block
                .load_next(self.level, self.shape, self.weights.as_ref());
            self.passed = 0;
        }
        cost * tiles as u64
    }
}

/// Looks for what is wrong with a table of `(rows, columns)`.
fn check(
    level: Level,
    table: &'static str,
    numbers: &[f64],
    (rows, columns): (usize, usize),
) -> Result<(), ShapeError> {
    let (found, expected) = (numbers.len(), rows.saturating_mul(columns));
    if found != expected {
        return Err(ShapeError::Length {
            table,
            found,
            expected,
        });
    }
    if kernel::all_finite(level, numbers) {
        return Ok(());
    }
    match numbers.iter().position(|number| !number.is_finite()) {
        Some(position) => Err(ShapeError::NotFinite { table, position }),
        None => Ok(()),
    }
}
