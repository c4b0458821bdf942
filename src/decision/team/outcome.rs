//! What comes out for a team.

use backstay_numerics::order;

use crate::catalog::{ConcernId, FrameworkId};
use crate::decision::exclusion::{Failure, Relaxation, Unchecked};
use crate::decision::standing::{Decision, Spread, Standing};
use crate::interview::{AnswerSheet, Interview, QuestionId};

/// What each person would choose, what the team would, and where they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamDecision {
    /// The people, in the order of the team.
    pub people: Vec<Person>,
    /// The frameworks that nobody's must-have rules out, largest merged value
    /// first, ties by id.
    pub ranking: Vec<TeamStanding>,
    /// The others, in catalog order.
    pub excluded: Vec<TeamExclusion>,
    /// Must-haves that could not be checked for a framework that stays.
    pub unchecked: Vec<TeamUnchecked>,
    /// If nothing is left: what comes back when everybody drops one
    /// requirement, most first.
    pub relaxations: Vec<Relaxation>,
    /// How far the people differ, and in what.
    pub disagreement: Disagreement,
}

impl TeamDecision {
    /// What the others call a person; empty for a position that nobody has.
    pub fn name(&self, position: usize) -> &str {
        self.people
            .get(position)
            .map_or("", |person| person.name.as_str())
    }

    /// The questions in whose answers people name things that exclude each
    /// other's, in the order of the interview: no option is common to all who
    /// answered, and the options name what frameworks may fit. The weights
    /// of the concern tell nothing of that.
    pub fn named_differently(&self, interview: &Interview) -> Vec<QuestionId> {
        interview
            .questions()
            .iter()
            .filter(|(_, row)| row.options.iter().any(|option| !option.fits.is_empty()))
            .map(|(question, _)| question)
            .filter(|question| {
                let mut answered = self
                    .people
                    .iter()
                    .map(|person| person.sheet.options(*question))
                    .filter(|options| !options.is_empty());
                let Some(first) = answered.next() else {
                    return false;
                };
                let mut common = first.to_vec();
                for options in answered {
                    common.retain(|option| options.contains(option));
                }
                common.is_empty()
            })
            .collect()
    }

    /// How many frameworks somebody's must-haves rule out, and which of them
    /// nobody else's do.
    pub fn ruled_out_by(&self, owner: usize) -> (usize, Vec<FrameworkId>) {
        let is_own = |owned: &OwnedFailure| owned.owner == owner;
        let ruled_out = self
            .excluded
            .iter()
            .filter(|each| each.failures.iter().any(is_own));
        let alone = self
            .excluded
            .iter()
            .filter(|each| each.failures.iter().all(is_own))
            .map(|each| each.framework);
        (ruled_out.count(), alone.collect())
    }

    /// The ranking by a rule; equal ones in the order of the merged value.
    pub fn order(&self, rule: Rule) -> Vec<&TeamStanding> {
        let mut order: Vec<&TeamStanding> = self.ranking.iter().collect();
        order::sort_by_key(&mut order, |standing| standing.rank(rule));
        order
    }

    /// What a rule puts first; several where they are equal.
    pub fn firsts(&self, rule: Rule) -> Vec<FrameworkId> {
        self.order(rule)
            .into_iter()
            .filter(|standing| standing.rank(rule) == 1)
            .map(|standing| standing.merged.framework)
            .collect()
    }

    /// Whether every rule puts the same first.
    pub fn rules_agree(&self) -> bool {
        let by_value = self.firsts(Rule::Value);
        Rule::ALL
            .into_iter()
            .all(|rule| self.firsts(rule) == by_value)
    }
}

/// One person with the decision that they would make alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What the others call them.
    pub name: String,
    /// How much they count: 0…1, summing to 1.
    pub weight: f64,
    /// What they said.
    pub sheet: AnswerSheet,
    /// Their own decision, by their own must-haves only.
    pub decision: Decision,
}

