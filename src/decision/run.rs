//! One sheet through every completion.

use std::sync::Arc;

use backstay_numerics::columns::{self, Sum};

use crate::catalog::{ConcernId, CriterionId, FrameworkId, Id, Table};
use crate::interview::AnswerSheet;

use super::basis::Basis;
use super::block::{BLOCK, Block};
use super::dead::Dead;
use super::engine::Engine;
use super::exclusion::Screening;
use super::firsts::Firsts;
use super::partials::{Cell, Partials};
use super::pause::Pauses;
use super::standing::Spread;
use super::weights::BlockWeights;

/// How far a run is once it is known what completions hold, who is ruled out in
/// them, and what each framework is worth in them, about.
const HELD: f64 = 0.1;
const DEAD: f64 = 0.2;
const ADDED: f64 = 0.8;
/// How far the adding is once it is known what is to be added, about.
const LINED: f64 = 0.05;

/// What the completions of one sheet hold, and who comes first in each.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) completions: u32,
    pub(super) basis: Arc<Basis>,
    /// The frameworks that meet the stated requirements, in catalog order.
    pub(super) remaining: Vec<FrameworkId>,
    /// The sum of the weights of each criterion.
    pub(super) sums: Table<CriterionId, f64>,
    /// The weight of each concern.
    pub(super) spreads: Table<ConcernId, Spread>,
    /// Sums of weight times partial value, by column of the criterion.
    pub(super) products: Table<CriterionId, Vec<f64>>,
    /// The values of the remaining frameworks.
    pub(super) blocks: Vec<Block>,
    pub(super) dead: Dead,
    pub(super) firsts: Firsts,
}

/// What one criterion adds to the values of frameworks.
struct Line<'p> {
    criterion: CriterionId,
    columns: &'p [Vec<f32>],
    /// Positions of the columns that several frameworks share.
    shared: Vec<usize>,
    /// By position of the framework; those that it adds nothing to are left out.
    terms: Vec<(usize, Term)>,
}

/// What is multiplied with the weight.
enum Term {
    /// This in every completion.
    Same(f64),
    /// A column that others share: its products are there.
    Shared(usize),
    /// A column of its own.
    Own(usize),
}

impl Run {
    /// Excludes, draws and adds up the first `completions` of an engine. What
    /// the basis `before` has the same is taken from there.
    pub(super) async fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        (screening, completions, before): (&Screening, u32, Option<&Basis>),
        pauses: &Pauses,
    ) -> Self {
        let catalog = &engine.bundle.catalog;
        let completions = completions.min(engine.completions);
        let before = (completions, before);
        let basis = Basis::new(engine, sheet, before, &pauses.part(0.0, HELD)).await;
        let remaining = screening.remaining(catalog);
        let held = (screening, &basis.holding);
        let dead = Dead::new(engine, sheet, held, &pauses.part(HELD, DEAD)).await;
        let mut run = Self {
            completions,
            sums: Table::like(&engine.drawn, |_| 0.0),
            spreads: Table::like(&catalog.concerns, |_| Spread::default()),
            products: Table::like(&engine.drawn, |_| Vec::new()),
            blocks: Vec::new(),
            dead,
            firsts: Firsts::default(),
            basis: Arc::new(basis),
            remaining,
        };
        run.add_up(engine, &pauses.part(DEAD, ADDED)).await;
        run.rank(&pauses.part(ADDED, 1.0)).await;
        run
    }

    /// The partial values of a criterion.
    pub(super) fn partials<'r>(
        &'r self,
        engine: &'r Engine<'_>,
        criterion: CriterionId,
    ) -> Option<&'r Partials> {
        self.basis.partials(engine, criterion)
    }

    /// The mean value of every remaining framework.
    pub(super) fn means(&self, engine: &Engine<'_>) -> Vec<(FrameworkId, f64)> {
        let count = f64::from(self.completions.max(1));
        let sum = |framework: FrameworkId| -> f64 {
            let parts = self.sums.iter().map(|(criterion, weight)| {
                let cells = self.partials(engine, criterion).map(|each| &each.cells);
                match cells.and_then(|cells| cells.get(framework.position())) {
                    None => 0.0,
                    Some(Cell::Same(value)) => value * weight,
                    Some(Cell::Column(position)) => {
                        let product = self.products[criterion].get(*position);
                        product.copied().unwrap_or_default()
                    }
                }
            });
            parts.sum()
        };
        let remaining = self.remaining.iter();
        remaining.map(|id| (*id, sum(*id) / count)).collect()
    }

    /// The share of completions in which each remaining framework comes first,
    /// of those in which anybody does.
    pub(super) fn firmness(&self) -> Vec<f64> {
        let firsts = self.firsts.credits(self.remaining.len());
        let decided = self.firsts.decided().max(1.0);
        firsts.into_iter().map(|sum| sum / decided).collect()
    }

    /// Adds up weights, products and values.
    async fn add_up(&mut self, engine: &Engine<'_>, pauses: &Pauses) {
        let basis = Arc::clone(&self.basis);
        let lines = self.lines(engine, &basis, &pauses.part(0.0, LINED)).await;
        let pauses = pauses.part(LINED, 1.0);
        let mut criteria = Table::like(&self.sums, |_| Sum::default());
        let mut concerns = Table::like(&self.spreads, |_| (Sum::default(), Sum::default()));
        let mut weights = BlockWeights::new(&engine.plan, BLOCK);
        let most = lines.iter().map(|line| line.columns.len()).max();
        let mut products = vec![vec![0.0; BLOCK]; most.unwrap_or_default()];
        for line in &lines {
            self.products[line.criterion].resize(line.columns.len(), 0.0);
        }
        let all = Block::count(self.completions);
        for (place, mut block) in Block::all(self.completions, self.remaining.len()).enumerate() {
            let pauses = pauses.part_of(place, all);
            weights.weigh(&basis.weighings, &block.range);
            for weighing in basis.weighings.iter().filter(|each| each.counts()) {
                let weights = weights.concern(weighing.concern, block.range.len());
                let (sum, squares) = &mut concerns[weighing.concern];
                sum.add(weights);
                squares.add_squares(weights);
            }
            for (done, line) in (1..).zip(&lines) {
                let weights = weights.criterion(line.criterion, block.range.len());
                criteria[line.criterion].add(weights);
                line.add(
                    &mut block,
                    weights,
                    (&mut products, &mut self.products[line.criterion]),
                );
                pauses.at(done, lines.len()).await;
            }
            self.blocks.push(block);
        }
        let count = f64::from(self.completions);
        self.sums = Table::like(&criteria, |id| criteria[id].total());
        self.spreads = Table::like(&concerns, |id| {
            let (sum, squares) = concerns[id];
            spread(sum.total() / count, squares.total() / count)
        });
    }

    /// The lines of all criteria that count, in their order.
    async fn lines<'p>(
        &self,
        engine: &'p Engine<'_>,
        basis: &'p Basis,
        pauses: &Pauses,
    ) -> Vec<Line<'p>> {
        let counting = basis.weighings.iter().filter(|each| each.counts());
        let criteria: Vec<CriterionId> = counting
            .flat_map(|each| each.shares.parts.iter().map(|(criterion, _)| *criterion))
            .collect();
        let mut lines = Vec::with_capacity(criteria.len());
        for id in engine.drawn.ids().filter(|id| criteria.contains(id)) {
            let partials = basis.partials(engine, id);
            lines.extend(partials.map(|partials| Line::new(id, partials, &self.remaining)));
            pauses.at(id.position(), engine.drawn.len()).await;
        }
        lines
    }

    /// Notes who comes first.
    async fn rank(&mut self, pauses: &Pauses) {
        self.firsts = self.firsts(&pauses.part(0.0, 0.5)).await;
        if self.firsts.decided() == 0.0 && self.dead.is_any() {
            // Every person drawn wants what nothing gives: whoever meets the
            // stated needs is all there is to choose from.
            self.dead.clear();
            self.firsts = self.firsts(&pauses.part(0.5, 1.0)).await;
        }
    }

    async fn firsts(&self, pauses: &Pauses) -> Firsts {
        let mut firsts = Firsts::default();
        for (done, block) in (1..).zip(&self.blocks) {
            firsts.note(&block.masked(&self.dead, &self.remaining));
            pauses.at(done, self.blocks.len()).await;
        }
        firsts
    }
}

