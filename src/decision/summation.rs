//! What the sums of frameworks are added up from: weights times partial values.

use std::borrow::Cow;
use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::{FrameworkId, Id};

use super::basis::Valued;
use super::block::{BLOCK, Block, part};
use super::engine::Engine;
use super::grid;
use super::partials::{Cell, Partials};
use super::pause::Pauses;

/// One criterion's part in the sums of all frameworks.
#[derive(Clone, Debug)]
pub(super) struct Addend<'a> {
    /// By completion, on the grid of weights.
    weights: Cow<'a, [f64]>,
    partials: &'a Partials,
}

/// What the rows of a block are added up from.
#[derive(Debug)]
pub(super) struct Summation<'a> {
    addends: Vec<&'a Addend<'a>>,
    /// The columns that several rows share, each with the position of its addend:
    /// their products are made once.
    shared: Vec<(usize, &'a [f32])>,
    /// By row.
    rows: Vec<Terms<'a>>,
    /// Those products in the block at hand.
    products: Vec<[f64; BLOCK]>,
}

/// What the sum of one framework consists of.
#[derive(Debug, Default)]
struct Terms<'a> {
    whole: Vec<Whole>,
    /// Weights times a number, each with the position of the addend.
    multiples: Vec<(usize, f64)>,
    /// Weights times a column of its own.
    own: Vec<(usize, &'a [f32])>,
}

/// A column that is added as it is.
#[derive(Clone, Copy, Debug)]
enum Whole {
    /// The weights of an addend: partial values are 1.
    Weights(usize),
    /// The products of a shared column.
    Products(usize),
}

impl<'a> Addend<'a> {
    /// What sums consist of.
    pub(super) fn all(engine: &'a Engine<'_>, valued: &'a Valued) -> Vec<Self> {
        let counting = valued.basis.weighings.iter().filter(|each| each.counts());
        counting
            .flat_map(|each| &each.weights.criteria)
            .filter_map(|(criterion, weights)| {
                Some(Self {
                    weights: Cow::Borrowed(weights),
                    partials: valued.partials(engine, *criterion)?,
                })
            })
            .collect()
    }

    /// What makes the sums of one basis those of another.
    pub(super) fn changes(
        engine: &'a Engine<'_>,
        before: &'a Valued,
        after: &'a Valued,
    ) -> Vec<Self> {
        let mut changes = Vec::new();
        let weighings = before.basis.weighings.iter();
        for (old, new) in weighings.zip(&after.basis.weighings) {
            if !old.counts() && !new.counts() {
                continue;
            }
            let criteria = old.weights.criteria.iter().zip(&new.weights.criteria);
            for ((criterion, old_weights), (_, new_weights)) in criteria {
                let partials = |valued: &'a Valued| valued.partials(engine, *criterion);
                let (Some(old_partials), Some(partials)) = (partials(before), partials(after))
                else {
                    continue;
                };
                if after.basis.values_as(&before.basis, *criterion) {
                    if !old.weighs_as(new) {
                        let weights = Cow::Owned(differences(new_weights, old_weights));
                        changes.push(Self { weights, partials });
                    }
                    continue;
                }
                if old.counts() {
                    let nothing = vec![0.0; old_weights.len()];
                    changes.push(Self {
                        weights: Cow::Owned(differences(&nothing, old_weights)),
                        partials: old_partials,
                    });
                }
                if new.counts() {
                    let weights = Cow::Borrowed(new_weights.as_slice());
                    changes.push(Self { weights, partials });
                }
            }
        }
        changes
    }
}

impl<'a> Summation<'a> {
    /// Nothing for so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self {
            addends: Vec::new(),
            shared: Vec::new(),
            rows: (0..rows).map(|_| Terms::default()).collect(),
            products: Vec::new(),
        }
    }

    /// Adds to the rows of some frameworks what they have in an addend.
    pub(super) fn include(
        &mut self,
        addend: &'a Addend<'a>,
        rows: impl Iterator<Item = (usize, FrameworkId)> + Clone,
    ) {
        let partials = addend.partials;
        let cells = rows.filter_map(|(row, id)| Some((row, partials.cells.get(id.position())?)));
        let from = self.addends.len();
        self.addends.push(addend);
        let products = self.share(from, partials, cells.clone().map(|(_, cell)| *cell));
        for (row, cell) in cells {
            let Some(terms) = self.rows.get_mut(row) else {
                continue;
            };
            match cell {
                Cell::Same(0.0) => {}
                Cell::Same(1.0) => terms.whole.push(Whole::Weights(from)),
                Cell::Same(value) => {
                    let value = f64::from(grid::value(*value));
                    terms.multiples.push((from, value));
                }
                Cell::Column(position) => {
                    if let Some(Some(product)) = products.get(*position) {
                        terms.whole.push(Whole::Products(*product));
                    } else {
                        let column = partials.columns.get(*position).map(Vec::as_slice);
                        terms.own.extend(column.map(|column| (from, column)));
                    }
                }
            }
        }
    }

    /// Makes room for the products of an addend's columns that several of its cells
    /// are in; gives their positions, by column.
    fn share(
        &mut self,
        from: usize,
        partials: &'a Partials,
        cells: impl Iterator<Item = Cell>,
    ) -> Vec<Option<usize>> {
        let mut users = vec![0_usize; partials.columns.len()];
        for cell in cells {
            if let Cell::Column(position) = cell
                && let Some(count) = users.get_mut(position)
            {
                *count += 1;
            }
        }
        let columns = partials.columns.iter().zip(users);
        let positions = columns.map(|(column, users)| {
            (users > 1).then(|| {
                self.shared.push((from, column));
                self.shared.len() - 1
            })
        });
        let positions = positions.collect();
        self.products.resize(self.shared.len(), [0.0; BLOCK]);
        positions
    }

    /// Adds everything to a block.
    pub(super) async fn add_to(&mut self, block: &mut Block, pauses: &Pauses) {
        let range = block.range.clone();
        for (products, (from, column)) in self.products.iter_mut().zip(&self.shared) {
            let weights = self.addends.get(*from).map(|addend| addend.part(&range));
            columns::multiply(products, weights.unwrap_or_default(), part(column, &range));
        }
        let all = self.rows.len();
        for (row, terms) in self.rows.iter().enumerate() {
            let sums = block.row_mut(row);
            let columns = terms.whole.iter().map(|whole| self.column(*whole, &range));
            columns::add_all(sums, columns);
            for (from, value) in &terms.multiples {
                columns::add_multiple(sums, *value, self.weights(*from, &range));
            }
            let products = terms.own.iter();
            let products =
                products.map(|(from, column)| (self.weights(*from, &range), part(column, &range)));
            columns::add_all_products(sums, products);
            pauses.at(row + 1, all).await;
        }
    }

    fn column(&self, whole: Whole, range: &Range<usize>) -> &[f64] {
        match whole {
            Whole::Weights(from) => self.weights(from, range),
            Whole::Products(position) => {
                let products = self.products.get(position);
                products.map(<[f64; BLOCK]>::as_slice).unwrap_or_default()
            }
        }
    }

    fn weights(&self, from: usize, range: &Range<usize>) -> &[f64] {
        let addend = self.addends.get(from);
        addend.map(|addend| addend.part(range)).unwrap_or_default()
    }
}

impl Addend<'_> {
    fn part(&self, range: &Range<usize>) -> &[f64] {
        part(&self.weights, range)
    }
}

fn differences(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut differences = vec![0.0; one.len()];
    columns::difference(&mut differences, one, other);
    differences
}
