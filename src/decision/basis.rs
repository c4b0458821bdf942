//! What the completions of a sheet hold, before anybody is excluded.

use std::sync::Arc;

use crate::catalog::{CriterionId, Id, Table};
use crate::interview::AnswerSheet;

use super::choice;
use super::draws::Drawn;
use super::engine::Engine;
use super::holding::Holding;
use super::partials::Partials;
use super::pause::Pauses;
use super::weighing::Weighing;

/// What the completions of a sheet hold: options, weights, partial values. It
/// does not depend on must-haves. Made from the basis before, it shares all
/// columns that an answer did not touch.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    pub(super) holding: Holding,
    /// In the order of their questions.
    pub(super) weighings: Vec<Weighing>,
    /// The partial values of criteria that depend on what answers name.
    chosen: Table<CriterionId, Option<Arc<Partials>>>,
}

impl Basis {
    /// What the first `completions` of a sheet hold. `before` is one of the same
    /// engine, and changes nothing but the time that this takes.
    pub(super) async fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        (completions, before): (u32, Option<&Self>),
        pauses: &Pauses,
    ) -> Self {
        let before = before.filter(|before| before.holding.completions >= completions);
        let plan = &engine.plan;
        let holding = Holding::new(plan, sheet, completions, before.map(|each| &each.holding));
        let weighings = Weighing::all(
            plan,
            sheet,
            &holding,
            before.map(|each| (&each.holding, &*each.weighings)),
        );
        let mut chosen: Table<CriterionId, Option<Arc<Partials>>> =
            Table::like(&engine.drawn, |_| None);
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
                let pauses = pauses.part_of(id.position(), all);
                let made = choice::partials(plan, &holding, of, &pauses).await;
                Some(Arc::new(made))
            };
        }
        Self {
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

    /// The partial values of a criterion.
    pub(super) fn partials<'b>(
        &'b self,
        engine: &'b Engine<'_>,
        criterion: CriterionId,
    ) -> Option<&'b Partials> {
        match &engine.drawn[criterion] {
            Drawn::Fixed(partials) => Some(partials),
            Drawn::Choice(_) | Drawn::Fit => self.chosen[criterion].as_deref(),
        }
    }
}
