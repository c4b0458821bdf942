//! How the data is made: what counts as what, which frameworks are in, and what
//! changed between editions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dossier::Source;

/// `data/conventions.json`: how levels are given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conventions {
    /// What holds for every level.
    pub general: Vec<Convention>,
    /// What counts, by `section.id`, or by section where one rule holds for all
    /// its facts.
    pub counts: BTreeMap<String, String>,
}

impl Conventions {
    /// What counts for a fact: its own rule, or that of its section.
    pub fn counts(&self, section: &str, id: &str) -> Option<&str> {
        self.counts
            .get(&format!("{section}.{id}"))
            .or_else(|| self.counts.get(section))
            .map(String::as_str)
    }
}

/// A rule with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Convention {
    /// Kebab-case.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// What it says.
    pub means: String,
}

/// `data/left-out.json`: which frameworks are in, and why others are not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entrance {
    /// What a framework must be to get in.
    pub rules: Vec<Convention>,
    /// Considered and left out.
    pub left_out: Vec<LeftOut>,
    /// Well known, and not looked at for this edition.
    pub not_read: Vec<NotRead>,
}

/// A framework that was considered and left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Kebab-case.
    pub id: String,
    /// As the project writes it.
    pub name: String,
    /// The language it is used in.
    pub language: String,
    /// Which of [`Entrance::rules`] it does not meet.
    pub rule: String,
    /// Why not.
    pub why: String,
    /// What that rests on.
    pub source: Source,
}

/// A framework that was not looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotRead {
    /// Kebab-case.
    pub id: String,
    /// As the project writes it.
    pub name: String,
    /// The language it is used in.
    pub language: String,
}

/// One edition of `data/changes.json`, and what changed with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// `YYYY-MM`.
    pub version: String,
    /// What changed, the weightiest first.
    pub changes: Vec<EditionChange>,
}

/// One change of an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EditionChange {
    /// What kind.
    pub kind: ChangeKind,
    /// One sentence.
    pub text: String,
}

/// What kind of change an edition brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Something new.
    Added,
    /// Something is otherwise than before.
    Changed,
    /// Something is gone.
    Removed,
    /// Something is still to do.
    Open,
}
