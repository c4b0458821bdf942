//! Which facts every framework file must state.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// `data/facts.json`: every fact a framework file holds, by section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// How fast all else ages.
    pub others: OtherAges,
}

/// Months after which what is no fact of a section is shown as old.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherAges {
    /// Strengths and weaknesses.
    pub remarks: u32,
    /// The official way to begin.
    pub quick_start: u32,
    /// Lines of `data/releases.json`.
    pub release_lines: u32,
    /// What the evidence says of an article.
    pub claims: u32,
}

impl OtherAges {
    /// Every limit with its key.
    pub fn limits(&self) -> [(&'static str, u32); 4] {
        [
            ("remarks", self.remarks),
            ("quick_start", self.quick_start),
            ("release_lines", self.release_lines),
            ("claims", self.claims),
        ]
    }
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
        self.definition(path).map(|fact| fact.name.as_str())
    }

    /// The months for which the fact at `path` is fresh, if there is one.
    pub fn ages_in_months(&self, path: &str) -> Option<u32> {
        self.definition(path).map(|fact| fact.ages_in_months)
    }

    fn definition(&self, path: &str) -> Option<&FactDefinition> {
        let (section, id) = path.split_once('.')?;
        let section = Section::ALL
            .into_iter()
            .find(|each| each.slug() == section)?;
        self.section(section).iter().find(|fact| fact.id == id)
    }
}

/// One fact: what it is called and how fast it ages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactDefinition {
    /// The key of the framework files.
    pub id: String,
    /// The words on screen.
    pub name: String,
    /// Months after which the fact is shown as old.
    pub ages_in_months: u32,
}
