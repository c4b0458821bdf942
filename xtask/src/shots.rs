//! The pictures of the README: a build, and a program that looks at it.

use crate::arguments::PublicUrl;
use crate::browser::Browser;
use crate::bundle;
use crate::failure::Failure;
use crate::{programs, root};

/// The program, an example of the app's own package.
const EXAMPLE: &[&str] = &[
    "run",
    "--no-default-features",
    "--features",
    "journeys",
    "--example",
    "shots",
];

/// Builds the app and takes the pictures.
///
/// # Errors
///
/// Any [`Failure`] of a tool.
pub(crate) fn shots() -> Result<(), Failure> {
    let browser = Browser::ensure()?;
    bundle::build(&PublicUrl::default())?;
    let mut command = programs::cargo();
    command
        .current_dir(root())
        .args(EXAMPLE)
        .env("BACKSTAY_DIST", bundle::dist());
    programs::run(browser.name_to(&mut command))
}
