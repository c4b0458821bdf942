//! Cuts the app into pieces: what the first question needs, and a file for each
//! page that is fetched when it is visited.
//!
//! `wasm-split-cli` cuts where the app says so (`ui::on_demand`), by the
//! relocations that the linker kept. wasm-bindgen then works on what is left of
//! the app, and wasm-opt on each file. Trunk knows nothing of this: its own
//! script and module are replaced in the folder that it stages.
//!
//! All files carry one hash, made of all of them: files of two builds never meet.

use crate::failure::Failure;
use crate::folders::clear;
use crate::markup::{self, Element};
use crate::{joins, programs, tools};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha384};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the app, as of its binary.
const APP: &str = "backstay";

/// The script that wasm-split-cli writes: it fetches pieces.
const FETCHING: &str = "__wasm_split.js";

/// How its name begins when it is published.
pub(crate) const FETCHING_PUBLISHED: &str = "pieces-";

/// What wasm-opt is told: to inline next to nothing, because what is called twice
/// is best compressed as a call; functions of one origin side by side, because
/// they are alike; the target's features; and that nothing lies at the lowest
/// addresses, which the stack would only reach when it overflows.
pub(crate) const OPTIMISED: &[&str] = &[
    "-Oz",
    "--one-caller-inline-max-function-size=10",
    "--always-inline-max-function-size=1",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// How the names begin that wasm-bindgen gives to imports.
const BOUND: &str = "__wb";

/// Digits of the hash that such a name ends in.
const HASH: usize = 16;

/// Bytes of the hash that go into file names, as many as Trunk's names carry.
const NAME_HASH_BYTES: usize = 8;

/// What the tools wrote, under the names they chose.
#[derive(Debug)]
struct Written {
    /// The script that starts the app.
    glue: String,
    /// The script that fetches pieces.
    fetching: String,
    /// The modules, by name and in its order; the app itself among them.
    modules: Vec<(String, Vec<u8>)>,
}

/// A file under the name it is published by.
#[derive(Debug, PartialEq, Eq)]
struct Published {
    name: String,
    bytes: Vec<u8>,
}

/// The files to publish, the three that the page names first of all.
#[derive(Debug, PartialEq, Eq)]
struct Cut {
    glue: Published,
    app: Published,
    fetching: Published,
    pieces: Vec<Published>,
}

/// Why what the tools wrote cannot be published.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CutError {
    /// A script does not name what it is known to name.
    #[error("expected `{expected}` in {script}")]
    Unnamed {
        /// The script.
        script: &'static str,
        /// What it should hold.
        expected: String,
    },
    /// The page does not load the app as Trunk is known to write it.
    #[error("expected a `{0}` of the app in index.html")]
    NotLoaded(&'static str),
}

/// Puts the app in pieces into the place of the one that Trunk staged, and gives
/// the page that loads them.
///
/// # Errors
///
/// When a tool fails, or what it wrote is not as it is known to be.
pub(crate) fn cut(
    stage: &Path,
    page: &str,
    public_url: &str,
    release: bool,
) -> Result<String, Failure> {
    let target = target_folder()?;
    let profile = if release { "release" } else { "debug" };
    let whole = target
        .join(tools::WASM_TARGET)
        .join(profile)
        .join(format!("{APP}.wasm"));
    let work = target.join("pieces").join(profile);
    clear(&work)?;
    let cut = publish(&write(&whole, &work, release)?)?;
    let trunks = Loaded::find(page, public_url)?;
    for name in [trunks.script, trunks.module] {
        let path = stage.join(name);
        fs::remove_file(&path).map_err(|error| Failure::file(&path, error))?;
    }
    let [glue, app, fetching] = [&cut.glue, &cut.app, &cut.fetching];
    for file in [glue, app, fetching].into_iter().chain(&cut.pieces) {
        let path = stage.join(&file.name);
        fs::write(&path, &file.bytes).map_err(|error| Failure::file(&path, error))?;
    }
    Ok(trunks.replaced(page, public_url, &cut))
}

/// Cargo's folder for what it builds.
fn target_folder() -> Result<PathBuf, Failure> {
    let mut metadata = programs::cargo();
    metadata
        .current_dir(crate::root())
        .args(["metadata", "--no-deps", "--format-version", "1"]);
    let described = programs::described(&metadata);
    programs::answer(&mut metadata)
        .and_then(|said| serde_json::from_str::<serde_json::Value>(&said).ok())
        .and_then(|said| Some(PathBuf::from(said.get("target_directory")?.as_str()?)))
        .ok_or(Failure::Command(described))
}

/// Cuts `whole` and binds it to the browser, in the folder `work`.
fn write(whole: &Path, work: &Path, release: bool) -> Result<Written, Failure> {
    let [cut, bound] = ["cut", "bound"].map(|name| work.join(name));
    let mut cutter = Command::new(tools::WASM_SPLIT.program);
    cutter.arg(whole).arg(&cut).args(["--out-name", APP]);
    programs::run(&mut cutter)?;
    let app = cut.join(format!("{APP}.wasm"));
    let mut binder = Command::new(tools::WASM_BINDGEN.program);
    binder
        .args(["--target", "web", "--no-typescript", "--out-name", APP])
        // The pieces call the app by what the linker exports.
        .args(["--keep-lld-exports", "--no-demangle", "--out-dir"])
        .args([&bound, &app]);
    programs::run(&mut binder)?;
    fs::remove_file(&app).map_err(|error| Failure::file(&app, error))?;
    let mut fetching = read_text(&cut.join(FETCHING))?;
    if release {
        fetching = joins::join(&cut, &fetching)?;
    }
    let glue = bound.join(format!("{APP}.js"));
    even_out(&glue, &bound.join(format!("{APP}_bg.wasm")))?;
    let mut modules = Vec::new();
    for file in modules_in(&bound)?.into_iter().chain(modules_in(&cut)?) {
        if release {
            optimise(&file)?;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        modules.push((name.into_owned(), read(&file)?));
    }
    modules.sort();
    Ok(Written {
        glue: lean(&read_text(&glue)?),
        fetching: lean(&fetching),
        modules,
    })
}

/// Takes the hashes out of the names by which wasm-bindgen's script and module
/// know each other. Nothing compresses a hash, and there are two hundred.
fn even_out(glue: &Path, module: &Path) -> Result<(), Failure> {
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
fn lean(script: &str) -> String {
    let is_code = |line: &&str| {
        let marks = ["//", "/*", "* ", "*/"];
        !line.is_empty() && *line != "*" && !marks.iter().any(|mark| line.starts_with(mark))
    };
    let lines = script.lines().map(str::trim).filter(is_code);
    lines.collect::<Vec<_>>().join("\n")
}

fn optimise(module: &Path) -> Result<(), Failure> {
    let mut optimiser = Command::new(tools::WASM_OPT.program);
    optimiser.args(OPTIMISED).arg(module).arg("-o").arg(module);
    // It warns of names that it does not need. Where it fails, the second run
    // shows why.
    if programs::succeeds(&mut optimiser) {
        return Ok(());
    }
    programs::run(&mut optimiser)
}

fn modules_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failure = |error| Failure::file(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            found.push(path);
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::file(path, error))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::file(path, error))
}

/// Names the files by their hash, and makes them name each other so.
fn publish(written: &Written) -> Result<Cut, CutError> {
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

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// What the page loads of the app, as Trunk wrote it.
#[derive(Debug)]
struct Loaded<'page> {
    script: &'page str,
    script_integrity: &'page str,
    module: &'page str,
    module_integrity: &'page str,
    /// Where the element ends that loads the script.
    after_script: usize,
}

impl<'page> Loaded<'page> {
    fn find(page: &'page str, public_url: &str) -> Result<Self, Failure> {
        let elements = markup::elements(page)?;
        let named = |kind: &'static str| {
            let loads = |element: &&Element| element.attribute("rel") == Some(kind);
            let element = elements.iter().find(loads);
            let element = element.ok_or(CutError::NotLoaded(kind))?;
            let value = |name| attribute(element, name).ok_or(CutError::NotLoaded(kind));
            let address = value("href")?;
            let name = address.strip_prefix(public_url).unwrap_or(address);
            Ok::<_, CutError>((name, value("integrity")?, element.span.end))
        };
        let (script, script_integrity, after_script) = named("modulepreload")?;
        let (module, module_integrity, _) = named("preload")?;
        Ok(Self {
            script,
            script_integrity,
            module,
            module_integrity,
            after_script,
        })
    }

    /// The page with the files of `cut` in the place of Trunk's, and the script
    /// that fetches pieces loaded as soon.
    fn replaced(&self, page: &str, public_url: &str, cut: &Cut) -> String {
        let (before, after) = page
            .split_at_checked(self.after_script)
            .unwrap_or((page, ""));
        let fetching = format!(
            "<link rel=\"modulepreload\" href=\"{public_url}{}\" crossorigin=\"anonymous\" \
             integrity=\"{}\">",
            cut.fetching.name,
            integrity(&cut.fetching.bytes)
        );
        format!("{before}{fetching}{after}")
            .replace(self.script, &cut.glue.name)
            .replace(self.script_integrity, &integrity(&cut.glue.bytes))
            .replace(self.module, &cut.app.name)
            .replace(self.module_integrity, &integrity(&cut.app.bytes))
    }
}

