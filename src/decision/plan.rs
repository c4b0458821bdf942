//! The interview with slugs turned into positions and its draws made, once.

use backstay_numerics::random::{Seed, Stream};

use crate::bundle::Model;
use crate::catalog::{Catalog, ConcernId, CriterionId, Id, Table};
use crate::interview::{
    AnswerOption, DOESNT_MATTER, Importance, Interview, OptionId, QuestionId, RequirementId,
};

use super::choice::OptionChoice;
use super::grid;

/// The interview as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) questions: Table<QuestionId, PlannedQuestion>,
    pub(super) concerns: Table<ConcernId, PlannedConcern>,
    /// What each criterion's share is multiplied with, by completion; empty
    /// where a concern has no other criterion.
    pub(super) share_factors: Table<CriterionId, Vec<f64>>,
    /// Low end and width of raw weight, see [`intervals`].
    intervals: Vec<(f64, f64)>,
    /// What brings weights onto their grid, see [`grid::weight_shift`].
    pub(super) weight_shift: f64,
}

/// A question as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct PlannedQuestion {
    /// Uniform numbers that choose an option, by completion.
    pub(super) draws: Vec<f64>,
    pub(super) concern: Option<ConcernId>,
    pub(super) options: Vec<PlannedOption>,
    /// Running sums of the priors of the options; see [`bounds`].
    pub(super) bounds: Vec<f64>,
    pub(super) expectations: Vec<Expectation>,
    pub(super) requirements: Vec<PlannedRequirement>,
}

/// An option as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct PlannedOption {
    pub(super) importance: Importance,
    pub(super) shares: Vec<(CriterionId, f64)>,
    pub(super) choices: Vec<OptionChoice>,
}

/// A concern as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct PlannedConcern {
    /// Its criteria with their default shares.
    pub(super) criteria: Vec<(CriterionId, f64)>,
    /// Where in its interval the raw weight lies, 0…1, by completion.
    pub(super) within: Vec<f64>,
    /// The way that the importance slips, see [`WAYS`], by completion.
    pub(super) slips: Vec<u8>,
}

/// A requirement of a question, drawn while the question is open.
#[derive(Clone, Debug)]
pub(super) struct PlannedRequirement {
    pub(super) id: RequirementId,
    /// The completions in which it is stated.
    pub(super) stated_in: Vec<u32>,
}

/// Prior shares that an option of another question gives to this one.
#[derive(Clone, Debug)]
pub(super) struct Expectation {
    pub(super) question: QuestionId,
    pub(super) option: OptionId,
    /// Running sums, see [`bounds`].
    pub(super) bounds: Vec<f64>,
    /// Mean raw weight: where several speak, the strongest holds.
    pub(super) strength: f64,
}

impl PlannedQuestion {
    /// Whether its options say how its concern is shared out.
    pub(super) fn states_shares(&self) -> bool {
        self.options.iter().any(|option| !option.shares.is_empty())
    }
}

impl Plan {
    /// Low end and width of the raw weight that an importance stands for, by way
    /// to slip.
    pub(super) fn intervals_of(&self, importance: Importance) -> &[(f64, f64)] {
        let (ways, _) = self.intervals.as_chunks::<{ WAYS as usize }>();
        ways.get(importance as usize)
            .map_or(&[], |ways| ways.as_slice())
    }

