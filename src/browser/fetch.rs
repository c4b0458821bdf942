//! Evidence that is fetched when it is looked at.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::address;

/// Why evidence could not be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No answer.
    #[error("the file could not be reached")]
    Unreachable,
    /// An answer other than the file.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The file is not what was expected.
    #[error("the file could not be read: {0}")]
    Damaged(String),
}

/// Where the data files are published, below the base path. The version moves
/// when a key changes its meaning or goes.
const PUBLISHED: &str = "data/v1";

/// The address of the data file at `path`.
pub fn address_of(path: &str) -> String {
    format!("{}/{PUBLISHED}/{path}", address::base())
}

/// Fetches and parses the data file at `path`.
///
/// # Errors
///
/// [`FetchError`].
pub async fn data<T: DeserializeOwned>(path: &str) -> Result<T, FetchError> {
    read(ask(path)).await
}

/// Fetches and parses several files of `data/`, all at the same time.
///
/// # Errors
///
/// The first [`FetchError`], in the order of `paths`.
pub async fn each<T: DeserializeOwned>(paths: &[String]) -> Result<Vec<T>, FetchError> {
    // Every request is on its way before the first answer is awaited.
    let asked: Vec<Option<JsFuture>> = paths.iter().map(|path| ask(path)).collect();
    let mut files = Vec::new();
    for answer in asked {
        files.push(read(answer).await?);
    }
    Ok(files)
}

fn ask(path: &str) -> Option<JsFuture> {
    let window = web_sys::window()?;
    Some(JsFuture::from(window.fetch_with_str(&address_of(path))))
}

async fn read<T: DeserializeOwned>(answer: Option<JsFuture>) -> Result<T, FetchError> {
    let response: web_sys::Response = answer
        .ok_or(FetchError::Unreachable)?
        .await
        .map_err(|_| FetchError::Unreachable)?
        .dyn_into()
        .map_err(|_| FetchError::Unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = response.text().map_err(|_| FetchError::Unreachable)?;
    let text = JsFuture::from(text)
        .await
        .map_err(|_| FetchError::Unreachable)?
        .as_string()
        .unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| FetchError::Damaged(error.to_string()))
}
