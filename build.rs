//! Checks `data/` and writes what the app is shipped with.
//!
//! The build stops with every problem found, naming file and key.

#![expect(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build script uses a part of the modules that it shares with the library"
)]

use std::path::Path;
use std::{env, fs, process};

#[path = "src/bundle/mod.rs"]
mod bundle;
#[path = "src/catalog/mod.rs"]
mod catalog;
#[path = "src/interview/mod.rs"]
mod interview;

fn main() {
    keep_relocations();
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/bundle");
    println!("cargo::rerun-if-changed=src/catalog");
    println!("cargo::rerun-if-changed=src/interview");
    if let Err(problems) = ship() {
        for problem in &problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    }
}

/// The cut into pieces (`xtask`, `split`) moves functions and data, and has to
/// find every place that names them.
fn keep_relocations() {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

fn ship() -> Result<(), Vec<String>> {
    let (files, shipped) = bundle::read(Path::new("data"))
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo sets no OUT_DIR".to_owned()])?;
    let bundle = shipped
        .to_bytes()
        .map_err(|error| vec![error.to_string()])?;
    write(Path::new(&out), "bundle.bin", &bundle)?;
    let opening = bundle::Opening::of(&shipped).ok_or_else(|| vec!["no question".to_owned()])?;
    let opening = opening
        .to_bytes()
        .map_err(|error| vec![error.to_string()])?;
    write(Path::new(&out), "opening.bin", &opening)?;
    let dossiers = serde_json::to_vec(&files.dossiers).map_err(|error| vec![error.to_string()])?;
    write(Path::new(&out), "dossiers.json", &dossiers)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Vec<String>> {
    fs::write(folder.join(name), bytes).map_err(|error| vec![format!("{name}: {error}")])
}
