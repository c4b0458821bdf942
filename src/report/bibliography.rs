//! The sources of a framework as paper lists them: each once, by number.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Dossier, MeasurementSource, MeasurementsFile};

/// A source of a fact or of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// The document's title.
    pub title: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
    /// Where it is; empty for look-ups in package lists.
    pub url: &'a str,
    /// The day it was read, `YYYY-MM-DD`.
    pub read: &'a str,
}

/// What the facts and the figures of a framework are from: the sources of its
/// facts, then those that its figures cite, numbered from 1.
#[derive(Clone, Debug)]
pub struct Bibliography<'a> {
    dossier: &'a Dossier,
    figures: Vec<(&'a str, &'a MeasurementSource)>,
}

impl<'a> Bibliography<'a> {
    /// The sources of a framework; `sources` are those of all figures.
    pub fn new(
        dossier: &'a Dossier,
        measurements: &'a MeasurementsFile,
        sources: &'a BTreeMap<String, MeasurementSource>,
    ) -> Self {
        let own = measurements.figures.iter();
        let own = own.filter(|figure| figure.framework == dossier.id);
        let cited: BTreeSet<&str> = own.map(|figure| figure.source.as_str()).collect();
        let figures = cited
            .into_iter()
            .filter_map(|id| Some((id, sources.get(id)?)));
        Self {
            dossier,
            figures: figures.collect(),
        }
    }

    /// All of them, in the order of their numbers.
    pub fn listed(&self) -> Vec<Listed<'a>> {
        let facts = self.dossier.sources.values().map(|source| Listed {
            title: &source.title,
            publisher: &source.publisher,
            url: &source.url,
            read: &source.read,
        });
        let figures = self.figures.iter().map(|(_, source)| Listed {
            title: &source.title,
            publisher: &source.publisher,
            url: source.url.as_deref().unwrap_or_default(),
            read: &source.read,
        });
        facts.chain(figures).collect()
    }

    /// The number of a source of figures; `None` for one that no figure cites.
    pub fn number_of_figure(&self, id: &str) -> Option<usize> {
        let place = self.figures.iter().position(|(each, _)| *each == id)?;
        Some(self.dossier.sources.len() + place + 1)
    }

    /// The day on which most were read, the latest of several.
    pub fn usual_day(&self) -> &'a str {
        let mut days: BTreeMap<&str, usize> = BTreeMap::new();
        for source in self.listed() {
            *days.entry(source.read).or_default() += 1;
        }
        let most = days.into_iter().max_by_key(|(_, count)| *count);
        most.map_or("", |(day, _)| day)
    }
}

/// The number of the source that a framework's file has under a key, from 1.
pub fn number_of_fact(dossier: &Dossier, key: &str) -> Option<usize> {
    let place = dossier.sources.keys().position(|each| each == key)?;
    Some(place + 1)
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a file that cannot be read is a failed test"
    )]

    use serde::de::DeserializeOwned;

    use super::*;

    fn data<T: DeserializeOwned>(file: &str) -> T {
        let text = std::fs::read_to_string(format!("data/{file}")).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn numbers_lead_to_their_sources() {
        let dossier: Dossier = data("frameworks/django.json");
        let measurements: MeasurementsFile = data("measurements.json");
        let sources: BTreeMap<String, MeasurementSource> = data("sources.json");
        let bibliography = Bibliography::new(&dossier, &measurements, &sources);
        let listed = bibliography.listed();
        let at = |number: Option<usize>| listed.get(number.unwrap() - 1).unwrap().title;
        for (key, source) in &dossier.sources {
            assert_eq!(at(number_of_fact(&dossier, key)), source.title);
        }
        let is_own = |framework: &str| framework == dossier.id;
        let mut cited = BTreeSet::new();
        for figure in &measurements.figures {
            let number = bibliography.number_of_figure(&figure.source);
            if is_own(&figure.framework) {
                let source = sources.get(&figure.source).unwrap();
                assert_eq!(at(number), source.title);
                cited.insert(&figure.source);
            }
        }
        assert_eq!(listed.len(), dossier.sources.len() + cited.len());
        let other = sources.keys().find(|id| !cited.contains(id)).unwrap();
        assert_eq!(bibliography.number_of_figure(other), None);
        assert_eq!(number_of_fact(&dossier, "S0"), None);
    }

    #[test]
    fn the_usual_day_is_that_of_most_and_the_latest_of_several() {
        let mut dossier: Dossier = data("frameworks/django.json");
        let nothing = MeasurementsFile {
            metrics: Vec::new(),
            figures: Vec::new(),
        };
        let sources = BTreeMap::new();
        let mut day_of = |days: &[&str]| {
            let row = dossier.sources.values().next().unwrap().clone();
            dossier.sources.clear();
            for (place, day) in days.iter().enumerate() {
                let mut row = row.clone();
                (*day).clone_into(&mut row.read);
                dossier.sources.insert(format!("S{place}"), row);
            }
            let bibliography = Bibliography::new(&dossier, &nothing, &sources);
            bibliography.usual_day().to_owned()
        };
        let [early, late] = ["2026-10-01", "2026-11-22"];
        assert_eq!(day_of(&[early, late, early]), early);
        assert_eq!(day_of(&[early, late]), late);
    }
}
