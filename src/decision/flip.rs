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
    /// How far its value is then above that of the pick: above 0, and without end
    /// where the pick is ruled out.
    pub lead: f64,
    /// Its firmness then, 0…1; `None` until it is measured.
    pub firmness: Option<f64>,
}

/// The search for all flips of one decision, so that a page can stop in between: a
/// change at a time, then the firmness of each flip.
#[derive(Clone, Debug)]
pub struct FlipSearch {
    sheet: AnswerSheet,
    run: Arc<Run>,
    pick: Option<FrameworkId>,
    untried: Vec<Change>,
    total: usize,
    /// What was held under the last change of an answer: other answers to the same
    /// question often weigh the same.
    last: Option<(QuestionId, Basis)>,
    flips: Vec<Flip>,
}

impl FlipSearch {
    /// A search that has tried nothing yet.
    pub fn new(engine: &Engine<'_>, working: &Working) -> Self {
        let pick = working.decision.pick().map(|pick| pick.framework);
        let mut untried = changes(engine, &working.sheet);
        untried.reverse();
        Self {
            sheet: working.sheet.clone(),
            run: Arc::clone(&working.run),
            pick,
            total: untried.len(),
            untried,
            last: None,
            flips: Vec::new(),
        }
    }

    /// How many changes were tried, and how many there are. When all are, the
    /// flips are all there and in order.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.untried.len(), self.total)
    }

    /// The flips found so far: present answers before answers to come, small
    /// changes before large ones, then those of a large lead.
    pub fn flips(&self) -> &[Flip] {
        &self.flips
    }

    /// Tries one change, or measures one flip when all are tried; whether anything is
    /// left to do.
    pub fn advance(&mut self, engine: &Engine<'_>) -> bool {
        if let Some(change) = self.untried.pop() {
            if let Some(flip) = self.attempt(engine, change) {
                self.flips.push(flip);
                order::sort_by(&mut self.flips, |one, other| {
                    (one.is_open, one.steps)
                        .cmp(&(other.is_open, other.steps))
                        .then(other.lead.total_cmp(&one.lead))
                });
            }
        } else if let Some(place) = self.unmeasured() {
            self.measure(engine, place);
        }
        !self.untried.is_empty() || self.unmeasured().is_some()
    }

    fn unmeasured(&self) -> Option<usize> {
        let mut flips = self.flips.iter();
        flips.position(|flip| flip.firmness.is_none())
    }

    fn attempt(&mut self, engine: &Engine<'_>, change: Change) -> Option<Flip> {
        let pick = self.pick?;
        let changed = change.apply(&self.sheet);
        let screening = screen(engine, &changed);
        let question = change.question();
        let last = self.last.as_ref().filter(|(of, _)| Some(*of) == question);
        let before = last.map_or(self.run.basis(), |(_, basis)| basis);
        let basis = pause::whole(Basis::new(engine, &changed, Some(before), &Pauses::none()));
        // Mean values tell who is first, far quicker than a run does.
        let values = basis.mean_values(engine);
        self.last = question.map(|question| (question, basis));
        let remaining = screening.remaining(&engine.bundle.catalog).into_iter();
        let means = remaining.filter_map(|id| Some((id, *values.get(id.position())?)));
        let (to, lead) = ahead(&means.collect::<Vec<_>>(), pick)?;
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
            to,
            lead,
            firmness: None,
        })
    }

    fn measure(&mut self, engine: &Engine<'_>, place: usize) {
        let Some(flip) = self.flips.get_mut(place) else {
            return;
        };
        let changed = flip.change.apply(&self.sheet);
        let before = (&screen(engine, &changed), Some(&*self.run));
        let run = pause::whole(Run::new(engine, &changed, before, &Pauses::none()));
        let place = run.remaining.binary_search(&flip.to).ok();
        let firmness = place.and_then(|place| run.firmness().get(place).copied());
        flip.firmness = Some(firmness.unwrap_or_default());
    }
}

fn screen(engine: &Engine<'_>, sheet: &AnswerSheet) -> Screening {
    let catalog = (&engine.bundle.catalog, &engine.bundle.interview);
    pause::whole(exclusion::screen(catalog, sheet, &Pauses::none()))
}

/// The framework of the largest mean value, if that is larger than the pick's, and
/// by how much: of equals the first in catalog order, as in a ranking.
fn ahead(means: &[(FrameworkId, f64)], pick: FrameworkId) -> Option<(FrameworkId, f64)> {
    let all = means.iter();
    let (first, value) = all.reduce(|best, other| if other.1 > best.1 { other } else { best })?;
    let own = means.iter().find(|(framework, _)| *framework == pick);
    let lead = own.map_or(f64::INFINITY, |(_, own)| value - own);
    // A pick that is still level with the first has not lost its place.
    (lead > TIE).then_some((*first, lead))
}

impl Change {
    /// The question that is answered otherwise.
    fn question(&self) -> Option<QuestionId> {
        match self {
            Self::Say(question, _) => Some(*question),
            Self::Drop(_) => None,
        }
    }

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
    use crate::catalog::{FrameworkId, Id};

    use super::ahead;

    /// As in a ranking: the first in catalog order of those who are level.
    #[test]
    fn of_equals_the_first_is_named_and_a_level_pick_stays() {
        let [pick, one, other] = [0, 1, 2].map(FrameworkId::at);
        let means = [(pick, 0.5), (one, 0.75), (other, 0.75)];
        assert_eq!(ahead(&means, pick), Some((one, 0.25)));
        assert_eq!(ahead(&means, other), None);
        let without = [(one, 0.25), (other, 0.5)];
        assert_eq!(ahead(&without, pick), Some((other, f64::INFINITY)));
        assert_eq!(ahead(&[], pick), None);
    }
}
