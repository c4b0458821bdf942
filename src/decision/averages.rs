//! What weighs how much on average, and what that makes of partial values.

use std::sync::Arc;

use backstay_numerics::columns::{self, Sum};

use crate::catalog::{ConcernId, CriterionId, Table};

use super::block::{BLOCK, part};
use super::choice::Followed;
use super::engine::Engine;
use super::pause::Pauses;
use super::standing::Spread;
use super::weighing::Weighing;

/// What criteria follow that depend on what answers name; `None` for the others.
pub(super) type Follows = Table<CriterionId, Option<Arc<Followed>>>;

/// What a sheet weighs, and which choices its completions hold.
#[derive(Clone, Copy)]
pub(super) struct Weighed<'a> {
    pub(super) weighings: &'a [Weighing],
    pub(super) follows: &'a Follows,
}

/// Means over the completions of a sheet, whoever is excluded.
#[derive(Clone, Debug)]
pub(super) struct Averages {
    totals: Arc<Totals>,
    /// The mean weight of each criterion, 0…1.
    pub(super) weights: Arc<Table<CriterionId, f64>>,
    /// The same of the completions that hold a set of choices, over all of them, by
    /// set; empty for criteria that follow nothing.
    by_set: Table<CriterionId, Arc<Vec<f64>>>,
}

/// What all concerns weigh together, by completion.
#[derive(Clone, Debug)]
struct Totals {
    sums: Vec<f64>,
    /// 1 over the sum; 0 where nothing matters.
    reciprocals: Vec<f64>,
}

impl Averages {
    /// The means of what is weighed. `before` are those of another sheet: that
    /// changes nothing but the time that this takes.
    pub(super) async fn new(
        completions: u32,
        weighed: Weighed<'_>,
        before: Option<(&Self, Weighed<'_>)>,
        pauses: &Pauses,
    ) -> Self {
        let kept = before.filter(|(_, other)| weighed.weighs_as(*other));
        let totals = match (kept, before) {
            (Some((kept, _)), _) => Arc::clone(&kept.totals),
            (None, Some((before, other))) => Arc::new(before.totals.changed(other, weighed)),
            (None, None) => Arc::new(Totals::new(completions, weighed)),
        };
        let weights = match kept {
            Some((kept, _)) => Arc::clone(&kept.weights),
            None => Arc::new(totals.mean_weights(weighed, pauses).await),
        };
        let mut by_set = Table::like(weighed.follows, |_| Arc::default());
        for (criterion, raw) in weighed.counting() {
            let Some(followed) = &weighed.follows[criterion] else {
                continue;
            };
            let kept = kept.filter(|(_, other)| weighed.follows_as(*other, criterion));
            by_set[criterion] = match (kept, followed.held.is_empty()) {
                (Some((kept, _)), _) => Arc::clone(&kept.by_set[criterion]),
                (None, true) => Arc::new(vec![weights[criterion]]),
                (None, false) => Arc::new(totals.by_set(raw, followed)),
            };
        }
        Self {
            totals,
            weights,
            by_set,
        }
    }

    /// By completion, 1 over the sum of all weights; 0 where nothing matters.
    pub(super) fn reciprocals(&self) -> &[f64] {
        &self.totals.reciprocals
    }

    /// Writes the mean of weight times partial value of each framework.
    pub(super) fn contributions(
        &self,
        contributions: &mut [f64],
        engine: &Engine<'_>,
        (follows, criterion): (&Follows, CriterionId),
    ) {
        contributions.fill(0.0);
        match &follows[criterion] {
            None => {
                let means = engine.drawn[criterion].means();
                columns::add_multiple(contributions, self.weights[criterion], means);
            }
            Some(followed) => {
                for (weight, means) in self.by_set[criterion].iter().zip(&followed.means) {
                    columns::add_multiple(contributions, *weight, means);
                }
            }
        }
    }

    /// What each concern weighs.
    pub(super) fn spreads(
        &self,
        engine: &Engine<'_>,
        weighings: &[Weighing],
    ) -> Table<ConcernId, Spread> {
        let mut spreads = Table::like(&engine.plan.concerns, |_| Spread::default());
        for weighing in weighings.iter().filter(|each| each.counts()) {
            spreads[weighing.concern] = self.spread(weighing);
        }
        spreads
    }

    fn spread(&self, weighing: &Weighing) -> Spread {
        let mut weights = weighing.weights.concern.clone();
        columns::scale(&mut weights, self.reciprocals());
        let (mut sum, mut squares) = (Sum::default(), Sum::default());
        sum.add(&weights);
        squares.add_squares(&weights);
        let count = f64::from(u32::try_from(weights.len().max(1)).unwrap_or(u32::MAX));
        let (mean, mean_square) = (sum.total() / count, squares.total() / count);
        Spread {
            mean,
            variance: (mean_square - mean * mean).max(0.0),
        }
    }
}

impl Weighed<'_> {
    /// What criteria weigh that count for something, by completion.
    fn counting(&self) -> impl Iterator<Item = (CriterionId, &[f64])> {
        let counting = self.weighings.iter().filter(|each| each.counts());
        let criteria = counting.flat_map(|each| &each.weights.criteria);
        criteria.map(|(criterion, weights)| (*criterion, weights.as_slice()))
    }

