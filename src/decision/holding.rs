//! What completions hold: an option for every open question.

use std::sync::Arc;

use backstay_numerics::{columns, order};

use crate::catalog::{Id, Table};
use crate::interview::{Answer, AnswerSheet, OptionId, QuestionId};

use super::plan::{Expectation, Plan, PlannedQuestion};

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
    /// number of options for "doesn't matter". Empty for the others. Shared
    /// with the holding before where that holds the same.
    held: Table<QuestionId, Arc<Vec<u8>>>,
    pub(super) completions: u32,
}

impl Holding {
    /// Draws an option for every open question. Questions are drawn in the
    /// order of the interview, so expectations speak of later questions.
    pub(super) fn new(
        plan: &Plan,
        sheet: &AnswerSheet,
        completions: u32,
        before: Option<&Self>,
    ) -> Self {
        let said = Table::like(&plan.questions, |id| match sheet.answer(id) {
            None | Some(Answer::NotSure) => Said::Open,
            Some(Answer::DoesntMatter) => Said::Nothing,
            Some(Answer::Options(options)) => Said::Options(options.clone()),
        });
        let mut holding = Self {
            held: Table::like(&said, |_| Arc::default()),
            said,
            completions,
        };
        for (id, question) in plan.questions.iter() {
            if holding.said[id] != Said::Open {
                continue;
            }
            let kept = before.map(|before| (before, &before.held[id]));
            let kept = kept.filter(|(before, _)| before.said[id] == Said::Open);
            holding.held[id] = match kept {
                Some((before, held)) if holding.expects_as(before, question) => Arc::clone(held),
                kept => holding.drawn_or_kept(question, kept.map(|(_, held)| held)),
            };
        }
        holding
    }

    /// Whether each completion holds the same answer to a question as in
    /// another holding.
    pub(super) fn holds_as(&self, other: &Self, question: QuestionId) -> bool {
        self.said[question] == other.said[question]
            && (self.said[question] != Said::Open
                || Arc::ptr_eq(&self.held[question], &other.held[question]))
    }

    /// What completions hold for an open question, by position, with the
    /// number of options for "doesn't matter".
    pub(super) fn open(&self, question: QuestionId) -> Option<&[u8]> {
        (self.said[question] == Said::Open).then(|| self.held[question].as_slice())
    }

    fn expects_as(&self, other: &Self, question: &PlannedQuestion) -> bool {
        let mut expectations = question.expectations.iter();
        expectations.all(|each| self.holds_as(other, each.question))
    }

    /// Draws; what turns out as before is shared, so that nothing follows.
    fn drawn_or_kept(
        &self,
        question: &PlannedQuestion,
        before: Option<&Arc<Vec<u8>>>,
    ) -> Arc<Vec<u8>> {
        let drawn = self.draw(question);
        match before {
            Some(before) if **before == drawn => Arc::clone(before),
            _ => Arc::new(drawn),
        }
    }

    fn draw(&self, question: &PlannedQuestion) -> Vec<u8> {
        let count = self.completions as usize;
        let draws = &question.draws;
        let mut held = vec![0; count];
        let (uncertain, said): (Vec<&Expectation>, Vec<&Expectation>) = question
            .expectations
            .iter()
            .filter(|each| self.may_hold(each))
            .partition(|each| self.said[each.question] == Said::Open);
        // Weakest first; of equals what is said, then the last, is the stronger.
        let mut ranked: Vec<&Expectation> = uncertain.iter().chain(&said).copied().collect();
        order::sort_by(&mut ranked, |one, other| {
            one.strength.total_cmp(&other.strength)
        });
        if uncertain.is_empty() {
            let bounds = ranked.last().map_or(&question.bounds, |said| &said.bounds);
            columns::pick(&mut held, draws, bounds);
            return held;
        }
        let mut strongest = vec![0; count];
        for (rank, expectation) in (1..=u8::MAX).zip(&ranked) {
            match self.open(expectation.question) {
                Some(held) => {
                    // Completions hold positions of eight bits.
                    if let Ok(option) = u8::try_from(expectation.option.position()) {
                        columns::raise_where(&mut strongest, held, option, rank);
                    }
                }
                // Whoever is stronger comes later.
                None => strongest.fill(rank),
            }
        }
        let width = question.bounds.len();
        let bounds: Vec<f64> = [&question.bounds]
            .into_iter()
            .chain(ranked.iter().map(|each| &each.bounds))
            .flatten()
            .copied()
            .collect();
        columns::pick_by(&mut held, draws, &strongest, &bounds, width);
        held
    }

    /// Whether any completion holds the option that an expectation speaks of.
    fn may_hold(&self, expectation: &Expectation) -> bool {
        match &self.said[expectation.question] {
            Said::Open => true,
            Said::Nothing => false,
            Said::Options(options) => options.contains(&expectation.option),
        }
    }
}
