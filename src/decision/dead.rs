//! Who is ruled out in single completions.

use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::{FrameworkId, Id};
use crate::interview::{AnswerSheet, RequirementId};

use super::block::{BLOCK, part};
use super::engine::Engine;
use super::exclusion::{Screening, Unchecked};
use super::holding::Holding;
use super::pause::Pauses;
use super::standpoint::{Standpoints, place, words};

/// The frameworks that requirements rule out in single completions: stated
/// ones that could not be checked, and those that open questions may still
/// bring.
#[derive(Clone, Debug)]
pub(super) struct Dead {
    /// A bit for each framework; by word, then by completion.
    flags: Vec<Vec<u64>>,
}

impl Dead {
    /// Who of those that a screening leaves is ruled out, under what completions
    /// hold.
    pub(super) async fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        (screening, holding): (&Screening, &Holding),
        pauses: &Pauses,
    ) -> Self {
        let completions = holding.completions;
        let words = words(engine.bundle.catalog.frameworks.len());
        let mut dead = Self {
            flags: vec![vec![0; completions as usize]; words],
        };
        let stated: Vec<RequirementId> = sheet.requirements().collect();
        for (place, id) in stated.iter().enumerate() {
            let is_doubted = |each: &Unchecked| each.requirement == *id;
            if screening.unchecked.iter().any(is_doubted) {
                let points = Standpoints::new(engine.bundle, engine.seed, sheet, *id);
                let all: Vec<u32> = (0..completions).collect();
                let pauses = pauses.part(0.0, 0.5).part_of(place, stated.len());
                dead.apply(&all, |_| Some(&points), &pauses).await;
            }
        }
        let questions = engine.plan.questions.len();
        for (question, planned) in engine.plan.questions.iter() {
            let Some(held) = holding.open(question) else {
                continue;
            };
            let pauses = pauses
                .part(0.5, 1.0)
                .part_of(question.position(), questions);
            for (place, requirement) in planned.requirements.iter().enumerate() {
                let points = &engine.settled[requirement.id];
                let points_in = |completion: u32| {
                    let option = held.get(completion as usize).map(|held| usize::from(*held));
                    option.and_then(|option| points.get(option))
                };
                // A stated one that had nothing to be checked against holds
                // for whatever a completion draws.
                let applies: Vec<u32> = if screening.idle.contains(&requirement.id) {
                    (0..completions).collect()
                } else if sheet.requires(requirement.id) {
                    Vec::new()
                } else {
                    let stated = requirement.stated_in.iter().copied();
                    stated.take_while(|each| *each < completions).collect()
                };
                let pauses = pauses.part_of(place, planned.requirements.len());
                dead.apply(&applies, points_in, &pauses).await;
            }
        }
        dead
    }

    /// Rules out whom the standpoints of each completion do.
    async fn apply<'s>(
        &mut self,
        completions: &[u32],
        points_in: impl Fn(u32) -> Option<&'s Standpoints>,
        pauses: &Pauses,
    ) {
        let parts = completions.chunks(BLOCK);
        let all = parts.len();
        for (done, part) in (1..).zip(parts) {
            for completion in part {
                if let Some(points) = points_in(*completion) {
                    self.rule_out(*completion, points);
                }
            }
            pauses.at(done, all).await;
        }
    }

    /// Whether anybody is ruled out anywhere.
    pub(super) fn is_any(&self) -> bool {
        self.flags.iter().any(|flags| columns::union(flags) != 0)
    }

    /// Lets everybody live.
    pub(super) fn clear(&mut self) {
        for flags in &mut self.flags {
            flags.fill(0);
        }
    }

    /// The frameworks ruled out anywhere in a range of completions, a bit for each.
    pub(super) fn in_range(&self, range: &Range<usize>) -> Vec<u64> {
        let flags = self.flags.iter();
        let flags = flags.map(|flags| columns::union(part(flags, range)));
        flags.collect()
    }

    /// Makes minus infinity of the sums of a framework where it is ruled out in a
    /// range of completions.
    pub(super) fn mask(&self, range: &Range<usize>, framework: FrameworkId, sums: &mut [f64]) {
        let (word, bit) = place(framework);
        let flags = self.flags.get(word).map(|flags| part(flags, range));
        columns::rule_out(sums, flags.unwrap_or_default(), bit);
    }

    fn rule_out(&mut self, completion: u32, points: &Standpoints) {
        for (word, bits) in points.ruled_out(completion) {
            let flags = self.flags.get_mut(word);
            if let Some(flags) = flags.and_then(|flags| flags.get_mut(completion as usize)) {
                *flags |= bits;
            }
        }
    }
}
