//! What the journeys stand on: a server for the build, a driver, and a visitor
//! with a browser of their own.
//!
//! Journeys are plain code: a visitor waits for what they ask for, and says what
//! was on the page when it does not come.

mod driver;
mod site;
mod visitor;

pub(crate) use fantoccini::key::Key;
pub(crate) use site::Site;
pub(crate) use visitor::{Visitor, visit, visit_at};

/// The variable that names the folder with the build.
const DIST: &str = "BACKSTAY_DIST";

/// The folder with the build.
pub(crate) fn dist() -> std::path::PathBuf {
    variable(DIST)
}

/// The value of a variable that `cargo xtask test` sets.
pub(crate) fn variable(name: &str) -> std::path::PathBuf {
    let value = std::env::var_os(name).filter(|value| !value.is_empty());
    let value = value.unwrap_or_else(|| {
        panic!("{name} is not set: `cargo xtask test` builds the app and sets it")
    });
    value.into()
}
