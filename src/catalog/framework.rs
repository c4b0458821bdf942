//! The part of the catalog that ranking needs: it travels with the first load.

use std::collections::BTreeMap;
use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::criterion::{Concern, CriteriaFile, Criterion, Theme};
use super::facts::FactsFile;
use super::level::Level;
use super::table::{ConcernId, CriterionId, FrameworkId, Table};

/// Frameworks, the facts that ranking reads, and what they are compared on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "CatalogForm", into = "CatalogForm")]
pub struct Catalog {
    /// The edition of the data, `YYYY-MM`.
    pub version: String,
    /// The frameworks, by id.
    pub frameworks: Table<FrameworkId, Framework>,
    /// Groups of concerns.
    pub themes: Vec<Theme>,
    /// What questions ask about.
    pub concerns: Table<ConcernId, Concern>,
    /// What frameworks are compared on.
    pub criteria: Table<CriterionId, Criterion>,
    /// The facts that criteria, requirements and lists read.
    pub columns: Vec<Column>,
    /// The names of all facts.
    pub facts: FactsFile,
}

/// A framework as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Framework {
    /// Kebab-case.
    pub id: String,
    /// As the project writes it.
    pub name: String,
    /// One sentence.
    pub summary: String,
}

/// One fact of every framework, in framework order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Column {
    /// `section.id`.
    pub key: String,
    /// The unit of numbers, where they have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// One value for each framework; `None` is unknown.
    pub values: Values,
    /// Levels that are doubtful: the other level that a framework may have, by
    /// its id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub doubts: BTreeMap<String, Level>,
}

/// The values of one fact, in framework order; `None` is unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Values {
    /// Levels.
    Levels(Vec<Option<Level>>),
    /// Scores from 1 to 5.
    Scores(Vec<Option<u8>>),
    /// Numbers in the unit of the fact.
    Numbers(Vec<Option<f64>>),
    /// Words.
    Words(Vec<Option<Vec<String>>>),
}

impl Values {
    /// Whether the fact is known of a framework.
    pub fn is_known(&self, framework: FrameworkId) -> bool {
        use super::table::Id;
        let position = framework.position();
        match self {
            Self::Levels(rows) => matches!(rows.get(position), Some(Some(_))),
            Self::Scores(rows) => matches!(rows.get(position), Some(Some(_))),
            Self::Numbers(rows) => matches!(rows.get(position), Some(Some(_))),
            Self::Words(rows) => matches!(rows.get(position), Some(Some(_))),
        }
    }
}

impl Catalog {
    /// The facts under a key, if the catalog carries them.
    pub fn column(&self, key: &str) -> Option<&Values> {
        self.columns
            .iter()
            .find(|column| column.key == key)
            .map(|column| &column.values)
    }

    /// The unit of the numbers under a key.
    pub fn unit(&self, key: &str) -> Option<&str> {
        self.columns
            .iter()
            .find(|column| column.key == key)
            .and_then(|column| column.unit.as_deref())
    }

    /// The level of a framework under a key; `None` where it is unknown.
    pub fn level(&self, key: &str, framework: FrameworkId) -> Option<Level> {
        use super::table::Id;
        match self.column(key)? {
            Values::Levels(rows) => rows.get(framework.position()).copied().flatten(),
            _ => None,
        }
    }

    /// The other level that a framework may have under a key, where its level
    /// is doubtful.
    pub fn doubt(&self, key: &str, framework: FrameworkId) -> Option<Level> {
        let column = self.columns.iter().find(|column| column.key == key)?;
        column.doubts.get(&self.frameworks[framework].id).copied()
    }

    /// The words of a framework under a key; empty where they are unknown.
    pub fn words(&self, key: &str, framework: FrameworkId) -> &[String] {
        use super::table::Id;
        match self.column(key) {
            Some(Values::Words(rows)) => rows
                .get(framework.position())
                .and_then(Option::as_deref)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of a framework under a key; `None` where it is unknown.
    pub fn number(&self, key: &str, framework: FrameworkId) -> Option<f64> {
        use super::table::Id;
        match self.column(key)? {
            Values::Numbers(rows) => rows.get(framework.position()).copied().flatten(),
            Values::Scores(rows) => rows
                .get(framework.position())
                .copied()
                .flatten()
                .map(f64::from),
            _ => None,
        }
    }

    /// The framework of a slug, if the catalog has it.
    pub fn framework(&self, slug: &str) -> Option<FrameworkId> {
        self.frameworks.find(|framework| framework.id == slug)
    }

    /// The criterion of a slug, if the catalog has it.
    pub fn criterion(&self, slug: &str) -> Option<CriterionId> {
        self.criteria.find(|criterion| criterion.id == slug)
    }

    /// The concern of a slug, if the catalog has it.
    pub fn concern(&self, slug: &str) -> Option<ConcernId> {
        self.concerns.find(|concern| concern.id == slug)
    }

    /// The theme of a criterion, by its position in [`Catalog::themes`].
    pub fn theme_of(&self, criterion: CriterionId) -> usize {
        let concern = &self.criteria[criterion].concern;
        self.concerns
            .rows()
            .iter()
            .find(|each| each.id == *concern)
            .and_then(|concern| {
                self.themes
                    .iter()
                    .position(|theme| theme.id == concern.theme)
            })
            .unwrap_or_default()
    }
}

/// The catalog as it is written down.
#[derive(Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
struct CatalogForm {
    version: String,
    frameworks: Vec<Framework>,
    criteria: CriteriaFile,
    columns: Vec<Column>,
    facts: FactsFile,
}

impl From<CatalogForm> for Catalog {
    fn from(form: CatalogForm) -> Self {
        Self {
            version: form.version,
            frameworks: Table::new(form.frameworks),
            themes: form.criteria.themes,
            concerns: Table::new(form.criteria.concerns),
            criteria: Table::new(form.criteria.criteria),
            columns: form.columns,
            facts: form.facts,
        }
    }
}

impl From<Catalog> for CatalogForm {
    fn from(catalog: Catalog) -> Self {
        Self {
            version: catalog.version,
            frameworks: catalog.frameworks.rows().to_vec(),
            criteria: CriteriaFile {
                themes: catalog.themes,
                concerns: catalog.concerns.rows().to_vec(),
                criteria: catalog.criteria.rows().to_vec(),
            },
            columns: catalog.columns,
            facts: catalog.facts,
        }
    }
}

impl BorshSerialize for Catalog {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&CatalogForm::from(self.clone()), writer)
    }
}

impl BorshDeserialize for Catalog {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Self> {
        CatalogForm::deserialize_reader(reader).map(Self::from)
    }
}
