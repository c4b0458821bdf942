//! Single answers that change the pick.

use std::sync::Arc;

use backstay_numerics::order;

use crate::catalog::{FrameworkId, Id};
use crate::interview::{Answer, AnswerSheet, Importance, OptionId, QuestionId, RequirementId};

use super::basis::Basis;
use super::closeness::TIE;
use super::engine::{Engine, Working};
use super::exclusion::{self, Screening};
use super::pause::{self, Pauses};
use super::run::Run;
use super::trial::Trial;

/// Every change is tried on so many completions first, and on more while the
/// lead that the pick keeps is smaller than this and may be chance: about three
/// standard errors of the difference that a change makes; on all of them no more
/// than rounding.
const TRIALS: [(u32, f64); 3] = [(256, 0.01), (1024, 0.005), (u32::MAX, 1e-9)];

/// One thing said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This answer instead of the present one, or of none.
    Say(QuestionId, Answer),
    /// A must-have less.
    Drop(RequirementId),
}

/// A change that puts another framework first.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// What is said otherwise.
    pub change: Change,
    /// Whether the question was open: then the change is an answer to come.
    pub is_open: bool,
    /// Steps of importance between the answers; 0 where only what is named
    /// changes.
    pub steps: u32,
    /// The framework that comes first then.
    pub to: FrameworkId,
    /// Its firmness then, 0…1.
    pub firmness: f64,
}

/// The search for all flips of one decision, a change at a time, so that a
/// page can stop in between.
#[derive(Clone, Debug)]
pub struct FlipSearch {
    sheet: AnswerSheet,
    run: Arc<Run>,
    pick: Option<FrameworkId>,
    /// For each trial, by remaining framework: the mean value over all
    /// completions, less that over those of the trial.
    corrections: [Vec<f64>; TRIALS.len()],
    untried: Vec<Change>,
    total: usize,
    flips: Vec<Flip>,
}

impl FlipSearch {
    /// A search that has tried nothing yet.
    pub fn new(engine: &Engine<'_>, working: &Working) -> Self {
        let run = Arc::clone(&working.run);
        let present = |completions| Trial::new(engine, &run, &run.basis, completions).means();
        let all = present(u32::MAX);
        let corrections = TRIALS.map(|(completions, _)| {
            let tried = present(completions).into_iter().zip(&all);
            tried.map(|((_, tried), (_, all))| all - tried).collect()
        });
        let pick = working.decision.pick().map(|pick| pick.framework);
        let mut untried = changes(engine, &working.sheet);
        untried.reverse();
        Self {
            sheet: working.sheet.clone(),
            run,
            pick,
            corrections,
            total: untried.len(),
            untried,
            flips: Vec::new(),
        }
    }

    /// How many changes were tried, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.untried.len(), self.total)
    }

    /// The flips found so far: present answers before answers to come, small
    /// changes before large ones, then by firmness.
    pub fn flips(&self) -> &[Flip] {
        &self.flips
    }

    /// Tries one change; whether another is left.
    pub fn advance(&mut self, engine: &Engine<'_>) -> bool {
        if let Some(change) = self.untried.pop()
            && let Some(flip) = self.attempt(engine, change)
        {
            self.flips.push(flip);
            order::sort_by(&mut self.flips, |one, other| {
                (one.is_open, one.steps)
                    .cmp(&(other.is_open, other.steps))
                    .then(other.firmness.total_cmp(&one.firmness))
            });
        }
        !self.untried.is_empty()
    }

    fn attempt(&self, engine: &Engine<'_>, change: Change) -> Option<Flip> {
        let pick = self.pick?;
        let changed = change.apply(&self.sheet);
        let catalog = (&engine.bundle.catalog, &engine.bundle.interview);
        let screening = pause::whole(exclusion::screen(catalog, &changed, &Pauses::none()));
        if !self.may_flip(engine, &changed, (&screening, pick)) {
            return None;
        }
        let before = Some(&*self.run.basis);
        let run = pause::whole(Run::new(
            engine,
            &changed,
            (&screening, engine.completions, before),
            &Pauses::none(),
        ));
        let means = run.means(engine);
        let firmness = run.firmness();
        // Of equals the first in catalog order is named, as in a ranking.
        let (first, firmness) = means
            .iter()
            .zip(firmness)
            .reduce(|best, other| if other.0.1 > best.0.1 { other } else { best })?;
        let own = means.iter().find(|(framework, _)| *framework == pick);
        // A pick that is still level with the first has not lost its place.
        if own.is_some_and(|(_, own)| first.1 - own <= TIE) {
            return None;
        }
        let (is_open, steps) = match &change {
            Change::Drop(_) => (false, 0),
            Change::Say(question, answer) => (
                self.sheet.is_open(*question),
                engine.steps(&self.sheet, *question, answer),
            ),
        };
        Some(Flip {
            change,
            is_open,
            steps,
            to: first.0,
            firmness,
        })
    }

    /// Whether the trials leave it open that another comes first.
    fn may_flip(
        &self,
        engine: &Engine<'_>,
        changed: &AnswerSheet,
        (screening, pick): (&Screening, FrameworkId),
    ) -> bool {
        let remaining = screening.remaining(&engine.bundle.catalog);
        if remaining.iter().any(|id| !self.run.remaining.contains(id)) {
            // Who comes back has no values to start from.
            return true;
        }
        TRIALS
            .into_iter()
            .zip(&self.corrections)
            .all(|((completions, doubt), corrections)| {
                let completions = completions.min(engine.completions);
                let before = Some(&*self.run.basis);
                let basis = pause::whole(Basis::new(
                    engine,
                    changed,
                    (completions, before),
                    &Pauses::none(),
                ));
                let lead = Trial::new(engine, &self.run, &basis, completions)
                    .means()
                    .into_iter()
                    .zip(corrections)
                    .filter(|((id, _), _)| remaining.contains(id))
                    .fold(Lead::default(), |lead, ((id, value), correction)| {
                        lead.with(id == pick, value + correction)
                    });
                lead.own.is_none_or(|own| own - lead.best_other < doubt)
            })
    }
}

