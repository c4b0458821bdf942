//! A text of the list with the words searched for marked in it.

use leptos::either::Either;
use leptos::prelude::*;

use super::browsing::Browsing;
use crate::browse::{Run, runs};

/// The text; it follows the search.
#[component]
pub fn Marked(
    /// What the page shares.
    browsing: Browsing,
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let run = |run: Run| {
        if run.is_found {
            Either::Left(view! { <mark>{run.text}</mark> })
        } else {
            Either::Right(run.text)
        }
    };
    move || {
        let runs = browsing.searched(|words| runs(&text, words));
        runs.into_iter().map(run).collect_view()
    }
}
