//! Hashes in the names by which wasm-bindgen's script and module know each other,
//! and what else a script need not hold.

use super::{read, read_text};
use crate::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// How the names begin that wasm-bindgen gives to imports.
const BOUND: &str = "__wb";

/// Digits of the hash that such a name ends in.
const HASH: usize = 16;

/// Takes the hashes out of the names by which wasm-bindgen's script and module
/// know each other. Nothing compresses a hash, and there are two hundred.
pub(super) fn even_out(glue: &Path, module: &Path) -> Result<(), Failure> {
    let mut script = read_text(glue)?;
    let mut bytes = read(module)?;
    let names = evened_out(&script);
    rename_in(&mut bytes, &names);
    for (name, even) in names {
        script = script.replace(&name, &even);
    }
    fs::write(glue, script).map_err(|error| Failure::file(glue, error))?;
    fs::write(module, bytes).map_err(|error| Failure::file(module, error))
}

/// Every name that ends in a hash, with one of the same length that ends in a
/// number: no two become one.
fn evened_out(script: &str) -> BTreeMap<String, String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let words: BTreeSet<&str> = script.split(|c| !is_part(c)).collect();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    words
        .into_iter()
        .filter_map(|word| {
            let (stem, hash) = word.split_at_checked(word.len().checked_sub(HASH)?)?;
            let is_hash = hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !(stem.starts_with(BOUND) && stem.ends_with('_') && is_hash) {
                return None;
            }
            let number = taken.entry(stem).or_default();
            let even = format!("{stem}{number:0HASH$}");
            *number += 1;
            Some((word.to_owned(), even))
        })
        .collect()
}

/// Gives each of `names` its other name, which is as long.
fn rename_in(bytes: &mut [u8], names: &BTreeMap<String, String>) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut at = 0;
    while let Some(rest) = bytes.get_mut(at..).filter(|rest| !rest.is_empty()) {
        at += 1;
        if !rest.starts_with(BOUND.as_bytes()) {
            continue;
        }
        let length = rest.iter().take_while(|byte| is_part(byte)).count();
        let name = rest.get_mut(..length).unwrap_or_default();
        let other = str::from_utf8(name).ok().and_then(|name| names.get(name));
        if let Some(other) = other.filter(|other| other.len() == length) {
            name.copy_from_slice(other.as_bytes());
        }
    }
}

/// A script without comments that have lines of their own, and without indents.
pub(super) fn lean(script: &str) -> String {
    let is_code = |line: &&str| {
        let marks = ["//", "/*", "* ", "*/"];
        !line.is_empty() && *line != "*" && !marks.iter().any(|mark| line.starts_with(mark))
    };
    let lines = script.lines().map(str::trim).filter(is_code);
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_hashes_out_of_names_and_keeps_them_apart() {
        let script = "__wbg_append_0123456789abcdef: f, __wbg_append_fedcba9876543210: g,\n\
                      __wbg_append_0123456789abcdef, __wbindgen_malloc, other_0123456789abcdef";
        let pair = |hash: &str, number: &str| {
            let name = |end: &str| format!("__wbg_append_{end}");
            (name(hash), name(number))
        };
        let expected = [
            pair("0123456789abcdef", "0000000000000000"),
            pair("fedcba9876543210", "0000000000000001"),
        ];
        assert_eq!(evened_out(script), BTreeMap::from(expected));
    }

    #[test]
    fn renames_whole_names_only() {
        let names = BTreeMap::from([("__wb_a".to_owned(), "__wb_x".to_owned())]);
        let mut bytes = b"\x06__wb_a\0__wb_ab\0__wb_a".to_vec();
        rename_in(&mut bytes, &names);
        assert_eq!(bytes, b"\x06__wb_x\0__wb_ab\0__wb_x");
    }

    #[test]
    fn drops_comments_and_indents() {
        let script = "/* what\n * it\n */\nlet a = 1; // one\n\n    // no\n    let b = a * a;";
        assert_eq!(lean(script), "let a = 1; // one\nlet b = a * a;");
    }
}
