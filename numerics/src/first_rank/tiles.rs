//! Alternatives in tiles, as the kernel reads them.

use super::{LANES, Shape};

/// Values by tile, criterion and alternative of the tile.
#[derive(Debug)]
pub(super) struct Tiles {
    width: usize,
    /// At least 1: without criteria there is a column of zeros.
    criteria: usize,
    packed: Vec<f64>,
}

impl Tiles {
    /// Puts a table of finite values, row by row, into tiles of `width`
    /// alternatives. What fills up the last tile is no number, so that no
    /// comparison lets it win or tie.
    pub(super) fn pack(values: &[f64], shape: Shape, width: usize) -> Self {
        let criteria = shape.criteria.max(1);
        let tiles = shape.alternatives.div_ceil(width);
        let mut packed = vec![f64::NAN; tiles * criteria * width];
        for alternative in 0..shape.alternatives {
            let start = alternative / width * width * criteria + alternative % width;
            let row = values
                .get(alternative * shape.criteria..)
                .unwrap_or_default();
            let row = row.iter().take(shape.criteria).copied();
            let row = row.chain((shape.criteria == 0).then_some(0.0));
            let places = packed.iter_mut().skip(start).step_by(width);
            for (place, value) in places.zip(row) {
                *place = value;
            }
        }
        Self {
            width,
            criteria,
            packed,
        }
    }

    /// How many tiles there are.
    pub(super) fn count(&self) -> usize {
        self.packed.len() / (self.width * self.criteria)
    }

    /// The products that one tile takes with `groups` groups of weight vectors.
    pub(super) fn cost(&self, groups: usize) -> u64 {
        (self.width * self.criteria) as u64 * (groups * LANES) as u64
    }

    /// `tiles` tiles from tile `first`.
    pub(super) fn slice(&self, first: usize, tiles: usize) -> &[f64] {
        let size = self.width * self.criteria;
        let range = first * size..(first + tiles) * size;
        self.packed.get(range).unwrap_or_default()
    }
}
