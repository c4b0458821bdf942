//! One sheet through every completion.

use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::{CriterionId, FrameworkId, Id, Table};
use crate::interview::{AnswerSheet, QuestionId};

use super::choice;
use super::closeness::TIE;
use super::draws::Drawn;
use super::engine::Engine;
use super::exclusion::Screening;
use super::holding::{Holding, Said, Weights};
use super::partials::{Cell, Partials};
use super::standpoint::Standpoints;

/// So many completions are worked on at a time: the values of a few dozen
/// frameworks then fit the nearest cache.
const BLOCK: usize = 128;

/// What the completions of one sheet hold, and who comes first in each.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) completions: u32,
    pub(super) holding: Holding,
    pub(super) weights: Weights,
    /// The sum of the weights of each criterion.
    pub(super) sums: Table<CriterionId, f64>,
    /// How many remaining frameworks have their values in each column.
    users: Table<CriterionId, Vec<u32>>,
    /// The frameworks that meet the stated requirements, in catalog order.
    pub(super) remaining: Vec<FrameworkId>,
    /// The partial values of criteria that depend on what answers name.
    chosen: Table<CriterionId, Option<Partials>>,
    pub(super) dead: Dead,
    pub(super) firsts: Firsts,
    /// Sums of weight times partial value, by column of the criterion.
    pub(super) products: Table<CriterionId, Vec<f64>>,
}

/// The frameworks that requirements rule out in single completions: stated
/// ones that could not be checked, and those that open questions may still
/// bring.
#[derive(Clone, Debug)]
pub(super) struct Dead {
    width: usize,
    /// By completion, then by framework.
    flags: Vec<bool>,
}

/// Who comes first.
#[derive(Clone, Debug, Default)]
pub(super) struct Firsts {
    /// By completion, the position among the remaining frameworks; [`NOBODY`]
    /// where the needs drawn rule out everything.
    pub(super) alone: Vec<u32>,
    /// Completions with several firsts, by position among the remaining.
    pub(super) tied: Vec<(u32, Vec<usize>)>,
}

/// The first of a completion in which nothing is left.
pub(super) const NOBODY: u32 = u32::MAX;

/// The buffers of one block.
pub(super) struct Block {
    /// By position among the remaining frameworks.
    pub(super) values: Vec<Vec<f64>>,
    products: Vec<Vec<f64>>,
}

