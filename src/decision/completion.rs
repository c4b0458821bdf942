//! One completion: an option for every open question, a raw weight for every
//! concern, a share for every criterion.

use backstay_numerics::random::{Seed, Stream};

use crate::catalog::{Catalog, ConcernId, CriterionId, Id, Table};
use crate::interview::{
    Answer, AnswerSheet, DOESNT_MATTER, Importance, Interview, OptionId, QuestionId, RequirementId,
};

use super::choice::OptionChoice;

/// How often an importance said is really the neighbouring step: people slip.
const SLIP: f64 = 0.15;
/// Standard deviation of the logarithm of a criterion's share in its concern.
const SHARE_SPREAD: f64 = 0.25;

/// The interval of raw weight of an importance. Each step counts about two and
/// a half times the one before, so that one decisive concern outweighs several
/// that only matter: with a plain doubling, the many questions that a person
/// leaves open outweighed the few answers given.
pub(super) fn interval(importance: Importance) -> (f64, f64) {
    match importance {
        Importance::DoesntMatter => (0.0, 0.0),
        Importance::ALittle => (0.5, 1.0),
        Importance::Matters => (1.0, 2.5),
        Importance::Important => (3.0, 6.0),
        Importance::Decisive => (8.0, 16.0),
    }
}

fn mean_raw(importance: Importance) -> f64 {
    let (low, high) = interval(importance);
    f64::midpoint(low, high)
}

/// The interview with slugs turned into positions, once.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) questions: Table<QuestionId, PlannedQuestion>,
    /// The default shares of the criteria of each concern.
    pub(super) shares: Table<ConcernId, Vec<(CriterionId, f64)>>,
    concern_streams: Table<ConcernId, Stream>,
    /// What each criterion's share is multiplied with, by completion; empty
    /// where a concern has no other criterion. No answer changes them, and
    /// their logarithms cost more than all the rest of a decision.
    share_factors: Table<CriterionId, Vec<f64>>,
}

/// A question as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct PlannedQuestion {
    stream: Stream,
    concern: Option<ConcernId>,
    pub(super) options: Vec<PlannedOption>,
    doesnt_matter: f64,
    expectations: Vec<Expectation>,
    pub(super) requirements: Vec<PlannedRequirement>,
}

/// An option as sampling sees it.
#[derive(Clone, Debug)]
pub(super) struct PlannedOption {
    prior: f64,
    importance: Importance,
    shares: Vec<(CriterionId, f64)>,
    pub(super) choices: Vec<OptionChoice>,
}

/// A requirement of a question, drawn while the question is open.
#[derive(Clone, Debug)]
pub(super) struct PlannedRequirement {
    pub(super) id: RequirementId,
    pub(super) stream: Stream,
    pub(super) base_rate: f64,
}

/// Prior shares that an option of another question gives to this one.
#[derive(Clone, Debug)]
struct Expectation {
    question: QuestionId,
    option: OptionId,
    /// For every option, then for "doesn't matter".
    shares: Vec<f64>,
    /// Mean raw weight: where several speak, the strongest holds.
    strength: f64,
}

/// What the sheet says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Open: every completion draws an option.
    Open,
    /// Its concern counts for nothing.
    Nothing,
    /// These options.
    Options(Vec<OptionId>),
}

/// What a completion holds for a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// What the sheet says.
    Said,
    /// Drawn: it does not matter.
    Nothing,
    /// Drawn: this option.
    Drawn(OptionId),
}

