//! What completions hold: an option for every open question, a raw weight for
//! every concern, a weight for every criterion.

use std::cmp::Ordering;

use backstay_numerics::columns;

use crate::catalog::{ConcernId, CriterionId, Id, Table};
use crate::interview::{Answer, AnswerSheet, Importance, OptionId, QuestionId};

use super::plan::{Expectation, Plan, PlannedQuestion, WAYS};

/// What a sheet says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Open: every completion draws an option.
    Open,
    /// Its concern counts for nothing.
    Nothing,
    /// These options.
    Options(Vec<OptionId>),
}

/// What a sheet says, and what the completions hold where it says nothing.
#[derive(Clone, Debug)]
pub(super) struct Holding {
    pub(super) said: Table<QuestionId, Said>,
    /// For open questions: the option of each completion by position, the
    /// number of options for "doesn't matter". Empty for the others.
    pub(super) held: Table<QuestionId, Vec<u8>>,
    pub(super) completions: u32,
}

/// The weights of completions: they sum to 1, or are all 0 where nothing
/// matters.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// By completion.
    pub(super) criteria: Table<CriterionId, Vec<f64>>,
    /// By completion.
    pub(super) concerns: Table<ConcernId, Vec<f64>>,
}

impl Holding {
    /// Draws an option for every open question. Questions are drawn in the
    /// order of the interview, so expectations speak of later questions.
    pub(super) fn new(plan: &Plan, sheet: &AnswerSheet, completions: u32) -> Self {
        let said = Table::like(&plan.questions, |id| match sheet.answer(id) {
            None | Some(Answer::NotSure) => Said::Open,
            Some(Answer::DoesntMatter) => Said::Nothing,
            Some(Answer::Options(options)) => Said::Options(options.clone()),
        });
        let mut holding = Self {
            held: Table::like(&said, |_| Vec::new()),
            said,
            completions,
        };
        for (id, question) in plan.questions.iter() {
            if holding.said[id] == Said::Open {
                holding.held[id] = holding.draw(question);
            }
        }
        holding
    }

    fn draw(&self, question: &PlannedQuestion) -> Vec<u8> {
        let count = self.completions as usize;
        let draws = question.draws.get(..count).unwrap_or(&question.draws);
        let mut held = vec![0; count];
        let uncertain: Vec<&Expectation> = question
            .expectations
            .iter()
            .filter(|each| self.said[each.question] == Said::Open)
            .collect();
        let said = question
            .expectations
            .iter()
            .filter(|each| self.says(each.question, each.option))
            .max_by(|one, other| stronger(one, other));
        if uncertain.is_empty() {
            let bounds = said.map_or(&question.bounds, |said| &said.bounds);
            columns::pick(&mut held, draws, bounds);
            return held;
        }
        for (completion, (held, draw)) in held.iter_mut().zip(draws).enumerate() {
            let expected = uncertain
                .iter()
                .copied()
                .filter(|each| self.draws(each.question, completion) == Some(each.option))
                .chain(said)
                .max_by(|one, other| stronger(one, other));
            let bounds = expected.map_or(&question.bounds, |each| &each.bounds);
            *held = bounds.iter().map(|bound| u8::from(draw >= bound)).sum();
        }
        held
    }

    fn says(&self, question: QuestionId, option: OptionId) -> bool {
        matches!(&self.said[question], Said::Options(options) if options.contains(&option))
    }

    fn draws(&self, question: QuestionId, completion: usize) -> Option<OptionId> {
        let held = self.held[question].get(completion)?;
        Some(OptionId::at(usize::from(*held)))
    }

    /// The weights of all completions.
    pub(super) fn weigh(&self, plan: &Plan, sheet: &AnswerSheet) -> Weights {
        let count = self.completions as usize;
        let mut weights = Weights {
            criteria: Table::like(&plan.share_factors, |_| Vec::new()),
            concerns: Table::like(&plan.concerns, |_| vec![0.0; count]),
        };
        let mut totals = vec![0.0; count];
        for (id, question) in plan.questions.iter() {
            if let Some(concern) = question.concern {
                let raw = &mut weights.concerns[concern];
                self.raw(plan, sheet, (id, concern), raw);
                columns::add(&mut totals, raw);
            }
        }
        columns::invert(&mut totals);
        for (id, question) in plan.questions.iter() {
            if let Some(concern) = question.concern {
                let weight = &mut weights.concerns[concern];
                columns::scale(weight, &totals);
                self.share_out(plan, (id, concern), weight, &mut weights.criteria);
            }
        }
        for weight in weights.criteria.ids() {
            weights.criteria[weight].resize(count, 0.0);
        }
        weights
    }

