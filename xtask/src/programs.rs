//! Programs on this machine: finding them, asking their version, running them.

use crate::failure::Failure;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The cargo that runs this command.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm; on Windows it is a batch file, which has to be named in full.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The first program called `name` on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|folder| find_in(&folder, name))
}

/// The program called `name` in `folder`.
pub(crate) fn find_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &["", ".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata()
        .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// PATH with `folders` in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    // Fails only for a folder with a separator in its name: PATH cannot hold it.
    std::env::join_paths(all).unwrap_or(path)
}

/// The version that `program --version` prints, if it runs at all.
pub(crate) fn version(program: &Path) -> Option<String> {
    let said = answer(Command::new(program).arg("--version"))?;
    version_in(&said).map(str::to_owned)
}

/// The version in what a program says of itself: the first word that starts
/// with a digit.
fn version_in(said: &str) -> Option<&str> {
    said.split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// What a command prints, if it succeeds. It shows nothing and reads nothing.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let said = output.status.success().then_some(output.stdout)?;
    Some(String::from_utf8_lossy(&said).trim().to_owned())
}

/// Whether a command succeeds. It shows nothing and reads nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    answer(command).is_some()
}

/// Runs a command to its end, with its output on screen and nothing to read.
///
/// # Errors
///
/// [`Failure::Start`] and [`Failure::Command`], both with the command's name.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Failure::Start {
            program: described(command),
            error,
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Command(described(command)))
    }
}

/// The command as a person would type it.
pub(crate) fn described(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_versions() {
        let cases = [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.129\n", Some("0.2.129")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("command not found", None),
            ("", None),
        ];
        for (said, version) in cases {
            assert_eq!(version_in(said), version, "{said}");
        }
    }

    #[test]
    fn describes_a_command_as_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["test", "--workspace"]);
        assert_eq!(described(&command), "cargo test --workspace");
    }
}
