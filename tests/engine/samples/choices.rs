//! Choices that teams made, the sheets that their words support, and what the
//! model makes of them.

use std::fs;

use backstay::bundle::Bundle;
use backstay::catalog::FrameworkId;
use backstay::decision::{Decision, Engine};
use backstay::interview::SheetFile;
use serde::Deserialize;
use serde_json::Value;

/// One file of `tests/fixtures/choices`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    id: String,
    /// When it was found, and whether the model was tuned with it in view.
    pub(crate) lot: Lot,
    /// Where it is told; a word where it was made up.
    #[expect(dead_code, reason = "for the reader of the file")]
    source: Value,
    /// The team and its task, without what was chosen.
    #[expect(dead_code, reason = "for the reader of the file")]
    situation: String,
    #[expect(dead_code, reason = "for the reader of the file")]
    stated: Value,
    /// What `situation` and `stated` support, written before anybody looked at
    /// what the model makes of it.
    sheet: SheetFile,
    /// The words that each answer rests on.
    #[expect(dead_code, reason = "for the reader of the file")]
    because: Value,
    /// What the text says and no question can hold.
    #[expect(dead_code, reason = "for the reader of the file")]
    left_out: String,
    /// What was chosen, first.
    accepted: Vec<String>,
    #[expect(dead_code, reason = "for the reader of the file")]
    also_reasonable: Vec<String>,
    #[expect(dead_code, reason = "for the reader of the file")]
    rejected: Value,
    #[expect(dead_code, reason = "for the reader of the file")]
    strength: String,
    /// What is doubtful about the record.
    #[serde(default)]
    #[expect(dead_code, reason = "for the reader of the file")]
    caveat: Option<String>,
    /// Why the model ranks another first, where it does.
    #[serde(default)]
    pub(crate) explained: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lot {
    /// Of the first 44, those that the model was tuned with.
    Tuned,
    /// The other half of them.
    Held,
    /// 36 found when the model had been at rest.
    Later,
    /// 88 found after those, before the last change of the model.
    Last,
    /// 45 found after it.
    Fresh,
}

/// Where the accepted framework stands, counted from 1, by three ways of ranking.
pub(crate) struct Places {
    pub(crate) model: Option<usize>,
    pub(crate) most_used: Option<usize>,
    pub(crate) alphabet: Option<usize>,
}

/// A case, and what the model makes of it.
pub(crate) struct Row {
    pub(crate) choice: Choice,
    decision: Decision,
    pub(crate) places: Places,
}

/// What the model makes of every case, in the order of their ids.
pub(crate) fn rows(bundle: &Bundle) -> Vec<Row> {
    let engine = Engine::new(bundle);
    choices()
        .into_iter()
        .map(|choice| {
            let decision = decide(&engine, &choice);
            Row {
                places: places(bundle, &choice, &decision),
                choice,
                decision,
            }
        })
        .collect()
}

fn choices() -> Vec<Choice> {
    let mut paths: Vec<_> = fs::read_dir("tests/fixtures/choices")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}

fn decide(engine: &Engine<'_>, choice: &Choice) -> Decision {
    let reading = choice.sheet.read(&engine.bundle().interview);
    assert!(reading.dropped.is_empty(), "{}", choice.id);
    engine.decide(&reading.sheet)
}

fn places(bundle: &Bundle, choice: &Choice, decision: &Decision) -> Places {
    let known = known(bundle, choice);
    let mut used = known.clone();
    used.sort_by(|one, other| usage(bundle, *other).total_cmp(&usage(bundle, *one)));
    let ranked: Vec<FrameworkId> = decision.ranking.iter().map(|each| each.framework).collect();
    let place = |order: &[FrameworkId]| {
        order
            .iter()
            .position(|each| {
                choice
                    .accepted
                    .contains(&bundle.catalog.frameworks[*each].id)
            })
            .map(|position| position + 1)
    };
    Places {
        model: place(&ranked),
        most_used: place(&used),
        alphabet: place(&known),
    }
}

