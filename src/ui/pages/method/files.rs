//! The files that say how the data is made, fetched when the page is opened.

use leptos::prelude::*;

use crate::browser::fetch::{self, FetchError};
use crate::catalog::{Conventions, Edition, Entrance, Rubric};

/// How the data is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// How levels are given.
    pub conventions: Conventions,
    /// How scores are given.
    pub rubric: Rubric,
    /// Who is in, and who is not.
    pub entrance: Entrance,
    /// What changed, newest first.
    pub editions: Vec<Edition>,
}

/// Fetches all of them.
///
/// # Errors
///
/// The first [`FetchError`].
pub async fn fetch_method() -> Result<Method, FetchError> {
    Ok(Method {
        conventions: fetch::data("conventions.json").await?,
        rubric: fetch::data("rubric.json").await?,
        entrance: fetch::data("left-out.json").await?,
        editions: fetch::data("changes.json").await?,
    })
}

/// Shows what was fetched; says so while it comes and when it does not.
pub fn with_method(
    method: LocalResource<Result<Method, FetchError>>,
    show: impl Fn(&Method) -> AnyView + Send + 'static,
) -> AnyView {
    (move || {
        method.with(|method| match method {
            None => view! { <p class="quiet">"Fetching the evidence …"</p> }.into_any(),
            Some(Ok(method)) => show(method),
            Some(Err(error)) => {
                let message =
                    format!("This part could not be shown: {error}. Reload the page to try again.");
                view! { <p class="problem">{message}</p> }.into_any()
            }
        })
    })
    .into_any()
}