    pub(super) fn new(
        catalog: &Catalog,
        interview: &Interview,
        model: &Model,
        (seed, completions): (Seed, u32),
        choices: impl Fn(&AnswerOption) -> Vec<OptionChoice>,
    ) -> Self {
        let stream = |kind: &str, name: &str| Stream::named(seed, kind, name);
        let questions = Table::like(interview.questions(), |id| {
            let row = &interview.questions()[id];
            let priors = row.options.iter().map(|option| option.prior);
            PlannedQuestion {
                draws: stream("question", &row.id).stratified(completions, 0),
                concern: row
                    .concern
                    .as_deref()
                    .and_then(|slug| catalog.concern(slug)),
                options: row
                    .options
                    .iter()
                    .map(|option| PlannedOption {
                        importance: option.importance,
                        shares: option
                            .shares
                            .iter()
                            .filter_map(|(slug, share)| Some((catalog.criterion(slug)?, *share)))
                            .collect(),
                        choices: choices(option),
                    })
                    .collect(),
                bounds: bounds(priors, row.doesnt_matter_prior),
                expectations: expectations(interview, model, id),
                requirements: interview
                    .requirements_of(id)
                    .map(|(id, requirement)| {
                        let draws = stream("requirement", &requirement.id);
                        PlannedRequirement {
                            id,
                            stated_in: (0..completions)
                                .filter(|s| draws.uniform(*s, 0) < requirement.base_rate)
                                .collect(),
                        }
                    })
                    .collect(),
            }
        });
        let concerns = Table::like(&catalog.concerns, |id| {
            let slug = &catalog.concerns[id].id;
            let draws = stream("concern", slug);
            PlannedConcern {
                criteria: catalog
                    .criteria
                    .iter()
                    .filter(|(_, criterion)| criterion.concern == *slug)
                    .map(|(criterion, row)| (criterion, row.share))
                    .collect(),
                within: draws.stratified(completions, 0),
                slips: draws
                    .stratified(completions, 1)
                    .into_iter()
                    .map(|draw| slip(model, draw))
                    .collect(),
            }
        });
        let mut share_factors = Table::like(&catalog.criteria, |_| Vec::new());
        for own in concerns.rows().iter().map(|concern| &concern.criteria) {
            for (criterion, _) in own.iter().filter(|_| own.len() > 1) {
                let draws = stream("share", &catalog.criteria[*criterion].id);
                share_factors[*criterion] = (0..completions)
                    .map(|s| libm::exp(model.share_spread * draws.normal(s, 0)))
                    .collect();
            }
        }
        let intervals = intervals(model);
        let most = intervals.iter().map(|(low, width)| low + width);
        let most = most.fold(0.0, f64::max);
        let weighing = questions.iter().filter(|(_, each)| each.concern.is_some());
        Self {
            weight_shift: grid::weight_shift(weighing.map(|_| most).sum()),
            questions,
            concerns,
            share_factors,
            intervals,
        }
    }
}

/// The ways to slip, in parts of the draw: down in any case; down only where
/// nothing lies above; not at all; up where something does.
///
/// With the same draw, a higher step said is never a lower one meant.
pub(super) const WAYS: u8 = 4;

/// Low end and width of raw weight, by step and way to slip, the ways of a step
/// side by side.
fn intervals(model: &Model) -> Vec<(f64, f64)> {
    Importance::ALL
        .into_iter()
        .flat_map(|stated| match (stated, stated.neighbours()) {
            // "Doesn't matter" is said on purpose: nothing is not a slip away.
            (Importance::DoesntMatter, _) | (_, (None, _)) => [stated; WAYS as usize],
            (_, (Some(below), None)) => [below, below, stated, stated],
            (_, (Some(below), Some(above))) => [below, stated, stated, above],
        })
        .map(|importance| {
            let (low, high) = model.interval(importance);
            (low, high - low)
        })
        .collect()
}

fn slip(model: &Model, draw: f64) -> u8 {
    let half = model.slip / 2.0;
    let bounds = [half, model.slip, 1.0 - half];
    bounds.iter().map(|bound| u8::from(draw >= *bound)).sum()
}

/// Running sums of the shares of the options. A draw at or above the last one
/// means "doesn't matter"; where nobody says so, what rounding left over
/// belongs to the last option.
fn bounds(shares: impl Iterator<Item = f64>, doesnt_matter: f64) -> Vec<f64> {
    let mut running = 0.0;
    let mut bounds: Vec<f64> = shares
        .map(|share| {
            running += share;
            running
        })
        .collect();
    if let Some(last) = bounds.last_mut().filter(|_| doesnt_matter <= 0.0) {
        *last = f64::INFINITY;
    }
    bounds
}

fn expectations(interview: &Interview, model: &Model, target: QuestionId) -> Vec<Expectation> {
    let row = &interview.questions()[target];
    let mean_raw = |importance| {
        let (low, high) = model.interval(importance);
        f64::midpoint(low, high)
    };
    let mut expectations = Vec::new();
    for (question, other) in interview.questions().iter() {
        for (position, option) in other.options.iter().enumerate() {
            let Some(shares) = option.expects.get(&row.id) else {
                continue;
            };
            let share = |slug: &str| shares.get(slug).copied().unwrap_or_default();
            expectations.push(Expectation {
                question,
                option: OptionId::at(position),
                bounds: bounds(
                    row.options.iter().map(|each| share(&each.id)),
                    share(DOESNT_MATTER),
                ),
                strength: row
                    .options
                    .iter()
                    .map(|each| share(&each.id) * mean_raw(each.importance))
                    .sum(),
            });
        }
    }
    expectations
}