/// The frameworks in a language that the team knows, or all where none is
/// known, in alphabetical order.
fn known(bundle: &Bundle, choice: &Choice) -> Vec<FrameworkId> {
    let sheet = choice.sheet.read(&bundle.interview).sheet;
    let named = sheet.named(&bundle.interview, "language");
    let said: Vec<&str> = named
        .iter()
        .filter(|(_, fit)| **fit >= 1.0)
        .map(|(language, _)| language.as_str())
        .collect();
    let catalog = &bundle.catalog;
    let fits = |id: &FrameworkId| {
        let words = catalog.words("profile.languages", *id);
        said.is_empty() || words.iter().any(|word| said.contains(&word.as_str()))
    };
    catalog.frameworks.ids().filter(fits).collect()
}

/// Percent of developers asked; nothing where nobody was asked.
fn usage(bundle: &Bundle, framework: FrameworkId) -> f64 {
    bundle
        .catalog
        .number("measurements.so_survey_2026_used_pct", framework)
        .unwrap_or_default()
}

/// So many of a ranking are named.
const NAMED: usize = 5;

/// Shares and cases in Markdown; with `only_tuned`, the cases held back are
/// counted and not shown.
pub(crate) fn table(bundle: &Bundle, rows: &[Row], only_tuned: bool) -> String {
    let shown = |row: &&Row| !only_tuned || row.choice.lot == Lot::Tuned;
    let lines = [
        "| cases | ranked by | first | in the first three |".to_owned(),
        "| --- | --- | --- | --- |".to_owned(),
    ]
    .into_iter()
    .chain(shares("all", rows, |_| true))
    .chain(shares("held back", rows, |row| row.choice.lot == Lot::Held))
    .chain(shares("found later", rows, |row| {
        row.choice.lot == Lot::Later
    }))
    .chain(shares("found last", rows, |row| {
        row.choice.lot == Lot::Last
    }))
    .chain(shares("fresh", rows, |row| row.choice.lot == Lot::Fresh))
    .chain(shares("tuned with", rows, |row| {
        row.choice.lot == Lot::Tuned
    }))
    .chain([
        String::new(),
        "| case | lot | chosen | place | ranking | firmness | why another is first |".to_owned(),
        "| --- | --- | --- | --- | --- | --- | --- |".to_owned(),
    ])
    .chain(rows.iter().filter(shown).map(|row| line(bundle, row)));
    lines.map(|line| line + "\n").collect()
}

fn shares(name: &str, rows: &[Row], counts: impl Fn(&Row) -> bool) -> Vec<String> {
    let rows: Vec<&Places> = rows
        .iter()
        .filter(|row| counts(row))
        .map(|row| &row.places)
        .collect();
    let of = |place: fn(&Places) -> Option<usize>, within: usize| {
        format!("{} of {}", count(&rows, place, within), rows.len())
    };
    let line = |by: &str, place: fn(&Places) -> Option<usize>| {
        format!("| {name} | {by} | {} | {} |", of(place, 1), of(place, 3))
    };
    vec![
        line("the model", |places| places.model),
        line("use, in the stated languages", |places| places.most_used),
        line("the alphabet, in the stated languages", |places| {
            places.alphabet
        }),
    ]
}

/// In how many cases a way of ranking has the accepted framework within the
/// first so many.
pub(crate) fn count(
    cases: &[&Places],
    place: fn(&Places) -> Option<usize>,
    within: usize,
) -> usize {
    let inside = |places: &&&Places| place(places).is_some_and(|place| place <= within);
    cases.iter().filter(inside).count()
}

fn line(bundle: &Bundle, row: &Row) -> String {
    let named: Vec<&str> = row
        .decision
        .ranking
        .iter()
        .take(NAMED)
        .map(|each| bundle.catalog.frameworks[each.framework].id.as_str())
        .collect();
    let firmness = row.decision.pick().map_or(0.0, |pick| pick.firmness);
    format!(
        "| {} | {} | {} | {} | {} | {firmness:.2} | {} |",
        row.choice.id,
        match row.choice.lot {
            Lot::Tuned => "tuned",
            Lot::Held => "held",
            Lot::Later => "later",
            Lot::Last => "last",
            Lot::Fresh => "fresh",
        },
        row.choice.accepted.join(" or "),
        row.places
            .model
            .map_or_else(|| "out".to_owned(), |place| place.to_string()),
        named.join(", "),
        row.choice.explained.as_deref().unwrap_or_default(),
    )
}
