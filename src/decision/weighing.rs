//! What concerns and criteria weigh in each completion.

use std::sync::Arc;

use backstay_numerics::columns;

use crate::catalog::{ConcernId, CriterionId, Id};
use crate::interview::{AnswerSheet, Importance, QuestionId};

use super::holding::{Holding, Said};
use super::plan::{Plan, PlannedQuestion, WAYS};

/// What a concern weighs, and how that is shared out to its criteria. Columns
/// are shared with the weighing before where it has the same ones.
#[derive(Clone, Debug)]
pub(super) struct Weighing {
    pub(super) concern: ConcernId,
    /// The importance in every completion; `None` where each draws its own.
    stated: Option<Importance>,
    /// What it is to weigh, by completion.
    raw: Arc<Vec<f64>>,
    shares: Arc<Shares>,
    pub(super) weights: Arc<Weights>,
}

/// How the weight of a concern is shared out to its criteria.
#[derive(Clone, Debug)]
struct Shares {
    /// By completion; they need not sum to 1.
    parts: Vec<(CriterionId, Vec<f64>)>,
    /// 1 over the sum of the parts, by completion.
    reciprocals: Vec<f64>,
}

/// Weights before those of all concerns are made to sum to 1, on the grid of
/// weights, by completion.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    pub(super) criteria: Vec<(CriterionId, Vec<f64>)>,
    /// The sum over the criteria.
    pub(super) concern: Vec<f64>,
}

/// What a sheet is weighed with.
#[derive(Clone, Copy)]
struct Weigher<'a> {
    plan: &'a Plan,
    sheet: &'a AnswerSheet,
    holding: &'a Holding,
}

impl Weighing {
    /// Weighs every concern, in the order of their questions.
    pub(super) fn all(
        plan: &Plan,
        sheet: &AnswerSheet,
        holding: &Holding,
        before: Option<(&Holding, &[Self])>,
    ) -> Vec<Self> {
        let weigher = Weigher {
            plan,
            sheet,
            holding,
        };
        let concerns = plan.questions.iter();
        let concerns = concerns.filter_map(|(id, question)| Some((id, question.concern?)));
        concerns
            .enumerate()
            .map(|(place, (question, concern))| {
                let before =
                    before.and_then(|(holding, concerns)| Some((holding, concerns.get(place)?)));
                weigher.weigh(question, concern, before)
            })
            .collect()
    }

    /// Whether it shares its weights with another.
    pub(super) fn weighs_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.weights, &other.weights)
    }

    /// Whether it weighs anything in any completion.
    pub(super) fn counts(&self) -> bool {
        self.stated != Some(Importance::DoesntMatter)
    }
}

