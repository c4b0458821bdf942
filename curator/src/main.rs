//! Keeps the data: publishes it, says what of it has grown old, and looks up
//! what a package list can tell.
//!
//! Run by `cargo xtask`, which knows how Backstay is built; this program knows
//! what the data says. It runs natively only and never reaches the app.

mod arguments;
mod clock;
mod due;
mod lookup;
mod publish;
mod refresh;
mod versions;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use arguments::{Request, UsageError};
use backstay::bundle::Problem;

/// Where the data stands, beside the folder that holds this program.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data");

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The command line is wrong.
    #[error(transparent)]
    Usage(#[from] UsageError),
    /// The data break rules.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Data(Vec<Problem>),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// A file could not be put together.
    #[error("{0}: {1}")]
    Json(String, serde_json::Error),
    /// The clock of this machine is of another age.
    #[error("the clock of this machine tells no day of the years 1970 to 9999")]
    Clock,
    /// Nobody would read what is printed.
    #[error("nothing can be printed: {0}")]
    Print(#[from] std::io::Error),
}

fn main() -> ExitCode {
    match fulfil() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn fulfil() -> Result<(), Failure> {
    let data = Path::new(DATA);
    let text = match Request::parse(std::env::args_os().skip(1))? {
        Request::Publish { folder } => {
            publish::publish(data, &folder)?;
            return Ok(());
        }
        Request::Due { by } => {
            let (files, _) = backstay::bundle::read(data).map_err(Failure::Data)?;
            let by = by.or_else(clock::today).ok_or(Failure::Clock)?;
            due::report(&files, by)
        }
        Request::Refresh { dry_run } => {
            let today = clock::today().ok_or(Failure::Clock)?;
            refresh::refresh(data, today, dry_run)?
        }
    };
    write!(std::io::stdout(), "{text}")?;
    Ok(())
}
