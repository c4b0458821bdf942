//! A file of the data that a page fetches.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use crate::browser::fetch::{self, FetchError};

/// A file of `data/`, on its way or there.
pub type Fetched<T> = ReadSignal<Option<Result<T, FetchError>>>;

/// Fetches `data/<path>`, once.
///
/// A plain signal, because a resource brings the machinery of its own for each
/// type that it holds, which no file of ours needs.
pub fn fetched<T>(path: &'static str) -> Fetched<T>
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    let (found, set_found) = signal(None);
    spawn_local(async move {
        let answer = fetch::data(path).await;
        // The page may be gone by then.
        let _ = set_found.try_set(Some(answer));
    });
    found
}
