//! Joins what several pieces share into two files.
//!
//! `wasm-split-cli` makes a file for every set of pieces that share something:
//! dozens, most of them small. Whoever visits a page would ask for thirty. What the
//! rest of the app needs is there before any other page is built, so all of that
//! becomes one file with it; what is left becomes one for the other pages.

use crate::failure::Failure;
use crate::pieces::CutError;
use crate::programs;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The piece that is there before every other.
const FIRST: &str = "rest";

/// What a piece of the cut takes from the app, and its type.
const SHARED: [(&str, &str); 3] = [
    ("memory", "memory"),
    ("__indirect_function_table", "table"),
    ("__wasm_split_shared0", "global"),
];

/// The name by which pieces ask for that, and one of the same length by which it
/// passes through the joining: nothing may ask for what it gives itself.
const ASKED: &str = "__wasm_split";
const PASSED: &str = "__wasm_whole";

/// What wasm-merge has to know of the target.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// How the script that fetches pieces declares a file that several share.
const DECLARED: &str = "const __chunk_";

/// The script that fetches pieces, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Script<'text> {
    /// All before the first file.
    start: &'text str,
    /// How the first shared file is fetched: the others differ in their number.
    pattern: (&'text str, &'text str),
    /// The shared files: their number, and which pieces share them.
    shared: Vec<(&'text str, BTreeSet<&'text str>)>,
    /// What fetches each piece, up to the list of what it shares.
    pieces: Vec<(&'text str, &'text str)>,
}

/// Joins the files in `cut` and gives the script that fetches them.
///
/// # Errors
///
/// When the script is not as wasm-split-cli is known to write it, and when a tool
/// fails.
pub(crate) fn join(cut: &Path, script: &str) -> Result<String, Failure> {
    let script = Script::read(script)?;
    let (with_first, others) = script.groups();
    let own = [format!("split_{FIRST}.wasm")];
    let files =
        |numbers: &[&str]| -> Vec<String> { numbers.iter().map(|number| chunk(number)).collect() };
    merge(cut, &[own.to_vec(), files(&with_first)].concat(), FIRST)?;
    if !others.is_empty() {
        merge(cut, &files(&others), "pages")?;
    }
    Ok(script.joined())
}

fn chunk(number: &str) -> String {
    format!("chunk_{number}.wasm")
}

fn unnamed(expected: &str) -> CutError {
    CutError::Unnamed {
        script: "__wasm_split.js",
        expected: expected.to_owned(),
    }
}

