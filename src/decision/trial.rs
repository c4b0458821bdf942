//! Mean values of a changed sheet, from the values of the present one.
//!
//! With `r` the raw weight of a criterion, `T` the sum of all and `v` a partial
//! value, a value is `U = Σ r·v / T`. A change touches few criteria, so its value
//! is `U' = (U·T + Σ (r'·v' − r·v)) / T'`, over these alone. The mean of that needs
//! one sum for each framework, and one for each column touched.

use backstay_numerics::columns;

use crate::catalog::{FrameworkId, Id};

use super::basis::Basis;
use super::block::BLOCK;
use super::engine::Engine;
use super::partials::{Cell, Partials};
use super::run::Run;
use super::weighing::Weighing;

/// A changed sheet over some completions, and the present one.
pub(super) struct Trial<'t> {
    engine: &'t Engine<'t>,
    present: &'t Run,
    changed: &'t Basis,
    completions: u32,
    /// By completion, 1 over the changed sum of raw weights.
    reciprocals: Vec<f64>,
    /// By completion, the present sum of raw weights over the changed one.
    ratios: Vec<f64>,
}

/// What one criterion adds to a sum of values or takes from it.
struct Touch<'t> {
    sign: f64,
    partials: &'t Partials,
    /// The sum of the weights.
    same: f64,
    /// The sum of weight times partial value, by column.
    columns: Vec<f64>,
}

impl<'t> Trial<'t> {
    /// A trial of what a changed sheet holds, over its first `completions`.
    pub(super) fn new(
        engine: &'t Engine<'t>,
        present: &'t Run,
        changed: &'t Basis,
        completions: u32,
    ) -> Self {
        let completions = completions.min(changed.holding.completions);
        let count = completions as usize;
        let mut reciprocals = totals(&changed.weighings, count);
        columns::invert(&mut reciprocals);
        let mut ratios = totals(&present.basis.weighings, count);
        columns::scale(&mut ratios, &reciprocals);
        Self {
            engine,
            present,
            changed,
            completions,
            reciprocals,
            ratios,
        }
    }

    /// The mean values of all who remain at present, in their order. They differ
    /// from those of a whole run by rounding.
    pub(super) fn means(&self) -> Vec<(FrameworkId, f64)> {
        let count = f64::from(self.completions.max(1));
        let touches = self.touches();
        let remaining = self.present.remaining.iter().enumerate();
        remaining
            .map(|(position, framework)| {
                let scaled = weighted_sum(self.present, position, &self.ratios);
                let moved = touches.iter().map(|touch| touch.of(*framework));
                (*framework, (scaled + moved.sum::<f64>()) / count)
            })
            .collect()
    }

    fn touches(&self) -> Vec<Touch<'t>> {
        let mut touches = Vec::new();
        let present = &self.present.basis;
        for (before, after) in present.weighings.iter().zip(&self.changed.weighings) {
            let is_weighed_alike = before.weighs_as(after);
            for (place, (criterion, _)) in before.shares.parts.iter().enumerate() {
                if is_weighed_alike && self.changed.values_as(present, *criterion) {
                    continue;
                }
                let touch = |sign, basis: &'t Basis, weighing| {
                    let partials = basis.partials(self.engine, *criterion)?;
                    Some(self.touch(sign, partials, (weighing, place)))
                };
                touches.extend(touch(-1.0, present, before));
                touches.extend(touch(1.0, self.changed, after));
            }
        }
        touches
    }

    fn touch(
        &self,
        sign: f64,
        partials: &'t Partials,
        (weighing, place): (&Weighing, usize),
    ) -> Touch<'t> {
        let mut weights = self.reciprocals.clone();
        columns::scale(&mut weights, &weighing.raw);
        columns::scale(&mut weights, &weighing.shares.reciprocals);
        if let Some((_, part)) = weighing.shares.parts.get(place) {
            columns::scale(&mut weights, part);
        }
        let columns = partials.columns.iter();
        Touch {
            sign,
            partials,
            same: weights.iter().sum(),
            columns: columns
                .map(|column| columns::dot_values(&weights, column))
                .collect(),
        }
    }
}

impl Touch<'_> {
    fn of(&self, framework: FrameworkId) -> f64 {
        let sum = match self.partials.cells.get(framework.position()) {
            None => 0.0,
            Some(Cell::Same(value)) => value * self.same,
            Some(Cell::Column(position)) => {
                self.columns.get(*position).copied().unwrap_or_default()
            }
        };
        self.sign * sum
    }
}

/// The sum of raw weights, by completion.
fn totals(weighings: &[Weighing], count: usize) -> Vec<f64> {
    let mut totals = vec![0.0; count];
    for weighing in weighings {
        columns::add(&mut totals, &weighing.raw);
    }
    totals
}

/// The sum of the values of a remaining framework, each times a number.
fn weighted_sum(run: &Run, position: usize, factors: &[f64]) -> f64 {
    let blocks = run.blocks.iter().zip(factors.chunks(BLOCK));
    let sums = blocks.map(|(block, factors)| {
        let values = block.row(position).unwrap_or_default();
        columns::dot(factors, values)
    });
    sums.sum()
}

#[cfg(test)]
mod tests {
    use crate::decision::pause::{self, Pauses};
    use crate::decision::{Engine, exclusion};
    use crate::interview::{Answer, AnswerSheet, OptionId};

    use super::{Basis, Id, Run, Trial};

    /// Completions of the engine: no whole number of blocks.
    const COMPLETIONS: u32 = 140;
    /// What sums in another order may differ by.
    const ROUNDING: f64 = 1e-9;

    fn whole(engine: &Engine<'_>, sheet: &AnswerSheet) -> Run {
        let (catalog, interview) = (&engine.bundle.catalog, &engine.bundle.interview);
        let pauses = Pauses::none();
        let screening = pause::whole(exclusion::screen((catalog, interview), sheet, &pauses));
        pause::whole(Run::new(
            engine,
            sheet,
            (&screening, COMPLETIONS, None),
            &pauses,
        ))
    }

    /// From a sheet with some answers, every question answered in every way.
    #[test]
    fn a_trial_of_all_completions_has_the_means_of_a_whole_run() {
        let bundle = crate::shipped();
        let engine = Engine::with_completions(bundle, COMPLETIONS);
        let presets = bundle.presets.iter().take(1);
        for sheet in presets.map(|preset| preset.sheet.read(&bundle.interview).sheet) {
            let sheet = sheet.without_requirements();
            let present = whole(&engine, &sheet);
            let questions = bundle.interview.questions().iter();
            for (question, option) in questions
                .flat_map(|(id, row)| (0..row.options.len()).map(move |option| (id, option)))
            {
                let mut changed = sheet.clone();
                changed.record(question, Answer::Options(vec![OptionId::at(option)]));
                let basis = (COMPLETIONS, Some(&*present.basis));
                let basis = pause::whole(Basis::new(&engine, &changed, basis, &Pauses::none()));
                let tried = Trial::new(&engine, &present, &basis, COMPLETIONS).means();
                let decided = whole(&engine, &changed).means(&engine);
                assert_eq!(tried.len(), decided.len());
                for ((one, tried), (other, decided)) in tried.iter().zip(&decided) {
                    assert_eq!(one, other);
                    assert!((tried - decided).abs() < ROUNDING, "{tried}, not {decided}");
                }
            }
        }
    }
}
