//! Answers and must-haves that pull apart, each pair with a way out.
//!
//! The rules speak of must-haves and answers in general, and name none.

use std::collections::{BTreeMap, BTreeSet};

use backstay_numerics::order;

use crate::bundle::Bundle;
use crate::catalog::FrameworkId;
use crate::interview::{Answer, AnswerSheet, Importance, QuestionId, RequirementId};

use super::standing::{Decision, Standing};

/// A framework serves an answer from this mean partial value on: half of what
/// the scales call as good as is useful.
const SERVES: f64 = 0.5;

/// Two things that a person said and that pull apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// How.
    pub clash: Clash,
    /// What to give up: the side that helps most, but never an answer that counts
    /// more than the other.
    pub way_out: Side,
    /// The frameworks that giving it up helps, in catalog order; what that
    /// means depends on the clash. May be empty: then something else that was
    /// said stands in the way too.
    pub helps: Vec<FrameworkId>,
}

/// How two things that a person said pull apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// A must-have whose question is answered with "doesn't matter". Dropping it
    /// brings frameworks back.
    Unwanted(RequirementId),
    /// Two must-haves that some frameworks pass each, and none both. Dropping
    /// one brings frameworks back.
    NonePasses(RequirementId, RequirementId),
    /// A must-have that rules out every framework that serves an answer.
    /// Dropping it brings such frameworks back.
    RulesOut(RequirementId, QuestionId),
    /// Two answers that some frameworks serve each, and none both. With one
    /// left open, frameworks of the ranking serve the other.
    NoneServes(QuestionId, QuestionId),
}

/// One of two things that a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// A must-have.
    Requirement(RequirementId),
    /// The answer to a question.
    Answer(QuestionId),
}

impl Clash {
    /// Both sides; for an unwanted must-have, itself and its question.
    pub fn sides(self, bundle: &Bundle) -> [Side; 2] {
        match self {
            Self::Unwanted(id) => [
                Side::Requirement(id),
                Side::Answer(bundle.interview.requirement(id).0),
            ],
            Self::NonePasses(one, other) => [Side::Requirement(one), Side::Requirement(other)],
            Self::RulesOut(id, question) => [Side::Requirement(id), Side::Answer(question)],
            Self::NoneServes(one, other) => [Side::Answer(one), Side::Answer(other)],
        }
    }

    /// The hardest clash first.
    fn hardness(self) -> u8 {
        match self {
            Self::Unwanted(_) => 0,
            Self::NonePasses(..) => 1,
            Self::RulesOut(..) => 2,
            Self::NoneServes(..) => 3,
        }
    }
}

impl Side {
    /// The question it belongs to.
    pub fn question(self, bundle: &Bundle) -> QuestionId {
        match self {
            Self::Requirement(id) => bundle.interview.requirement(id).0,
            Self::Answer(question) => question,
        }
    }
}

/// What pulls apart in a sheet: that whose way out helps most first, ties by
/// the clash.
///
/// Of two questions the hardest clash alone is told: must-haves before answers.
/// Only answers that are important or decisive count. A framework serves one
/// when the mean partial value of its concern's criteria, by their weight, is at
/// least one half; it passes a must-have unless a known fact fails it.
///
/// `free` is the decision of the same answers without requirements:
/// `engine.decide(&sheet.without_requirements())`; without requirements it is
/// `decision` itself.
pub fn contradictions(
    bundle: &Bundle,
    sheet: &AnswerSheet,
    decision: &Decision,
    free: &Decision,
) -> Vec<Contradiction> {
    let field = Field::new(bundle, sheet, decision, free);
    let mut hardest: BTreeMap<BTreeSet<QuestionId>, Contradiction> = BTreeMap::new();
    let mut found = field.all(bundle, sheet);
    order::sort_by_key(&mut found, |each| (each.clash.hardness(), order(each)));
    for each in found {
        let sides = each.clash.sides(bundle);
        let questions = sides.map(|side| side.question(bundle)).into();
        hardest.entry(questions).or_insert(each);
    }
    let mut contradictions: Vec<Contradiction> = hardest.into_values().collect();
    order::sort_by_key(&mut contradictions, order);
    contradictions
}

fn order(each: &Contradiction) -> (std::cmp::Reverse<usize>, Clash) {
    (std::cmp::Reverse(each.helps.len()), each.clash)
}

/// Sets of frameworks by what they fail and what they serve.
struct Field {
    everyone: usize,
    ranked: BTreeSet<FrameworkId>,
    /// By stated requirement: who fails it, and who fails nothing else.
    failing: BTreeMap<RequirementId, Failing>,
    /// By important or decisive answer: how much it counts, and who serves it.
    serving: BTreeMap<QuestionId, (Importance, BTreeSet<FrameworkId>)>,
}

#[derive(Default)]
struct Failing {
    all: BTreeSet<FrameworkId>,
    alone: BTreeSet<FrameworkId>,
}

