//! Installs what is missing, once, where it leaves the person's own tools alone.
//!
//! A tool is installed into a folder beside its own and renamed at the end, so
//! a folder with the tool's name is always a finished install.

use crate::failure::Failure;
use crate::folders::{clear, lock, rename};
use crate::programs::{self, NPM};
use crate::screen::{elapsed, say};
use crate::tools::{self, Source, Tool, WASM_TARGET};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Where the tools are that a build needs.
#[derive(Debug)]
pub(crate) struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Trunk, in the folder of the project, with the tools it runs.
    pub(crate) fn trunk(&self) -> Command {
        let mut command = self.command(&tools::TRUNK);
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk takes `true` and nothing else, where everyone writes `1`.
        match std::env::var_os("NO_COLOR").filter(|value| !value.is_empty()) {
            Some(_) => command.env("NO_COLOR", "true"),
            None => command.env_remove("NO_COLOR"),
        };
        command
    }

    /// A tool of the box, in the folder of the project.
    pub(crate) fn command(&self, tool: &Tool) -> Command {
        let program = std::env::split_paths(&self.path)
            .find_map(|folder| programs::find_in(&folder, tool.program));
        let mut command = Command::new(program.unwrap_or_else(|| tool.program.into()));
        command.current_dir(crate::root()).env("PATH", &self.path);
        command
    }
}

/// Makes sure of the wasm target and of every tool in `needed`.
///
/// # Errors
///
/// A [`Failure`] that names the tool and how to get it.
pub(crate) fn toolbox(needed: &[Tool]) -> Result<Toolbox, Failure> {
    let cache = tools::cache_folder(|name| std::env::var_os(name), std::env::home_dir())
        .ok_or(Failure::NoCache)?;
    let mut places = Vec::new();
    let mut missing = Vec::new();
    for tool in needed {
        match place(tool, &cache) {
            Some(place) => places.push(place),
            None => missing.push(tool),
        }
    }
    // What can be said at once comes before minutes of compiling.
    missing.iter().try_for_each(|tool| check_installer(tool))?;
    ensure_target()?;
    if !missing.is_empty() {
        places.extend(install_all(&missing, &cache)?);
    }
    let folders: Vec<PathBuf> = places.into_iter().filter_map(Place::into_folder).collect();
    Ok(Toolbox {
        path: programs::path_with(&folders),
    })
}

/// Makes sure of formatter and linter.
///
/// # Errors
///
/// A [`Failure`] that names the one missing and how to get it.
pub(crate) fn ensure_components() -> Result<(), Failure> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !programs::succeeds(programs::cargo().args([subcommand, "--version"])) {
            rustup(
                component,
                "checks the code",
                &["component", "add", component],
            )?;
        }
    }
    Ok(())
}

/// Where a tool of the right version is.
enum Place {
    /// Found as any shell would find it.
    Path,
    /// In this folder of the cache.
    Cache(PathBuf),
}

impl Place {
    /// The folder that PATH lacks.
    fn into_folder(self) -> Option<PathBuf> {
        match self {
            Self::Path => None,
            Self::Cache(folder) => Some(folder),
        }
    }
}

fn place(tool: &Tool, cache: &Path) -> Option<Place> {
    let fits = |file: &PathBuf| programs::version(file).as_deref() == Some(tool.version);
    let cached = tool.programs(&tool.folder(cache));
    let found = programs::find_in(&cached, tool.program);
    if found.is_some_and(|file| !tool.says_version || fits(&file)) {
        return Some(Place::Cache(cached));
    }
    let file = programs::find(tool.program).filter(|_| tool.says_version)?;
    fits(&file).then_some(Place::Path)
}

fn check_installer(tool: &Tool) -> Result<(), Failure> {
    let Source::Npm { release } = tool.source else {
        return Ok(());
    };
    if programs::find("node").is_some() && programs::find("npm").is_some() {
        return Ok(());
    }
    Err(Failure::NoInstaller {
        tool: tool.label(),
        purpose: tool.purpose,
        installer: "Node.js and npm",
        remedy: format!(
            "install Node.js 18 or newer from https://nodejs.org, or put {} of {} {release} on PATH",
            tool.program, tool.package
        ),
    })
}

fn ensure_target() -> Result<(), Failure> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if programs::answer(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    rustup(
        "the Rust target wasm32-unknown-unknown",
        "compiles the app for the browser",
        &["target", "add", WASM_TARGET],
    )
}