impl<'p> Line<'p> {
    fn new(criterion: CriterionId, partials: &'p Partials, remaining: &[FrameworkId]) -> Self {
        let cells = remaining.iter().map(|id| partials.cells.get(id.position()));
        let mut users = vec![0_usize; partials.columns.len()];
        for cell in cells.clone() {
            if let Some(Cell::Column(position)) = cell
                && let Some(count) = users.get_mut(*position)
            {
                *count += 1;
            }
        }
        let terms = cells.enumerate().filter_map(|(framework, cell)| {
            let term = match *cell? {
                Cell::Same(0.0) => return None,
                Cell::Same(value) => Term::Same(value),
                Cell::Column(position) if users.get(position) == Some(&1) => Term::Own(position),
                Cell::Column(position) => Term::Shared(position),
            };
            Some((framework, term))
        });
        Self {
            criterion,
            columns: &partials.columns,
            terms: terms.collect(),
            shared: (0..users.len())
                .filter(|position| users.get(*position) > Some(&1))
                .collect(),
        }
    }

    /// Adds weight times partial value to the values of a block, and the sum of
    /// that over the block to `sums`, by column. `products` are buffers.
    fn add(
        &self,
        block: &mut Block,
        weights: &[f64],
        (products, sums): (&mut [Vec<f64>], &mut [f64]),
    ) {
        let column = |position: usize| self.columns.get(position).map(Vec::as_slice);
        let mut add_to_sum = |position: usize, sum: f64| {
            if let Some(total) = sums.get_mut(position) {
                *total += sum;
            }
        };
        for position in &self.shared {
            let column = block.part(column(*position).unwrap_or_default());
            if let Some(products) = products.get_mut(*position) {
                add_to_sum(*position, columns::multiply(products, weights, column));
            }
        }
        for (framework, term) in &self.terms {
            let range = block.range.clone();
            let Some(values) = block.row_mut(*framework) else {
                continue;
            };
            match term {
                Term::Same(value) => columns::add_multiple(values, *value, weights),
                Term::Shared(position) => {
                    let products = products.get(*position).map(Vec::as_slice);
                    columns::add(values, products.unwrap_or_default());
                }
                Term::Own(position) => {
                    let column = column(*position).and_then(|column| column.get(range));
                    let column = column.unwrap_or_default();
                    let sum = columns::add_products_summed(values, weights, column);
                    add_to_sum(*position, sum);
                }
            }
        }
    }
}

fn spread(mean: f64, mean_square: f64) -> Spread {
    Spread {
        mean,
        variance: (mean_square - mean * mean).max(0.0),
    }
}
