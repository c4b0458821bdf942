//! Partial values of one criterion, shared where frameworks share them.

use backstay_numerics::columns;

/// Where the partial values of one framework are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// 0 in every completion.
    Zero,
    /// 1 in every completion.
    One,
    /// In the column of this position.
    Column(usize),
}

/// The partial values of all frameworks on one criterion, 0…1. Frameworks with
/// the same fact share a column: most facts have one of four levels.
#[derive(Clone, Debug, Default)]
pub(super) struct Partials {
    /// One number for each completion.
    pub(super) columns: Vec<Vec<f64>>,
    /// By framework.
    pub(super) cells: Vec<Cell>,
}

impl Partials {
    /// The value of a framework in one completion.
    pub(super) fn value(&self, framework: usize, completion: usize) -> f64 {
        match self.cells.get(framework) {
            None | Some(Cell::Zero) => 0.0,
            Some(Cell::One) => 1.0,
            Some(Cell::Column(position)) => self
                .columns
                .get(*position)
                .and_then(|column| column.get(completion))
                .copied()
                .unwrap_or_default(),
        }
    }

    /// The mean value of a framework over the first completions.
    pub(super) fn mean(&self, framework: usize, completions: u32) -> f64 {
        match self.cells.get(framework) {
            None | Some(Cell::Zero) => 0.0,
            Some(Cell::One) => 1.0,
            Some(Cell::Column(position)) => {
                let column = self.columns.get(*position);
                let first = column.and_then(|column| column.get(..completions as usize));
                first.map_or(0.0, columns::sum) / f64::from(completions.max(1))
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
        for (framework, key) in keys.iter().enumerate() {
            let twin = keys
                .get(..framework)
                .and_then(|before| before.iter().position(|other| other == key));
            let cell = match twin.and_then(|twin| partials.cells.get(twin)) {
                Some(cell) => *cell,
                None => partials.push(fill(framework, key)),
            };
            partials.cells.push(cell);
        }
        partials
    }

    fn push(&mut self, filled: Filled) -> Cell {
        match filled {
            Filled::Zero => Cell::Zero,
            Filled::One => Cell::One,
            Filled::Column(column) => {
                self.columns.push(column);
                Cell::Column(self.columns.len() - 1)
            }
        }
    }
}

/// What a framework's partial values turned out to be.
pub(super) enum Filled {
    /// 0 in every completion.
    Zero,
    /// 1 in every completion.
    One,
    /// One number for each completion.
    Column(Vec<f64>),
}

impl Filled {
    /// The same value in every completion.
    pub(super) fn constant(value: f64, completions: u32) -> Self {
        if value == 0.0 {
            Self::Zero
        } else if (value - 1.0).abs() == 0.0 {
            Self::One
        } else {
            Self::Column(vec![value; completions as usize])
        }
    }
}
