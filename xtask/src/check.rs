//! Every check of the project, in the order in which they find faults soonest.

use crate::arguments::PublicUrl;
use crate::browser::Browser;
use crate::failure::Failure;
use crate::install::{self, Toolbox};
use crate::screen::{elapsed, say};
use crate::{axe, bundle, data, programs, root, tools};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The checks, in order. The journeys come last: their closing lines are the
/// last thing on screen.
const STEPS: &[Step] = &[
    Step {
        title: "formatting",
        work: Work::Cargo(&[&["fmt", "--all", "--check"]]),
    },
    Step {
        title: "formatting of the markup",
        work: Work::Markup,
    },
    Step {
        title: "lints, natively and for the browser",
        work: Work::Cargo(&[
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--no-default-features",
                "--features",
                "journeys",
                "--",
                "-D",
                "warnings",
            ],
            &[
                "clippy",
                "--target",
                tools::WASM_TARGET,
                "--lib",
                "--bins",
                "-p",
                "backstay",
                "--",
                "-D",
                "warnings",
            ],
        ]),
    },
    Step {
        title: "native tests",
        work: Work::Cargo(&[&["test", "--workspace", "--no-default-features"]]),
    },
    Step {
        title: "release build",
        work: Work::Bundle,
    },
    Step {
        title: "release build below a sub path",
        work: Work::BundleBelow,
    },
    Step {
        title: "data",
        work: Work::Cargo(&[data::CHECK]),
    },
    Step {
        title: "journeys in the browser",
        work: Work::Journeys,
    },
];

/// Where the journeys leave their pictures.
const PICTURES: &str = "target/pictures";

struct Step {
    title: &'static str,
    work: Work,
}

enum Work {
    /// Cargo commands, one after the other.
    Cargo(&'static [&'static [&'static str]]),
    /// The format of what stands inside `view!`.
    Markup,
    /// The build that `cargo xtask build` makes.
    Bundle,
    /// The same below a sub path.
    BundleBelow,
    /// The tests that drive the built app.
    Journeys,
}

/// Installs what is missing and runs every check.
///
/// # Errors
///
/// [`Failure::Step`] for the first check that fails.
pub(crate) fn test() -> Result<(), Failure> {
    let toolbox = install::toolbox(tools::CHECKING)?;
    install::ensure_components()?;
    let browser = Browser::ensure()?;
    let axe = axe::ensure()?;
    for (number, step) in (1..).zip(STEPS) {
        say(format!(
            "\n== {number} of {}: {} ==",
            STEPS.len(),
            step.title
        ));
        let start = Instant::now();
        step.work
            .run(&toolbox, &browser, &axe)
            .map_err(|cause| Failure::Step {
                number,
                total: STEPS.len(),
                title: step.title,
                cause: Box::new(cause),
            })?;
        if number < STEPS.len() {
            say(format!("== done in {} ==", elapsed(start.elapsed())));
        }
    }
    Ok(())
}

impl Work {
    fn run(&self, toolbox: &Toolbox, browser: &Browser, axe: &Path) -> Result<(), Failure> {
        match self {
            Self::Cargo(commands) => commands
                .iter()
                .try_for_each(|arguments| programs::run(&mut cargo(arguments))),
            Self::Markup => programs::run(
                toolbox
                    .command(&tools::LEPTOSFMT)
                    .args(["--check", "--quiet", "src/ui"]),
            ),
            Self::Bundle => bundle::bundle(toolbox, &PublicUrl::default()),
            Self::BundleBelow => bundle::bundle_below_sub_path(toolbox),
            Self::Journeys => programs::run(&mut journeys(browser, axe)),
        }
    }
}

fn journeys(browser: &Browser, axe: &Path) -> Command {
    let mut command = cargo(&["test", "--no-default-features", "--features", "journeys"]);
    command
        .args(["--test", "browser"])
        .env("BACKSTAY_DIST", bundle::dist())
        .env("BACKSTAY_DIST_SUB", bundle::sub_path_dist())
        .env("BACKSTAY_AXE", axe)
        .env("BACKSTAY_PICTURES", root().join(PICTURES));
    browser.name_to(&mut command);
    command
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = programs::cargo();
    command.current_dir(root()).args(arguments);
    command
}
