//! Who decides together.

use backstay_numerics::order;

use crate::bundle::Bundle;
use crate::catalog::FrameworkId;
use crate::decision::engine::Engine;
use crate::decision::standing::Decision;
use crate::interview::AnswerSheet;

use super::difference;
use super::merge;
use super::outcome::{Person, TeamDecision};
use super::screen;

/// One person with their answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What the others call them.
    pub name: String,
    /// What they said.
    pub sheet: AnswerSheet,
    /// How much they count beside the others: any scale, not negative. At 0
    /// only their must-haves count.
    pub weight: f64,
}

/// Why some people are no team.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TeamError {
    /// No member.
    #[error("a team needs at least one person")]
    Nobody,
    /// A weight that is negative or no number.
    #[error("the weight of “{name}” is not a number from 0 on")]
    Weight {
        /// Whose.
        name: String,
    },
    /// Every weight is 0.
    #[error("somebody has to count: every weight is 0")]
    NoWeight,
}

/// At least one person, in an order of its own, with weights that sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    members: Vec<Member>,
}

impl Team {
    /// Puts the people in order, by name and then by sheet, so that the order
    /// in which they are named cannot matter, and scales their weights.
    ///
    /// # Errors
    ///
    /// [`TeamError::Nobody`] for no member, [`TeamError::Weight`] for a
    /// negative or non-finite weight, [`TeamError::NoWeight`] where all are 0.
    pub fn new(mut members: Vec<Member>) -> Result<Self, TeamError> {
        let valid = |weight: f64| weight.is_finite() && weight >= 0.0;
        if members.is_empty() {
            return Err(TeamError::Nobody);
        }
        order::sort_by(&mut members, |one, other| {
            one.name
                .cmp(&other.name)
                .then_with(|| one.sheet.cmp(&other.sheet))
                .then(one.weight.total_cmp(&other.weight))
        });
        if let Some(wrong) = members.iter().find(|member| !valid(member.weight)) {
            return Err(TeamError::Weight {
                name: wrong.name.clone(),
            });
        }
        let largest = members
            .iter()
            .fold(0.0, |largest: f64, member| largest.max(member.weight));
        if largest <= 0.0 {
            return Err(TeamError::NoWeight);
        }
        // Against the largest first: the sum of huge weights is no number.
        let total: f64 = members.iter().map(|member| member.weight / largest).sum();
        for member in &mut members {
            member.weight = member.weight / largest / total;
        }
        Ok(Self { members })
    }

    /// The people, in the order of the team; their weights sum to 1.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Decides for each person and for all of them.
    pub fn decide(&self, engine: &Engine<'_>) -> TeamDecision {
        self.merge(engine.bundle(), |sheet| engine.decide(sheet))
    }

    /// The same from decisions that were made before: `decision_of` gives the
    /// engine's for a sheet, so that a new name or another person costs no
    /// more than it must.
    pub fn merge(
        &self,
        bundle: &Bundle,
        decision_of: impl Fn(&AnswerSheet) -> Decision,
    ) -> TeamDecision {
        let people: Vec<Person> = self
            .members
            .iter()
            .map(|member| Person {
                name: member.name.clone(),
                weight: member.weight,
                decision: decision_of(&member.sheet),
                sheet: member.sheet.clone(),
            })
            .collect();
        let excluded = screen::excluded(&bundle.catalog, &people);
        let is_out = |id| excluded.iter().any(|each| each.framework == id);
        let remaining: Vec<FrameworkId> = bundle
            .catalog
            .frameworks
            .ids()
            .filter(|id| !is_out(*id))
            .collect();
        let relaxations = if remaining.is_empty() {
            screen::relaxations(&excluded)
        } else {
            Vec::new()
        };
        TeamDecision {
            ranking: merge::ranking(&bundle.catalog, &people, &remaining),
            unchecked: screen::unchecked(&people, &remaining),
            disagreement: difference::disagreement(&bundle.catalog, &people, &remaining),
            relaxations,
            excluded,
            people,
        }
    }
}
