//! The program of the benchmark, built for a terminal, for Node and for a browser.

use crate::failure::Failure;
use crate::folders::clear;
use crate::install::{self, Toolbox};
use crate::{pieces, programs, root, tools};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const PACKAGE: &str = "backstay-bench";

/// Builds it three times, the last two as the app is built.
///
/// # Errors
///
/// A [`Failure`] of a tool.
pub(super) fn build() -> Result<(), Failure> {
    let toolbox = install::toolbox(&[tools::WASM_OPT, tools::WASM_BINDGEN])?;
    programs::run(&mut cargo("build", &[]))?;
    programs::run(&mut cargo("build", &["--target", tools::WASM_TARGET]))?;
    bind(&toolbox, "nodejs", "node")?;
    bind(&toolbox, "no-modules", "web")
}

/// What it prints in a terminal.
///
/// # Errors
///
/// A [`Failure`] of the program.
pub(super) fn native() -> Result<String, Failure> {
    output(&mut cargo("run", &[]))
}

/// What it prints in Node.
///
/// # Errors
///
/// A [`Failure`] of the program.
pub(super) fn node() -> Result<String, Failure> {
    let script = folder().join("node").join(format!("{PACKAGE}.js"));
    output(Command::new("node").arg(script))
}

/// The folder with what a browser loads.
pub(super) fn web() -> PathBuf {
    folder().join("web")
}

fn bind(toolbox: &Toolbox, target: &str, name: &str) -> Result<(), Failure> {
    let made = target_folder().join(tools::WASM_TARGET).join("release");
    let place = folder().join(name);
    clear(&place)?;
    let mut bindgen = toolbox.command(&tools::WASM_BINDGEN);
    bindgen.args(["--target", target, "--no-typescript", "--out-dir"]);
    bindgen
        .arg(&place)
        .arg(made.join(format!("{PACKAGE}.wasm")));
    programs::run(&mut bindgen)?;
    let module = place.join(format!("{PACKAGE}_bg.wasm"));
    let mut optimiser = toolbox.command(&tools::WASM_OPT);
    optimiser.args(pieces::OPTIMISED);
    programs::run(optimiser.arg(&module).arg("-o").arg(&module))
}

/// Where everything goes that the benchmark makes.
pub(super) fn folder() -> PathBuf {
    target_folder().join("bench")
}

/// What a program prints, with its complaints on screen.
///
/// # Errors
///
/// [`Failure::Start`] and [`Failure::Command`].
pub(super) fn output(command: &mut Command) -> Result<String, Failure> {
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| Failure::Start {
        program: programs::described(command),
        error,
    })?;
    if !output.status.success() {
        return Err(Failure::Command(programs::described(command)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn cargo(subcommand: &str, arguments: &[&str]) -> Command {
    let mut command = programs::cargo();
    command.current_dir(root());
    command.args([subcommand, "--quiet", "--release", "--package", PACKAGE]);
    command.args(arguments);
    command
}

fn target_folder() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").filter(|value| !value.is_empty());
    root().join(set.as_deref().unwrap_or(OsStr::new("target")))
}
