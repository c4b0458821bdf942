//! Which facts every framework file must state.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// `data/facts.json`: every fact a framework file holds, by section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// Facts about the project as a whole.
    pub profile: Vec<FactDefinition>,
    /// Parts a product needs.
    pub features: Vec<FactDefinition>,
    /// Databases.
    pub databases: Vec<FactDefinition>,
    /// Kinds of host.
    pub deployment: Vec<FactDefinition>,
    /// Scores given by people.
    pub judged: Vec<FactDefinition>,
}

/// A section of a framework file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// See [`FactsFile::profile`].
    Profile,
    /// See [`FactsFile::features`].
    Features,
    /// See [`FactsFile::databases`].
    Databases,
    /// See [`FactsFile::deployment`].
    Deployment,
    /// See [`FactsFile::judged`].
    Judged,
}

impl Section {
    /// Every section, in the order of the pages.
    pub const ALL: [Self; 5] = [
        Self::Profile,
        Self::Features,
        Self::Databases,
        Self::Deployment,
        Self::Judged,
    ];

    /// The key of the data files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Features => "features",
            Self::Databases => "databases",
            Self::Deployment => "deployment",
            Self::Judged => "judged",
        }
    }
}

impl FactsFile {
    /// The facts of one section, in the order of the pages.
    pub fn section(&self, section: Section) -> &[FactDefinition] {
        match section {
            Section::Profile => &self.profile,
            Section::Features => &self.features,
            Section::Databases => &self.databases,
            Section::Deployment => &self.deployment,
            Section::Judged => &self.judged,
        }
    }

    /// The name of the fact at `path` (`features.orm`), if there is one.
    pub fn name(&self, path: &str) -> Option<&str> {
        let (section, id) = path.split_once('.')?;
        let section = Section::ALL
            .into_iter()
            .find(|each| each.slug() == section)?;
        self.section(section)
            .iter()
            .find(|fact| fact.id == id)
            .map(|fact| fact.name.as_str())
    }
}

/// One fact: what it is called and how fast it ages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct FactDefinition {
    /// The key of the framework files.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// Months after which the fact is shown as old.
    pub ages_in_months: u32,
}
