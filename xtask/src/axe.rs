//! axe-core, which the journeys run in every page: one script out of npm.

use crate::failure::Failure;
use crate::folders::{clear, lock, rename};
use crate::programs::{self, NPM};
use crate::screen::say;
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The release; a newer one may find more, so it changes by hand.
const RELEASE: &str = "4.14.1";

/// The variable that names the script, for a machine without npm.
const VARIABLE: &str = "BACKSTAY_AXE";

/// Where the script is, installed if it is missing.
///
/// # Errors
///
/// A [`Failure`] that says how to get it.
pub(crate) fn ensure() -> Result<PathBuf, Failure> {
    if let Some(script) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        return Ok(script.into());
    }
    let cache = tools::cache_folder(|name| std::env::var_os(name), std::env::home_dir())
        .ok_or(Failure::NoCache)?;
    let folder = cache.join("tools").join(format!("axe-core-{RELEASE}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(script);
    }
    let parent = cache.join("tools");
    fs::create_dir_all(&parent).map_err(|error| Failure::file(&parent, error))?;
    let _lock = lock(&cache.join("lock"), "installing tools")?;
    if !script.is_file() {
        install(&folder)?;
    }
    Ok(script)
}

fn install(folder: &Path) -> Result<(), Failure> {
    say(format!(
        "Installing axe-core {RELEASE}: looks for barriers in every page. Usually takes a few seconds, once."
    ));
    let part = folder.with_file_name(format!("axe-core-{RELEASE}.part"));
    clear(&part)?;
    fs::create_dir_all(&part).map_err(|error| Failure::file(&part, error))?;
    let mut npm = Command::new(NPM);
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(&part)
        .arg(format!("axe-core@{RELEASE}"));
    programs::run(&mut npm).map_err(|_| Failure::Install {
        tool: format!("axe-core {RELEASE}"),
        command: programs::described(&npm),
        remedy: format!("name its axe.min.js in {VARIABLE}"),
    })?;
    clear(folder)?;
    rename(&part, folder)
}
