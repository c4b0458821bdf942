//! What may still change a decision: open questions, weights, ranks.

use std::ops::Range;

use backstay_numerics::{columns, order};

use crate::catalog::FrameworkId;
use crate::interview::QuestionId;

use super::closeness::TIE;
use super::engine::{Engine, Working};
use super::information::Contingency;
use super::measure::entropy;
use super::run::{Block, Run};
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
        let (run, decision) = (&working.run, &working.decision);
        let mut open = self.informed(working);
        let mut pass = Pass::new(self, working, &open);
        pass.add_up(self, run);
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
                let held = run.held(question)?;
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

/// What a second pass over the completions adds up.
struct Pass {
    /// Questions whose gain is computed; sums of values by framework, then by
    /// option.
    gains: Vec<(QuestionId, Vec<Vec<f64>>)>,
    /// Positions of the frameworks followed, with the ranks they take.
    followed: Vec<(usize, RankRow)>,
    /// The position of the pick.
    pick: Option<usize>,
    /// For each open question, completions in which it rules out the pick.
    vetoes: Vec<(QuestionId, f64)>,
    regret: f64,
}

impl Pass {
    fn new(engine: &Engine<'_>, working: &Working, open: &[OpenQuestion]) -> Self {
        let (run, ranking) = (&working.run, &working.decision.ranking);
        let place = |framework| run.remaining.iter().position(|each| *each == framework);
        let least = engine.bundle.model.least_information;
        let pick = working.decision.pick().map(|pick| pick.framework);
        Self {
            gains: open
                .iter()
                .filter(|each| each.information >= least)
                .map(|each| {
                    let options = engine.plan.questions[each.question].options.len();
                    let sums = vec![vec![0.0; options + 1]; run.remaining.len()];
                    (each.question, sums)
                })
                .collect(),
            followed: ranking
                .iter()
                .take(FOLLOWED)
                .filter_map(|standing| {
                    let row = RankRow {
                        framework: standing.framework,
                        shares: vec![0.0; FOLLOWED.min(ranking.len())],
                        lower: 0.0,
                        out: 0.0,
                    };
                    Some((place(standing.framework)?, row))
                })
                .collect(),
            pick: pick.and_then(place),
            vetoes: open
                .iter()
                .map(|each| {
                    let vetoed =
                        pick.map_or(0.0, |pick| vetoes(engine, working, each.question, pick));
                    (each.question, vetoed)
                })
                .collect(),
            regret: 0.0,
        }
    }

    fn add_up(&mut self, engine: &Engine<'_>, run: &Run) {
        let mut block = run.block();
        for range in run.blocks() {
            run.values(engine, &range, &mut block, |_, _, _| {});
            self.add_gains(run, &range, &block);
            self.add_regret(&range, &block);
            run.mask(&range, &mut block);
            self.add_ranks(&range, &block);
        }
    }

    fn add_gains(&mut self, run: &Run, range: &Range<usize>, block: &Block) {
        for (question, sums) in &mut self.gains {
            let held = run.held(*question).and_then(|held| held.get(range.clone()));
            for (sums, values) in sums.iter_mut().zip(&block.values) {
                columns::add_by_group(sums, held.unwrap_or_default(), values);
            }
        }
    }

    fn add_regret(&mut self, range: &Range<usize>, block: &Block) {
        let Some(values) = self.pick.and_then(|pick| block.values.get(pick)) else {
            return;
        };
        let mut best = vec![f64::NEG_INFINITY; range.len()];
        let mut first = vec![0; range.len()];
        for values in &block.values {
            columns::note_first(&mut best, &mut first, values, 0);
        }
        self.regret += best
            .iter()
            .zip(values)
            .map(|(best, value)| best - value)
            .sum::<f64>();
    }

    fn add_ranks(&mut self, range: &Range<usize>, block: &Block) {
        for (position, row) in &mut self.followed {
            let Some(values) = block.values.get(*position) else {
                continue;
            };
            let mut ahead = vec![0; range.len()];
            for others in &block.values {
                columns::count_ahead(&mut ahead, others, values, TIE);
            }
            for (ahead, value) in ahead.iter().zip(values) {
                if value.is_infinite() {
                    row.out += 1.0;
                } else if let Some(share) = row.shares.get_mut(*ahead as usize) {
                    *share += 1.0;
                } else {
                    row.lower += 1.0;
                }
            }
        }
    }

    /// Gives each question the gain of its answers: `Σ P(option) · max_a
    /// E[value of a | option] − max_a E[value of a]`, and its veto.
    fn judge(&self, open: &mut [OpenQuestion], count: f64) {
        for (question, sums) in &self.gains {
            let options = sums.first().map_or(0, Vec::len);
            let best_by_option: f64 = (0..options)
                .map(|option| {
                    let of_option = sums.iter().filter_map(|sums| sums.get(option).copied());
                    of_option.fold(0.0, f64::max)
                })
                .sum();
            let totals = sums.iter().map(|sums| sums.iter().sum::<f64>());
            let best = totals.fold(0.0, f64::max);
            if let Some(each) = open.iter_mut().find(|each| each.question == *question) {
                each.gain = ((best_by_option - best) / count).max(0.0);
            }
        }
        for (question, vetoes) in &self.vetoes {
            if let Some(each) = open.iter_mut().find(|each| each.question == *question) {
                each.veto = vetoes / count;
            }
        }
    }

    fn ranks(self, count: f64) -> Vec<RankRow> {
        self.followed
            .into_iter()
            .map(|(_, mut row)| {
                for share in &mut row.shares {
                    *share /= count;
                }
                row.lower /= count;
                row.out /= count;
                row
            })
            .collect()
    }
}

/// In how many completions a requirement of an open question rules out a
/// framework.
fn vetoes(
    engine: &Engine<'_>,
    working: &Working,
    question: QuestionId,
    framework: FrameworkId,
) -> f64 {
    let Some(held) = working.run.held(question) else {
        return 0.0;
    };
    let mut count = 0.0;
    for requirement in &engine.plan.questions[question].requirements {
        let points = &engine.settled[requirement.id];
        for completion in &requirement.stated_in {
            let option = held
                .get(*completion as usize)
                .map(|held| usize::from(*held));
            let points = option.and_then(|option| points.get(option));
            let mut out = points.iter().flat_map(|each| each.ruled_out(*completion));
            count += f64::from(u8::from(out.any(|each| each == framework)));
        }
    }
    count
}
