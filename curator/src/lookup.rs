//! The newest version of a package, by the ordinary client of its list.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use backstay::catalog::{Day, Package, Registry};
use serde_json::Value;

use crate::versions::newest;

/// The time of the days that builders write into every file so that a package
/// can be built again bit by bit: such a day says nothing.
const FIXED_TIME: &str = "00:00:00";

/// What a package list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The newest finished version.
    pub(crate) version: String,
    /// The day it was released, where the client tells.
    pub(crate) date: Option<Day>,
}

/// Why nothing was found.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum LookupError {
    /// The client is not on this machine.
    #[error("`{0}` is not on this machine")]
    NoClient(String),
    /// The client stopped.
    #[error("`{0}` failed")]
    Failed(String),
    /// The client said something else.
    #[error("`{0}` named no finished version")]
    NoVersion(String),
}

/// What people call a package list.
pub(crate) fn name(registry: Registry) -> &'static str {
    match registry {
        Registry::Crates => "crates",
        Registry::Go => "Go modules",
        Registry::Hex => "Hex",
        Registry::Maven => "Maven",
        Registry::Npm => "npm",
        Registry::Nuget => "NuGet",
        Registry::Packagist => "Packagist",
        Registry::Pypi => "PyPI",
        Registry::Rubygems => "RubyGems",
    }
}

/// What a person would type, but for the name of the package.
pub(crate) fn client(registry: Registry) -> &'static str {
    match registry {
        Registry::Crates => "cargo info",
        Registry::Go => "go list -m",
        Registry::Hex => "mix hex.info",
        Registry::Maven => "mvn versions:display-dependency-updates",
        Registry::Npm => "npm view",
        Registry::Nuget => "dotnet package search",
        Registry::Packagist => "composer show",
        Registry::Pypi => "pip index",
        Registry::Rubygems => "gem list --remote",
    }
}

/// What the date of a version is, as a note to it.
pub(crate) fn date_is(registry: Registry) -> &'static str {
    match registry {
        Registry::Pypi => "date inside the wheel",
        _ => "time stamp as served",
    }
}

/// Asks the client of the package's list. `folder` is empty and outside any
/// checkout: clients look into what they stand in.
///
/// # Errors
///
/// [`LookupError`]; nothing else is tried then.
pub(crate) fn look_up(package: &Package, folder: &Path) -> Result<Found, LookupError> {
    let mut command = question(package, folder);
    let client = client(package.registry);
    let said = answer(&mut command, client)?;
    let mut found =
        read(package.registry, &said).ok_or_else(|| LookupError::NoVersion(client.to_owned()))?;
    if package.registry == Registry::Pypi {
        found.date = wheel_day(&package.name, &found.version, folder);
    }
    Ok(found)
}

fn question(package: &Package, folder: &Path) -> Command {
    let name = package.name.as_str();
    let (program, arguments): (&str, Vec<&str>) = match package.registry {
        Registry::Crates => ("cargo", vec!["info", "--quiet", name]),
        Registry::Go => ("go", vec!["list", "-m", "-json"]),
        Registry::Hex => ("mix", vec!["hex.info", name]),
        Registry::Maven => (
            "mvn",
            vec![
                "--batch-mode",
                "--file",
                "pom.xml",
                "org.codehaus.mojo:versions-maven-plugin:2.18.0:display-dependency-updates",
                "-Dmaven.version.ignore=(?i).*[-.](alpha|beta|m|rc|cr|snapshot).*",
            ],
        ),
        Registry::Npm => (NPM, vec!["view", name, "version", "time", "--json"]),
        Registry::Nuget => (
            "dotnet",
            vec![
                "package",
                "search",
                name,
                "--exact-match",
                "--format",
                "json",
            ],
        ),
        Registry::Packagist => (
            "composer",
            vec![
                "show",
                "--available",
                "--no-interaction",
                "--format=json",
                name,
            ],
        ),
        // The version of Python on this machine is none of the package's business.
        Registry::Pypi => (
            "pip",
            vec!["index", "versions", name, "--ignore-requires-python"],
        ),
        Registry::Rubygems => ("gem", vec!["list", "--remote", "--exact", name]),
    };
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    if package.registry == Registry::Go {
        command.arg(format!("{name}@latest"));
    }
    if package.registry == Registry::Maven {
        // Without the file the client fails, which is told.
        let _ = fs::write(folder.join("pom.xml"), pom(name));
    }
    command
}

