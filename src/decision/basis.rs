//! What the completions of a sheet hold, before anybody is excluded.

use std::sync::Arc;

use crate::catalog::{CriterionId, FrameworkId, Id, Table};
use crate::interview::AnswerSheet;

use super::averages::Averages;
use super::choice;
use super::draws::Drawn;
use super::engine::Engine;
use super::holding::Holding;
use super::partials::Partials;
use super::pause::Pauses;
use super::weighing::Weighing;

/// What the completions of a sheet hold: options, weights, partial values, and
/// what that is on average. It does not depend on must-haves. Made from the basis
/// before, it shares all columns that an answer did not touch.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) holding: Holding,
    /// In the order of their questions.
    pub(super) weighings: Vec<Weighing>,
    /// The partial values of criteria that depend on what answers name.
    chosen: Chosen,
    pub(super) averages: Averages,
}

/// How far a basis is once it is known what its answers choose, about.
const CHOSEN: f64 = 0.6;

/// Partial values that answers choose, by criterion; `None` where they choose
/// none.
pub(super) type Chosen = Table<CriterionId, Option<Arc<Partials>>>;

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
        let mut chosen: Chosen = Table::like(&engine.drawn, |_| None);
        let all = engine.drawn.len();
        for (id, drawn) in engine.drawn.iter() {
            if matches!(drawn, Drawn::Fixed(_)) {
                continue;
            }
            let kept = before.filter(|each| {
                choice::speakers(plan, id).all(|id| holding.holds_as(&each.holding, id))
            });
            let kept = kept.and_then(|each| each.chosen[id].clone());
            chosen[id] = if kept.is_some() {
                kept
            } else {
                let of = (id, drawn, engine.bundle.catalog.frameworks.len());
                let pauses = pauses.part(0.0, CHOSEN).part_of(id.position(), all);
                let made = choice::partials(plan, &holding, of, &pauses).await;
                Some(Arc::new(made))
            };
        }
        let pauses = pauses.part(CHOSEN, 1.0);
        Self {
            averages: Averages::new(engine, (&weighings, &chosen), &pauses).await,
            holding,
            weighings,
            chosen,
        }
    }

    /// Whether the partial values of a criterion are those of another basis.
    pub(super) fn values_as(&self, other: &Self, criterion: CriterionId) -> bool {
        match (&self.chosen[criterion], &other.chosen[criterion]) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// The mean value of a framework, whoever is excluded: the sum of what the
    /// criteria contribute.
    pub(super) fn mean_value(&self, engine: &Engine<'_>, framework: FrameworkId) -> f64 {
        let ids = engine.drawn.ids();
        let partials = ids.filter_map(|id| Some((id, self.partials(engine, id)?)));
        partials
            .map(|(id, partials)| self.averages.contribution(partials, id, framework))
            .sum()
    }

    /// The partial values of a criterion.
    pub(super) fn partials<'b>(
        &'b self,
        engine: &'b Engine<'_>,
        criterion: CriterionId,
    ) -> Option<&'b Partials> {
        partials(engine, &self.chosen, criterion)
    }
}

/// The partial values of a criterion, where answers choose those of some.
pub(super) fn partials<'b>(
    engine: &'b Engine<'_>,
    chosen: &'b Chosen,
    criterion: CriterionId,
) -> Option<&'b Partials> {
    match &engine.drawn[criterion] {
        Drawn::Fixed(partials) => Some(partials),
        Drawn::Choice(_) | Drawn::Fit => chosen[criterion].as_deref(),
    }
}
