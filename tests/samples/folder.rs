//! A copy of the data folder that may be broken.

use std::fs;
use std::path::Path;

use backstay::bundle;
use serde_json::Value;
use tempfile::TempDir;

/// One change of one file. Places are keys or positions between slashes; a
/// row of a list is named by its `id`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit {
    /// Puts JSON at a place.
    Set(&'static str, &'static str, &'static str),
    /// Appends JSON to the list at a place.
    Add(&'static str, &'static str, &'static str),
    /// Takes away what stands at a place.
    Remove(&'static str, &'static str),
    /// Writes a whole file.
    Write(&'static str, &'static str),
    /// Deletes a file.
    Delete(&'static str),
}

/// A copy of `data/`, gone when it is dropped.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn copy() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        copy(Path::new("data"), folder.0.path());
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.0.path().join(file)).unwrap()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.0.path().join(file), text).unwrap();
    }

    pub(crate) fn edit(&self, edits: &[Edit]) {
        for edit in edits {
            match *edit {
                Edit::Set(file, place, json) => {
                    let (parent, key) = place.rsplit_once('/').unwrap_or(("", place));
                    self.change(file, parent, |value| put(value, key, parse(json)));
                }
                Edit::Add(file, place, json) => self.change(file, place, |value| {
                    value.as_array_mut().unwrap().push(parse(json));
                }),
                Edit::Remove(file, place) => {
                    let (parent, key) = place.rsplit_once('/').unwrap_or(("", place));
                    self.change(file, parent, |value| {
                        value.as_object_mut().unwrap().remove(key).unwrap();
                    });
                }
                Edit::Write(file, text) => self.write(file, text),
                Edit::Delete(file) => fs::remove_file(self.0.path().join(file)).unwrap(),
            }
        }
    }

    /// What the data check says of the folder; nothing where it passes.
    pub(crate) fn problems(&self) -> Vec<String> {
        bundle::read(self.0.path())
            .err()
            .into_iter()
            .flatten()
            .map(|problem| problem.to_string())
            .collect()
    }

    fn change(&self, file: &str, place: &str, change: impl FnOnce(&mut Value)) {
        let mut value = parse(&self.text(file));
        change(find(&mut value, place));
        self.write(file, &value.to_string());
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn find<'a>(value: &'a mut Value, place: &str) -> &'a mut Value {
    place
        .split('/')
        .filter(|key| !key.is_empty())
        .fold(value, |value, key| match value {
            Value::Array(rows) => {
                let row = rows
                    .iter()
                    .position(|row| row.get("id").is_some_and(|id| id == key))
                    .or_else(|| key.parse().ok());
                rows.get_mut(row.unwrap()).unwrap()
            }
            other => other.get_mut(key).unwrap(),
        })
}

fn put(value: &mut Value, key: &str, json: Value) {
    match value {
        Value::Array(rows) => *rows.get_mut(key.parse::<usize>().unwrap()).unwrap() = json,
        other => {
            other.as_object_mut().unwrap().insert(key.to_owned(), json);
        }
    }
}