/// npm; on Windows it is a batch file, which has to be named in full.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// A project that depends on version 0 of `group:artifact`, for which any
/// version is newer.
fn pom(name: &str) -> String {
    let (group, artifact) = name.split_once(':').unwrap_or((name, name));
    format!(
        "<project><modelVersion>4.0.0</modelVersion><groupId>sample</groupId>\
         <artifactId>sample</artifactId><version>1</version><packaging>pom</packaging>\
         <dependencies><dependency><groupId>{group}</groupId>\
         <artifactId>{artifact}</artifactId><version>0</version></dependency></dependencies>\
         </project>\n"
    )
}

/// What a client's answer says.
fn read(registry: Registry, said: &str) -> Option<Found> {
    match registry {
        Registry::Crates => dateless(crate_version(said)?),
        Registry::Go => {
            let value: Value = serde_json::from_str(said).ok()?;
            let date = value.get("Time").and_then(Value::as_str).and_then(day_of);
            let version = newest([value.get("Version")?.as_str()?])?.to_owned();
            Some(Found { version, date })
        }
        Registry::Hex => {
            let releases = said
                .lines()
                .find_map(|line| line.strip_prefix("Releases:"))?;
            dateless(newest(releases.split(',').map(str::trim))?)
        }
        Registry::Maven => {
            let after = said.lines().filter_map(|line| line.split_once(" 0 -> "));
            dateless(newest(after.map(|(_, version)| version.trim()))?)
        }
        Registry::Npm => {
            let value: Value = serde_json::from_str(said).ok()?;
            let version = newest([value.get("version")?.as_str()?])?.to_owned();
            let date = value
                .get("time")
                .and_then(|times| times.get(&version))
                .and_then(Value::as_str)
                .and_then(day_of);
            Some(Found { version, date })
        }
        Registry::Nuget => {
            let value: Value = serde_json::from_str(said).ok()?;
            let results = value.get("searchResult")?.as_array()?;
            let packages = results
                .iter()
                .filter_map(|each| each.get("packages")?.as_array());
            let versions = packages
                .flatten()
                .filter_map(|each| each.get("version")?.as_str());
            dateless(newest(versions)?)
        }
        Registry::Packagist => {
            let value: Value = serde_json::from_str(said).ok()?;
            let versions = value.get("versions")?.as_array()?;
            dateless(newest(versions.iter().filter_map(Value::as_str))?)
        }
        // `django (6.1.3)` on a line of its own.
        Registry::Pypi | Registry::Rubygems => {
            let bracketed = said.lines().find_map(|line| line.split_once(" ("));
            let (_, versions) = bracketed?;
            let ends = |letter: char| letter == ')' || letter == ',' || letter == ' ';
            dateless(newest([versions.split(ends).next()?])?)
        }
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the last step of a chain of options"
)]
fn dateless(version: &str) -> Option<Found> {
    Some(Found {
        version: version.to_owned(),
        date: None,
    })
}

/// `version: 0.8.8 (latest 0.8.9)`, the first being the newest for this
/// machine's compiler.
fn crate_version(said: &str) -> Option<&str> {
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix("version: "))?;
    let latest = line
        .split_once("(latest ")
        .and_then(|(_, rest)| rest.split(')').next());
    newest([latest.or_else(|| line.split_whitespace().next())?])
}

/// The day of a time stamp such as `2026-11-02T10:46:39Z`.
fn day_of(stamp: &str) -> Option<Day> {
    Day::parse(stamp.get(..10)?)
}

/// The newest day inside the wheel of a version, which pip does not tell.
fn wheel_day(name: &str, version: &str, folder: &Path) -> Option<Day> {
    let mut download = Command::new("pip");
    download
        .current_dir(folder)
        .args([
            "download",
            "--quiet",
            "--no-deps",
            "--ignore-requires-python",
        ])
        .args(["--only-binary=:all:", "--dest", "wheel"])
        .arg(format!("{name}=={version}"));
    answer(&mut download, "pip download").ok()?;
    let wheel = fs::read_dir(folder.join("wheel")).ok()?.flatten().next()?;
    let mut list = Command::new("python3");
    list.args(["-m", "zipfile", "-l"]).arg(wheel.path());
    let said = answer(&mut list, "python3").ok();
    // The next package finds an empty folder again.
    let _ = fs::remove_dir_all(folder.join("wheel"));
    newest_day(&said?)
}

