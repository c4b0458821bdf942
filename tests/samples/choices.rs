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
    pub(crate) id: String,
    /// Whether the model was tuned with it in view.
    pub(crate) half: Half,
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
    pub(crate) sheet: SheetFile,
    /// The words that each answer rests on.
    #[expect(dead_code, reason = "for the reader of the file")]
    because: Value,
    /// What the text says and no question can hold.
    #[expect(dead_code, reason = "for the reader of the file")]
    left_out: String,
    /// What was chosen, first.
    pub(crate) accepted: Vec<String>,
    #[expect(dead_code, reason = "for the reader of the file")]
    also_reasonable: Vec<String>,
    #[expect(dead_code, reason = "for the reader of the file")]
    rejected: Value,
    #[expect(dead_code, reason = "for the reader of the file")]
    strength: String,
    /// Why the model ranks another first, where it does.
    #[serde(default)]
    pub(crate) explained: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Half {
    Tuned,
    Held,
}

/// Where the accepted framework stands, counted from 1, by three ways of ranking.
pub(crate) struct Places {
    pub(crate) model: Option<usize>,
    pub(crate) most_used: Option<usize>,
    pub(crate) alphabet: Option<usize>,
}

pub(crate) fn choices() -> Vec<Choice> {
    let mut paths: Vec<_> = fs::read_dir("tests/fixtures/choices")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}

pub(crate) fn decide(engine: &Engine<'_>, choice: &Choice) -> Decision {
    let reading = choice.sheet.read(&engine.bundle().interview);
    assert!(reading.dropped.is_empty(), "{}", choice.id);
    engine.decide(&reading.sheet)
}

pub(crate) fn places(bundle: &Bundle, choice: &Choice, decision: &Decision) -> Places {
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
