//! The browser of the journeys: Chromium and the driver that goes with it.

use crate::failure::Failure;
use crate::programs;
use crate::screen::{elapsed, say};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const CHROMEDRIVER: &[&str] = &["chromedriver"];

/// What a person would type who may install packages.
const APT: &str = "sudo apt-get install -y chromium chromium-driver curl python3";

/// Where Chromium and its driver are.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its `WebDriver` server.
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Finds Chromium, chromedriver and what else the journeys run, and installs
    /// them where that is allowed.
    ///
    /// # Errors
    ///
    /// [`Failure::NoBrowser`], which says what to install.
    pub(crate) fn ensure() -> Result<Self, Failure> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        install()?;
        Self::find().ok_or(Failure::NoBrowser(APT))
    }

    /// Tells a command that runs the harness of the journeys where they are.
    pub(crate) fn name_to<'command>(
        &self,
        command: &'command mut Command,
    ) -> &'command mut Command {
        command
            .env("BACKSTAY_CHROMIUM", &self.chromium)
            .env("BACKSTAY_CHROMEDRIVER", &self.chromedriver)
    }

    fn find() -> Option<Self> {
        // A journey runs the example of the README.
        programs::find("curl").and(programs::find("python3"))?;
        Some(Self {
            chromium: named("BACKSTAY_CHROMIUM", CHROMIUM)?,
            chromedriver: named("BACKSTAY_CHROMEDRIVER", CHROMEDRIVER)?,
        })
    }
}

/// The program that a variable names, else the first of `names` on PATH.
fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let set = std::env::var_os(variable).filter(|value| !value.is_empty());
    set.map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| programs::find(name)))
}

fn install() -> Result<(), Failure> {
    let privilege = privilege().filter(|_| programs::find("apt-get").is_some());
    let Some(privilege) = privilege else {
        return Err(Failure::NoBrowser(APT));
    };
    say(
        "Installing chromium, chromium-driver, curl and python3: the journeys run in them. Usually takes 1 to 3 minutes, once.",
    );
    let start = Instant::now();
    let update: &[&str] = &["apt-get", "update"];
    let packages: &[&str] = &["chromium", "chromium-driver", "curl", "python3"];
    let install: &[&str] = &["apt-get", "install", "-y"];
    for words in [update, &[install, packages].concat()] {
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
        let mut line = privilege.iter().chain(&quiet).chain(words);
        let mut command = Command::new(line.next().copied().unwrap_or_default());
        programs::run(command.args(line)).map_err(|_| Failure::NoBrowser(APT))?;
    }
    say(format!(
        "Installed {} in {}.",
        packages.join(", "),
        elapsed(start.elapsed())
    ));
    Ok(())
}

/// What to put before a command that needs root: nothing for root, `sudo` if it
/// asks for no password, none if this is not allowed.
fn privilege() -> Option<&'static [&'static str]> {
    if programs::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        Some(&[])
    } else if programs::succeeds(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}
