//! People of many trades: the pick and the reasons that a person who knows the
//! frameworks expects, without a word in the code that names one.

#![expect(
    clippy::unwrap_used,
    reason = "a persona file that cannot be read is a failed test"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use backstay::catalog::FrameworkId;
use backstay::decision::Engine;
use backstay::interview::SheetFile;
use backstay::report::reasons;
use serde::Deserialize;
use serde_json::Value;

use crate::samples::persona;

/// One file of `tests/fixtures/personas`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persona {
    /// Who asks, in a sentence.
    about: String,
    /// The framework that should come first.
    first: String,
    /// Criteria that should be among the first reasons.
    because: Vec<String>,
    /// The answers.
    sheet: SheetFile,
}

fn personas() -> Vec<Persona> {
    persona::personas()
}

/// So many reasons a person reads.
const READ: usize = 5;

/// What a persona gets that was not expected, in a sentence each.
fn surprises(engine: &Engine<'_>, persona: &Persona) -> Vec<String> {
    let bundle = engine.bundle();
    let about = &persona.about;
    let reading = persona.sheet.read(&bundle.interview);
    let mut surprises: Vec<String> = reading
        .dropped
        .iter()
        .map(|dropped| format!("{about} {dropped}"))
        .collect();
    let decision = engine.decide(&reading.sheet);
    let pick = decision.pick().unwrap();
    let first = &bundle.catalog.frameworks[pick.framework].id;
    if *first != persona.first {
        surprises.push(format!("{about} {first} is first, not {}", persona.first));
    }
    let given: Vec<&str> = reasons(bundle, &reading.sheet, pick)
        .iter()
        .take(READ)
        .map(|reason| bundle.catalog.criteria[reason.criterion].id.as_str())
        .collect();
    for reason in &persona.because {
        if !given.contains(&reason.as_str()) {
            surprises.push(format!("{about} “{reason}” is not among {given:?}"));
        }
    }
    surprises
}

#[test]
fn every_persona_gets_the_framework_and_the_reasons_expected() {
    let engine = Engine::new(backstay::shipped());
    let surprises: Vec<String> = personas()
        .iter()
        .flat_map(|persona| surprises(&engine, persona))
        .collect();
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

#[test]
fn every_kind_of_framework_is_the_pick_of_a_persona() {
    let catalog = &backstay::shipped().catalog;
    let kinds = |ids: &mut dyn Iterator<Item = FrameworkId>| -> BTreeSet<String> {
        ids.flat_map(|id| catalog.words("profile.kind", id))
            .cloned()
            .collect()
    };
    let firsts = personas().into_iter().map(|each| each.first);
    let found = kinds(&mut firsts.map(|first| catalog.framework(&first).unwrap()));
    assert_eq!(found, kinds(&mut catalog.frameworks.ids()));
}

#[test]
fn every_persona_expects_reasons() {
    for persona in personas() {
        assert!(persona.because.len() >= 2, "{}", persona.about);
    }
}

/// Every text of a JSON value, keys included.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(rows) => rows.iter().for_each(|row| texts(row, found)),
        Value::Object(fields) => {
            for (key, field) in fields {
                found.push(key.clone());
                texts(field, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a name stands in a text as a word of its own.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn no_question_and_no_criterion_names_a_framework() {
    for file in ["data/questions.json", "data/criteria.json"] {
        let mut found = Vec::new();
        let json = fs::read_to_string(file).unwrap();
        texts(&serde_json::from_str(&json).unwrap(), &mut found);
        for framework in backstay::shipped().catalog.frameworks.rows() {
            for text in &found {
                assert!(
                    *text != framework.id && !names(text, &framework.name),
                    "{file}: “{text}” names {}",
                    framework.name
                );
            }
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_kernel_module_names_a_framework() {
    let mut files = Vec::new();
    for module in ["bundle", "catalog", "decision", "interview", "report"] {
        sources(&Path::new("src").join(module), &mut files);
    }
    assert!(files.len() > 20, "the modules are elsewhere");
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for framework in backstay::shipped().catalog.frameworks.rows() {
            for quoted in [&framework.id, &framework.name] {
                assert!(
                    !text.contains(&format!("\"{quoted}\"")),
                    "{} names {quoted}",
                    file.display()
                );
            }
        }
    }
}
