//! Folders that are cleared, moved and kept to one run, with errors that name them.

use crate::failure::Failure;
use crate::screen::say;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

/// Removes a folder that may be there.
///
/// # Errors
///
/// [`Failure::File`] when it is there and stays.
pub(crate) fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::file(folder, error)),
        _ => Ok(()),
    }
}

/// Gives a folder another name, in the same file system.
///
/// # Errors
///
/// [`Failure::File`] with the new name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(|error| Failure::file(to, error))
}

/// Waits until no other run holds the lock file at `path`; `doing` tells the
/// person what that run does. The lock ends with the file or the process.
///
/// # Errors
///
/// [`Failure::File`] when the file cannot be made or locked.
pub(crate) fn lock(path: &Path, doing: &str) -> Result<File, Failure> {
    let failure = |error| Failure::file(path, error);
    let file = File::create(path).map_err(failure)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(format!("Another run is {doing}: waiting for it."));
            file.lock().map_err(failure)?;
        }
        Err(TryLockError::Error(error)) => return Err(failure(error)),
    }
    Ok(file)
}
