//! What the completions of a sheet hold, before anybody is excluded.

use std::sync::Arc;

use crate::catalog::{CriterionId, Table};
use crate::interview::AnswerSheet;

use super::choice;
use super::draws::Drawn;
use super::engine::Engine;
use super::holding::Holding;
use super::partials::Partials;
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
    pub(super) fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        completions: u32,
        before: Option<&Self>,
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
        let chosen = Table::like(&engine.drawn, |id| match &engine.drawn[id] {
            Drawn::Fixed(_) => None,
            drawn => {
                let kept = before.filter(|each| {
                    choice::speakers(plan, id).all(|id| holding.holds_as(&each.holding, id))
                });
                let kept = kept.and_then(|each| each.chosen[id].clone());
                Some(kept.unwrap_or_else(|| {
                    let frameworks = engine.bundle.catalog.frameworks.len();
                    Arc::new(choice::partials(plan, &holding, (id, drawn), frameworks))
                }))
            }
        });
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
