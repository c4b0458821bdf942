//! What frameworks are compared on.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// `data/criteria.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CriteriaFile {
    /// Groups of concerns, in the order of the pages.
    pub themes: Vec<Theme>,
    /// What questions ask about.
    pub concerns: Vec<Concern>,
    /// What frameworks are compared on.
    pub criteria: Vec<Criterion>,
}

/// A group of concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Kebab-case.
    pub id: String,
    /// The words on screen.
    pub name: String,
}

/// What one question asks about. It owns one or more criteria, and however
/// many it owns, it weighs what its importance says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// Kebab-case.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// The theme it belongs to.
    pub theme: String,
}

/// What frameworks are compared on: reads a fact, gives a partial value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Kebab-case.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// The one concern it belongs to.
    pub concern: String,
    /// Its default share of the concern; shares are scaled to sum to 1.
    pub share: f64,
    /// What the two ends of the scale mean.
    pub means: String,
    /// From the fact to a partial value.
    pub value: ValueFunction,
}

/// From a fact to a partial value in 0…1 on a scale that is fixed by the
/// domain, so that a framework added or removed moves no other's value.
///
/// Source: Keeney and Raiffa, *Decisions with Multiple Objectives* (1976),
/// chapter 3.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ValueFunction {
    /// A level: none 0, core 1, and those of the model between them.
    Level {
        /// The fact, as `section.id`.
        reads: String,
    },
    /// The mean level over those facts of a section that the answers name.
    LevelOfChoice {
        /// The section.
        reads: String,
    },
    /// A judged score: 1 gives 0, 5 gives 1.
    Score {
        /// The fact, as `judged.id`.
        reads: String,
    },
    /// Linear between the anchors, clamped outside. `best < worst` means that
    /// less is better.
    Linear {
        /// The fact, as `profile.id` or `measurements.id`.
        reads: String,
        /// Gives 0.
        worst: f64,
        /// Gives 1.
        best: f64,
        /// Relative standard deviation of the fact.
        spread: f64,
        /// What an unknown number is drawn from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unknown: Option<Unknown>,
    },
    /// Linear in the logarithm between the anchors, clamped outside.
    Log {
        /// The fact, as `profile.id` or `measurements.id`.
        reads: String,
        /// Gives 0; above 0.
        worst: f64,
        /// Gives 1; above 0.
        best: f64,
        /// Standard deviation of the logarithm of the fact.
        spread: f64,
        /// What an unknown number is drawn from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unknown: Option<Unknown>,
    },
    /// A word, by a table.
    Words {
        /// The fact, as `profile.id`.
        reads: String,
        /// The partial value of every word that occurs.
        values: BTreeMap<String, f64>,
    },
    /// The best fit between the words of a fact and those the answers name.
    FitOfChoice {
        /// The fact, as `profile.id`.
        reads: String,
        /// What a fit with any word but the first is multiplied by, where the
        /// first says more than the others: above 0, at most 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        later: Option<f64>,
    },
}

/// What an unknown number is drawn from, where the known ones of frameworks of
/// the same kind are no fair sample of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unknown {
    /// What.
    pub from: UnknownFrom,
    /// Why those are fairer.
    pub why: String,
}

/// See [`Unknown`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum UnknownFrom {
    /// The known numbers of frameworks that share a word of this fact, as
    /// `profile.id`, where so many or more are known, else of all.
    Like(String, u32),
    /// Any number from the first to the second, evenly in its logarithm.
    Between(f64, f64),
}

impl ValueFunction {
    /// The fact it reads as `section.id`, or the section for a choice of levels.
    pub fn reads(&self) -> &str {
        match self {
            Self::Level { reads }
            | Self::LevelOfChoice { reads }
            | Self::Score { reads }
            | Self::Linear { reads, .. }
            | Self::Log { reads, .. }
            | Self::Words { reads, .. }
            | Self::FitOfChoice { reads, .. } => reads,
        }
    }

    /// Whether the answers choose what is read.
    pub fn depends_on_choice(&self) -> bool {
        matches!(self, Self::LevelOfChoice { .. } | Self::FitOfChoice { .. })
    }
}
