//! How far a framework has a feature.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// How far a framework has a feature, weakest first.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not to be had, or ruled out by the design.
    None,
    /// By a library or service of others.
    Community,
    /// By an add-on of the same team.
    Official,
    /// In the default install.
    Core,
}

impl Level {
    /// Every level, weakest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Community, Self::Official, Self::Core];

    /// The word of the data files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Community => "community",
            Self::Official => "official",
            Self::Core => "core",
        }
    }

    /// The words on screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "not available",
            Self::Community => "from the community",
            Self::Official => "official add-on",
            Self::Core => "built in",
        }
    }
}

/// A level as a data file states it: known, or said to be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Stated {
    /// See [`Level::None`].
    None,
    /// See [`Level::Community`].
    Community,
    /// See [`Level::Official`].
    Official,
    /// See [`Level::Core`].
    Core,
    /// Looked for and not settled.
    Unknown,
}

impl Stated {
    /// The level, or `None` where it is unknown.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::None => Some(Level::None),
            Self::Community => Some(Level::Community),
            Self::Official => Some(Level::Official),
            Self::Core => Some(Level::Core),
            Self::Unknown => None,
        }
    }
}