/// The newest day in a list of files, unless it is one that a builder fixed.
fn newest_day(list: &str) -> Option<Day> {
    let words: Vec<&str> = list.split_whitespace().collect();
    let stamps = words.windows(2).filter_map(|pair| match pair {
        [day, time] => Day::parse(day).map(|day| (day, *time)),
        _ => None,
    });
    let (day, time) = stamps.max()?;
    (time != FIXED_TIME).then_some(day)
}

fn answer(command: &mut Command, client: &str) -> Result<String, LookupError> {
    let output = command.stdin(Stdio::null()).output();
    match output {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let program = command.get_program().to_string_lossy().into_owned();
            Err(LookupError::NoClient(program))
        }
        _ => Err(LookupError::Failed(client.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_each_client_says() {
        let cases = [
            (
                Registry::Crates,
                "axum #http\nRouting\nversion: 0.8.8 (latest 0.8.9)\nlicense: MIT\n",
                ("0.8.9", None),
            ),
            (Registry::Crates, "version: 4.18.1\n", ("4.18.1", None)),
            (
                Registry::Go,
                r#"{"Path": "example.org/chi/v5", "Version": "v5.3.2", "Time": "2026-08-20T10:00:00Z"}"#,
                ("5.3.2", Some("2026-08-20")),
            ),
            (
                Registry::Hex,
                "A framework\n\nConfig: {:phoenix, \"~> 1.8\"}\nReleases: 1.8.12, 1.8.11, 1.9.0-rc.0\n",
                ("1.8.12", None),
            ),
            (
                Registry::Maven,
                "[INFO]   io.vertx:vertx-core ............. 0 -> 5.1.6\n",
                ("5.1.6", None),
            ),
            (
                Registry::Npm,
                r#"{"version": "5.12.8", "time": {"created": "2016-09-28T20:12:07.000Z", "5.12.8": "2026-11-02T10:46:39+00:00"}}"#,
                ("5.12.8", Some("2026-11-02")),
            ),
            (
                Registry::Nuget,
                r#"{"searchResult": [{"packages": [{"id": "A", "version": "10.0.9"}, {"id": "A", "version": "10.0.11"}, {"id": "A", "version": "11.0.0-rc.1"}]}]}"#,
                ("10.0.11", None),
            ),
            (
                Registry::Packagist,
                r#"{"name": "a/b", "versions": ["dev-main", "14.x-dev", "v13.26.1", "v13.26.0"]}"#,
                ("13.26.1", None),
            ),
            (
                Registry::Pypi,
                "django (6.1.3)\nAvailable versions: 6.1.3, 6.1.2\n",
                ("6.1.3", None),
            ),
            (
                Registry::Rubygems,
                "\n*** REMOTE GEMS ***\n\nrails (8.1.3.1)\n",
                ("8.1.3.1", None),
            ),
            (
                Registry::Rubygems,
                "nokogiri (1.18.0 ruby java)\n",
                ("1.18.0", None),
            ),
        ];
        for (registry, said, (version, date)) in cases {
            let found = Found {
                version: version.to_owned(),
                date: date.and_then(Day::parse),
            };
            assert_eq!(read(registry, said), Some(found), "{registry:?}");
        }
    }

    #[test]
    fn finds_nothing_in_other_words() {
        for registry in [
            Registry::Crates,
            Registry::Go,
            Registry::Hex,
            Registry::Maven,
            Registry::Npm,
            Registry::Nuget,
            Registry::Packagist,
            Registry::Pypi,
            Registry::Rubygems,
        ] {
            for said in [
                "",
                "{}",
                "not found (really)",
                r#"{"version": "6.0.0-rc.1"}"#,
            ] {
                assert_eq!(read(registry, said), None, "{registry:?}: {said}");
            }
        }
    }

    #[test]
    fn takes_the_newest_day_in_a_wheel() {
        let list = "File Name   Modified             Size\n\
            flask/__init__.py   2026-02-18 03:41:54   2701\n\
            flask/app.py        2026-02-19 03:41:54   30\n";
        assert_eq!(newest_day(list), Day::parse("2026-02-19"));
        assert_eq!(
            newest_day("fastapi/__init__.py 2020-02-02 00:00:00 1"),
            None
        );
        assert_eq!(newest_day("File Name"), None);
    }

    #[test]
    fn names_a_client_that_is_missing() {
        let mut command = Command::new("no-such-client");
        let missing = LookupError::NoClient("no-such-client".to_owned());
        assert_eq!(answer(&mut command, "no-such-client info"), Err(missing));
    }
}
