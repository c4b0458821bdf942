//! What became of a claim.

use leptos::prelude::*;

use crate::catalog::Verdict;

/// Every verdict, the kindest first.
pub const VERDICTS: [Verdict; 4] = [
    Verdict::Supported,
    Verdict::Partly,
    Verdict::Outdated,
    Verdict::NotSupported,
];

/// A verdict in words, after a mark that is told by its shape.
#[component]
pub fn VerdictWords(
    /// The verdict.
    verdict: Verdict,
) -> impl IntoView {
    view! {
        <svg class="verdict-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=shape(verdict) fill-rule="evenodd" />
        </svg>
        " "
        {words(verdict)}
    }
}

/// The word of the style sheet.
pub fn verdict_slug(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Partly => "partly",
        Verdict::Outdated => "outdated",
        Verdict::NotSupported => "not-supported",
    }
}

fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Partly => "partly true",
        Verdict::Outdated => "outdated",
        Verdict::NotSupported => "not supported",
    }
}

fn shape(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "M2 8.5l4 4 8-9-1.5-1.2-6.6 7.5-2.6-2.6z",
        Verdict::Partly => "M2 7q3-4 6-1t6-1v3q-3 4-6 1t-6 1z",
        Verdict::Outdated => {
            "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zm0 1.8a4.7 4.7 0 1 1 0 9.4a4.7 4.7 0 1 1 0-9.4zM7.1 4.8h1.8v2.7h2.6v1.8h-4.4z"
        }
        Verdict::NotSupported => {
            "M3.4 2l4.6 4.6 4.6-4.6 1.4 1.4-4.6 4.6 4.6 4.6-1.4 1.4-4.6-4.6-4.6 4.6-1.4-1.4 4.6-4.6-4.6-4.6z"
        }
    }
}