    /// Whether everything weighs what it does in another sheet.
    fn weighs_as(self, other: Weighed<'_>) -> bool {
        let mut pairs = self.weighings.iter().zip(other.weighings);
        pairs.all(|(one, other)| one.weighs_as(other))
    }

    /// Whether a criterion follows the same as in another sheet.
    pub(super) fn follows_as(self, other: Weighed<'_>, criterion: CriterionId) -> bool {
        match (&self.follows[criterion], &other.follows[criterion]) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Totals {
    fn new(completions: u32, weighed: Weighed<'_>) -> Self {
        let mut sums = vec![0.0; completions as usize];
        let concerns = weighed.weighings.iter();
        let concerns = concerns.map(|each| each.weights.concern.as_slice());
        columns::add_all(&mut sums, concerns);
        Self::of(sums)
    }

    /// The totals with other weights: the bits of those made anew, since sums on the
    /// grid of weights are exact.
    fn changed(&self, from: Weighed<'_>, to: Weighed<'_>) -> Self {
        let mut sums = self.sums.clone();
        for (old, new) in from.weighings.iter().zip(to.weighings) {
            if !new.weighs_as(old) {
                columns::exchange(&mut sums, &old.weights.concern, &new.weights.concern);
            }
        }
        Self::of(sums)
    }

    fn of(sums: Vec<f64>) -> Self {
        let mut reciprocals = sums.clone();
        columns::invert(&mut reciprocals);
        Self { sums, reciprocals }
    }

    /// The mean weight of each criterion.
    async fn mean_weights(&self, weighed: Weighed<'_>, pauses: &Pauses) -> Table<CriterionId, f64> {
        let counting: Vec<(CriterionId, &[f64])> = weighed.counting().collect();
        let mut sums = vec![Sum::default(); counting.len()];
        // Block by block, so that the reciprocals stay at hand.
        let all = self.reciprocals.len();
        for start in (0..all).step_by(BLOCK) {
            let range = start..(start + BLOCK).min(all);
            let reciprocals = part(&self.reciprocals, &range);
            for (sum, (_, weights)) in sums.iter_mut().zip(&counting) {
                sum.add_products(part(weights, &range), reciprocals);
            }
            pauses.at(range.end, all).await;
        }
        let mut weights = Table::like(weighed.follows, |_| 0.0);
        for ((criterion, _), sum) in counting.into_iter().zip(sums) {
            weights[criterion] = sum.total() / self.count();
        }
        weights
    }

    /// The mean weight of a criterion that weighs `raw`, set by set.
    fn by_set(&self, raw: &[f64], followed: &Followed) -> Vec<f64> {
        let sets = followed.means.len();
        let sums = columns::dot_by_key(sets, &followed.held, raw, &self.reciprocals);
        sums.into_iter().map(|sum| sum / self.count()).collect()
    }

    /// How many completions there are.
    fn count(&self) -> f64 {
        f64::from(u32::try_from(self.sums.len().max(1)).unwrap_or(u32::MAX))
    }
}
