//! One sheet through every completion.

use std::borrow::Cow;
use std::sync::Arc;

use crate::catalog::{ConcernId, FrameworkId, Table};
use crate::interview::AnswerSheet;

use super::basis::{Basis, Valued};
use super::block::Block;
use super::dead::Dead;
use super::engine::Engine;
use super::exclusion::Screening;
use super::firsts::Firsts;
use super::pause::Pauses;
use super::standing::Spread;
use super::summation::{Addend, Summation};

/// How far a run is once it is known what completions hold, what that is worth, who
/// is ruled out, and what each framework is worth in all, about.
const HELD: f64 = 0.1;
const VALUED: f64 = 0.2;
const DEAD: f64 = 0.25;
const ADDED: f64 = 0.8;

/// What the completions of one sheet hold, and who comes first in each.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) completions: u32,
    valued: Arc<Valued>,
    /// The frameworks that meet the stated requirements, in catalog order.
    pub(super) remaining: Vec<FrameworkId>,
    /// The sums of the remaining frameworks. Divided by the sum of the weights
    /// of their completion, they are values.
    pub(super) blocks: Vec<Block>,
    pub(super) dead: Dead,
    pub(super) firsts: Firsts,
}

impl Run {
    /// Excludes, draws and adds up. What the run `before` has the same is taken
    /// from there: that changes nothing but the time that this takes.
    pub(super) async fn new(
        engine: &Engine<'_>,
        sheet: &AnswerSheet,
        (screening, before): (&Screening, Option<&Self>),
        pauses: &Pauses,
    ) -> Self {
        let basis_before = before.map(Self::basis);
        let basis = Basis::new(engine, sheet, basis_before, &pauses.part(0.0, HELD)).await;
        let valued_before = before.map(|before| &*before.valued);
        let valued = Valued::new(engine, basis, valued_before, &pauses.part(HELD, VALUED)).await;
        let held = (screening, &valued.basis.holding);
        let dead = Dead::new(engine, sheet, held, &pauses.part(VALUED, DEAD)).await;
        let mut run = Self {
            completions: engine.completions,
            valued: Arc::new(valued),
            remaining: screening.remaining(&engine.bundle.catalog),
            blocks: Vec::new(),
            dead,
            firsts: Firsts::default(),
        };
        run.add_up(engine, before, &pauses.part(DEAD, ADDED)).await;
        run.rank(&pauses.part(ADDED, 1.0)).await;
        run
    }

    /// What the completions hold.
    pub(super) fn basis(&self) -> &Basis {
        &self.valued.basis
    }

    /// What each concern weighs.
    pub(super) fn spreads(&self, engine: &Engine<'_>) -> Table<ConcernId, Spread> {
        let basis = self.basis();
        basis.averages.spreads(engine, &basis.weighings)
    }

    /// The share of completions in which each remaining framework comes first,
    /// of those in which anybody does.
    pub(super) fn firmness(&self) -> Vec<f64> {
        let firsts = self.firsts.credits(self.remaining.len());
        let decided = self.firsts.decided().max(1.0);
        firsts.into_iter().map(|sum| sum / decided).collect()
    }

