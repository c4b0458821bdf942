//! Partial values of one criterion, shared where frameworks share them.

use std::sync::OnceLock;

use backstay_numerics::columns;

/// Where the partial values of one framework are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    /// The same in every completion.
    Same(f64),
    /// In the column of this position.
    Column(usize),
}

/// The partial values of all frameworks on one criterion, 0…1. Frameworks with
/// the same fact share a column: most facts have one of four levels. Columns
/// lie on the grid of values.
#[derive(Clone, Debug, Default)]
pub(super) struct Partials {
    /// One number for each completion.
    pub(super) columns: Vec<Vec<f32>>,
    /// Of each column, once it is asked for.
    means: Vec<OnceLock<f64>>,
    /// By framework.
    pub(super) cells: Vec<Cell>,
    /// Where they follow answers that completions draw.
    pub(super) by_set: Option<BySet>,
}

/// Partial values that follow what completions hold, as weights do. Given that,
/// neither depends on the other, so the mean of their product is that of their
/// means, set by set.
#[derive(Clone, Debug)]
pub(super) struct BySet {
    /// The set of choices that each completion holds, by position.
    pub(super) held: Vec<u16>,
    /// Mean partial values by framework, then by set, 0…1.
    pub(super) means: Vec<Vec<f64>>,
}

impl Partials {
    /// The mean value of a framework.
    pub(super) fn mean(&self, framework: usize) -> f64 {
        match self.cells.get(framework) {
            None => 0.0,
            Some(Cell::Same(value)) => *value,
            Some(Cell::Column(position)) => {
                let column = self.columns.get(*position).zip(self.means.get(*position));
                column.map_or(0.0, |(column, mean)| {
                    *mean.get_or_init(|| columns::mean(column))
                })
            }
        }
    }

    /// Shares the columns of frameworks whose `keys` are equal; `fill` makes
    /// the column of the first that has a key.
    pub(super) fn shared<K: PartialEq>(
        keys: &[K],
        mut fill: impl FnMut(usize, &K) -> Filled,
    ) -> Self {
        let mut partials = Self::default();
        for _ in keys {
            partials.share(keys, &mut fill);
        }
        partials
    }

    /// The same for the next framework alone.
    pub(super) fn share<K: PartialEq>(
        &mut self,
        keys: &[K],
        fill: impl FnOnce(usize, &K) -> Filled,
    ) {
        let framework = self.cells.len();
        let Some(key) = keys.get(framework) else {
            return;
        };
        let twin = keys.iter().position(|other| other == key);
        let cell = match twin.and_then(|twin| self.cells.get(twin)) {
            Some(cell) => *cell,
            None => self.push(fill(framework, key)),
        };
        self.cells.push(cell);
    }

    fn push(&mut self, filled: Filled) -> Cell {
        match filled {
            Filled::Same(value) => Cell::Same(value),
            Filled::Column(column) => {
                self.columns.push(column);
                self.means.push(OnceLock::new());
                Cell::Column(self.columns.len() - 1)
            }
        }
    }
}

/// What a framework's partial values turned out to be.
pub(super) enum Filled {
    /// The same in every completion.
    Same(f64),
    /// One number for each completion.
    Column(Vec<f32>),
}
