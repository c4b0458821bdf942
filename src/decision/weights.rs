//! The weights of a block of completions.

use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::{ConcernId, CriterionId, Table};

use super::block::part;
use super::plan::Plan;
use super::weighing::Weighing;

/// The weights of a block of completions: they sum to 1, or are all 0 where
/// nothing matters.
pub(super) struct BlockWeights {
    totals: Vec<f64>,
    scale: Vec<f64>,
    concerns: Table<ConcernId, Vec<f64>>,
    criteria: Table<CriterionId, Vec<f64>>,
}

impl BlockWeights {
    /// Buffers for as many completions.
    pub(super) fn new(plan: &Plan, length: usize) -> Self {
        Self {
            totals: vec![0.0; length],
            scale: vec![0.0; length],
            concerns: Table::like(&plan.concerns, |_| vec![0.0; length]),
            criteria: Table::like(&plan.share_factors, |_| vec![0.0; length]),
        }
    }

    /// Writes the weights of a range of completions.
    pub(super) fn weigh(&mut self, weighings: &[Weighing], range: &Range<usize>) {
        let counting = || weighings.iter().filter(|each| each.counts());
        self.totals.fill(0.0);
        for each in counting() {
            columns::add(&mut self.totals, part(&each.raw, range));
        }
        columns::invert(&mut self.totals);
        for each in counting() {
            let weight = &mut self.concerns[each.concern];
            columns::product(weight, part(&each.raw, range), &self.totals);
            let reciprocals = part(&each.shares.reciprocals, range);
            columns::product(&mut self.scale, weight, reciprocals);
            for (criterion, share) in &each.shares.parts {
                let weights = &mut self.criteria[*criterion];
                columns::product(weights, part(share, range), &self.scale);
            }
        }
    }

    /// The weights of a concern in the range written, whose length is told.
    pub(super) fn concern(&self, concern: ConcernId, length: usize) -> &[f64] {
        self.concerns[concern].get(..length).unwrap_or_default()
    }

    /// The weights of a criterion in the range written, whose length is told.
    pub(super) fn criterion(&self, criterion: CriterionId, length: usize) -> &[f64] {
        self.criteria[criterion].get(..length).unwrap_or_default()
    }
}
