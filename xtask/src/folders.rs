//! Folders that are cleared and moved, with errors that name them.

use crate::failure::Failure;
use std::fs;
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
