//! What is asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Level;

/// A fact of the profile whose words can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Languages it is written in for.
    Language,
    /// What kind of framework.
    Kind,
    /// How its main language is typed.
    Typing,
    /// Under which licence it comes.
    Licence,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Language, Self::Kind, Self::Typing, Self::Licence];

    /// The fact it reads.
    pub fn key(self) -> &'static str {
        match self {
            Self::Language => "profile.languages",
            Self::Kind => "profile.kind",
            Self::Typing => "profile.typing",
            Self::Licence => "profile.license",
        }
    }

    /// Its name in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Kind => "kind",
            Self::Typing => "typing",
            Self::Licence => "licence",
        }
    }

    /// Its place in [`Self::ALL`].
    pub(super) fn position(self) -> usize {
        self as usize
    }
}

/// What a framework must fulfil to be listed. Empty: everything is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was typed; each of its words must occur somewhere.
    pub text: String,
    /// Words of the data: one of each facet named here must be there.
    pub words: BTreeMap<Facet, BTreeSet<String>>,
    /// The least level of facts, by key (`features.orm`). An unknown level does
    /// not reach any.
    pub levels: BTreeMap<String, Level>,
    /// A year into which some release line must get fixes.
    pub until: Option<u16>,
}

/// One condition of a [`Filter`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The text typed.
    Text,
    /// A facet with everything chosen of it.
    Facet(Facet),
    /// A least level, by the key of its fact.
    Level(String),
    /// The year of [`Filter::until`].
    Until,
}

impl Filter {
    /// Whether everything is listed.
    pub fn is_empty(&self) -> bool {
        self.conditions().is_empty()
    }

    /// Every condition, in the order of the page.
    pub fn conditions(&self) -> Vec<Condition> {
        let text = (!self.text.trim().is_empty()).then_some(Condition::Text);
        let facets = self
            .words
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(facet, _)| Condition::Facet(*facet));
        let levels = self.levels.keys().cloned().map(Condition::Level);
        let until = self.until.map(|_| Condition::Until);
        text.into_iter()
            .chain(facets)
            .chain(levels)
            .chain(until)
            .collect()
    }

    /// The filter without a condition.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut filter = self.clone();
        match condition {
            Condition::Text => filter.text.clear(),
            Condition::Facet(facet) => {
                filter.words.remove(facet);
            }
            Condition::Level(key) => {
                filter.levels.remove(key);
            }
            Condition::Until => filter.until = None,
        }
        filter
    }

    /// Whether a word of a facet is chosen.
    pub fn has(&self, facet: Facet, word: &str) -> bool {
        self.words
            .get(&facet)
            .is_some_and(|words| words.contains(word))
    }

    /// Chooses a word of a facet, or takes it back.
    pub fn toggle(&mut self, facet: Facet, word: &str) {
        let words = self.words.entry(facet).or_default();
        if !words.remove(word) {
            words.insert(word.to_owned());
        }
        if words.is_empty() {
            self.words.remove(&facet);
        }
    }

    /// Sets the least level of a fact; `None` asks for none.
    pub fn ask(&mut self, key: &str, level: Option<Level>) {
        match level {
            Some(level) => self.levels.insert(key.to_owned(), level),
            None => self.levels.remove(key),
        };
    }
}

/// The order of the list. What is not known stands last; ties stand by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By the place in the ranking, best first.
    Rank,
    /// By the year of the first release, oldest first.
    FirstRelease,
    /// By a judged score, best first: its id.
    Score(String),
}