fn rustup(what: &str, purpose: &'static str, arguments: &[&str]) -> Result<(), Failure> {
    let mut command = Command::new("rustup");
    command.args(arguments);
    let typed = programs::described(&command);
    if programs::find("rustup").is_none() {
        return Err(Failure::NoInstaller {
            tool: what.to_owned(),
            purpose,
            installer: "rustup",
            remedy: format!("install rustup from https://rustup.rs and run `{typed}`"),
        });
    }
    say(format!(
        "Installing {what}: {purpose}. Usually takes half a minute."
    ));
    let start = Instant::now();
    programs::run(&mut command).map_err(|_| Failure::Install {
        tool: what.to_owned(),
        command: typed,
        remedy: "install it with your system's packages".to_owned(),
    })?;
    say(format!("Installed {what} in {}.", elapsed(start.elapsed())));
    Ok(())
}

/// Installs every tool of `missing`, unless another run has done so meanwhile.
fn install_all(missing: &[&Tool], cache: &Path) -> Result<Vec<Place>, Failure> {
    let folder = cache.join("tools");
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, error))?;
    let _lock = lock(&cache.join("lock"), "installing tools")?;
    let builds = cache.join("build");
    let places = missing
        .iter()
        .map(|tool| place(tool, cache).map_or_else(|| install(tool, cache, &builds), Ok))
        .collect::<Result<_, _>>()?;
    // It only helps while several tools share dependencies. If it stays, it is
    // in nobody's way and goes after the next install.
    let _ = fs::remove_dir_all(&builds);
    Ok(places)
}

fn install(tool: &Tool, cache: &Path, builds: &Path) -> Result<Place, Failure> {
    let label = tool.label();
    say(format!(
        "Installing {label}: {}. Usually takes {}, once.",
        tool.purpose, tool.wait
    ));
    let start = Instant::now();
    let folder = tool.folder(cache);
    let part = folder.with_file_name(format!("{}-{}.part", tool.package, tool.version));
    clear(&part)?;
    match tool.source {
        Source::Crate { arguments } => install_crate(tool, arguments, &part, builds)?,
        Source::Npm { release } => install_npm(tool, release, &part)?,
    }
    clear(&folder)?;
    rename(&part, &folder)?;
    let installed = place(tool, cache).ok_or_else(|| Failure::Install {
        tool: tool.label(),
        command: format!("{} --version", tool.program),
        remedy: format!("put version {} on PATH", tool.version),
    })?;
    say(format!(
        "Installed {label} in {}, at {}.",
        elapsed(start.elapsed()),
        folder.display()
    ));
    Ok(installed)
}

fn install_crate(
    tool: &Tool,
    arguments: &[&str],
    part: &Path,
    builds: &Path,
) -> Result<(), Failure> {
    if programs::find("cargo-binstall").is_some() {
        let mut binstall = programs::cargo();
        binstall
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
            ])
            .arg("--root")
            .arg(part)
            .arg(format!("{}@{}", tool.package, tool.version));
        if programs::run(&mut binstall).is_ok() {
            return Ok(());
        }
        say(format!("No ready-made {}: compiling it.", tool.label()));
        clear(part)?;
    }
    let mut install = programs::cargo();
    install
        .args(["install", "--debug", "--locked", tool.package])
        .args(["--version", tool.version])
        .args(arguments)
        .arg("--root")
        .arg(part)
        .arg("--target-dir")
        .arg(builds)
        // Cargo advises to put the folder on PATH unless it is there.
        .env("PATH", programs::path_with(&[part.join("bin")]))
        .env_remove("CARGO_BUILD_TARGET");
    run_installer(tool, &mut install)
}

fn install_npm(tool: &Tool, release: &str, part: &Path) -> Result<(), Failure> {
    fs::create_dir_all(part).map_err(|error| Failure::file(part, error))?;
    let mut npm = Command::new(NPM);
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(part)
        .arg(format!("{}@{release}", tool.package));
    run_installer(tool, &mut npm)
}

fn run_installer(tool: &Tool, installer: &mut Command) -> Result<(), Failure> {
    programs::run(installer).map_err(|_| Failure::Install {
        tool: tool.label(),
        command: programs::described(installer),
        remedy: format!("put {} {} on PATH yourself", tool.program, tool.version),
    })
}
