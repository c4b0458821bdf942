//! Which question comes next, and which came before.

use leptos::prelude::*;

use super::Session;
use crate::decision::Advice;
use crate::interview::QuestionId;

impl Session {
    /// Whether to ask on, and what: as of the newest outlook.
    pub fn advice(self) -> Option<Advice> {
        self.outlook().with(|outlook| {
            let outlook = outlook.as_ref()?;
            Some(self.passed.with(|passed| outlook.advice(passed)))
        })
    }

    /// Leaves a question behind, answered or not, and gives the next one; none
    /// where the rest will hardly matter, unless the person goes on.
    pub fn pass(self, question: QuestionId) -> Option<QuestionId> {
        self.leave(question);
        self.next()
    }

    /// Leaves a question behind, answered or not.
    pub fn leave(self, question: QuestionId) {
        self.passed.update(|passed| {
            passed.retain(|each| *each != question);
            passed.push(question);
        });
    }

    /// The question to ask next, made now: the outlook on the page may still be
    /// that of the answers before.
    pub fn next(self) -> Option<QuestionId> {
        let working = self.decisions().working.worked.get_untracked();
        let outlook = self.engine().outlook(&working);
        let passed = self.passed.get_untracked();
        match outlook.advice(&passed) {
            Advice::Ask(next) => Some(next),
            Advice::Enough(_) if self.goes_on.get_untracked() => {
                let mut open = outlook.open.iter().map(|each| each.question);
                open.find(|each| !passed.contains(each))
            }
            Advice::Enough(_) | Advice::Done => None,
        }
    }

    /// Asks on although the rest will hardly matter.
    pub fn go_on(self) -> Option<QuestionId> {
        self.goes_on.set(true);
        self.next()
    }

    /// The question passed before this one in this visit.
    pub fn before(self, question: QuestionId) -> Option<QuestionId> {
        self.passed.with(|passed| {
            let place = passed.iter().position(|each| *each == question);
            let before = passed.get(..place.unwrap_or(passed.len()))?;
            before.last().copied()
        })
    }
}