impl Weigher<'_> {
    fn weigh(
        self,
        question: QuestionId,
        concern: ConcernId,
        before: Option<(&Holding, &Weighing)>,
    ) -> Weighing {
        let stated = self.stated(question);
        let held_before = before.filter(|(holding, _)| self.holding.holds_as(holding, question));
        let raw_before = match stated {
            Some(_) => before.filter(|(_, before)| before.stated == stated),
            None => held_before.filter(|(_, before)| before.stated.is_none()),
        };
        let shares_before = before.filter(|(holding, _)| {
            !self.plan.questions[question].states_shares()
                || self.holding.holds_as(holding, question)
        });
        let raw = raw_before.map_or_else(
            || Arc::new(self.raw(question, concern, stated)),
            |(_, before)| Arc::clone(&before.raw),
        );
        let shares = shares_before.map_or_else(
            || Arc::new(self.share_out(question, concern)),
            |(_, before)| Arc::clone(&before.shares),
        );
        let is_as_before = raw_before.is_some() && shares_before.is_some();
        let weights = before.filter(|_| is_as_before).map_or_else(
            || Arc::new(self.weights(&raw, &shares)),
            |(_, before)| Arc::clone(&before.weights),
        );
        Weighing {
            concern,
            stated,
            raw,
            shares,
            weights,
        }
    }

    /// What a concern of a raw weight, shared out, weighs.
    fn weights(self, raw: &[f64], shares: &Shares) -> Weights {
        let mut concern = vec![0.0; raw.len()];
        let scale = (raw, shares.reciprocals.as_slice());
        let parts = shares.parts.iter();
        let criteria = parts
            .map(|(criterion, part)| {
                let mut weights = vec![0.0; raw.len()];
                columns::weigh(
                    &mut weights,
                    &mut concern,
                    (part, scale),
                    self.plan.weight_shift,
                );
                (*criterion, weights)
            })
            .collect();
        Weights { criteria, concern }
    }

    fn stated(self, question: QuestionId) -> Option<Importance> {
        let planned = &self.plan.questions[question];
        self.sheet
            .importance(question)
            .or_else(|| match &self.holding.said[question] {
                Said::Open => None,
                Said::Nothing => Some(Importance::DoesntMatter),
                Said::Options(options) => options
                    .iter()
                    .filter_map(|option| planned.options.get(option.position()))
                    .map(|option| option.importance)
                    .max()
                    .or(Some(Importance::DoesntMatter)),
            })
    }

    /// The raw weight of a concern.
    fn raw(self, question: QuestionId, concern: ConcernId, stated: Option<Importance>) -> Vec<f64> {
        let drawn = &self.plan.concerns[concern];
        let interval = |importance: Importance| self.plan.intervals_of(importance);
        let mut raw = vec![0.0; self.holding.completions as usize];
        if let (None, Some(held)) = (stated, self.holding.open(question)) {
            let options = self.plan.questions[question].options.iter();
            let importances = options.map(|option| option.importance);
            let by_option: Vec<(f64, f64)> = importances
                .chain([Importance::DoesntMatter])
                .flat_map(interval)
                .copied()
                .collect();
            let mut steps = vec![0; raw.len()];
            columns::steps(&mut steps, held, &drawn.slips, WAYS);
            columns::spread(&mut raw, &steps, &drawn.within, &by_option);
        } else {
            let intervals = interval(stated.unwrap_or_default());
            columns::spread(&mut raw, &drawn.slips, &drawn.within, intervals);
        }
        raw
    }

    /// Shares the weight of a concern out to its criteria.
    fn share_out(self, question: QuestionId, concern: ConcernId) -> Shares {
        let count = self.holding.completions as usize;
        let own = &self.plan.concerns[concern].criteria;
        let mut sums = vec![0.0; count];
        let mut parts = Vec::with_capacity(own.len());
        for (criterion, default) in own {
            let mut part = self.part(question, *criterion, *default);
            if own.len() > 1 {
                columns::scale(&mut part, &self.plan.share_factors[*criterion]);
            }
            columns::add(&mut sums, &part);
            parts.push((*criterion, part));
        }
        columns::invert(&mut sums);
        Shares {
            parts,
            reciprocals: sums,
        }
    }

    /// The share of one criterion in its concern, before its spread.
    fn part(self, question: QuestionId, criterion: CriterionId, default: f64) -> Vec<f64> {
        let planned = &self.plan.questions[question];
        let mut part = vec![default; self.holding.completions as usize];
        match &self.holding.said[question] {
            Said::Nothing => {}
            Said::Options(options) => {
                let shares = options.iter().map(|option| option.position());
                let share = shares.filter_map(|option| stated_share(planned, option, criterion));
                if let Some(share) = share.into_iter().next() {
                    part.fill(share);
                }
            }
            Said::Open => {
                if planned.states_shares()
                    && let Some(held) = self.holding.open(question)
                {
                    let shares: Vec<f64> = (0..=planned.options.len())
                        .map(|option| stated_share(planned, option, criterion).unwrap_or(default))
                        .collect();
                    columns::look_up(&mut part, held, &shares);
                }
            }
        }
        part
    }
}

/// The share of a criterion that an option states; 0 for one that it leaves out,
/// and `None` where it states none at all.
fn stated_share(planned: &PlannedQuestion, option: usize, criterion: CriterionId) -> Option<f64> {
    let shares = &planned.options.get(option)?.shares;
    let own = shares.iter().find(|(each, _)| *each == criterion);
    (!shares.is_empty()).then(|| own.map_or(0.0, |(_, share)| *share))
}
