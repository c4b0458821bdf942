//! The persona files: a person, their sheet, and what should come of it.

use std::fs;

use backstay::interview::SheetFile;
use serde::Deserialize;

/// One file of `tests/fixtures/personas`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Persona {
    /// Who asks, in a sentence.
    pub(crate) about: String,
    /// The framework that should come first.
    pub(crate) first: String,
    /// Criteria that should be among the first reasons.
    #[serde(default)]
    pub(crate) because: Vec<String>,
    /// The answers.
    pub(crate) sheet: SheetFile,
}

/// Every persona, in the order of the file names.
pub(crate) fn personas() -> Vec<Persona> {
    let mut paths: Vec<_> = fs::read_dir("tests/fixtures/personas")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}
