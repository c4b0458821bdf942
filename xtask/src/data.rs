//! The data files: held against their rules, published, kept fresh.
//!
//! What the files say is known to the library and to the curator; here it is
//! only known how these are run.

use crate::arguments::DataRequest;
use crate::failure::Failure;
use crate::{programs, root};
use std::path::Path;
use std::process::Command;

/// The rules for the data files live in the library; this test target runs them.
pub(crate) const CHECK: &[&str] = &["test", "--no-default-features", "--test", "data"];

/// The program that publishes the data and looks after their age.
const CURATOR: &[&str] = &["run", "--quiet", "--package", "backstay-curator", "--"];

/// Where the data are published in a build.
const PUBLISHED: &str = "data/v1";

/// Does what was asked of the data files.
///
/// # Errors
///
/// [`Failure::Command`] when a rule is broken or the curator stops; what it said
/// is on screen.
pub(crate) fn data(request: &DataRequest) -> Result<(), Failure> {
    let mut command = match request {
        DataRequest::Check => cargo(CHECK),
        DataRequest::Due { .. } | DataRequest::Refresh { .. } => cargo(CURATOR),
    };
    match request {
        DataRequest::Check => {}
        DataRequest::Due { by } => {
            command.arg("due");
            command.args(by.iter().flat_map(|day| ["--by", day]));
        }
        DataRequest::Refresh { dry_run } => {
            command.arg("refresh");
            command.args(dry_run.then_some("--dry-run"));
        }
    }
    programs::run(&mut command)
}

/// Writes the public data into a build.
///
/// # Errors
///
/// [`Failure::Command`] when they break a rule or cannot be written.
pub(crate) fn publish(stage: &Path) -> Result<(), Failure> {
    programs::run(cargo(CURATOR).arg("publish").arg(stage.join(PUBLISHED)))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = programs::cargo();
    command.current_dir(root()).args(arguments);
    command
}
