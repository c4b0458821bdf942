//! What is looked at, as an address holds it.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::catalog::{Catalog, Level, Section};

use super::filter::{Facet, Filter, Sort};
use super::fold::fold;
use super::index::words_of;

/// How many frameworks can be compared at a time.
pub const MOST_TICKED: usize = 5;

/// What needs no escape in a value: what neither ends it nor divides it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The lists of frameworks as the person looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is listed.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Framework ids ticked for a comparison, in the order of ticking; at most
    /// [`MOST_TICKED`].
    pub ticked: Vec<String>,
}

/// Something in an address that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The name before the equals sign.
    pub name: String,
    /// The value, as it was meant.
    pub value: String,
}

impl View {
    /// Reads the query of an address, without its question mark. What is not
    /// known, and ticks beyond [`MOST_TICKED`], are left out and named.
    pub fn read(query: &str, catalog: &Catalog) -> (Self, Vec<Unknown>) {
        let mut view = Self::default();
        let mut unknown = Vec::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            if name == "q" {
                view.filter.text = unescape(value);
                continue;
            }
            for value in value.split(',').map(unescape) {
                if !view.take(name, &value, catalog) {
                    let name = unescape(name);
                    unknown.push(Unknown { name, value });
                }
            }
        }
        (view, unknown)
    }

    /// Takes in one value; gives whether it is known.
    fn take(&mut self, name: &str, value: &str, catalog: &Catalog) -> bool {
        let facet = Facet::ALL.into_iter().find(|facet| facet.slug() == name);
        if let Some(facet) = facet {
            return self.take_word(facet, value, catalog);
        }
        match name {
            "has" => self.take_level(value, catalog),
            "until" => self.take_year(value),
            "sort" => self.take_sort(value, catalog),
            "pick" => self.take_pick(value, catalog),
            _ => false,
        }
    }

    fn take_word(&mut self, facet: Facet, value: &str, catalog: &Catalog) -> bool {
        let meant = fold(value);
        let words = words_of(catalog, facet);
        let word = words.into_iter().find(|word| fold(word) == meant);
        let is_known = word.is_some();
        let chosen: BTreeSet<String> = word.into_iter().collect();
        if is_known {
            self.filter.words.entry(facet).or_default().extend(chosen);
        }
        is_known
    }

    fn take_level(&mut self, value: &str, catalog: &Catalog) -> bool {
        let (key, level) = value.split_once(':').unwrap_or((value, "community"));
        let level = Level::ALL
            .into_iter()
            .find(|each| each.slug() == level && *each > Level::None);
        let is_level = ["features.", "databases.", "deployment."]
            .iter()
            .any(|section| key.starts_with(section));
        match level.filter(|_| is_level && catalog.facts.name(key).is_some()) {
            Some(level) => {
                self.filter.ask(key, Some(level));
                true
            }
            None => false,
        }
    }

    fn take_year(&mut self, value: &str) -> bool {
        let year = value
            .parse()
            .ok()
            .filter(|year| (2000..=2200).contains(year));
        if year.is_some() {
            self.filter.until = year;
        }
        year.is_some()
    }

    fn take_sort(&mut self, value: &str, catalog: &Catalog) -> bool {
        let scores = catalog.facts.section(Section::Judged);
        self.sort = match value {
            "name" => Sort::Name,
            "rank" => Sort::Rank,
            "first-release" => Sort::FirstRelease,
            score if scores.iter().any(|fact| fact.id == score) => Sort::Score(score.to_owned()),
            _ => return false,
        };
        true
    }

    fn take_pick(&mut self, value: &str, catalog: &Catalog) -> bool {
        let is_new = !self.ticked.iter().any(|each| each == value);
        if is_new && catalog.framework(value).is_some() {
            self.tick(value);
        }
        self.ticked.iter().any(|each| each == value)
    }

    /// Ticks a framework for a comparison, or takes the tick back; no more than
    /// [`MOST_TICKED`] can be ticked.
    pub fn tick(&mut self, id: &str) {
        match self.ticked.iter().position(|each| each == id) {
            Some(place) => {
                self.ticked.remove(place);
            }
            None if self.ticked.len() < MOST_TICKED => self.ticked.push(id.to_owned()),
            None => {}
        }
    }

    /// The query that [`Self::read`] reads as this view; empty for the view that
    /// everybody sees first.
    pub fn write(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                parts.push(format!("{name}={}", values.join(",")));
            }
        };
        let text = Some(&self.filter.text).filter(|text| !text.is_empty());
        add("q", text.iter().map(|text| escape(text)).collect());
        for (facet, words) in &self.filter.words {
            add(
                facet.slug(),
                words.iter().map(|word| escape(word)).collect(),
            );
        }
        let levels = self.filter.levels.iter();
        add(
            "has",
            levels
                .map(|(key, level)| format!("{key}:{}", level.slug()))
                .collect(),
        );
        add(
            "until",
            self.filter.until.iter().map(u16::to_string).collect(),
        );
        let sort = match &self.sort {
            Sort::Name => None,
            Sort::Rank => Some("rank"),
            Sort::FirstRelease => Some("first-release"),
            Sort::Score(id) => Some(id.as_str()),
        };
        add("sort", sort.iter().map(|sort| (*sort).to_owned()).collect());
        add("pick", self.ticked.clone());
        parts.join("&")
    }
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Undoes escapes; a form's plus sign stands for a space, and a broken escape
/// stays as it is.
fn unescape(text: &str) -> String {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}
