//! Values that survive a reload: read once, written when they change, never
//! overwritten while they cannot be understood.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::storage::{self, StorageError};
use crate::shortlist::{RestoreError, open, seal};

thread_local! {
    /// Keys that hold what this build cannot read and could not copy.
    static LOCKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Where copies of unreadable values go.
const ASIDE: &str = "set-aside";
/// How many copies of one key are kept apart.
const MOST_COPIES: u32 = 100;

/// What was found under a key.
#[derive(Debug)]
pub enum Found<T> {
    /// Nothing yet.
    Nothing,
    /// A value of this format or an older one.
    Value(T),
    /// Something that cannot be read; it is safe.
    Unreadable {
        /// The text as it was found.
        text: String,
        /// Why it cannot be read.
        why: RestoreError,
    },
    /// Storage cannot be used; the work goes on in memory.
    Unavailable(StorageError),
}

/// Reads a key. What cannot be read is copied aside before anything may
/// overwrite it; a newer value, or one that cannot be copied, locks the key.
pub fn load<T: DeserializeOwned>(key: &str) -> Found<T> {
    let text = match storage::read(key) {
        Ok(None) => return Found::Nothing,
        Ok(Some(text)) => text,
        Err(error) => return Found::Unavailable(error),
    };
    match open(&text) {
        Ok(value) => {
            unlock(key);
            Found::Value(value)
        }
        Err(why) => {
            let newer = matches!(why, RestoreError::TooNew { .. });
            if newer || set_aside(key, &text).is_err() {
                lock(key);
            }
            Found::Unreadable { text, why }
        }
    }
}

/// Copies a text to a free place beside its key.
///
/// # Errors
///
/// [`StorageError`] when there is no room.
pub fn set_aside(key: &str, text: &str) -> Result<(), StorageError> {
    for copy in 1..=MOST_COPIES {
        let place = format!("{ASIDE}/{key}/{copy}");
        match storage::read(&place)? {
            None => return storage::write(&place, text),
            Some(there) if there == text => return Ok(()),
            Some(_) => {}
        }
    }
    Err(StorageError::Full)
}

/// Writes a key if its text changes. A locked key stays as it is.
///
/// # Errors
///
/// [`StorageError`].
pub fn save(key: &str, value: &impl Serialize) -> Result<(), StorageError> {
    if LOCKED.with_borrow(|locked| locked.contains(key)) {
        return Ok(());
    }
    let Ok(text) = seal(value) else {
        return Ok(());
    };
    if storage::read(key)?.as_deref() == Some(text.as_str()) {
        return Ok(());
    }
    storage::write(key, &text)
}

fn lock(key: &str) {
    LOCKED.with_borrow_mut(|locked| locked.insert(key.to_owned()));
}

fn unlock(key: &str) {
    LOCKED.with_borrow_mut(|locked| locked.remove(key));
}
