//! What weighs how much on average, and what that makes of partial values.

use backstay_numerics::columns::{self, Sum};

use crate::catalog::{ConcernId, CriterionId, FrameworkId, Id, Table};

use super::basis::{self, Chosen};
use super::engine::Engine;
use super::partials::Partials;
use super::pause::Pauses;
use super::standing::Spread;
use super::weighing::Weighing;

/// Means over the completions of a sheet, whoever is excluded.
#[derive(Clone, Debug)]
pub(super) struct Averages {
    /// By completion, 1 over the sum of all weights; 0 where nothing matters.
    pub(super) reciprocals: Vec<f64>,
    /// The mean weight of each criterion, 0…1.
    pub(super) weights: Table<CriterionId, f64>,
    /// The same of the completions that hold a set of choices, over all of them, by
    /// set; where partial values follow what is held.
    by_set: Table<CriterionId, Vec<f64>>,
}

impl Averages {
    pub(super) async fn new(
        engine: &Engine<'_>,
        (weighings, chosen): (&[Weighing], &Chosen),
        pauses: &Pauses,
    ) -> Self {
        let count = f64::from(engine.completions.max(1));
        let mut reciprocals = vec![0.0; engine.completions as usize];
        for weighing in weighings {
            columns::add(&mut reciprocals, &weighing.weights.concern);
        }
        columns::invert(&mut reciprocals);
        let mut weights = Table::like(&engine.drawn, |_| 0.0);
        let mut by_set = Table::like(&engine.drawn, |_| Vec::new());
        let counting = || weighings.iter().filter(|each| each.counts());
        let all = counting().count();
        for (done, weighing) in (1..).zip(counting()) {
            for (criterion, raw) in &weighing.weights.criteria {
                weights[*criterion] = columns::dot(raw, &reciprocals) / count;
                let partials = basis::partials(engine, chosen, *criterion);
                if let Some(followed) = partials.and_then(|each| each.by_set.as_ref()) {
                    let mut scaled = raw.clone();
                    columns::scale(&mut scaled, &reciprocals);
                    let sets = followed.means.iter().map(Vec::len).max();
                    let mut sums = vec![0.0; sets.unwrap_or_default()];
                    columns::add_by_key(&mut sums, &followed.held, &scaled);
                    by_set[*criterion] = sums.into_iter().map(|sum| sum / count).collect();
                }
            }
            pauses.at(done, all).await;
        }
        Self {
            reciprocals,
            weights,
            by_set,
        }
    }

    /// The mean of weight times partial value of a framework.
    pub(super) fn contribution(
        &self,
        partials: &Partials,
        criterion: CriterionId,
        framework: FrameworkId,
    ) -> f64 {
        let followed = partials.by_set.as_ref();
        match followed.and_then(|each| each.means.get(framework.position())) {
            Some(means) => {
                let weights = self.by_set[criterion].iter();
                weights.zip(means).map(|(weight, mean)| weight * mean).sum()
            }
            None => self.weights[criterion] * partials.mean(framework.position()),
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
        columns::scale(&mut weights, &self.reciprocals);
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
