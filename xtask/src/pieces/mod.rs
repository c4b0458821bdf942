//! Cuts the app into pieces: what the first question needs, and a file for each
//! page that is fetched when it is visited.
//!
//! `wasm-split-cli` cuts where the app says so (`ui::on_demand`), by the
//! relocations that the linker kept. wasm-bindgen then works on what is left of
//! the app, and wasm-opt on each file. Trunk knows nothing of this: its own
//! script and module are replaced in the folder that it stages.
//!
//! All files carry one hash, made of all of them: files of two builds never meet.

mod even;
mod loaded;
mod publish;

use crate::failure::Failure;
use crate::folders::clear;
use crate::{joins, programs, tools};
use even::{even_out, lean};
use loaded::Loaded;
use publish::{Written, publish};
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