impl Run {
    /// Excludes, draws and adds up the first `completions` of an engine.
    pub(super) fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        screening: &Screening,
        completions: u32,
    ) -> Self {
        let catalog = &engine.bundle.catalog;
        let completions = completions.min(engine.completions);
        let holding = Holding::new(&engine.plan, sheet, completions);
        let weights = holding.weigh(&engine.plan, sheet);
        let remaining: Vec<FrameworkId> = catalog
            .frameworks
            .ids()
            .filter(|id| screening.excluded.iter().all(|each| each.framework != *id))
            .collect();
        let chosen = Table::like(&engine.drawn, |id| match &engine.drawn[id] {
            Drawn::Fixed(_) => None,
            drawn => Some(choice::partials(
                &engine.plan,
                &holding,
                (id, drawn),
                catalog.frameworks.len(),
            )),
        });
        let mut run = Self {
            completions,
            dead: Dead::new(catalog.frameworks.len(), completions),
            firsts: Firsts::default(),
            products: Table::like(&engine.drawn, |_| Vec::new()),
            sums: Table::like(&engine.drawn, |id| columns::sum(&weights.criteria[id])),
            users: Table::like(&engine.drawn, |_| Vec::new()),
            holding,
            weights,
            remaining,
            chosen,
        };
        run.users = Table::like(&engine.drawn, |id| run.count_users(engine, id));
        run.screen(engine, sheet, screening);
        run.add_up(engine);
        run
    }

    /// The partial values of a criterion.
    pub(super) fn partials<'r>(
        &'r self,
        engine: &'r Engine<'_>,
        criterion: CriterionId,
    ) -> Option<&'r Partials> {
        match &engine.drawn[criterion] {
            Drawn::Fixed(partials) => Some(partials),
            Drawn::Choice(_) | Drawn::Fit => self.chosen[criterion].as_ref(),
        }
    }

    fn count_users(&self, engine: &Engine<'_>, criterion: CriterionId) -> Vec<u32> {
        let Some(partials) = self.partials(engine, criterion) else {
            return Vec::new();
        };
        let mut users = vec![0; partials.columns.len()];
        for framework in &self.remaining {
            if let Some(Cell::Column(position)) = partials.cells.get(framework.position())
                && let Some(count) = users.get_mut(*position)
            {
                *count += 1;
            }
        }
        users
    }

    /// Blocks of completions, in order.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let count = self.completions as usize;
        (0..count)
            .step_by(BLOCK)
            .map(move |start| start..(start + BLOCK).min(count))
    }

    pub(super) fn block(&self) -> Block {
        Block {
            values: vec![vec![0.0; BLOCK]; self.remaining.len()],
            products: Vec::new(),
        }
    }

    /// Writes the values of the remaining frameworks in a block; `product` is
    /// told the sum of weight times partial value of every column used.
    pub(super) fn values(
        &self,
        engine: &Engine<'_>,
        range: &Range<usize>,
        block: &mut Block,
        mut product: impl FnMut(CriterionId, usize, f64),
    ) {
        for values in &mut block.values {
            values.fill(0.0);
        }
        for (criterion, weights) in self.weights.criteria.iter() {
            let Some(partials) = self.partials(engine, criterion) else {
                continue;
            };
            if self.sums[criterion] == 0.0 {
                continue;
            }
            let weights = part(weights, range);
            while block.products.len() < partials.columns.len() {
                block.products.push(vec![0.0; BLOCK]);
            }
            let users = &self.users[criterion];
            let shared = users.iter().enumerate().filter(|(_, users)| **users > 1);
            for (position, _) in shared {
                let column = partials.columns.get(position);
                let products = block.products.get_mut(position);
                if let (Some(column), Some(products)) = (column, products) {
                    let sum = columns::multiply(products, weights, part(column, range));
                    product(criterion, position, sum);
                }
            }
            for (framework, values) in self.remaining.iter().zip(&mut block.values) {
                match partials.cells.get(framework.position()) {
                    None => {}
                    Some(Cell::Same(value)) if *value == 0.0 => {}
                    Some(Cell::Same(value)) => columns::add_multiple(values, *value, weights),
                    Some(Cell::Column(position)) if users.get(*position) == Some(&1) => {
                        if let Some(column) = partials.columns.get(*position) {
                            let column = part(column, range);
                            let sum = columns::add_products_summed(values, weights, column);
                            product(criterion, *position, sum);
                        }
                    }
                    Some(Cell::Column(position)) => {
                        if let Some(products) = block.products.get(*position) {
                            columns::add(values, products.get(..weights.len()).unwrap_or_default());
                        }
                    }
                }
            }
        }
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
        let mut firsts = vec![0.0; self.remaining.len()];
        for (_, position, credit) in self.firsts.credits() {
            if let Some(sum) = firsts.get_mut(position) {
                *sum += credit;
            }
        }
        let decided = self.firsts.decided().max(1.0);
        firsts.into_iter().map(|sum| sum / decided).collect()
    }

    /// The values of one framework in every completion.
    pub(super) fn values_of(&self, engine: &Engine<'_>, framework: FrameworkId) -> Vec<f64> {
        let mut values = vec![0.0; self.completions as usize];
        for (criterion, weights) in self.weights.criteria.iter() {
            let Some(partials) = self.partials(engine, criterion) else {
                continue;
            };
            match partials.cells.get(framework.position()) {
                None => {}
                Some(Cell::Same(value)) => columns::add_multiple(&mut values, *value, weights),
                Some(Cell::Column(position)) => {
                    if let Some(column) = partials.columns.get(*position) {
                        columns::add_products(&mut values, weights, column);
                    }
                }
            }
        }
        values
    }

    /// Makes minus infinity of the values that requirements rule out.
    pub(super) fn mask(&self, range: &Range<usize>, block: &mut Block) {
        for completion in self.dead.within(range) {
            for (framework, values) in self.remaining.iter().zip(&mut block.values) {
                if self.dead.is_out(completion, *framework)
                    && let Some(value) = values.get_mut(completion - range.start)
                {
                    *value = f64::NEG_INFINITY;
                }
            }
        }
    }

    /// What a completion holds for an open question, by position, with the
    /// number of options for "doesn't matter".
    pub(super) fn held(&self, question: QuestionId) -> Option<&[u8]> {
        (self.holding.said[question] == Said::Open).then_some(&self.holding.held[question])
    }

    fn screen(&mut self, engine: &Engine<'_>, sheet: &AnswerSheet, screening: &Screening) {
        let doubtful: Vec<Standpoints> = sheet
            .requirements()
            .map(|id| Standpoints::new(engine.bundle, engine.seed, sheet, id))
            .filter(|points| self.remaining.iter().any(|id| points.doubts(*id)))
            .collect();
        for completion in 0..self.completions {
            for framework in doubtful.iter().flat_map(|each| each.ruled_out(completion)) {
                self.dead.rule_out(completion, framework);
            }
        }
        for (question, planned) in engine.plan.questions.iter() {
            let Some(held) = self.held(question) else {
                continue;
            };
            let held = held.to_vec();
            for requirement in &planned.requirements {
                let points = &engine.settled[requirement.id];
                let mut apply = |completion: u32| {
                    let option = held.get(completion as usize).map(|held| usize::from(*held));
                    let points = option.and_then(|option| points.get(option));
                    for framework in points.iter().flat_map(|each| each.ruled_out(completion)) {
                        self.dead.rule_out(completion, framework);
                    }
                };
                // A stated one that had nothing to be checked against holds
                // for whatever a completion draws.
                if screening.idle.contains(&requirement.id) {
                    (0..self.completions).for_each(&mut apply);
                } else if !sheet.requires(requirement.id) {
                    let stated = requirement.stated_in.iter().copied();
                    stated
                        .take_while(|completion| *completion < self.completions)
                        .for_each(&mut apply);
                }
            }
        }
    }

    fn add_up(&mut self, engine: &Engine<'_>) {
        let mut products = Table::like(&self.products, |id| {
            let columns = self
                .partials(engine, id)
                .map_or(0, |each| each.columns.len());
            vec![0.0; columns]
        });
        let mut block = self.block();
        let mut firsts = Firsts::default();
        for range in self.blocks() {
            self.values(engine, &range, &mut block, |criterion, column, sum| {
                if let Some(total) = products[criterion].get_mut(column) {
                    *total += sum;
                }
            });
            self.mask(&range, &mut block);
            firsts.note(&range, &block.values);
        }
        if firsts.alone.iter().all(|first| *first == NOBODY) && self.dead.flags.contains(&true) {
            // Every person drawn wants what nothing gives: whoever meets the
            // stated needs is all there is to choose from.
            self.dead = Dead::new(self.dead.width, self.completions);
            return self.add_up(engine);
        }
        self.firsts = firsts;
        self.products = products;
    }
}