fn attribute<'page>(element: &Element<'page>, name: &str) -> Option<&'page str> {
    let mut attributes = element.attributes.iter();
    attributes
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the tools write, shortened.
    fn written() -> Written {
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

    #[test]
    fn loads_its_files_in_the_place_of_trunks() -> Result<(), Failure> {
        let page = r#"<script type="module">
import init from '/sub/backstay-1.js';
await init({ module_or_path: '/sub/backstay-1_bg.wasm' });
</script>
<link rel="modulepreload" href="/sub/backstay-1.js" integrity="sha384-a">
<link rel="preload" href="/sub/backstay-1_bg.wasm" integrity="sha384-b" as="fetch">"#;
        let cut = publish(&written())?;
        let replaced = Loaded::find(page, "/sub/")?.replaced(page, "/sub/", &cut);
        let loaded: Vec<(String, String)> = markup::elements(&replaced)?
            .iter()
            .filter(|element| element.is("link"))
            .filter_map(|link| {
                let value = |name| link.attribute(name).map(str::to_owned);
                Some((value("href")?, value("integrity")?))
            })
            .collect();
        let expected = [&cut.glue, &cut.fetching, &cut.app]
            .map(|file| (format!("/sub/{}", file.name), integrity(&file.bytes)));
        assert_eq!(loaded, expected);
        assert!(replaced.contains(&format!("from '/sub/{}'", cut.glue.name)));
        assert!(replaced.contains(&format!("module_or_path: '/sub/{}'", cut.app.name)));
        assert!(!replaced.contains("backstay-1"), "{replaced}");
        Ok(())
    }

    #[test]
    fn refuses_a_page_without_the_app() {
        let said = Loaded::find("<p>no</p>", "/").map_err(|error| error.to_string());
        let expected = "the app cannot be cut into pieces: \
                        expected a `modulepreload` of the app in index.html";
        assert_eq!(said.err().as_deref(), Some(expected));
    }
}
