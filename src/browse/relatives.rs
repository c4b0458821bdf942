//! Which frameworks are alike, and what tells them apart.

use backstay_numerics::order;

use crate::catalog::{Catalog, FrameworkId, Id, Level, Values};

/// How much each kind of fact counts in a distance; they sum to 1. What a
/// framework brings along counts most, then the language that people must know
/// and the kind of work it is for, then typing, which follows the language.
const LEVELS: f64 = 0.6;
const LANGUAGES: f64 = 0.15;
const KIND: f64 = 0.15;
const TYPING: f64 = 0.1;

/// Steps from the weakest level to the strongest.
const STEPS: f64 = 3.0;

/// How many facts are named.
const TOLD: usize = 3;

/// A framework that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Relative {
    /// The framework.
    pub framework: FrameworkId,
    /// How far apart they are, 0…1.
    pub distance: f64,
    /// The facts that tell them apart most, most first: at most three.
    pub differences: Vec<Difference>,
}

/// A fact in which two frameworks differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The fact, as `section.id`.
    pub key: String,
    /// What it says of the framework asked about.
    pub own: Told,
    /// What it says of its relative.
    pub others: Told,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// How far it has something.
    Level(Level),
    /// Words.
    Words(Vec<String>),
}

/// The `most` frameworks nearest to one, nearest first, ties by id. A fact that
/// is not known of both counts for neither nearness nor distance.
pub fn relatives(catalog: &Catalog, of: FrameworkId, most: usize) -> Vec<Relative> {
    let mut others: Vec<(FrameworkId, f64)> = catalog
        .frameworks
        .ids()
        .filter(|other| *other != of)
        .map(|other| (other, distance(catalog, of, other)))
        .collect();
    order::sort_by(&mut others, |one, other| {
        one.1.total_cmp(&other.1).then(one.0.cmp(&other.0))
    });
    others
        .into_iter()
        .take(most)
        .map(|(framework, distance)| Relative {
            framework,
            distance,
            differences: differences(catalog, of, framework),
        })
        .collect()
}

/// How far apart two frameworks are, 0…1: the mean difference of their levels,
/// and how few of their languages, kinds and ways of typing they share.
pub fn distance(catalog: &Catalog, one: FrameworkId, other: FrameworkId) -> f64 {
    let words = |key| unlike(catalog.words(key, one), catalog.words(key, other));
    let parts = [
        (LEVELS, levels_apart(catalog, one, other)),
        (LANGUAGES, words("profile.languages")),
        (KIND, words("profile.kind")),
        (TYPING, words("profile.typing")),
    ];
    let known = || {
        parts
            .iter()
            .filter_map(|(weight, apart)| Some((*weight, (*apart)?)))
    };
    let total: f64 = known().map(|(weight, _)| weight).sum();
    if total > 0.0 {
        known().map(|(weight, apart)| weight * apart).sum::<f64>() / total
    } else {
        1.0
    }
}

/// The mean difference of the levels known of both, in steps of the scale.
fn levels_apart(catalog: &Catalog, one: FrameworkId, other: FrameworkId) -> Option<f64> {
    let apart: Vec<f64> = catalog
        .columns
        .iter()
        .filter_map(|column| steps(&column.values, one, other))
        .collect();
    let count = f64::from(u32::try_from(apart.len()).unwrap_or(u32::MAX));
    (!apart.is_empty()).then(|| apart.iter().sum::<f64>() / count)
}

/// How far two levels are apart, 0…1, if both are known.
fn steps(values: &Values, one: FrameworkId, other: FrameworkId) -> Option<f64> {
    let (one, other) = both_levels(values, one, other)?;
    Some(f64::from((one as u8).abs_diff(other as u8)) / STEPS)
}

fn both_levels(values: &Values, one: FrameworkId, other: FrameworkId) -> Option<(Level, Level)> {
    let Values::Levels(rows) = values else {
        return None;
    };
    let level = |id: FrameworkId| rows.get(id.position()).copied().flatten();
    Some((level(one)?, level(other)?))
}

/// The share of the words of either that they do not have in common; `None`
/// where one has none.
fn unlike(own: &[String], others: &[String]) -> Option<f64> {
    if own.is_empty() || others.is_empty() {
        return None;
    }
    let shared = own.iter().filter(|word| others.contains(word)).count();
    let all = own.len() + others.len() - shared;
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    Some(1.0 - share(shared) / share(all))
}

/// The facts in which two frameworks differ most; of equal ones those that
/// stand first on the pages, parts before the profile.
fn differences(catalog: &Catalog, of: FrameworkId, other: FrameworkId) -> Vec<Difference> {
    let mut found: Vec<(f64, Difference)> = Vec::new();
    for section in ["features", "databases", "deployment", "profile"] {
        found.extend(
            facts_of(catalog, section)
                .into_iter()
                .filter_map(|key| difference(catalog, &key, of, other))
                .filter(|(apart, _)| *apart > 0.0),
        );
    }
    order::sort_by(&mut found, |one, other| other.0.total_cmp(&one.0));
    found.truncate(TOLD);
    found
        .into_iter()
        .map(|(_, difference)| difference)
        .collect()
}

fn facts_of(catalog: &Catalog, section: &str) -> Vec<String> {
    if section == "profile" {
        let told = ["profile.kind", "profile.languages", "profile.typing"];
        return told.map(ToOwned::to_owned).to_vec();
    }
    let facts = crate::catalog::Section::ALL
        .into_iter()
        .filter(|each| each.slug() == section)
        .flat_map(|each| catalog.facts.section(each));
    facts.map(|fact| format!("{section}.{}", fact.id)).collect()
}

fn difference(
    catalog: &Catalog,
    key: &str,
    of: FrameworkId,
    other: FrameworkId,
) -> Option<(f64, Difference)> {
    let values = catalog.column(key)?;
    let (apart, own, others) = if let Some((own, others)) = both_levels(values, of, other) {
        let apart = steps(values, of, other)?;
        (apart, Told::Level(own), Told::Level(others))
    } else {
        let words = |id| catalog.words(key, id);
        let apart = unlike(words(of), words(other))?;
        let told = |id| Told::Words(words(id).to_vec());
        (apart, told(of), told(other))
    };
    let key = key.to_owned();
    Some((apart, Difference { key, own, others }))
}
