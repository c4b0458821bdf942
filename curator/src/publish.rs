//! The public data: every data file as it is, what is put together from them,
//! an index of all, and a schema for each kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use backstay::bundle::{self, DataFiles, Index, ModelFile, Preset};
use backstay::catalog::{
    Cell, Claim, Conventions, CriteriaFile, Dossier, Edition, Entrance, FactsFile,
    MeasurementSource, MeasurementsFile, Packages, Releases, Rubric, Stated,
};
use backstay::interview::Question;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::Value;

use crate::Failure;

/// The index of what is published.
const INDEX: &str = "index.json";

/// The levels of all frameworks in one file.
const CELLS: &str = "cells.json";

/// Lists what is published. Holds the edition and the frameworks under the keys
/// of `data/index.json`.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Contents {
    /// The edition, `YYYY-MM`.
    version: String,
    /// Framework ids, in alphabetical order; the file of each is
    /// `frameworks/<id>.json`.
    frameworks: Vec<String>,
    /// The schema of this file.
    schema: String,
    /// Every other data file, by path.
    files: Vec<Entry>,
}

/// One published file. Paths are relative to the folder of the index.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Entry {
    /// Where it is.
    path: String,
    /// Where its schema is (JSON Schema, draft 2020-12).
    schema: String,
    /// The edition of the data it is of.
    edition: String,
    /// Its size in bytes.
    bytes: usize,
}

/// The levels of every framework, by framework id and then by `section.id`
/// (`features.orm`).
type Cells = BTreeMap<String, BTreeMap<String, PublicCell>>;

/// A level and what it stands on.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PublicCell {
    /// How far the framework has it.
    level: Stated,
    /// By which part; for an unknown level, what was looked at.
    what: String,
}

/// A kind of file: its name, and the schema of the type that reads it.
type Kind = (&'static str, fn() -> Schema);

/// Every kind of file that is published.
const KINDS: &[Kind] = &[
    ("cells", schema_of::<Cells>),
    ("changes", schema_of::<Vec<Edition>>),
    ("claims", schema_of::<Vec<Claim>>),
    ("conventions", schema_of::<Conventions>),
    ("criteria", schema_of::<CriteriaFile>),
    ("facts", schema_of::<FactsFile>),
    ("framework", schema_of::<Dossier>),
    ("index", schema_of::<Contents>),
    ("left-out", schema_of::<Entrance>),
    ("measurements", schema_of::<MeasurementsFile>),
    ("model", schema_of::<ModelFile>),
    ("packages", schema_of::<Packages>),
    ("presets", schema_of::<Vec<Preset>>),
    ("questions", schema_of::<Vec<Question>>),
    ("releases", schema_of::<Releases>),
    ("rubric", schema_of::<Rubric>),
    ("sources", schema_of::<BTreeMap<String, MeasurementSource>>),
];

/// Writes all that is published from the folder `data` into `target`. The same
/// data give the same bytes.
///
/// # Errors
///
/// Every breach of a rule of the data, and files that cannot be read or written.
pub(crate) fn publish(data: &Path, target: &Path) -> Result<(), Failure> {
    let (files, _) = bundle::read(data).map_err(Failure::Data)?;
    let mut published = copies(data, &files.index)?;
    published.insert(CELLS.to_owned(), json(CELLS, &cells(&files))?);
    let contents = contents(&files.index, &published);
    published.insert(INDEX.to_owned(), json(INDEX, &contents)?);
    for (kind, schema) in KINDS {
        let path = schema_path(kind);
        let text = json(&path, &schema())?;
        published.insert(path, text);
    }
    for (path, text) in &published {
        write(&target.join(path), text)?;
    }
    Ok(())
}

/// The data files as they are, by path. The index is not among them: what is
/// published has its own.
fn copies(data: &Path, index: &Index) -> Result<BTreeMap<String, String>, Failure> {
    let put_together = BTreeSet::from(["cells", "framework", "index"]);
    let kinds = KINDS.iter().map(|(kind, _)| *kind);
    let plain = kinds
        .filter(|kind| !put_together.contains(kind))
        .map(|kind| format!("{kind}.json"));
    let frameworks = index
        .frameworks
        .iter()
        .map(|id| format!("frameworks/{id}.json"));
    plain
        .chain(frameworks)
        .map(|path| match fs::read_to_string(data.join(&path)) {
            Ok(text) => Ok((path, text)),
            Err(error) => Err(Failure::File(path, error)),
        })
        .collect()
}

fn cells(files: &DataFiles) -> Cells {
    files
        .dossiers
        .iter()
        .map(|dossier| (dossier.id.clone(), public_cells(dossier)))
        .collect()
}

fn public_cells(dossier: &Dossier) -> BTreeMap<String, PublicCell> {
    let sections = [
        ("features", &dossier.features),
        ("databases", &dossier.databases),
        ("deployment", &dossier.deployment),
    ];
    sections
        .into_iter()
        .flat_map(|(section, cells)| {
            cells
                .iter()
                .map(move |(id, cell)| (format!("{section}.{id}"), public_cell(cell)))
        })
        .collect()
}

fn public_cell(cell: &Cell) -> PublicCell {
    PublicCell {
        level: cell.level,
        what: cell.what.clone(),
    }
}

fn contents(index: &Index, published: &BTreeMap<String, String>) -> Contents {
    Contents {
        version: index.version.clone(),
        frameworks: index.frameworks.clone(),
        schema: schema_path("index"),
        files: published
            .iter()
            .map(|(path, text)| Entry {
                path: path.clone(),
                schema: schema_path(kind_of(path)),
                edition: index.version.clone(),
                bytes: text.len(),
            })
            .collect(),
    }
}

fn kind_of(path: &str) -> &str {
    if path.starts_with("frameworks/") {
        "framework"
    } else {
        path.trim_end_matches(".json")
    }
}

fn schema_path(kind: &str) -> String {
    format!("schema/{kind}.json")
}

fn schema_of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .with_transform(PlainWords)
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Takes the links of the source code out of descriptions: they lead nowhere
/// for who reads a schema.
#[derive(Clone, Debug)]
struct PlainWords;

impl Transform for PlainWords {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(words)) = schema.get_mut("description") {
            *words = words.replace("[`", "`").replace("`]", "`");
        }
        transform_subschemas(self, schema);
    }
}

fn json(path: &str, value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::Json(path.to_owned(), error))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Failure::File(path.display().to_string(), error))
}
