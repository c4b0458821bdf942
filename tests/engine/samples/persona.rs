//! The persona files: a person, their sheet, and what should come of it.

use std::fs;

use serde::de::DeserializeOwned;

/// What a test wants to know of every persona, in the order of the file names.
pub(crate) fn personas<Persona: DeserializeOwned>() -> Vec<Persona> {
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
