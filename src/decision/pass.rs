//! What an outlook adds up over the completions.

use backstay_numerics::columns;

use crate::catalog::FrameworkId;
use crate::interview::QuestionId;

use super::block::Block;
use super::engine::{Engine, Working};
use super::outlook::{FOLLOWED, OpenQuestion, RankRow};
use super::pause::Pauses;
use super::run::Run;

/// How far a block is once the gains of its questions are added, about.
const GAINS: f64 = 0.6;

/// What a second pass over the completions adds up.
pub(super) struct Pass {
    /// How many frameworks there are.
    frameworks: usize,
    /// Questions whose gain is computed; sums of values by option, then by
    /// framework.
    gains: Vec<(QuestionId, Vec<f64>)>,
    /// Positions of the frameworks followed, with the ranks they take.
    followed: Vec<(usize, RankRow)>,
    /// The position of the pick.
    pick: Option<usize>,
    /// For each open question, completions in which it rules out the pick.
    vetoes: Vec<(QuestionId, f64)>,
    pub(super) regret: f64,
}

impl Pass {
    pub(super) fn new(engine: &Engine<'_>, working: &Working, open: &[OpenQuestion]) -> Self {
        let (run, ranking) = (&working.run, &working.decision.ranking);
        let place = |framework| run.remaining.iter().position(|each| *each == framework);
        let least = engine.bundle.model.least_information;
        let pick = working.decision.pick().map(|pick| pick.framework);
        Self {
            frameworks: run.remaining.len(),
            gains: open
                .iter()
                .filter(|each| each.information >= least)
                .map(|each| {
                    let options = engine.plan.questions[each.question].options.len();
                    let sums = vec![0.0; (options + 1) * run.remaining.len()];
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

    pub(super) async fn add_up(&mut self, run: &Run, pauses: &Pauses) {
        for (place, block) in run.blocks.iter().enumerate() {
            let pauses = pauses.part_of(place, run.blocks.len());
            self.add_gains(run, block, &pauses.part(0.0, GAINS)).await;
            self.add_regret(run, block);
            let masked = run.masked(block);
            self.add_ranks(&masked, &pauses.part(GAINS, 1.0)).await;
            // Where nobody is followed, it has not paused yet.
            pauses.at(1, 1).await;
        }
    }

    async fn add_gains(&mut self, run: &Run, block: &Block, pauses: &Pauses) {
        if self.gains.is_empty() {
            return;
        }
        let reciprocals = block.part(run.basis().averages.reciprocals());
        let by_completion = block.by_completion(reciprocals);
        let all = self.gains.len();
        for (place, (question, sums)) in self.gains.iter_mut().enumerate() {
            let held = run.basis().holding.open(*question).unwrap_or_default();
            let held = block.part(held);
            columns::add_rows_by_group(sums, self.frameworks, held, &by_completion);
            pauses.at(place + 1, all).await;
        }
    }

    fn add_regret(&mut self, run: &Run, block: &Block) {
        let Some(values) = self.pick.and_then(|pick| block.row(pick)) else {
            return;
        };
        let mut best = vec![f64::NEG_INFINITY; values.len()];
        for values in block.rows() {
            columns::raise_to(&mut best, values);
        }
        let behind = best.iter().zip(values).map(|(best, own)| best - own);
        let reciprocals = block.part(run.basis().averages.reciprocals());
        let regrets = behind.zip(reciprocals).map(|(behind, each)| behind * each);
        self.regret += regrets.sum::<f64>();
    }

    async fn add_ranks(&mut self, masked: &Block, pauses: &Pauses) {
        let all = self.followed.len();
        for (place, (position, row)) in self.followed.iter_mut().enumerate() {
            let Some(values) = masked.row(*position) else {
                continue;
            };
            let mut ahead = vec![0; values.len()];
            for others in masked.rows() {
                columns::count_ahead(&mut ahead, others, values);
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
            pauses.at(place + 1, all).await;
        }
    }

    /// Gives each question the gain of its answers: `Σ P(option) · max_a
    /// E[value of a | option] − max_a E[value of a]`, and its veto.
    pub(super) fn judge(&self, open: &mut [OpenQuestion], count: f64) {
        for (question, sums) in &self.gains {
            let mut totals = vec![0.0; self.frameworks];
            let mut best_by_option = 0.0;
            for of_option in sums.chunks_exact(self.frameworks.max(1)) {
                best_by_option += of_option.iter().copied().fold(0.0, f64::max);
                columns::add(&mut totals, of_option);
            }
            let best = totals.into_iter().fold(0.0, f64::max);
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

    pub(super) fn ranks(self, count: f64) -> Vec<RankRow> {
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
    let Some(held) = working.run.basis().holding.open(question) else {
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
            let is_out = points.is_some_and(|each| each.rules_out(*completion, framework));
            count += f64::from(u8::from(is_out));
        }
    }
    count
}
