//! What the tools wrote, under the names that it is published by.

use super::{APP, CutError, FETCHING, FETCHING_PUBLISHED};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha384};
use std::fmt::Write as _;

/// Bytes of the hash that go into file names, as many as Trunk's names carry.
const NAME_HASH_BYTES: usize = 8;

/// What the tools wrote, under the names they chose.
#[derive(Debug)]
pub(super) struct Written {
    /// The script that starts the app.
    pub(super) glue: String,
    /// The script that fetches pieces.
    pub(super) fetching: String,
    /// The modules, by name and in its order; the app itself among them.
    pub(super) modules: Vec<(String, Vec<u8>)>,
}

/// A file under the name it is published by.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The files to publish, the three that the page names first of all.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) glue: Published,
    pub(super) app: Published,
    pub(super) fetching: Published,
    pub(super) pieces: Vec<Published>,
}

/// Names the files by their hash, and makes them name each other so.
pub(super) fn publish(written: &Written) -> Result<Cut, CutError> {
    let hash = hash(written);
    let glue_name = format!("{APP}-{hash}.js");
    let fetching_name = format!("{FETCHING_PUBLISHED}{hash}.js");
    let mut fetching = replaced(
        &written.fetching,
        FETCHING,
        &format!("from \"./{APP}.js\""),
        &format!("from \"./{glue_name}\""),
    )?;
    let own = format!("{APP}_bg.wasm");
    let mut app = Vec::new();
    let mut pieces = Vec::new();
    for (name, bytes) in &written.modules {
        if *name == own {
            app.clone_from(bytes);
            continue;
        }
        let published = Published {
            name: piece_name(name, &hash),
            bytes: bytes.clone(),
        };
        let address = |name: &str| format!("new URL(\"./{name}\", import.meta.url)");
        let checked = format!(
            "{}, {{ integrity: \"{}\" }}",
            address(&published.name),
            integrity(bytes)
        );
        fetching = replaced(&fetching, FETCHING, &address(name), &checked)?;
        pieces.push(published);
    }
    let app_name = format!("{APP}-{hash}_bg.wasm");
    let glue = replaced(&written.glue, "the glue", &own, &app_name)?;
    let glue = replaced(
        &glue,
        "the glue",
        &format!("from \"./{FETCHING}\""),
        &format!("from \"./{fetching_name}\""),
    )?;
    let file = |name, bytes| Published { name, bytes };
    Ok(Cut {
        glue: file(glue_name, glue.into_bytes()),
        app: file(app_name, app),
        fetching: file(fetching_name, fetching.into_bytes()),
        pieces,
    })
}

/// `text` with every `old` replaced; there has to be one.
fn replaced(text: &str, script: &'static str, old: &str, new: &str) -> Result<String, CutError> {
    if text.contains(old) {
        Ok(text.replace(old, new))
    } else {
        Err(CutError::Unnamed {
            script,
            expected: old.to_owned(),
        })
    }
}

/// `split_result.wasm` is the result's own; `chunk_5.wasm` is shared by several.
fn piece_name(name: &str, hash: &str) -> String {
    let stem = name.strip_suffix(".wasm").unwrap_or(name);
    match stem.split_once('_') {
        Some(("split", page)) => format!("{page}-{hash}.wasm"),
        Some(("chunk", number)) => format!("shared-{number}-{hash}.wasm"),
        _ => format!("{stem}-{hash}.wasm"),
    }
}

fn hash(written: &Written) -> String {
    let mut digest = Sha384::new();
    digest.update(&written.glue);
    digest.update(&written.fetching);
    for (name, bytes) in &written.modules {
        digest.update(name);
        digest.update(bytes);
    }
    let mut hash = String::new();
    for byte in digest.finalize().iter().take(NAME_HASH_BYTES) {
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What the tools write, shortened.
    pub(in super::super) fn written() -> Written {
        Written {
            glue: "import * as import1 from \"./__wasm_split.js\"\n\
                   const imports = { \"./__wasm_split.js\": import1 };\n\
                   new URL('backstay_bg.wasm', import.meta.url);"
                .to_owned(),
            fetching: "import { initSync } from \"./backstay.js\";\n\
                       fetch(new URL(\"./chunk_5.wasm\", import.meta.url));\n\
                       fetch(new URL(\"./split_result.wasm\", import.meta.url));"
                .to_owned(),
            modules: ["backstay_bg.wasm", "chunk_5.wasm", "split_result.wasm"]
                .map(|name| (name.to_owned(), name.as_bytes().to_vec()))
                .to_vec(),
        }
    }

    fn text(file: &Published) -> String {
        String::from_utf8_lossy(&file.bytes).into_owned()
    }

    #[test]
    fn names_every_file_by_one_hash() -> Result<(), CutError> {
        let cut = publish(&written())?;
        let hash = hash(&written());
        let names: Vec<&str> = [&cut.glue, &cut.app, &cut.fetching]
            .into_iter()
            .chain(&cut.pieces)
            .map(|file| file.name.as_str())
            .collect();
        let expected = [
            format!("backstay-{hash}.js"),
            format!("backstay-{hash}_bg.wasm"),
            format!("{FETCHING_PUBLISHED}{hash}.js"),
            format!("shared-5-{hash}.wasm"),
            format!("result-{hash}.wasm"),
        ];
        assert_eq!(names, expected);
        Ok(())
    }

    #[test]
    fn takes_another_hash_when_a_module_changes() {
        let mut changed = written();
        for (_, bytes) in &mut changed.modules {
            bytes.push(0);
        }
        assert_ne!(hash(&written()), hash(&changed));
    }

    #[test]
    fn makes_the_scripts_name_each_other() -> Result<(), CutError> {
        let cut = publish(&written())?;
        let [glue, fetching] = [text(&cut.glue), text(&cut.fetching)];
        assert!(glue.contains(&format!("from \"./{}\"", cut.fetching.name)));
        // The module asks for its imports by the name it was cut with.
        assert!(glue.contains("{ \"./__wasm_split.js\": import1 }"));
        assert!(glue.contains(&format!("new URL('{}'", cut.app.name)));
        assert!(fetching.contains(&format!("from \"./{}\"", cut.glue.name)));
        Ok(())
    }

    #[test]
    fn fetches_pieces_by_name_and_integrity() -> Result<(), CutError> {
        let cut = publish(&written())?;
        for piece in &cut.pieces {
            let fetched = format!(
                "fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }})",
                piece.name,
                integrity(&piece.bytes)
            );
            assert!(text(&cut.fetching).contains(&fetched), "{fetched}");
        }
        Ok(())
    }

    #[test]
    fn refuses_scripts_that_name_something_else() {
        let mut other = written();
        other.fetching = other.fetching.replace("split_result", "renamed");
        let said = publish(&other).map_err(|error| error.to_string());
        let expected =
            "expected `new URL(\"./split_result.wasm\", import.meta.url)` in __wasm_split.js";
        assert_eq!(said.err().as_deref(), Some(expected));
    }
}
