//! The catalog made ready to be looked through.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, FrameworkId, Level, Section};

use super::filter::Facet;
use super::fold::fold;
use super::lexicon::{Collector, Field, Lexicon};
use super::parts::Parts;

/// The name of a framework.
const NAME: Field = 0;
/// What else its row on the page shows.
const SHOWN: Field = 1;
/// The first of its parts.
pub(super) const FIRST_PART: Field = 2;

/// Sections whose facts are levels.
const LEVELS: [Section; 3] = [Section::Features, Section::Databases, Section::Deployment];

/// The catalog made ready to be looked through: made once, asked often.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    pub(super) rows: Vec<Row>,
    pub(super) words: [Vec<String>; 4],
    pub(super) keys: Vec<String>,
    pub(super) scores: Vec<String>,
    pub(super) lexicon: Lexicon,
    known: Vec<bool>,
    has_parts: bool,
    years: Vec<u16>,
}

/// One framework.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) framework: FrameworkId,
    /// The folded name.
    pub(super) name: String,
    /// By facet: places in the words of the index.
    pub(super) words: [Vec<usize>; 4],
    /// By key.
    pub(super) levels: Vec<Option<Level>>,
    pub(super) first_release: Option<f64>,
    /// By score.
    pub(super) scores: Vec<Option<f64>>,
    /// The year in which the last of its release lines ends.
    pub(super) until: Option<u16>,
}

impl Index {
    /// Makes a catalog ready. Without `parts` the search knows names and what
    /// else the rows show, and levels as far as the catalog carries them.
    /// `ends` holds the year in which the last release line of a framework
    /// ends, by framework id, for those that state one.
    pub fn new(catalog: &Catalog, parts: Option<&Parts>, ends: &BTreeMap<String, u16>) -> Self {
        let words = Facet::ALL.map(|facet| words_of(catalog, facet));
        let keys = keys_of(catalog);
        let scores: Vec<String> = catalog
            .facts
            .section(Section::Judged)
            .iter()
            .map(|fact| fact.id.clone())
            .collect();
        let mut collector = Collector::default();
        let rows = catalog
            .frameworks
            .iter()
            .zip(0..)
            .map(|((id, framework), place)| {
                let own = parts.and_then(|parts| parts.get(&framework.id));
                collector.add(place, NAME, &framework.name);
                collector.add(place, NAME, &framework.id);
                collector.add(place, SHOWN, &framework.summary);
                for facet in Facet::ALL {
                    for word in catalog.words(facet.key(), id) {
                        collector.add(place, SHOWN, word);
                    }
                }
                let levels = keys
                    .iter()
                    .zip(FIRST_PART..)
                    .map(|(key, field)| {
                        let part = own.and_then(|own| own.get(key));
                        if let Some(part) = part.filter(|part| part.is_there()) {
                            collector.add(place, field, &part.what);
                            collector.add(place, field, &called(catalog, key));
                        }
                        part.map_or_else(|| catalog.level(key, id), |part| part.level.level())
                    })
                    .collect();
                Row {
                    framework: id,
                    name: fold(&framework.name),
                    words: Facet::ALL.map(|facet| places_of(catalog, facet, id, &words)),
                    levels,
                    first_release: catalog.number("profile.first_release", id),
                    scores: scores
                        .iter()
                        .map(|score| catalog.number(&format!("judged.{score}"), id))
                        .collect(),
                    until: ends.get(&framework.id).copied(),
                }
            })
            .collect();
        let known = keys
            .iter()
            .map(|key| parts.is_some() || catalog.column(key).is_some())
            .collect();
        let mut years: Vec<u16> = ends.values().copied().collect();
        years.sort_unstable();
        years.dedup();
        Self {
            rows,
            words,
            keys,
            scores,
            lexicon: collector.finish(),
            known,
            has_parts: parts.is_some(),
            years,
        }
    }

    /// The words of a facet, in alphabetical order.
    pub fn words(&self, facet: Facet) -> &[String] {
        self.words
            .get(facet.position())
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether the levels of a fact are there to be asked for.
    pub fn knows(&self, key: &str) -> bool {
        let mut keys = self.keys.iter().zip(&self.known);
        keys.any(|(each, known)| each == key && *known)
    }

    /// Whether the search knows the parts of the frameworks.
    pub fn has_parts(&self) -> bool {
        self.has_parts
    }

    /// The years in which the last line of some framework ends, rising.
    pub fn years(&self) -> &[u16] {
        &self.years
    }
}

/// What a fact is called: by its name, and by its id in words.
fn called(catalog: &Catalog, key: &str) -> String {
    let id = key.split_once('.').map_or(key, |(_, id)| id);
    let name = catalog.facts.name(key).unwrap_or_default();
    format!("{name} {}", id.replace('_', " "))
}

/// The keys of all levels, in the order of the pages.
fn keys_of(catalog: &Catalog) -> Vec<String> {
    LEVELS
        .into_iter()
        .flat_map(|section| {
            let facts = catalog.facts.section(section).iter();
            facts.map(move |fact| format!("{}.{}", section.slug(), fact.id))
        })
        .collect()
}

/// Every word of a facet that some framework has, in alphabetical order.
pub(super) fn words_of(catalog: &Catalog, facet: Facet) -> Vec<String> {
    let mut words: Vec<String> = catalog
        .frameworks
        .ids()
        .flat_map(|id| catalog.words(facet.key(), id))
        .cloned()
        .collect();
    words.sort_by_cached_key(|word| (fold(word), word.clone()));
    words.dedup();
    words
}

fn places_of(
    catalog: &Catalog,
    facet: Facet,
    id: FrameworkId,
    words: &[Vec<String>; 4],
) -> Vec<usize> {
    let Some(words) = words.get(facet.position()) else {
        return Vec::new();
    };
    catalog
        .words(facet.key(), id)
        .iter()
        .filter_map(|word| words.iter().position(|each| each == word))
        .collect()
}