/// One way to make one ranking of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The largest weighted mean of the people's values.
    Value,
    /// The largest weighted mean of the people's shares of first places.
    Firmness,
    /// The least regret of the person who regrets most.
    Fairest,
}

impl Rule {
    /// Every rule, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Value, Self::Firmness, Self::Fairest];

    /// The word for data.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Firmness => "firmness",
            Self::Fairest => "fairest",
        }
    }

    /// The name on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "Points",
            Self::Firmness => "First places",
            Self::Fairest => "Fairness",
        }
    }

    /// What the rule does, in one sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Value => "The most points on average over all of you.",
            Self::Firmness => "First most often, when everybody’s first places are added up.",
            Self::Fairest => "Whoever has to give up most gives up as little as possible.",
        }
    }
}

/// One framework of the merged ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamStanding {
    /// The sum: every line is the weighted mean of the people's lines, so the
    /// lines sum to the merged value. Its rank is the one by
    /// [`Rule::Value`]; its firmness is the weighted mean of the people's
    /// shares of first places (see [`Place::share`]); they sum to 1 over the
    /// ranking.
    pub merged: Standing,
    /// Rank by [`Rule::Firmness`]; 1 for the first, equal ones share a rank.
    pub firmness_rank: u32,
    /// Rank by [`Rule::Fairest`], likewise.
    pub fairness_rank: u32,
    /// The largest regret of anybody who counts, 0…1.
    pub worst_regret: f64,
    /// What it is to each person, in the order of the team.
    pub places: Vec<Place>,
}

impl TeamStanding {
    /// Its rank by a rule.
    pub fn rank(&self, rule: Rule) -> u32 {
        match rule {
            Rule::Value => self.merged.rank,
            Rule::Firmness => self.firmness_rank,
            Rule::Fairest => self.fairness_rank,
        }
    }
}

/// What one framework of the merged ranking is to one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its rank in their own ranking.
    pub rank: u32,
    /// Its value to them, 0…1.
    pub value: f64,
    /// Its share of the completions in which what comes first for them is not
    /// ruled out by others. Somebody who has no such completion gives their
    /// share to what has the largest value for them of what is left.
    pub share: f64,
    /// How much less value it has for them than the best for them of what is
    /// left, 0…1.
    pub regret: f64,
}

/// A framework that somebody's must-have rules out for all.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamExclusion {
    /// The framework.
    pub framework: FrameworkId,
    /// Every must-have that it fails, person by person.
    pub failures: Vec<OwnedFailure>,
}

/// A must-have failed, with whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnedFailure {
    /// Whose, as a position in the order of the team.
    pub owner: usize,
    /// The requirement and the fact.
    pub failure: Failure,
}

/// A must-have that could not be checked, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamUnchecked {
    /// Whose, as a position in the order of the team.
    pub owner: usize,
    /// The framework, the requirement and the missing fact.
    pub unchecked: Unchecked,
}

/// How far the people differ, and in what. People whose weight is 0 are left
/// out, except in [`ConcernSplit::by_person`].
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Jensen–Shannon divergence of the shares of first places in the people's
    /// own rankings, in bits: 0 where all have the same, at most the logarithm
    /// of their number. People who rule everything out have none and do not
    /// count.
    pub divergence: f64,
    /// Kendall's W of the ranks, by value, of what is left: 1 the same order
    /// for all, 0 no common order; `None` for one person, fewer than two
    /// frameworks, or values that are all the same.
    pub concordance: Option<f64>,
    /// Every concern, the one first in which most of the spread lies between
    /// people.
    pub concerns: Vec<ConcernSplit>,
}

/// How far the people differ in the weight of one concern.
#[derive(Clone, Debug, PartialEq)]
pub struct ConcernSplit {
    /// The concern.
    pub concern: ConcernId,
    /// Its weight for each person, in the order of the team.
    pub by_person: Vec<Spread>,
    /// Variance of the people's mean weights around the team's.
    pub between: f64,
    /// That variance as a share of the whole, 0…1: near 1 the people disagree,
    /// near 0 they have not said enough. 0 where nothing varies.
    pub share: f64,
}