impl Dead {
    fn new(width: usize, completions: u32) -> Self {
        Self {
            width,
            flags: vec![false; width * completions as usize],
        }
    }

    /// The completions of a range in which something is ruled out.
    fn within(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        range.clone().filter(|completion| {
            let start = completion * self.width;
            let flags = self.flags.get(start..start + self.width);
            flags.is_some_and(|flags| flags.contains(&true))
        })
    }

    /// Whether a framework is ruled out in a completion.
    pub(super) fn is_out(&self, completion: usize, framework: FrameworkId) -> bool {
        let place = completion * self.width + framework.position();
        self.flags.get(place) == Some(&true)
    }

    fn rule_out(&mut self, completion: u32, framework: FrameworkId) {
        let place = completion as usize * self.width + framework.position();
        if let Some(flag) = self.flags.get_mut(place) {
            *flag = true;
        }
    }
}

impl Firsts {
    /// Notes who comes first in a block; equal values are told apart later.
    fn note(&mut self, range: &Range<usize>, values: &[Vec<f64>]) {
        let count = range.len();
        let mut best = vec![f64::NEG_INFINITY; count];
        let mut first = vec![NOBODY; count];
        for (position, values) in (0..).zip(values) {
            columns::note_first(&mut best, &mut first, values, position);
        }
        let mut equals = vec![0; count];
        for values in values {
            columns::count_ties(&mut equals, &best, values, TIE);
        }
        for (place, (equals, best)) in equals.iter().zip(&best).enumerate() {
            if *equals > 1 && best.is_finite() {
                let completion = u32::try_from(range.start + place).unwrap_or(u32::MAX);
                let tied = values.iter().enumerate().filter(|(_, values)| {
                    values.get(place).is_some_and(|value| best - value <= TIE)
                });
                let positions = tied.map(|(position, _)| position).collect();
                self.tied.push((completion, positions));
            }
        }
        self.alone.extend(first);
    }

    /// Every completion with somebody first: the completion, who is first by
    /// position among the remaining, and the credit; equals share it.
    pub(super) fn credits(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let mut tied = self.tied.iter().peekable();
        self.alone
            .iter()
            .enumerate()
            .flat_map(move |(completion, first)| {
                let shared = tied.next_if(|(at, _)| *at as usize == completion);
                let alone = (shared.is_none() && *first != NOBODY).then_some(*first as usize);
                let equals = shared.map_or(&[][..], |(_, equals)| equals);
                let credit = 1.0 / f64::from(u32::try_from(equals.len().max(1)).unwrap_or(1));
                alone
                    .into_iter()
                    .chain(equals.iter().copied())
                    .map(move |position| (completion, position, credit))
            })
    }

    /// How many completions have somebody first.
    pub(super) fn decided(&self) -> f64 {
        let decided = self.alone.iter().filter(|first| **first != NOBODY);
        f64::from(u32::try_from(decided.count()).unwrap_or(u32::MAX))
    }
}

/// The part of a column that belongs to a block.
fn part<'c, T>(column: &'c [T], range: &Range<usize>) -> &'c [T] {
    column.get(range.clone()).unwrap_or_default()
}
