//! The commands of the project, run as `cargo xtask <command>`.
//!
//! Everything a fresh machine lacks is installed here, at pinned versions, into
//! a cache folder outside the checkout. This crate knows how Backstay is built
//! and checked, and nothing of what Backstay does.

mod arguments;
mod axe;
mod bench;
mod boot;
mod browser;
mod bundle;
mod check;
mod data;
mod failure;
mod folders;
mod install;
mod joins;
mod markup;
mod pieces;
mod programs;
mod screen;
mod serve;
mod sheets;
mod shots;
mod size;
mod tools;

use arguments::{Request, USAGE};
use failure::Failure;
use std::path::Path;
use std::process::ExitCode;

/// Exit code of a command that was asked for wrongly, as most tools use it.
const USAGE_EXIT: u8 = 2;

fn main() -> ExitCode {
    let request = match Request::parse(std::env::args_os().skip(1)) {
        Ok(request) => request,
        Err(error) => {
            screen::complain(&format!("error: {error}\n\n{USAGE}"));
            return ExitCode::from(USAGE_EXIT);
        }
    };
    match fulfil(&request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            screen::complain(&format!("error: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn fulfil(request: &Request) -> Result<(), Failure> {
    match request {
        Request::Help => {
            screen::say(USAGE);
            Ok(())
        }
        Request::Serve(options) => serve::serve(options),
        Request::Build { public_url } => bundle::build(public_url),
        Request::Test => check::test(),
        Request::Bench => bench::bench(),
        Request::Data(request) => data::data(request),
        Request::Size => size::report(&bundle::dist()),
        Request::Shots => shots::shots(),
        Request::AfterBuild => boot::after_build(),
    }
}

/// The folder that holds the workspace.
fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}
