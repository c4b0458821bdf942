//! What can go wrong while a command runs, in words for the person who ran it.

use crate::boot::BootError;
use crate::markup::MarkupError;
use crate::pieces::CutError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// There is no place for the cache folder.
    #[error("no folder for the tools: set BACKSTAY_CACHE to one outside the checkout")]
    NoCache,
    /// A tool is missing, and so is what would install it.
    #[error("{tool} is needed ({purpose}) and cannot be installed without {installer}: {remedy}")]
    NoInstaller {
        /// The tool with its version.
        tool: String,
        /// What it does for us.
        purpose: &'static str,
        /// The program that would have installed it.
        installer: &'static str,
        /// What to do, after a colon.
        remedy: String,
    },
    /// An installer ran and failed.
    #[error(
        "{tool} could not be installed: see above what stopped `{command}`, then run it again or {remedy}"
    )]
    Install {
        /// The tool with its version.
        tool: String,
        /// The command that failed.
        command: String,
        /// The other way to get the tool.
        remedy: String,
    },
    /// Chromium and its driver are missing, and no package may be installed.
    #[error(
        "the journeys need Chromium, chromedriver, curl and python3: install them (on Debian with \
         `{0}`); BACKSTAY_CHROMIUM and BACKSTAY_CHROMEDRIVER may name the first two"
    )]
    NoBrowser(&'static str),
    /// A program could not be started.
    #[error("`{program}` could not be started: {error}")]
    Start {
        /// The program.
        program: String,
        /// What the system says.
        error: io::Error,
    },
    /// A program ran and failed; what it printed is on screen.
    #[error("`{0}` failed")]
    Command(String),
    /// A file or folder could not be read, written or moved.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Another program has the port.
    #[error("port {0} is taken by another program: choose a free one, such as `cargo xtask serve --port {next}`", next = next_port(*.0))]
    PortTaken(u16),
    /// The port cannot be used, for another reason.
    #[error("port {port} cannot be used: {error}")]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        error: io::Error,
    },
    /// The step after the build was run by hand.
    #[error("`after-build` is run by Trunk, which sets TRUNK_STAGING_DIR; run `cargo xtask build`")]
    NotInTrunk,
    /// Trunk's page is not as expected.
    #[error("index.html is not as Trunk is known to write it: {0}")]
    Boot(BootError),
    /// The app cannot be published in pieces.
    #[error("the app cannot be cut into pieces: {0}")]
    Cut(#[from] CutError),
    /// The built page cannot be read.
    #[error("dist/index.html: {0}")]
    Markup(#[from] MarkupError),
    /// There is nothing to weigh.
    #[error("no built app in dist/: run `cargo xtask build` first")]
    NotBuilt,
    /// The tool that weighs files answered something else.
    #[error("node weighed {found} of {expected} files")]
    Weighing {
        /// How many files it answered for.
        found: usize,
        /// How many it was asked about.
        expected: usize,
    },
    /// The benchmark printed something else, or nothing.
    #[error("the benchmark gave no figures in {0}")]
    NoFigures(&'static str),
    /// Two programs count first ranks differently: name and size of one of them.
    #[error("{0} counts other first ranks at {m} × {n}, {s} than another", m = .1[0], n = .1[1], s = .1[2])]
    Disagreement(String, [u32; 3]),
    /// A step of `test` failed.
    #[error("step {number} of {total} failed, {title}: {cause}")]
    Step {
        /// Which step, from 1.
        number: usize,
        /// How many there are.
        total: usize,
        /// The step's heading.
        title: &'static str,
        /// Why it failed.
        cause: Box<Failure>,
    },
}

impl Failure {
    /// What went wrong with a file or folder.
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            error,
        }
    }
}

/// A port to suggest: the next one, or the usual one where there is none.
fn next_port(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_another_port() {
        assert_eq!(
            Failure::PortTaken(8080).to_string(),
            "port 8080 is taken by another program: choose a free one, such as `cargo xtask serve --port 8081`"
        );
        assert!(
            Failure::PortTaken(65535)
                .to_string()
                .ends_with("--port 8080`")
        );
    }

    #[test]
    fn names_the_step_that_failed() {
        let step = Failure::Step {
            number: 2,
            total: 6,
            title: "lints",
            cause: Box::new(Failure::Command("cargo clippy".to_owned())),
        };
        assert_eq!(
            step.to_string(),
            "step 2 of 6 failed, lints: `cargo clippy` failed"
        );
    }
}