impl Plan {
    pub(super) fn new(
        catalog: &Catalog,
        interview: &Interview,
        seed: Seed,
        completions: u32,
        choices: impl Fn(&crate::interview::AnswerOption) -> Vec<OptionChoice>,
    ) -> Self {
        let questions = Table::like(interview.questions(), |id| {
            let row = &interview.questions()[id];
            PlannedQuestion {
                stream: Stream::named(seed, "question", &row.id),
                concern: row
                    .concern
                    .as_deref()
                    .and_then(|slug| catalog.concern(slug)),
                options: row
                    .options
                    .iter()
                    .map(|option| PlannedOption {
                        prior: option.prior,
                        importance: option.importance,
                        shares: option
                            .shares
                            .iter()
                            .filter_map(|(slug, share)| Some((catalog.criterion(slug)?, *share)))
                            .collect(),
                        choices: choices(option),
                    })
                    .collect(),
                doesnt_matter: row.doesnt_matter_prior,
                expectations: expectations(interview, id),
                requirements: interview
                    .requirements_of(id)
                    .map(|(id, requirement)| PlannedRequirement {
                        id,
                        stream: Stream::named(seed, "requirement", &requirement.id),
                        base_rate: requirement.base_rate,
                    })
                    .collect(),
            }
        });
        let shares = Table::like(&catalog.concerns, |id| {
            let slug = &catalog.concerns[id].id;
            catalog
                .criteria
                .iter()
                .filter(|(_, criterion)| criterion.concern == *slug)
                .map(|(criterion, row)| (criterion, row.share))
                .collect()
        });
        Self {
            questions,
            share_factors: share_factors(catalog, &shares, seed, completions),
            shares,
            concern_streams: Table::like(&catalog.concerns, |id| {
                Stream::named(seed, "concern", &catalog.concerns[id].id)
            }),
        }
    }

    /// What a sheet says, question by question.
    pub(super) fn said(&self, sheet: &AnswerSheet) -> Table<QuestionId, Said> {
        Table::like(&self.questions, |id| match sheet.answer(id) {
            None | Some(Answer::NotSure) => Said::Open,
            Some(Answer::DoesntMatter) => Said::Nothing,
            Some(Answer::Options(options)) => Said::Options(options.clone()),
        })
    }

    /// Draws an option for every open question. Questions are drawn in the
    /// order of the interview, so expectations speak of later questions.
    pub(super) fn hold(
        &self,
        said: &Table<QuestionId, Said>,
        completion: u32,
        held: &mut Table<QuestionId, Held>,
    ) {
        for (id, question) in self.questions.iter() {
            held[id] = match said[id] {
                Said::Open => {
                    question.draw(completion, |other, option| holds(said, held, other, option))
                }
                Said::Nothing | Said::Options(_) => Held::Said,
            };
        }
    }

    /// The weight of every criterion in a completion; weights sum to 1, or are
    /// all 0 where nothing matters.
    pub(super) fn weigh(
        &self,
        said: &Table<QuestionId, Said>,
        held: &Table<QuestionId, Held>,
        completion: u32,
        weights: &mut Table<CriterionId, f64>,
    ) {
        let mut total = 0.0;
        for (id, question) in self.questions.iter() {
            let Some(concern) = question.concern else {
                continue;
            };
            let raw = self.raw_weight(question, &said[id], held[id], concern, completion);
            total += raw;
            self.share_out(
                question, &said[id], held[id], concern, completion, raw, weights,
            );
        }
        if total > 0.0 {
            for id in weights.ids() {
                weights[id] /= total;
            }
        }
    }

    fn raw_weight(
        &self,
        question: &PlannedQuestion,
        said: &Said,
        held: Held,
        concern: ConcernId,
        completion: u32,
    ) -> f64 {
        let stream = self.concern_streams[concern];
        let importance = match (said, held) {
            (Said::Options(options), Held::Said) => {
                let stated = options
                    .iter()
                    .filter_map(|option| question.options.get(option.position()))
                    .map(|option| option.importance)
                    .max()
                    .unwrap_or_default();
                slipped(stated, stream.uniform(completion, 1))
            }
            (_, Held::Drawn(option)) => question
                .options
                .get(option.position())
                .map(|option| option.importance)
                .unwrap_or_default(),
            _ => Importance::DoesntMatter,
        };
        let (low, high) = interval(importance);
        low + (high - low) * stream.uniform(completion, 0)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of a loop whose state lives in reused buffers"
    )]
    fn share_out(
        &self,
        question: &PlannedQuestion,
        said: &Said,
        held: Held,
        concern: ConcernId,
        completion: u32,
        raw: f64,
        weights: &mut Table<CriterionId, f64>,
    ) {
        let own = &self.shares[concern];
        let stated = question.stated_shares(said, held);
        let mut sum = 0.0;
        for &(criterion, share) in own {
            let share = match stated {
                None => share,
                Some(stated) => stated
                    .iter()
                    .find(|(each, _)| *each == criterion)
                    .map_or(0.0, |(_, share)| *share),
            };
            let spread = self.share_factors[criterion]
                .get(completion as usize)
                .copied()
                .unwrap_or(1.0);
            weights[criterion] = share * spread;
            sum += share * spread;
        }
        for &(criterion, _) in own {
            weights[criterion] = if sum > 0.0 {
                raw * weights[criterion] / sum
            } else {
                0.0
            };
        }
    }
}

