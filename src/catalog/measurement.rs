//! Dated figures about the frameworks, and claims of others about them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `data/measurements.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasurementsFile {
    /// What is measured.
    pub metrics: Vec<Metric>,
    /// One figure for a framework and a metric.
    pub figures: Vec<Figure>,
}

/// What is measured, by whom. Figures of two metrics never share an axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// The key that figures and criteria use.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// The unit of every figure.
    pub unit: String,
    /// The benchmark, survey or list it comes from.
    pub benchmark: String,
    /// Which direction is better.
    pub better: Better,
    /// What its figures hold.
    pub holds: Holds,
    /// Months after which a figure is shown as old.
    pub ages_in_months: u32,
}

/// Which direction of a metric is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither.
    None,
}

/// What the figures of a metric hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// Non-negative numbers.
    Number,
    /// Versions, dates or sentences.
    Text,
}

/// One dated figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The framework's id.
    pub framework: String,
    /// The metric's id.
    pub metric: String,
    /// The figure.
    pub value: FigureValue,
    /// The date it holds for: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// Key into `data/sources.json`.
    pub source: String,
    /// What to know before quoting it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A figure: a number in the unit of its metric, or text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FigureValue {
    /// In the unit of the metric.
    Number(f64),
    /// A version, a date or a sentence.
    Text(String),
}

/// A source of figures; one entry of `data/sources.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasurementSource {
    /// The document's title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is; absent for look-ups in package lists.
    pub url: Option<String>,
    /// The date of the source, where it states one.
    pub as_of: Option<String>,
    /// The day it was read.
    pub read: String,
    /// The machines it was measured on, where something was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hardware: Option<String>,
    /// What to know before quoting it.
    pub caveat: String,
}

/// `data/releases.json`: the release lines of frameworks, by framework id.
pub type Releases = BTreeMap<String, ReleaseLines>;

/// The release lines of one framework as a dated list holds them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseLines {
    /// The day the list holds for.
    pub as_of: String,
    /// Key into `data/sources.json`.
    pub source: String,
    /// Newest first.
    pub lines: Vec<ReleaseLine>,
}

/// One release line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseLine {
    /// What the project calls it: `6.1`.
    pub line: String,
    /// Its newest version on that day.
    pub latest: String,
    /// Whether the project calls it a line of long-term support.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub long_term: bool,
    /// The day its security fixes end, `YYYY-MM-DD`; absent where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
}

/// What a well-known article says, and what the evidence says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Kebab-case.
    pub id: String,
    /// What the article says.
    pub says: String,
    /// The frameworks it speaks of, by id.
    pub frameworks: Vec<String>,
    /// How it stands against the evidence.
    pub verdict: Verdict,
    /// What was found.
    pub evidence: String,
    /// A wording that holds.
    pub wording: String,
    /// Keys into `data/sources.json`.
    pub sources: Vec<String>,
}

/// How a claim stands against the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The evidence agrees.
    Supported,
    /// A part of it holds.
    Partly,
    /// It held once.
    Outdated,
    /// The evidence disagrees or is divided.
    NotSupported,
}
