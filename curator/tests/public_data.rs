//! What is published: every file fits its schema and stands in the index.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a folder that cannot be made, or a file of another shape, is a failed test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use tempfile::TempDir;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data");

fn published() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_backstay-curator");
    let done = Command::new(program)
        .arg("publish")
        .arg(folder.path())
        .status();
    assert!(done.unwrap().success());
    folder
}

/// Every file below a folder, by its path there.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let below = self::texts(&path);
            texts.extend(
                below
                    .into_iter()
                    .map(|(path, text)| (format!("{name}/{path}"), text)),
            );
        } else {
            texts.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    texts
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A schema that is a schema itself: it was held against its own.
struct Rules {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Rules {
    fn of(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", schema).unwrap();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn check(&self, file: &Value) -> Result<(), String> {
        let checked = self.schemas.validate(file, self.index);
        checked.map_err(|error| format!("{error:#}"))
    }
}

#[test]
fn every_file_fits_its_schema() {
    let folder = published();
    let texts = texts(folder.path());
    let index = parse(&texts["index.json"]);
    let mut entries = index["files"].as_array().unwrap().clone();
    entries.push(json!({"path": "index.json", "schema": index["schema"]}));
    for entry in &entries {
        let path = entry["path"].as_str().unwrap();
        let schema = parse(&texts[entry["schema"].as_str().unwrap()]);
        let file = parse(&texts[path]);
        Rules::of(schema)
            .check(&file)
            .unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[test]
fn a_schema_refuses_what_the_build_refuses() {
    let folder = published();
    let texts = texts(folder.path());
    let schema = parse(&texts["schema/framework.json"]);
    let rules = Rules::of(schema);
    let sound = parse(&texts["frameworks/django.json"]);
    assert_eq!(rules.check(&sound), Ok(()));
    let breaches: [fn(&mut Value); 4] = [
        |file| file["features"]["orm"]["level"] = json!("plenty"),
        |file| file["features"]["orm"]["colour"] = json!("blue"),
        |file| file["judged"]["modularity"]["score"] = json!("high"),
        |file| {
            file.as_object_mut().unwrap().remove("summary");
        },
    ];
    for (number, break_it) in breaches.iter().enumerate() {
        let mut file = sound.clone();
        break_it(&mut file);
        assert!(rules.check(&file).is_err(), "breach {number}");
    }
}

#[test]
fn the_index_lists_every_file_with_its_size() {
    let folder = published();
    let texts = texts(folder.path());
    let index = parse(&texts["index.json"]);
    let shipped = parse(&fs::read_to_string(Path::new(DATA).join("index.json")).unwrap());
    assert_eq!(index["version"], shipped["version"]);
    assert_eq!(index["frameworks"], shipped["frameworks"]);
    let entries = index["files"].as_array().unwrap();
    for entry in entries {
        let text = &texts[entry["path"].as_str().unwrap()];
        assert_eq!(entry["bytes"], json!(text.len()), "{entry}");
        assert_eq!(entry["edition"], index["version"], "{entry}");
    }
    let named = |key: &str| -> BTreeSet<String> {
        let named = entries.iter().map(|entry| entry[key].as_str().unwrap());
        named.map(str::to_owned).collect()
    };
    let mut expected = named("path");
    expected.extend(named("schema"));
    expected.extend(["index.json".to_owned(), "schema/index.json".to_owned()]);
    assert_eq!(texts.keys().cloned().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn files_are_those_of_the_data_folder() {
    let folder = published();
    let mut published = texts(folder.path());
    for (path, text) in texts(Path::new(DATA)) {
        let shown = published.remove(&path);
        if path != "index.json" {
            assert_eq!(shown, Some(text), "{path}");
        }
    }
    published.retain(|path, _| !path.starts_with("schema/"));
    assert_eq!(published.into_keys().collect::<Vec<_>>(), ["cells.json"]);
}

#[test]
fn cells_hold_every_level_of_every_framework() {
    let folder = published();
    let texts = texts(folder.path());
    let cells = parse(&texts["cells.json"]);
    let facts = parse(&texts["facts.json"]);
    let index = parse(&texts["index.json"]);
    let frameworks = index["frameworks"].as_array().unwrap();
    assert_eq!(cells.as_object().unwrap().len(), frameworks.len());
    for id in frameworks.iter().map(|id| id.as_str().unwrap()) {
        let file = parse(&texts[&format!("frameworks/{id}.json")]);
        let mut count = 0;
        for section in ["features", "databases", "deployment"] {
            for fact in facts[section].as_array().unwrap() {
                let fact = fact["id"].as_str().unwrap();
                let cell = &cells[id][format!("{section}.{fact}")];
                let kept = &file[section][fact];
                assert_eq!(*cell, json!({"level": kept["level"], "what": kept["what"]}));
                count += 1;
            }
        }
        assert_eq!(cells[id].as_object().unwrap().len(), count, "{id}");
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (one, other) = (published(), published());
    assert_eq!(texts(one.path()), texts(other.path()));
}