/// The factors of the shares of every criterion that is not alone in its
/// concern.
fn share_factors(
    catalog: &Catalog,
    shares: &Table<ConcernId, Vec<(CriterionId, f64)>>,
    seed: Seed,
    completions: u32,
) -> Table<CriterionId, Vec<f64>> {
    let mut factors = Table::like(&catalog.criteria, |_| Vec::new());
    for (criterion, _) in shares.rows().iter().filter(|own| own.len() > 1).flatten() {
        let stream = Stream::named(seed, "share", &catalog.criteria[*criterion].id);
        factors[*criterion] = (0..completions)
            .map(|completion| libm::exp(SHARE_SPREAD * stream.normal(completion, 0)))
            .collect();
    }
    factors
}

impl PlannedQuestion {
    /// The shares that the first option with shares of its own states.
    fn stated_shares(&self, said: &Said, held: Held) -> Option<&[(CriterionId, f64)]> {
        let of = |option: &OptionId| {
            self.options
                .get(option.position())
                .map(|option| option.shares.as_slice())
                .filter(|shares| !shares.is_empty())
        };
        match (said, held) {
            (Said::Options(options), Held::Said) => options.iter().find_map(of),
            (_, Held::Drawn(option)) => of(&option),
            _ => None,
        }
    }

    fn draw(&self, completion: u32, holds: impl Fn(QuestionId, OptionId) -> bool) -> Held {
        let expected = self
            .expectations
            .iter()
            .filter(|each| holds(each.question, each.option))
            .max_by(|one, other| one.strength.total_cmp(&other.strength));
        let mut left = self.stream.uniform(completion, 0);
        for (position, option) in self.options.iter().enumerate() {
            let share = match expected {
                None => option.prior,
                Some(expected) => expected.shares.get(position).copied().unwrap_or_default(),
            };
            if left < share {
                return Held::Drawn(OptionId::at(position));
            }
            left -= share;
        }
        let doesnt_matter = expected.map_or(self.doesnt_matter, |expected| {
            expected.shares.last().copied().unwrap_or_default()
        });
        if doesnt_matter > 0.0 {
            Held::Nothing
        } else {
            // Rounding left a crumb: it belongs to the last option.
            Held::Drawn(OptionId::at(self.options.len().saturating_sub(1)))
        }
    }
}

fn holds(
    said: &Table<QuestionId, Said>,
    held: &Table<QuestionId, Held>,
    question: QuestionId,
    option: OptionId,
) -> bool {
    match (&said[question], held[question]) {
        (Said::Options(options), _) => options.contains(&option),
        (Said::Open, Held::Drawn(drawn)) => drawn == option,
        _ => false,
    }
}

fn slipped(stated: Importance, uniform: f64) -> Importance {
    // "Doesn't matter" is said on purpose: nothing is not a slip away.
    if stated == Importance::DoesntMatter || uniform >= SLIP {
        return stated;
    }
    match stated.neighbours() {
        (Some(below), Some(above)) => {
            if uniform < SLIP / 2.0 {
                below
            } else {
                above
            }
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => stated,
    }
}

fn expectations(interview: &Interview, target: QuestionId) -> Vec<Expectation> {
    let row = &interview.questions()[target];
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
                strength: row
                    .options
                    .iter()
                    .map(|each| share(&each.id) * mean_raw(each.importance))
                    .sum(),
                shares: row
                    .options
                    .iter()
                    .map(|each| share(&each.id))
                    .chain([share(DOESNT_MATTER)])
                    .collect(),
            });
        }
    }
    expectations
}