/// The value of the pick, if it is left, and the best of the others.
#[derive(Clone, Copy, Default)]
struct Lead {
    own: Option<f64>,
    best_other: f64,
}

impl Lead {
    fn with(self, is_pick: bool, value: f64) -> Self {
        if is_pick {
            Self {
                own: Some(value),
                ..self
            }
        } else {
            Self {
                best_other: self.best_other.max(value),
                ..self
            }
        }
    }
}

impl Change {
    /// A sheet with the change.
    pub fn apply(&self, sheet: &AnswerSheet) -> AnswerSheet {
        let mut changed = sheet.clone();
        match self {
            Self::Say(question, answer) => changed.record(*question, answer.clone()),
            Self::Drop(requirement) => changed.set_requirement(*requirement, false),
        }
        changed
    }
}

impl Engine<'_> {
    /// Steps of importance between a question's present answer and another.
    fn steps(&self, sheet: &AnswerSheet, question: QuestionId, answer: &Answer) -> u32 {
        let options = &self.bundle.interview.questions()[question];
        let importance = |answer: Option<&Answer>| match answer {
            Some(Answer::Options(chosen)) => chosen
                .iter()
                .filter_map(|option| options.option_row(*option))
                .map(|option| option.importance)
                .max()
                .unwrap_or_default(),
            _ => Importance::DoesntMatter,
        };
        let (now, then) = (importance(sheet.answer(question)), importance(Some(answer)));
        (now as u32).abs_diff(then as u32)
    }
}

/// Every single change of a sheet: another option, one option more or less
/// where several may be chosen, "doesn't matter", a must-have less.
fn changes(engine: &Engine<'_>, sheet: &AnswerSheet) -> Vec<Change> {
    let interview = &engine.bundle.interview;
    let mut changes = Vec::new();
    for (question, row) in interview.questions().iter() {
        let present = sheet.options(question);
        let mut say = |answer: Answer| {
            if sheet.answer(question) != Some(&answer) {
                changes.push(Change::Say(question, answer));
            }
        };
        for option in (0..row.options.len()).map(OptionId::at) {
            if row.many && !present.is_empty() {
                let mut options = present.to_vec();
                options.retain(|each| *each != option);
                if options.len() == present.len() {
                    options.push(option);
                    order::sort_by(&mut options, Ord::cmp);
                }
                if !options.is_empty() {
                    say(Answer::Options(options));
                }
            } else {
                say(Answer::Options(vec![option]));
            }
        }
        if row.concern.is_some() {
            say(Answer::DoesntMatter);
        }
    }
    changes.extend(sheet.requirements().map(Change::Drop));
    changes
}

#[cfg(test)]
mod tests {
    use crate::decision::Engine;
    use crate::decision::exclusion::screen;
    use crate::decision::pause::{self, Pauses};

    use super::FlipSearch;

    /// The largest lead that a trial leaves in doubt, and as much again.
    const FAR_AHEAD: f64 = 0.02;

    /// A change that leaves the pick far ahead costs a trial and no decision.
    #[test]
    fn what_leaves_the_pick_far_ahead_is_not_decided() {
        let bundle = crate::shipped();
        let engine = Engine::with_completions(bundle, 300);
        let mut far_ahead = 0;
        for preset in &bundle.presets {
            let sheet = preset.sheet.read(&bundle.interview).sheet;
            let working = engine.work(&sheet);
            let [pick, second, ..] = working.decision.ranking.as_slice() else {
                continue;
            };
            if pick.value - second.value > FAR_AHEAD {
                let search = FlipSearch::new(&engine, &working);
                let catalog = (&bundle.catalog, &bundle.interview);
                let screening = pause::whole(screen(catalog, &sheet, &Pauses::none()));
                assert!(!search.may_flip(&engine, &sheet, (&screening, pick.framework)));
                far_ahead += 1;
            }
        }
        assert!(far_ahead > 0, "no preset has a pick far ahead");
    }
}
