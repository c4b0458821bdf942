//! Everything known about one framework, as its data file holds it.
//!
//! The same file is the source of truth, the public JSON and what the
//! evidence pages read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::level::{Level, Stated};

/// One file of `data/frameworks`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Kebab-case, the name of the file.
    pub id: String,
    /// As the project writes it.
    pub name: String,
    /// One sentence: what it is and whom it suits.
    pub summary: String,
    /// Home page.
    pub website: String,
    /// Where the source code lives.
    pub repository: String,
    /// Facts about the project as a whole, by fact id.
    pub profile: BTreeMap<String, ProfileFact>,
    /// How far it has each feature, by fact id.
    pub features: BTreeMap<String, Cell>,
    /// How far it reaches each database, by fact id.
    pub databases: BTreeMap<String, Cell>,
    /// How far it runs on each kind of host, by fact id.
    pub deployment: BTreeMap<String, Cell>,
    /// Scores given by people, by fact id.
    pub judged: BTreeMap<String, Judgement>,
    /// What it is good at.
    pub strengths: Vec<Remark>,
    /// What speaks against it.
    pub weaknesses: Vec<Remark>,
    /// The official way to begin.
    pub quick_start: QuickStart,
    /// What the facts above cite, by source id.
    pub sources: BTreeMap<String, Source>,
}

impl Dossier {
    /// The cell under `section.id` (`features.orm`), if there is one.
    pub fn cell(&self, key: &str) -> Option<&Cell> {
        let (section, id) = key.split_once('.')?;
        match section {
            "features" => self.features.get(id),
            "databases" => self.databases.get(id),
            "deployment" => self.deployment.get(id),
            _ => None,
        }
    }
}

/// A fact of the profile with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileFact {
    /// Absent where the documents read state nothing.
    pub value: Option<ProfileValue>,
    /// A remark on how the value was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Key into the sources of the file.
    pub source: String,
}

/// A value of the profile: a number, a word or several words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ProfileValue {
    /// A year or a length of time.
    Number(f64),
    /// One word or sentence.
    Word(String),
    /// Several words.
    Words(Vec<String>),
}

/// A level with what it stands on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// How far the framework has it.
    pub level: Stated,
    /// By which part; for an unknown level, what was looked at.
    pub what: String,
    /// Key into the sources of the file; required for a known level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day it was looked for; required for an unknown level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<String>,
    /// A remark on how the level was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Set where the documents, or the rules by which levels are given, leave
    /// another level possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

/// Another level that a reader with the same documents might give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// The other level.
    pub or: Level,
    /// What it hangs on: one sentence.
    pub because: String,
}

/// A score from 1 (weakest) to 5 given by people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// What people gave of each addend that [`super::Rubric`] leaves to them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub points: BTreeMap<String, i8>,
    /// 1 to 5: what the points make by [`super::Rubric`].
    pub score: u8,
    /// What the points rest on.
    pub why: String,
    /// Key into the sources of the file.
    pub source: String,
}

/// A strength or a weakness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// One sentence.
    pub text: String,
    /// Key into the sources of the file.
    pub source: String,
}

/// The official way to begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuickStart {
    /// Shell commands, in order.
    pub commands: Vec<String>,
    /// Key into the sources of the file.
    pub source: String,
}

/// A document that facts cite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is.
    pub url: String,
    /// The day it was read, `YYYY-MM-DD`.
    pub read: String,
    /// Which copy was read, where it was not the page itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
}
