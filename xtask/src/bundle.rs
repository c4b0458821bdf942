//! The release build: made beside `dist/`, and swapped in when it is whole.

use crate::arguments::PublicUrl;
use crate::failure::Failure;
use crate::folders::{clear, lock, rename};
use crate::install::{self, Toolbox};
use crate::{programs, root, size, tools};
use std::path::{Path, PathBuf};

/// Where Trunk builds. Beside `dist/`, so that a rename is enough.
const STAGE: &str = ".dist-stage";

/// Where the journeys find a build below [`SUB_PATH`].
const SUB_PATH_DIST: &str = "target/dist-sub-path";

/// A path below the root of a host.
const SUB_PATH: &str = "/sub/path/";

/// Where the previous `dist/` waits until the new one stands.
const PREVIOUS: &str = ".dist-previous";

/// Held by the run that uses these folders.
const LOCK: &str = ".dist-lock";

/// The folder to publish.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds for publishing below `public_url` and says what the first load weighs.
///
/// # Errors
///
/// Any [`Failure`] of a tool; `dist/` is then as it was.
pub(crate) fn build(public_url: &PublicUrl) -> Result<(), Failure> {
    bundle(&install::toolbox(tools::needed(true))?, public_url)?;
    size::report(&dist())
}

/// Builds for publishing below `public_url`.
///
/// # Errors
///
/// Any [`Failure`] of a tool; `dist/` is then as it was.
pub(crate) fn bundle(toolbox: &Toolbox, public_url: &PublicUrl) -> Result<(), Failure> {
    let [stage, previous] = [STAGE, PREVIOUS].map(|name| root().join(name));
    let _lock = lock(&root().join(LOCK), "building dist/")?;
    recover(&dist(), &previous)?;
    clear(&stage)?;
    let mut trunk = toolbox.trunk();
    trunk
        .args(["build", "--release", "--dist", STAGE])
        .args(["--public-url", public_url.as_str()]);
    if let Err(failure) = programs::run(&mut trunk) {
        clear(&stage)?;
        return Err(failure);
    }
    swap(&stage, &dist(), &previous)
}

/// The build below a sub path that only the journeys use.
pub(crate) fn sub_path_dist() -> PathBuf {
    root().join(SUB_PATH_DIST)
}

/// Builds below [`SUB_PATH`] for the journeys.
///
/// # Errors
///
/// Any [`Failure`] of a tool.
pub(crate) fn bundle_below_sub_path(toolbox: &Toolbox) -> Result<(), Failure> {
    clear(&sub_path_dist())?;
    let mut trunk = toolbox.trunk();
    trunk
        .args(["build", "--release", "--dist", SUB_PATH_DIST])
        .args(["--public-url", SUB_PATH]);
    programs::run(&mut trunk)
}

/// Puts back a `dist/` that an interrupted swap had set aside.
fn recover(dist: &Path, previous: &Path) -> Result<(), Failure> {
    if previous.exists() && !dist.exists() {
        rename(previous, dist)?;
    }
    clear(previous)
}

/// Puts `stage` in the place of `dist`. On any failure `dist` is as it was.
fn swap(stage: &Path, dist: &Path, previous: &Path) -> Result<(), Failure> {
    let had_one = dist.exists();
    if had_one {
        rename(dist, previous)?;
    }
    if let Err(failure) = rename(stage, dist) {
        if had_one {
            rename(previous, dist)?;
        }
        return Err(failure);
    }
    clear(previous)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error;
    use std::fs;

    /// A folder of its own for one test, with the paths that a swap takes.
    fn places(test: &str) -> Result<[PathBuf; 3], Box<dyn Error>> {
        let folder = std::env::temp_dir().join(format!("backstay-{test}-{}", std::process::id()));
        clear(&folder)?;
        fs::create_dir_all(&folder)?;
        Ok(["stage", "dist", "previous"].map(|name| folder.join(name)))
    }

    fn write_page(folder: &Path, text: &str) -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("index.html"), text)
    }

    #[test]
    fn swaps_the_new_build_in() -> Result<(), Box<dyn Error>> {
        let [stage, dist, previous] = places("swap")?;
        for text in ["first", "second"] {
            write_page(&stage, text)?;
            swap(&stage, &dist, &previous)?;
            assert_eq!(fs::read_to_string(dist.join("index.html"))?, text);
            assert!(!stage.exists() && !previous.exists());
        }
        Ok(())
    }

    #[test]
    fn keeps_the_old_build_when_there_is_no_new_one() -> Result<(), Box<dyn Error>> {
        let [stage, dist, previous] = places("keep")?;
        write_page(&dist, "old")?;
        assert!(swap(&stage, &dist, &previous).is_err());
        assert_eq!(fs::read_to_string(dist.join("index.html"))?, "old");
        Ok(())
    }

    #[test]
    fn puts_an_interrupted_swap_back() -> Result<(), Box<dyn Error>> {
        let [_, dist, previous] = places("recover")?;
        write_page(&previous, "old")?;
        recover(&dist, &previous)?;
        assert_eq!(fs::read_to_string(dist.join("index.html"))?, "old");
        Ok(())
    }
}