impl<'text> Script<'text> {
    fn read(text: &'text str) -> Result<Self, CutError> {
        let (start, _) = text.split_once("/* ").ok_or_else(|| unnamed("/* "))?;
        let (files, _) = text
            .split_once("export const __wasm_split_load_")
            .ok_or_else(|| unnamed("__wasm_split_load_"))?;
        let mut shared = Vec::new();
        let mut pattern = None;
        for block in files.split("/* ").skip(1) {
            let (pieces, code) = block.split_once(" */\n").ok_or_else(|| unnamed(" */"))?;
            let (number, _) = code
                .strip_prefix(DECLARED)
                .and_then(|code| code.split_once(' '))
                .ok_or_else(|| unnamed(DECLARED))?;
            shared.push((number, pieces.split(", ").collect()));
            let around = code.split_once("chunk_").and_then(|(_, code)| {
                let (before, after) = code.split_once(&chunk(number))?;
                Some((before.strip_prefix(number)?, after))
            });
            pattern = pattern.or(around);
        }
        let pieces = text
            .split("export const __wasm_split_load_")
            .skip(1)
            .map(|block| {
                let (name, _) = block.split_once(' ')?;
                let (code, _) = block.rsplit_once(", [")?;
                Some((name, code))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| unnamed(", ["))?;
        Ok(Self {
            start,
            pattern: pattern.ok_or_else(|| unnamed("chunk_"))?,
            shared,
            pieces,
        })
    }

    /// The numbers of the files that [`FIRST`] shares, and of the others.
    fn groups(&self) -> (Vec<&'text str>, Vec<&'text str>) {
        let mut groups = (Vec::new(), Vec::new());
        for (number, pieces) in &self.shared {
            if pieces.contains(FIRST) {
                groups.0.push(*number);
            } else {
                groups.1.push(*number);
            }
        }
        groups
    }

    /// The script for the joined files.
    fn joined(&self) -> String {
        let (before, after) = self.pattern;
        let declared = |name: &str| format!("{DECLARED}{name}{before}{}{after}", chunk(name));
        let needs = |piece: &str, group: &str| {
            let (with_first, others) = self.groups();
            let numbers = if group == FIRST { with_first } else { others };
            let mut shared = self.shared.iter();
            shared.any(|(number, pieces)| numbers.contains(number) && pieces.contains(piece))
        };
        let mut script = format!("{}{}", self.start, declared(FIRST));
        if !self.groups().1.is_empty() {
            script.push_str(&declared("pages"));
        }
        for (piece, code) in &self.pieces {
            let code = if *piece == FIRST {
                // All of it lies in the joined file.
                format!("{FIRST} = wrapAsyncCb(makeLoad(() => async () => ({{}})\n")
            } else {
                (*code).to_owned()
            };
            let needed: Vec<String> = [FIRST, "pages"]
                .into_iter()
                .filter(|group| *piece == FIRST && *group == FIRST || needs(piece, group))
                .map(|group| format!("__chunk_{group}"))
                .collect();
            let needed = needed.join(", ");
            let _ = writeln!(
                script,
                "export const __wasm_split_load_{code}, [{needed}]));"
            );
        }
        script
    }
}

/// Makes one file, `chunk_<name>.wasm`, of several.
fn merge(cut: &Path, files: &[String], name: &str) -> Result<(), Failure> {
    let paths: Vec<PathBuf> = files.iter().map(|file| cut.join(file)).collect();
    let host = cut.join("host.wat");
    let text = host_of(paths.first().map_or(cut, PathBuf::as_path))?;
    fs::write(&host, text).map_err(|error| Failure::file(&host, error))?;
    let joined = cut.join(chunk(name));
    let mut merger = Command::new("wasm-merge");
    merger.args(FEATURES).arg(&host).arg(ASKED);
    for (path, file) in paths.iter().zip(files) {
        merger.arg(path).arg(file);
    }
    merger.arg("-o").arg(&joined);
    // It warns of names that it does not need. Where it fails, the second run
    // shows why.
    if !programs::succeeds(&mut merger) {
        programs::run(&mut merger)?;
    }
    for path in paths.iter().chain([&host]) {
        fs::remove_file(path).map_err(|error| Failure::file(path, error))?;
    }
    let mut bytes = fs::read(&joined).map_err(|error| Failure::file(&joined, error))?;
    replace(&mut bytes, PASSED.as_bytes(), ASKED.as_bytes());
    fs::write(&joined, bytes).map_err(|error| Failure::file(&joined, error))
}

/// A module that passes on what pieces ask for, so that the joined ones share it
/// as well: of the types that the module at `path` states.
fn host_of(path: &Path) -> Result<String, Failure> {
    let mut reader = Command::new("wasm-dis");
    reader.arg(path);
    let described = programs::described(&reader);
    let text = programs::answer(&mut reader).ok_or(Failure::Command(described))?;
    Ok(host(&text)?)
}

fn host(text: &str) -> Result<String, CutError> {
    let mut host = "(module\n".to_owned();
    for (name, kind) in SHARED {
        let start = format!("(import \"{ASKED}\" \"{name}\" ({kind} ");
        let import = text
            .lines()
            .find_map(|line| line.trim_start().strip_prefix(&start));
        let (_, typed) = import
            .and_then(|import| import.split_once(' '))
            .ok_or_else(|| CutError::Unnamed {
                script: "a piece",
                expected: start.clone(),
            })?;
        let _ = writeln!(host, "(import \"{PASSED}\" \"{name}\" ({kind} {typed}");
    }
    for (name, kind) in SHARED {
        let _ = writeln!(host, "(export \"{name}\" ({kind} 0))");
    }
    Ok(host + ")\n")
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let mut at = 0;
    while let Some(place) = bytes.get_mut(at..at + old.len()) {
        if place == old {
            place.copy_from_slice(new);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = "\
import { initSync } from \"./backstay.js\";
function makeLoad(fetcher, deps) {}
/* compare, rest */
const __chunk_5 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_5.wasm\", import.meta.url));
}
, []);
/* compare, result */
const __chunk_6 = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_6.wasm\", import.meta.url));
}
, []);
export const __wasm_split_load_rest = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_rest.wasm\", import.meta.url));
}
, [__chunk_5]));
export const __wasm_split_load_compare = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_compare.wasm\", import.meta.url));
}
, [__chunk_5, __chunk_6]));
export const __wasm_split_load_result = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_result.wasm\", import.meta.url));
}
, [__chunk_6]));
";

    #[test]
    fn fetches_two_shared_files_instead_of_many() -> Result<(), CutError> {
        let expected = "\
import { initSync } from \"./backstay.js\";
function makeLoad(fetcher, deps) {}
const __chunk_rest = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_rest.wasm\", import.meta.url));
}
, []);
const __chunk_pages = makeLoad(() => {
    const src = fetch(new URL(\"./chunk_pages.wasm\", import.meta.url));
}
, []);
export const __wasm_split_load_rest = wrapAsyncCb(makeLoad(() => async () => ({})
, [__chunk_rest]));
export const __wasm_split_load_compare = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_compare.wasm\", import.meta.url));
}
, [__chunk_rest, __chunk_pages]));
export const __wasm_split_load_result = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL(\"./split_result.wasm\", import.meta.url));
}
, [__chunk_pages]));
";
        assert_eq!(Script::read(WRITTEN)?.joined(), expected);
        Ok(())
    }

    #[test]
    fn refuses_a_script_without_shared_files() {
        assert!(Script::read("import { initSync } from \"./backstay.js\";").is_err());
    }

    #[test]
    fn passes_on_what_a_piece_asks_for() -> Result<(), CutError> {
        let piece = r#"(module
 (import "__wasm_split" "memory" (memory $mimport$0 20))
 (import "__wasm_split" "__indirect_function_table" (table $timport$0 49 funcref))
 (import "__wasm_split" "__wasm_split_shared0" (global $__stack_pointer (mut i32)))"#;
        let said = host(piece)?;
        assert!(said.contains("(import \"__wasm_whole\" \"memory\" (memory 20))"));
        assert!(said.contains("(export \"__indirect_function_table\" (table 0))"));
        assert!(said.contains("(global (mut i32)))"), "{said}");
        assert!(host("(module)").is_err());
        Ok(())
    }

    #[test]
    fn replaces_names_of_one_length() {
        let mut bytes = b"\x0c__wasm_whole\x06memory\x0c__wasm_whole".to_vec();
        replace(&mut bytes, PASSED.as_bytes(), ASKED.as_bytes());
        assert_eq!(bytes, b"\x0c__wasm_split\x06memory\x0c__wasm_split");
    }
}
