//! How the scores given by people are made of points.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::level::{Level, Stated};

/// `data/rubric.json`: how each score is made, by fact id.
pub type Rubric = BTreeMap<String, ScoreRule>;

/// How one score is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreRule {
    /// What is added up.
    pub points: Vec<PointRule>,
    /// The least totals of scores 2, 3, 4 and 5, rising; less is a 1.
    pub least: [f64; 4],
}

/// One addend of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PointRule {
    /// The key of the framework files, where people give the points.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// What earns how many.
    pub means: String,
    /// Where the points come from.
    pub by: PointsBy,
}

/// Where points come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum PointsBy {
    /// People give them: a whole number from the first to the second.
    Given(i8, i8),
    /// The sum over cells of what their levels earn.
    Sum(LevelPoints),
    /// How many groups of cells reach a level.
    Count(GroupPoints),
}

/// What levels earn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LevelPoints {
    /// Keys of cells, as `section.id`.
    pub cells: Vec<String>,
    /// For [`Level::Core`].
    pub core: f64,
    /// For [`Level::Official`].
    pub official: f64,
    /// For [`Level::Community`].
    pub community: f64,
    /// For [`Level::None`].
    pub none: f64,
    /// For a level that is not known.
    pub unknown: f64,
}

/// What a number of groups earns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupPoints {
    /// Groups of cells, as `section.id`; a group counts when all its cells reach the level.
    pub groups: Vec<Vec<String>>,
    /// The level that a cell must reach; an unknown one does not.
    pub at_least: Level,
    /// The least number of groups for 1, 2, … points, rising.
    pub least: Vec<usize>,
}

/// One addend of the score of one framework.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points<'a> {
    /// Its rule.
    pub rule: &'a PointRule,
    /// What the framework has of [`Self::most`].
    pub earned: f64,
    /// The most that can be had.
    pub most: f64,
}

impl ScoreRule {
    /// What a framework has of each addend, in the order of the rule; points
    /// that people give and the file does not state count nothing.
    pub fn points<'a>(&'a self, id: &str, dossier: &Dossier) -> Vec<Points<'a>> {
        self.points
            .iter()
            .map(|rule| Points {
                rule,
                earned: rule.by.earned(id, &rule.id, dossier),
                most: rule.by.most(),
            })
            .collect()
    }

    /// The score from 1 to 5 that a total of points makes.
    pub fn score(&self, total: f64) -> u8 {
        self.least
            .iter()
            .fold(1, |score, least| score + u8::from(total >= *least))
    }
}

impl PointsBy {
    fn earned(&self, judged: &str, id: &str, dossier: &Dossier) -> f64 {
        match self {
            Self::Given(..) => dossier
                .judged
                .get(judged)
                .and_then(|judgement| judgement.points.get(id))
                .map_or(0.0, |points| f64::from(*points)),
            Self::Sum(rule) => rule
                .cells
                .iter()
                .map(|cell| rule.earns(stated(dossier, cell)))
                .sum(),
            Self::Count(rule) => {
                let groups = rule
                    .groups
                    .iter()
                    .filter(|group| group.iter().all(|cell| rule.reached(dossier, cell)))
                    .count();
                rule.earns(groups)
            }
        }
    }

    fn most(&self) -> f64 {
        match self {
            Self::Given(_, most) => f64::from(*most),
            Self::Sum(rule) => rule.cells.iter().map(|_| rule.core).sum(),
            Self::Count(rule) => rule.earns(rule.groups.len()),
        }
    }
}

impl LevelPoints {
    fn earns(&self, level: Stated) -> f64 {
        match level {
            Stated::Core => self.core,
            Stated::Official => self.official,
            Stated::Community => self.community,
            Stated::None => self.none,
            Stated::Unknown => self.unknown,
        }
    }
}

impl GroupPoints {
    fn reached(&self, dossier: &Dossier, cell: &str) -> bool {
        stated(dossier, cell)
            .level()
            .is_some_and(|level| level >= self.at_least)
    }

    fn earns(&self, groups: usize) -> f64 {
        let earned = self.least.iter().filter(|least| groups >= **least);
        f64::from(u32::try_from(earned.count()).unwrap_or(u32::MAX))
    }
}

fn stated(dossier: &Dossier, key: &str) -> Stated {
    dossier.cell(key).map_or(Stated::Unknown, |cell| cell.level)
}