impl Field {
    fn new(bundle: &Bundle, sheet: &AnswerSheet, decision: &Decision, free: &Decision) -> Self {
        let mut failing: BTreeMap<RequirementId, Failing> = sheet
            .requirements()
            .map(|id| (id, Failing::default()))
            .collect();
        for exclusion in &decision.excluded {
            for failure in &exclusion.failures {
                let of = failing.entry(failure.requirement).or_default();
                of.all.insert(exclusion.framework);
                if exclusion.failures.len() == 1 {
                    of.alone.insert(exclusion.framework);
                }
            }
        }
        let weighty = sheet.answers().filter_map(|(question, _)| {
            let importance = importance(bundle, sheet, question);
            let serving = serving(bundle, free, question)?;
            (importance >= Importance::Important).then_some((question, (importance, serving)))
        });
        Self {
            everyone: bundle.catalog.frameworks.len(),
            ranked: decision.ranking.iter().map(|each| each.framework).collect(),
            serving: weighty.collect(),
            failing,
        }
    }

    fn all(&self, bundle: &Bundle, sheet: &AnswerSheet) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for (id, failing) in &self.failing {
            if is_unwanted(bundle, sheet, *id) {
                found.push(drop(Clash::Unwanted(*id), *id, &failing.alone));
            }
            for (other, others) in self.failing.range(id..).skip(1) {
                found.extend(self.none_passes((*id, failing), (*other, others)));
            }
            for (question, (_, serving)) in &self.serving {
                if !serving.is_empty() && serving.is_subset(&failing.all) {
                    let back = &failing.alone & serving;
                    found.push(drop(Clash::RulesOut(*id, *question), *id, &back));
                }
            }
        }
        for one in &self.serving {
            for other in self.serving.range(one.0..).skip(1) {
                found.extend(self.none_serves(one, other));
            }
        }
        found
    }

    fn none_passes(
        &self,
        (one, of_one): (RequirementId, &Failing),
        (other, of_other): (RequirementId, &Failing),
    ) -> Option<Contradiction> {
        let each_passes = [of_one, of_other]
            .iter()
            .all(|of| of.all.len() < self.everyone);
        let none_both = (&of_one.all | &of_other.all).len() == self.everyone;
        if !each_passes || !none_both {
            return None;
        }
        let clash = Clash::NonePasses(one, other);
        Some(if of_one.alone.len() > of_other.alone.len() {
            drop(clash, one, &of_one.alone)
        } else {
            drop(clash, other, &of_other.alone)
        })
    }

    /// The answer that counts less is left open; of equals, the one that leaves
    /// more to choose from, then the later one.
    fn none_serves(
        &self,
        (one, (weight_one, by_one)): (&QuestionId, &(Importance, BTreeSet<FrameworkId>)),
        (other, (weight_other, by_other)): (&QuestionId, &(Importance, BTreeSet<FrameworkId>)),
    ) -> Option<Contradiction> {
        if by_one.is_empty() || by_other.is_empty() || !by_one.is_disjoint(by_other) {
            return None;
        }
        let (left_one, left_other) = (by_one & &self.ranked, by_other & &self.ranked);
        let keeps_one = (weight_one, left_one.len()) >= (weight_other, left_other.len());
        let (open, helps) = if keeps_one {
            (*other, left_one)
        } else {
            (*one, left_other)
        };
        Some(Contradiction {
            clash: Clash::NoneServes(*one, *other),
            way_out: Side::Answer(open),
            helps: helps.into_iter().collect(),
        })
    }
}

fn drop(
    clash: Clash,
    requirement: RequirementId,
    brings_back: &BTreeSet<FrameworkId>,
) -> Contradiction {
    Contradiction {
        clash,
        way_out: Side::Requirement(requirement),
        helps: brings_back.iter().copied().collect(),
    }
}

/// How much an answer says that its concern counts.
fn importance(bundle: &Bundle, sheet: &AnswerSheet, question: QuestionId) -> Importance {
    let row = &bundle.interview.questions()[question];
    let options = sheet.options(question).iter();
    options
        .filter_map(|option| row.option_row(*option))
        .map(|option| option.importance)
        .max()
        .unwrap_or_default()
}

/// Whether the concern of a must-have's question was said not to matter, by an
/// option that says so or by "doesn't matter".
fn is_unwanted(bundle: &Bundle, sheet: &AnswerSheet, requirement: RequirementId) -> bool {
    let (question, _) = bundle.interview.requirement(requirement);
    match sheet.answer(question) {
        Some(Answer::DoesntMatter) => true,
        Some(Answer::Options(_)) => {
            bundle.interview.questions()[question].concern.is_some()
                && importance(bundle, sheet, question) == Importance::DoesntMatter
        }
        Some(Answer::NotSure) | None => false,
    }
}

/// Who serves the answer to a question; `None` where it sets no concern.
fn serving(
    bundle: &Bundle,
    free: &Decision,
    question: QuestionId,
) -> Option<BTreeSet<FrameworkId>> {
    let concern = bundle.interview.questions()[question].concern.as_deref()?;
    let serves = |standing: &&Standing| {
        let (mut weight, mut value) = (0.0, 0.0);
        for line in &standing.contributions {
            if bundle.catalog.criteria[line.criterion].concern == concern {
                weight += line.weight;
                value += line.value;
            }
        }
        weight > 0.0 && value / weight >= SERVES
    };
    let serving = free.ranking.iter().filter(serves);
    Some(serving.map(|standing| standing.framework).collect())
}
