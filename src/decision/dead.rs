//! Who is ruled out in single completions.

use std::ops::Range;

use backstay_numerics::columns;

use crate::catalog::FrameworkId;
use crate::interview::AnswerSheet;

use super::engine::Engine;
use super::exclusion::Screening;
use super::holding::Holding;
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
    /// Who of the `remaining` is ruled out, under what completions hold.
    pub(super) fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        screening: &Screening,
        (holding, remaining): (&Holding, &[FrameworkId]),
    ) -> Self {
        let completions = holding.completions;
        let words = words(engine.bundle.catalog.frameworks.len());
        let mut dead = Self {
            flags: vec![vec![0; completions as usize]; words],
        };
        for id in sheet.requirements() {
            let points = Standpoints::new(engine.bundle, engine.seed, sheet, id);
            if remaining.iter().any(|id| points.doubts(*id)) {
                (0..completions).for_each(|completion| dead.rule_out(completion, &points));
            }
        }
        for (question, planned) in engine.plan.questions.iter() {
            let Some(held) = holding.open(question) else {
                continue;
            };
            for requirement in &planned.requirements {
                let points = &engine.settled[requirement.id];
                let mut apply = |completion: u32| {
                    let option = held.get(completion as usize).map(|held| usize::from(*held));
                    if let Some(points) = option.and_then(|option| points.get(option)) {
                        dead.rule_out(completion, points);
                    }
                };
                // A stated one that had nothing to be checked against holds
                // for whatever a completion draws.
                if screening.idle.contains(&requirement.id) {
                    (0..completions).for_each(&mut apply);
                } else if !sheet.requires(requirement.id) {
                    let stated = requirement.stated_in.iter().copied();
                    stated
                        .take_while(|completion| *completion < completions)
                        .for_each(&mut apply);
                }
            }
        }
        dead
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

    /// Makes minus infinity of the values of a framework where it is ruled out
    /// in a range of completions.
    pub(super) fn mask(&self, range: &Range<usize>, framework: FrameworkId, values: &mut [f64]) {
        let (word, bit) = place(framework);
        let flags = self
            .flags
            .get(word)
            .and_then(|flags| flags.get(range.clone()));
        columns::rule_out(values, flags.unwrap_or_default(), bit);
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