    /// The raw weight of a concern.
    fn raw(
        &self,
        plan: &Plan,
        sheet: &AnswerSheet,
        (question, concern): (QuestionId, ConcernId),
        raw: &mut [f64],
    ) {
        let planned = &plan.questions[question];
        let drawn = &plan.concerns[concern];
        let stated = sheet
            .importance(question)
            .or_else(|| match &self.said[question] {
                Said::Open => None,
                Said::Nothing => Some(Importance::DoesntMatter),
                Said::Options(options) => options
                    .iter()
                    .filter_map(|option| planned.options.get(option.position()))
                    .map(|option| option.importance)
                    .max(),
            });
        let count = self.completions as usize;
        let mut importances = vec![stated.unwrap_or_default() as u8; count];
        if stated.is_none() {
            let of_options: Vec<u8> = planned
                .options
                .iter()
                .map(|option| option.importance)
                .chain([Importance::DoesntMatter])
                .map(|importance| importance as u8)
                .collect();
            columns::look_up(&mut importances, &self.held[question], &of_options);
        }
        let mut steps = vec![0; count];
        columns::steps(&mut steps, &importances, &drawn.slips, WAYS);
        columns::spread(raw, &steps, &drawn.within, &plan.intervals);
    }

    /// Shares the weight of a concern out to its criteria.
    fn share_out(
        &self,
        plan: &Plan,
        (question, concern): (QuestionId, ConcernId),
        weight: &[f64],
        criteria: &mut Table<CriterionId, Vec<f64>>,
    ) {
        let own = &plan.concerns[concern].criteria;
        let mut sums = vec![0.0; weight.len()];
        for (criterion, share) in own {
            let shares = self.shares(&plan.questions[question], question, *criterion, *share);
            let mut part = match shares {
                Shares::Same(share) => vec![share; weight.len()],
                Shares::ByOption(shares) => {
                    let mut part = vec![0.0; weight.len()];
                    columns::look_up(&mut part, &self.held[question], &shares);
                    part
                }
            };
            if own.len() > 1 {
                columns::scale(&mut part, &plan.share_factors[*criterion]);
            }
            columns::add(&mut sums, &part);
            criteria[*criterion] = part;
        }
        columns::invert(&mut sums);
        columns::scale(&mut sums, weight);
        for (criterion, _) in own {
            columns::scale(&mut criteria[*criterion], &sums);
        }
    }

    /// The share of one criterion in its concern, before its spread.
    fn shares(
        &self,
        planned: &PlannedQuestion,
        question: QuestionId,
        criterion: CriterionId,
        default: f64,
    ) -> Shares {
        let stated = |option: usize| {
            let shares = &planned.options.get(option)?.shares;
            let of = || shares.iter().find(|(each, _)| *each == criterion);
            (!shares.is_empty()).then(|| of().map_or(0.0, |(_, share)| *share))
        };
        match &self.said[question] {
            Said::Nothing => Shares::Same(default),
            Said::Options(options) => Shares::Same(
                options
                    .iter()
                    .find_map(|option| stated(option.position()))
                    .unwrap_or(default),
            ),
            Said::Open
                if planned
                    .options
                    .iter()
                    .all(|option| option.shares.is_empty()) =>
            {
                Shares::Same(default)
            }
            Said::Open => Shares::ByOption(
                (0..=planned.options.len())
                    .map(|option| stated(option).unwrap_or(default))
                    .collect(),
            ),
        }
    }
}

enum Shares {
    /// In every completion.
    Same(f64),
    /// By the option held.
    ByOption(Vec<f64>),
}

fn stronger(one: &Expectation, other: &Expectation) -> Ordering {
    one.strength.total_cmp(&other.strength)
}
