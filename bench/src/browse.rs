//! What the list of frameworks does after a key is pressed in its search.

use std::collections::BTreeMap;

use backstay::browse::{Filter, Index, Part, Parts, Sort};
use backstay::bundle::Bundle;
use backstay::catalog::{Section, Stated};

use crate::recompute::enlarged;
use crate::report;

/// As many frameworks as there are, as there may be, and far more.
const SIZES: [usize; 3] = [44, 1000, 10_000];

/// Words in what is said of one part.
const WORDS: u64 = 6;

/// How many different words are said of 10,000 frameworks: a vocabulary grows
/// far slower than a text.
const VOCABULARY: u64 = 20_000;

/// The multiplier of Knuth's MMIX generator: the words need no better one.
const STEP: u64 = 6_364_136_223_846_793_005;

/// What is typed, letter by letter.
const TYPED: &str = "ba ruke";

pub(crate) fn measure() {
    for size in SIZES {
        let bundle = enlarged(backstay::shipped(), size);
        let parts = parts(&bundle);
        let facts = parts.values().next().map_or(0, BTreeMap::len);
        let index = Index::new(&bundle.catalog, Some(&parts), &BTreeMap::new());
        let filters: Vec<Filter> = (1..=TYPED.len()).filter_map(typed).collect();
        let mut turn = filters.iter().cycle();
        report("search", [size, facts, filters.len()], || {
            turn.next().map_or(0.0, |filter| found(&index, filter))
        });
    }
}

/// The filter once so many letters are typed.
fn typed(letters: usize) -> Option<Filter> {
    Some(Filter {
        text: TYPED.get(..letters)?.to_owned(),
        ..Filter::default()
    })
}

fn found(index: &Index, filter: &Filter) -> f64 {
    let findings = index.find(filter, &Sort::Name, &[]);
    f64::from(u32::try_from(findings.found.len()).unwrap_or(u32::MAX))
}

/// Parts of invented names for every framework and fact.
fn parts(bundle: &Bundle) -> Parts {
    let sections = [Section::Features, Section::Databases, Section::Deployment];
    let keys: Vec<String> = sections
        .into_iter()
        .flat_map(|section| {
            let facts = bundle.catalog.facts.section(section).iter();
            facts.map(move |fact| format!("{}.{}", section.slug(), fact.id))
        })
        .collect();
    let mut state = 0;
    let frameworks = bundle.catalog.frameworks.rows().iter();
    frameworks
        .map(|framework| {
            let cells = keys.iter().map(|key| (key.clone(), part(&mut state)));
            (framework.id.clone(), cells.collect())
        })
        .collect()
}

fn part(state: &mut u64) -> Part {
    let words: Vec<String> = (0..WORDS)
        .map(|_| {
            *state = state.wrapping_mul(STEP).wrapping_add(1);
            word((*state >> 33) % VOCABULARY)
        })
        .collect();
    Part {
        level: Stated::Core,
        what: words.join(" "),
    }
}

/// An invented word for a number: syllables of a consonant and a vowel.
fn word(number: u64) -> String {
    const CONSONANTS: [char; 12] = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't'];
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let mut word = String::new();
    let mut rest = number;
    for _ in 0..4 {
        let place = |among: u64| usize::try_from(among).unwrap_or_default();
        word.extend(CONSONANTS.get(place(rest % 12)));
        rest /= 12;
        word.extend(VOWELS.get(place(rest % 5)));
        rest /= 5;
    }
    word
}
