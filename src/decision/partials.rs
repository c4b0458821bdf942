//! Partial values of one criterion, shared where frameworks share them.

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
    /// By framework.
    pub(super) cells: Vec<Cell>,
}

impl Partials {
    /// The mean value of each framework.
    pub(super) fn means(&self) -> Vec<f64> {
        let of_columns: Vec<f64> = (self.columns.iter())
            .map(|column| columns::mean(column))
            .collect();
        let mean = |cell: &Cell| match cell {
            Cell::Same(value) => *value,
            Cell::Column(position) => of_columns.get(*position).copied().unwrap_or_default(),
        };
        self.cells.iter().map(mean).collect()
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
