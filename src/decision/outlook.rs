//! What may still change a decision: open questions, weights, ranks.

use backstay_numerics::order;

use crate::catalog::FrameworkId;
use crate::interview::QuestionId;

use super::engine::{Engine, Working};
use super::information::Contingency;
use super::measure::entropy;
use super::pass::Pass;
use super::pause::{self, Pauses};
use super::switch::{self, Switch, Turn};

/// So many frameworks are followed through the ranks.
pub const FOLLOWED: usize = 8;
/// Questions whose information differs by less, in bits, count as equal: the
/// larger gain goes first.
const ABOUT_AS_MUCH: f64 = 0.01;

/// What may still change a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The open questions, the one that can change most first.
    pub open: Vec<OpenQuestion>,
    /// What is open about who comes first, in bits: the entropy of firmness.
    pub doubt: f64,
    /// Why asking may end, as far as the present answers say so.
    enough: Option<Enough>,
    /// Whether too few questions are answered to advise an end.
    is_early: bool,
    /// Mean of how far the pick is behind the best of each completion, 0…1;
    /// 0 where nothing is left.
    pub regret: f64,
    /// The smallest change of a concern's weight that puts the second first.
    pub switch: Option<Switch>,
    /// For every criterion that can do it, the weight at which the second
    /// draws level with the first, the smallest change first.
    pub turns: Vec<Turn>,
    /// The ranks of the first [`FOLLOWED`] frameworks, in their order.
    pub ranks: Vec<RankRow>,
}

/// A question that is not answered yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenQuestion {
    /// The question.
    pub question: QuestionId,
    /// Mutual information between its answer and which framework is first, in
    /// bits; 0 for a question that can change nothing.
    pub information: f64,
    /// Mean value that its answer adds by changing the pick, 0…1; not computed
    /// (0) where the information is below what is worth asking.
    pub gain: f64,
    /// The share of completions in which an answer to it may rule out the
    /// pick by a must-have, 0…1.
    pub veto: f64,
    /// Whether it was asked and answered with "not sure".
    is_unsure: bool,
    /// Whether it can change enough to be worth asking.
    pub is_worth_asking: bool,
    /// Whether a must-have of it may overturn everything.
    is_veto: bool,
}

/// Whether to ask on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Ask this question next.
    Ask(QuestionId),
    /// What is left will hardly matter.
    Enough(Enough),
    /// Nothing is open.
    Done,
}

/// Why what is left will hardly matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enough {
    /// The pick comes first in most completions.
    Firm,
    /// The pick is hardly ever far behind the best.
    LittleRegret,
    /// No question can change much.
    LittleLeft,
    /// Only one framework is left, or none.
    NoChoice,
}

/// How often a framework takes each rank.
#[derive(Clone, Debug, PartialEq)]
pub struct RankRow {
    /// The framework.
    pub framework: FrameworkId,
    /// The share of completions in which it takes rank 1, 2, … [`FOLLOWED`],
    /// 0…1; equals share the better rank.
    pub shares: Vec<f64>,
    /// The share in which it takes a lower rank, 0…1.
    pub lower: f64,
    /// The share in which a must-have rules it out, 0…1.
    pub out: f64,
}

