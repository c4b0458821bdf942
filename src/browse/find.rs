//! From what is asked for to what is listed.

use std::cmp::Ordering;

use crate::catalog::{FrameworkId, Id, Level};

use super::filter::{Condition, Facet, Filter, Sort};
use super::fold::fold;
use super::index::{FIRST_PART, Index, Row};
use super::lexicon::{Field, words_of};

/// A framework that fulfils a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The framework.
    pub framework: FrameworkId,
    /// The facts whose parts hold a word searched for that the row does not
    /// show, by key, in the order of the words.
    pub parts: Vec<String>,
}

/// What comes of a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What fulfils it, in the order asked for.
    pub found: Vec<Found>,
    /// How many would be listed with each word of a facet chosen alone there,
    /// by facet, then by word as [`Index::words`] has them.
    pub counts: [Vec<usize>; 4],
    /// If nothing fulfils it: what would be listed without one condition, most
    /// first; only conditions without which there is something.
    pub ways: Vec<Way>,
}

/// A condition to give up, and how many would be listed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The condition.
    pub without: Condition,
    /// How many fulfil the others.
    pub count: usize,
}

/// A condition ready to be held against a row.
enum Test {
    /// By row.
    Text(Vec<bool>),
    /// The words chosen.
    Facet(Facet, Vec<usize>),
    /// The place of the key, or none where nobody has such a fact.
    Level(Option<usize>, Level),
    Until(u16),
}

impl Test {
    fn passes(&self, place: usize, row: &Row) -> bool {
        match self {
            Self::Text(held) => held.get(place).copied().unwrap_or_default(),
            Self::Facet(facet, chosen) => row
                .words
                .get(facet.position())
                .is_some_and(|words| words.iter().any(|word| chosen.contains(word))),
            Self::Level(key, least) => key
                .and_then(|key| row.levels.get(key).copied().flatten())
                .is_some_and(|level| level >= *least),
            Self::Until(year) => row.until.is_some_and(|until| until >= *year),
        }
    }
}

impl Index {
    /// Lists what fulfils a filter. `ranks` holds the place of each framework in
    /// a ranking, in catalog order; `None` for one that is out of it.
    pub fn find(&self, filter: &Filter, sort: &Sort, ranks: &[Option<u32>]) -> Findings {
        let places = self.places_of_words(&filter.text);
        let conditions = filter.conditions();
        let tests: Vec<Test> = conditions
            .iter()
            .map(|condition| self.test(filter, condition, &places))
            .collect();
        let mut kept: Vec<usize> = Vec::new();
        let mut counts = self.words.each_ref().map(|words| vec![0; words.len()]);
        let mut missed = vec![0; tests.len()];
        for (place, row) in self.rows.iter().enumerate() {
            let mut failed = (0..tests.len())
                .filter(|test| !tests.get(*test).is_some_and(|test| test.passes(place, row)));
            match (failed.next(), failed.next()) {
                (None, _) => {
                    kept.push(place);
                    for facet in Facet::ALL {
                        count(&mut counts, facet, row);
                    }
                }
                (Some(only), None) => {
                    if let Some(missed) = missed.get_mut(only) {
                        *missed += 1;
                    }
                    if let Some(Test::Facet(facet, _)) = tests.get(only) {
                        count(&mut counts, *facet, row);
                    }
                }
                _ => {}
            }
        }
        self.sort(&mut kept, sort, ranks);
        let ways = if kept.is_empty() {
            ways(conditions, &missed)
        } else {
            Vec::new()
        };
        Findings {
            found: kept
                .into_iter()
                .filter_map(|place| self.found(place, &places))
                .collect(),
            counts,
            ways,
        }
    }

    /// For every word typed: where it stands best in each row.
    fn places_of_words(&self, text: &str) -> Vec<Vec<Option<Field>>> {
        words_of(&fold(text))
            .map(|word| self.lexicon.places(word, self.rows.len()))
            .collect()
    }

    fn test(&self, filter: &Filter, condition: &Condition, places: &[Vec<Option<Field>>]) -> Test {
        match condition {
            Condition::Text => Test::Text(
                (0..self.rows.len())
                    .map(|row| {
                        places
                            .iter()
                            .all(|word| word.get(row).is_some_and(Option::is_some))
                    })
                    .collect(),
            ),
            Condition::Facet(facet) => {
                let words = self.words(*facet).iter().enumerate();
                let chosen = words.filter(|(_, word)| filter.has(*facet, word));
                Test::Facet(*facet, chosen.map(|(place, _)| place).collect())
            }
            Condition::Level(key) => Test::Level(
                self.keys.iter().position(|each| each == key),
                filter.levels.get(key).copied().unwrap_or(Level::None),
            ),
            Condition::Until => Test::Until(filter.until.unwrap_or_default()),
        }
    }

    fn found(&self, place: usize, places: &[Vec<Option<Field>>]) -> Option<Found> {
        let row = self.rows.get(place)?;
        let mut parts: Vec<String> = Vec::new();
        for word in places {
            let field = word.get(place).copied().flatten()?;
            let key = field
                .checked_sub(FIRST_PART)
                .and_then(|part| self.keys.get(usize::from(part)));
            if let Some(key) = key.filter(|key| !parts.contains(key)) {
                parts.push(key.clone());
            }
        }
        Some(Found {
            framework: row.framework,
            parts,
        })
    }

    fn sort(&self, kept: &mut [usize], sort: &Sort, ranks: &[Option<u32>]) {
        let score = match sort {
            Sort::Score(id) => self.scores.iter().position(|each| each == id),
            _ => None,
        };
        let order = |one: &Row, other: &Row| match sort {
            Sort::Name => one.name.cmp(&other.name),
            Sort::Rank => {
                let [one, other] =
                    [one, other].map(|row| ranks.get(row.framework.position()).copied().flatten());
                known_first(one, other, |one, other| one.cmp(&other))
            }
            Sort::FirstRelease => {
                known_first(one.first_release, other.first_release, |one, other| {
                    one.total_cmp(&other)
                })
            }
            Sort::Score(_) => {
                let [one, other] =
                    [one, other].map(|row| score.and_then(|score| *row.scores.get(score)?));
                known_first(one, other, |one, other| other.total_cmp(&one))
            }
        };
        kept.sort_by(
            |one, other| match (self.rows.get(*one), self.rows.get(*other)) {
                (Some(one), Some(other)) => {
                    order(one, other).then(one.framework.cmp(&other.framework))
                }
                _ => Ordering::Equal,
            },
        );
    }
}

fn count(counts: &mut [Vec<usize>; 4], facet: Facet, row: &Row) {
    let Some((counts, words)) = counts
        .get_mut(facet.position())
        .zip(row.words.get(facet.position()))
    else {
        return;
    };
    for word in words {
        if let Some(count) = counts.get_mut(*word) {
            *count += 1;
        }
    }
}

fn known_first<T>(
    one: Option<T>,
    other: Option<T>,
    order: impl FnOnce(T, T) -> Ordering,
) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => order(one, other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn ways(conditions: Vec<Condition>, missed: &[usize]) -> Vec<Way> {
    let mut ways: Vec<Way> = conditions
        .into_iter()
        .zip(missed)
        .filter(|(_, count)| **count > 0)
        .map(|(without, count)| Way {
            without,
            count: *count,
        })
        .collect();
    ways.sort_by_key(|way| std::cmp::Reverse(way.count));
    ways
}
