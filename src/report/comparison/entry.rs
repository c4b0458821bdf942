//! What one fact says of one framework, in a form that two can be held against
//! each other.

use crate::catalog::{
    Cell, Dossier, FigureValue, MeasurementsFile, ProfileFact, ProfileValue, Stated,
};
use crate::report::words;

/// What one fact says of one framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The level, where the fact is one.
    pub level: Option<Stated>,
    /// Whether people judged it.
    pub is_judgement: bool,
    /// What is compared: a level, a score, a value; empty where nothing is
    /// known.
    pub words: String,
    /// By which part, or on what points.
    pub what: Option<String>,
    /// Remarks: how it was read, and where it is partly so.
    pub notes: Vec<String>,
    /// Key into the sources of the framework, or of the figures.
    pub source: Option<String>,
    /// The day that an unknown level was looked for.
    pub looked_for: Option<String>,
}

impl Entry {
    /// What a dossier and the figures say under `section.id`; nothing where
    /// they do not state it.
    pub fn of(dossier: &Dossier, measurements: &MeasurementsFile, key: &str) -> Self {
        let (section, id) = key.split_once('.').unwrap_or((key, ""));
        let found = match section {
            "judged" => dossier.judged.get(id).map(|judgement| Self {
                is_judgement: true,
                words: format!("{} of 5", judgement.score),
                what: Some(judgement.why.clone()),
                source: Some(judgement.source.clone()),
                ..Self::default()
            }),
            "measurements" => figure(dossier, measurements, id),
            "profile" => dossier.profile.get(id).map(profile),
            _ => dossier.cell(key).map(cell),
        };
        found.unwrap_or_default()
    }

    /// Whether all say the same; which part does it does not count.
    pub fn agree(entries: &[Self]) -> bool {
        entries
            .iter()
            .zip(entries.iter().skip(1))
            .all(|(one, next)| one.words == next.words)
    }
}

fn cell(cell: &Cell) -> Entry {
    let level = cell.level.level();
    let doubt = cell
        .doubt
        .as_ref()
        .map(|doubt| format!("Could be read as “{}”: {}", doubt.or.words(), doubt.because));
    Entry {
        level: Some(cell.level),
        words: level.map_or("not known", |level| level.words()).to_owned(),
        what: Some(cell.what.clone()),
        notes: cell.note.iter().cloned().chain(doubt).collect(),
        source: cell.source.clone(),
        looked_for: cell.read.clone(),
        ..Entry::default()
    }
}

fn profile(fact: &ProfileFact) -> Entry {
    Entry {
        words: fact.value.as_ref().map(value).unwrap_or_default(),
        notes: fact.note.iter().cloned().collect(),
        source: Some(fact.source.clone()),
        ..Entry::default()
    }
}

fn value(value: &ProfileValue) -> String {
    match value {
        ProfileValue::Number(number) => number.to_string(),
        ProfileValue::Word(word) => word.clone(),
        ProfileValue::Words(words) => words.join(", "),
    }
}

fn figure(dossier: &Dossier, measurements: &MeasurementsFile, id: &str) -> Option<Entry> {
    let metric = measurements.metrics.iter().find(|each| each.id == id)?;
    let mut figures = measurements.figures.iter();
    let figure =
        figures.find(|figure| figure.framework == dossier.id && figure.metric == metric.id)?;
    let number = match &figure.value {
        FigureValue::Number(number) => format!("{} {}", words::grouped(*number), metric.unit),
        FigureValue::Text(text) => text.clone(),
    };
    Some(Entry {
        words: number,
        what: Some(format!(
            "{}, of {}",
            metric.benchmark,
            words::date(&figure.as_of)
        )),
        notes: figure.note.iter().cloned().collect(),
        source: Some(figure.source.clone()),
        ..Entry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::Entry;

    #[test]
    fn only_what_is_compared_makes_a_difference() {
        let built_in = |what: &str| Entry {
            words: "built in".to_owned(),
            what: Some(what.to_owned()),
            ..Entry::default()
        };
        let missing = Entry {
            words: "not available".to_owned(),
            ..Entry::default()
        };
        assert!(Entry::agree(&[built_in("one"), built_in("another")]));
        assert!(!Entry::agree(&[built_in("one"), built_in("one"), missing]));
    }
}
