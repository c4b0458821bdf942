//! Local storage under one prefix, with typed failures.

use gloo_storage::{LocalStorage, Storage};

/// Everything that this app keeps lies under this prefix.
pub const PREFIX: &str = "backstay/";

/// Why storage did not take or give a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser allows no storage here.
    #[error("this browser allows no storage for this page")]
    Blocked,
    /// The browser refused the value, as it does when storage is full.
    #[error("the browser’s storage for this page is full")]
    Full,
}

/// The storage, after asking: gloo-storage panics where it is blocked.
fn local() -> Result<web_sys::Storage, StorageError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .map(|_| LocalStorage::raw())
        .ok_or(StorageError::Blocked)
}

/// The text under a key, if there is one.
///
/// # Errors
///
/// [`StorageError::Blocked`].
pub fn read(key: &str) -> Result<Option<String>, StorageError> {
    local()?
        .get_item(&format!("{PREFIX}{key}"))
        .map_err(|_| StorageError::Blocked)
}

/// Puts a text under a key.
///
/// # Errors
///
/// [`StorageError::Blocked`], [`StorageError::Full`].
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    local()?
        .set_item(&format!("{PREFIX}{key}"), text)
        .map_err(|_| StorageError::Full)
}

/// Whether anything lies under the prefix.
pub fn holds_anything() -> bool {
    let Ok(storage) = local() else { return false };
    (0..storage.length().unwrap_or_default())
        .filter_map(|index| storage.key(index).ok().flatten())
        .any(|key| key.starts_with(PREFIX))
}

/// Every key under the prefix with its text, in key order.
pub fn everything() -> Vec<(String, String)> {
    let Ok(storage) = local() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let mut entries: Vec<(String, String)> = (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter_map(|key| {
            let text = storage.get_item(&key).ok().flatten()?;
            Some((key.strip_prefix(PREFIX)?.to_owned(), text))
        })
        .collect();
    entries.sort();
    entries
}