    /// The sums of a block, without those of frameworks that are ruled out.
    pub(super) fn masked<'b>(&self, block: &'b Block) -> Cow<'b, Block> {
        block.masked(&self.dead, &self.remaining)
    }

    /// Adds up the sums of all frameworks: those that a run before has already
    /// from there, where less has changed than there is in all.
    async fn add_up(&mut self, engine: &Engine<'_>, before: Option<&Self>, pauses: &Pauses) {
        let valued = Arc::clone(&self.valued);
        let all = Addend::all(engine, &valued);
        let changes = before.map(|run| (run, Addend::changes(engine, &run.valued, &valued)));
        let changes = changes.filter(|(_, changes)| changes.len() < all.len());
        let (before, changes) = changes.unzip();
        let changes = changes.unwrap_or_default();
        let place = |id: &FrameworkId| before?.remaining.binary_search(id).ok();
        let places: Vec<Option<usize>> = self.remaining.iter().map(place).collect();
        let rows = self.remaining.iter().copied().enumerate();
        let is_new = |(row, _): &(usize, FrameworkId)| places.get(*row) == Some(&None);
        let mut summation = Summation::new(self.remaining.len());
        if places.contains(&None) {
            for addend in &all {
                summation.include(addend, rows.clone().filter(is_new));
            }
        }
        for addend in &changes {
            summation.include(addend, rows.clone().filter(|row| !is_new(row)));
        }
        pauses.at(0, 1).await;
        let count = Block::count(self.completions);
        let mut sums = Vec::with_capacity(count);
        let blocks = Block::all(self.completions, self.remaining.len());
        for (place, mut block) in blocks.enumerate() {
            if let Some(before) = before.and_then(|before| before.blocks.get(place)) {
                block.take_over(before, &places);
            }
            let pauses = pauses.part_of(place, count);
            summation.add_to(&mut block, &pauses).await;
            pauses.at(1, 1).await;
            sums.push(block);
        }
        self.blocks = sums;
    }

    /// Notes who comes first.
    async fn rank(&mut self, pauses: &Pauses) {
        self.firsts = self.firsts(&pauses.part(0.0, 0.5)).await;
        if self.firsts.decided() == 0.0 && self.dead.is_any() {
            // Every person drawn wants what nothing gives: whoever meets the
            // stated needs is all there is to choose from.
            self.dead.clear();
            self.firsts = self.firsts(&pauses.part(0.5, 1.0)).await;
        }
    }

    async fn firsts(&self, pauses: &Pauses) -> Firsts {
        let mut firsts = Firsts::default();
        for (done, block) in (1..).zip(&self.blocks) {
            firsts.note(&self.masked(block));
            pauses.at(done, self.blocks.len()).await;
        }
        firsts
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Id;
    use crate::decision::Engine;
    use crate::decision::block::Block;
    use crate::interview::AnswerSheet;

    use super::Run;

    /// Four standard errors of a mean over the completions, values being spread
    /// by a tenth at most.
    const CHANCE: f64 = 4.0 * 0.1 / 64.0;

    fn mean_by_completion(run: &Run, position: usize) -> f64 {
        let values = run.blocks.iter().flat_map(|block: &Block| {
            let reciprocals = block.part(run.basis().averages.reciprocals());
            let sums = block.row(position).unwrap_or_default();
            sums.iter().zip(reciprocals).map(|(sum, each)| sum * each)
        });
        values.sum::<f64>() / f64::from(run.completions)
    }

    #[test]
    fn products_of_means_are_means_of_products() {
        let bundle = crate::shipped();
        let engine = Engine::new(bundle);
        let presets = bundle.presets.iter();
        let sheets = presets.map(|preset| preset.sheet.read(&bundle.interview).sheet);
        for sheet in sheets.chain([AnswerSheet::default()]) {
            let run = engine.work(&sheet).run;
            let values = run.basis().mean_values(&engine);
            for (position, framework) in run.remaining.iter().enumerate() {
                let mean = values
                    .get(framework.position())
                    .copied()
                    .unwrap_or_default();
                let added = mean_by_completion(&run, position);
                assert!((mean - added).abs() < CHANCE, "{mean}, not {added}");
            }
        }
    }

    /// Whatever was decided before, sums have the bits of those added up anew.
    #[test]
    fn sums_do_not_depend_on_what_they_were_before() {
        let bundle = crate::shipped();
        let seasoned = Engine::with_completions(bundle, 300);
        for preset in &bundle.presets {
            let end = preset.sheet.read(&bundle.interview).sheet;
            let mut sheet = AnswerSheet::default();
            for (question, answer) in end.answers() {
                sheet.record(question, answer.clone());
                let kept = seasoned.work(&sheet).run;
                let anew = Engine::with_completions(bundle, 300).work(&sheet).run;
                assert_eq!(kept.remaining, anew.remaining);
                for (kept, anew) in kept.blocks.iter().zip(&anew.blocks) {
                    assert!(kept.rows().eq(anew.rows()));
                }
            }
        }
    }
}
