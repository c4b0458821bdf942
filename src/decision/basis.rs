//! What the completions of a sheet hold, before anybody is excluded.

use std::sync::Arc;

use backstay_numerics::columns;

use crate::catalog::{CriterionId, Id, Table};
use crate::interview::AnswerSheet;

use super::averages::{Averages, Follows, Weighed};
use super::choice::{self, Followed};
use super::draws::Drawn;
use super::engine::Engine;
use super::holding::Holding;
use super::partials::Partials;
use super::pause::Pauses;
use super::weighing::Weighing;

/// What the completions of a sheet hold: options, weights, and what that is on
/// average. It does not depend on must-haves. Made from the basis before, it shares
/// all columns that an answer did not touch.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) holding: Holding,
    /// In the order of their questions.
    pub(super) weighings: Vec<Weighing>,
    pub(super) follows: Follows,
    pub(super) averages: Averages,
}

impl Basis {
    /// What the completions of a sheet hold. `before` is one of the same engine,
    /// and changes nothing but the time that this takes.
    pub(super) async fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        before: Option<&Self>,
        pauses: &Pauses,
    ) -> Self {
        let plan = &engine.plan;
        let holding_before = before.map(|each| &each.holding);
        let holding = Holding::new(plan, sheet, engine.completions, holding_before);
        let weighings = Weighing::all(
            plan,
            sheet,
            &holding,
            before.map(|each| (&each.holding, &*each.weighings)),
        );
        let frameworks = engine.bundle.catalog.frameworks.len();
        let follows = Table::like(&engine.drawn, |id| {
            let drawn = &engine.drawn[id];
            if matches!(drawn, Drawn::Fixed(_)) {
                return None;
            }
            let kept = before.filter(|each| {
                choice::speakers(plan, id).all(|id| holding.holds_as(&each.holding, id))
            });
            let kept = kept.and_then(|each| each.follows[id].clone());
            let made = || Arc::new(Followed::new(plan, &holding, (id, drawn, frameworks)));
            Some(kept.unwrap_or_else(made))
        });
        let weighed = Weighed {
            weighings: &weighings,
            follows: &follows,
        };
        let before = before.map(|each| (&each.averages, each.weighed()));
        Self {
            averages: Averages::new(engine.completions, weighed, before, pauses).await,
            holding,
            weighings,
            follows,
        }
    }

    fn weighed(&self) -> Weighed<'_> {
        Weighed {
            weighings: &self.weighings,
            follows: &self.follows,
        }
    }

    /// Whether the partial values of a criterion are those of another basis.
    pub(super) fn values_as(&self, other: &Self, criterion: CriterionId) -> bool {
        self.weighed().follows_as(other.weighed(), criterion)
    }

    /// The mean of weight times partial value of each framework, by criterion,
    /// whoever is excluded.
    pub(super) fn contributions(&self, engine: &Engine<'_>) -> Table<CriterionId, Vec<f64>> {
        Table::like(&self.follows, |criterion| {
            let mut row = nothing(engine);
            let follows = (&self.follows, criterion);
            self.averages.contributions(&mut row, engine, follows);
            row
        })
    }

    /// The mean value of each framework, whoever is excluded: the sum of what the
    /// criteria contribute.
    pub(super) fn mean_values(&self, engine: &Engine<'_>) -> Vec<f64> {
        let (mut sums, mut row) = (nothing(engine), nothing(engine));
        for criterion in self.follows.ids() {
            let follows = (&self.follows, criterion);
            self.averages.contributions(&mut row, engine, follows);
            columns::add(&mut sums, &row);
        }
        sums
    }

    /// The mean partial value of each framework, by criterion, where `contributions`
    /// are those of this basis: what follows a drawn answer counts by its weight.
    pub(super) fn mean_partials(
        &self,
        engine: &Engine<'_>,
        contributions: &Table<CriterionId, Vec<f64>>,
    ) -> Table<CriterionId, Vec<f64>> {
        Table::like(&self.follows, |criterion| {
            let weight = self.averages.weights[criterion];
            match &self.follows[criterion] {
                None => engine.drawn[criterion].means().to_vec(),
                Some(_) if weight > 0.0 => {
                    let values = contributions[criterion].iter();
                    values.map(|value| value / weight).collect()
                }
                Some(followed) => followed.mean(),
            }
        })
    }
}

/// 0 for each framework.
fn nothing(engine: &Engine<'_>) -> Vec<f64> {
    vec![0.0; engine.bundle.catalog.frameworks.len()]
}

/// A basis with the partial values that its answers choose.
#[derive(Clone, Debug)]
pub(super) struct Valued {
    pub(super) basis: Basis,
    /// By criterion; `None` where answers choose none.
    chosen: Table<CriterionId, Option<Arc<Partials>>>,
}

impl Valued {
    /// The values that a basis chooses. `before` is of the same engine, and changes
    /// nothing but the time that this takes.
    pub(super) async fn new(
        engine: &Engine<'_>,
        basis: Basis,
        before: Option<&Self>,
        pauses: &Pauses,
    ) -> Self {
        let all = engine.drawn.len();
        let frameworks = engine.bundle.catalog.frameworks.len();
        let mut chosen = Table::like(&engine.drawn, |_| None);
        for (id, drawn) in engine.drawn.iter() {
            if matches!(drawn, Drawn::Fixed(_)) {
                continue;
            }
            let kept = before.filter(|before| basis.values_as(&before.basis, id));
            chosen[id] = if let Some(kept) = kept {
                kept.chosen[id].clone()
            } else {
                let of = (id, drawn, frameworks);
                let pauses = pauses.part_of(id.position(), all);
                let made = choice::partials(&engine.plan, &basis.holding, of, &pauses).await;
                Some(Arc::new(made))
            };
        }
        Self { basis, chosen }
    }

    /// The partial values of a criterion.
    pub(super) fn partials<'v>(
        &'v self,
        engine: &'v Engine<'_>,
        criterion: CriterionId,
    ) -> Option<&'v Partials> {
        match &engine.drawn[criterion] {
            Drawn::Fixed(values) => Some(&values.partials),
            Drawn::Choice(_) | Drawn::Fit => self.chosen[criterion].as_deref(),
        }
    }
}