impl Engine<'_> {
    /// What may still change a decision.
    pub fn outlook(&self, working: &Working) -> Outlook {
        pause::whole(self.outlook_with(working, &Pauses::none()))
    }

    /// The same, with pauses.
    pub(super) async fn outlook_with(&self, working: &Working, pauses: &Pauses) -> Outlook {
        let (run, decision) = (&working.run, &working.decision);
        let mut open = self.informed(working);
        let mut pass = Pass::new(self, working, &open);
        pass.add_up(run, pauses).await;
        pass.judge(&mut open, f64::from(run.completions));
        sort(&mut open);
        for each in &mut open {
            let model = &self.bundle.model;
            each.is_worth_asking =
                each.information >= model.least_information && each.gain >= model.least_gain;
            each.is_veto = each.veto >= model.least_veto;
        }
        let regret = pass.regret / f64::from(run.completions.max(1));
        let (switch, turns) = match decision.ranking.as_slice() {
            [first, second, ..] => {
                let catalog = &self.bundle.catalog;
                (
                    switch::smallest(catalog, first, second),
                    switch::turns(first, second),
                )
            }
            _ => (None, Vec::new()),
        };
        let firmness: Vec<f64> = decision.ranking.iter().map(|each| each.firmness).collect();
        let said = working.sheet.answers();
        let given = said.filter(|(id, _)| !working.sheet.is_open(*id)).count();
        Outlook {
            doubt: entropy(&firmness),
            enough: self.enough(working, regret),
            is_early: given < self.bundle.model.fewest_answers as usize,
            open,
            regret,
            switch,
            turns,
            ranks: pass.ranks(f64::from(run.completions)),
        }
    }

    /// The open questions with their information.
    fn informed(&self, working: &Working) -> Vec<OpenQuestion> {
        let run = &working.run;
        self.plan
            .questions
            .iter()
            .filter_map(|(question, planned)| {
                let held = run.basis().holding.open(question)?;
                let mut table = Contingency::new(planned.options.len(), run.remaining.len());
                table.count(held, &run.firsts);
                Some(OpenQuestion {
                    question,
                    information: table.information(),
                    gain: 0.0,
                    veto: 0.0,
                    is_unsure: working.sheet.answer(question).is_some(),
                    is_worth_asking: false,
                    is_veto: false,
                })
            })
            .collect()
    }

    /// Why asking may end, whatever is left to ask.
    fn enough(&self, working: &Working, regret: f64) -> Option<Enough> {
        let model = &self.bundle.model;
        match working.decision.ranking.as_slice() {
            [] | [_] => Some(Enough::NoChoice),
            [pick, ..] if pick.firmness >= model.enough_firmness => Some(Enough::Firm),
            _ if regret <= model.enough_regret => Some(Enough::LittleRegret),
            _ => None,
        }
    }
}

impl Outlook {
    /// Whether to ask on, and what, when the questions `passed` are not to be
    /// proposed again. Questions answered with "not sure" are not either.
    pub fn advice(&self, passed: &[QuestionId]) -> Advice {
        let left: Vec<&OpenQuestion> = self
            .open
            .iter()
            .filter(|each| !each.is_unsure && !passed.contains(&each.question))
            .collect();
        let Some(next) = left.first() else {
            return Advice::Done;
        };
        if self.enough == Some(Enough::NoChoice) {
            return Advice::Enough(Enough::NoChoice);
        }
        if self.is_early {
            return Advice::Ask(next.question);
        }
        let worth = left.iter().find(|each| each.is_worth_asking);
        if let (None, Some(worth)) = (self.enough, worth) {
            return Advice::Ask(worth.question);
        }
        // A must-have that the pick fails overturns everything at once.
        let vetoes = left.iter().filter(|each| each.is_veto);
        match vetoes.max_by(|one, other| one.veto.total_cmp(&other.veto)) {
            Some(veto) => Advice::Ask(veto.question),
            None => Advice::Enough(self.enough.unwrap_or(Enough::LittleLeft)),
        }
    }

    /// An open question, if it is one.
    pub fn question(&self, question: QuestionId) -> Option<&OpenQuestion> {
        self.open.iter().find(|each| each.question == question)
    }
}

/// The most information first; about as much information goes by gain; equals
/// in the order of the interview.
fn sort(open: &mut [OpenQuestion]) {
    order::sort_by(open, |one, other| {
        other
            .information
            .total_cmp(&one.information)
            .then(one.question.cmp(&other.question))
    });
    let most = open.first().map_or(0.0, |first| first.information);
    let about = open
        .iter()
        .take_while(|each| each.information > 0.0 && most - each.information < ABOUT_AS_MUCH)
        .count();
    if let Some(front) = open.get_mut(..about) {
        order::sort_by(front, |one, other| other.gain.total_cmp(&one.gain));
    }
}
