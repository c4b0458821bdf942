//! The head of every page: the name, and where one can go.

use leptos::prelude::*;

use crate::browser::address;
use crate::ui::router::A;
use crate::ui::session::use_session;

/// Name and navigation.
#[component]
pub fn Head() -> impl IntoView {
    let session = use_session();
    let kept = move || {
        let count = session.shortlist().with(|list| list.entries().len());
        (count > 0).then(|| view! { <span class="head__count">{count}</span> })
    };
    view! {
        <header class="head">
            <A href=address::to("/") attr:class="head__name">
                <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <path class="head__mark" d="M9 3v26M4 29h24" />
                    <path class="head__stay" d="M9 3l18 26" />
                </svg>
                "Backstay"
            </A>
            <nav class="head__nav" aria-label="Pages">
                <A href=address::to("/questions")>"Questions"</A>
                <A href=address::to("/result")>"Result"</A>
                <A href=address::to("/frameworks")>"Frameworks"</A>
                <A href=address::to("/shortlists")>"Shortlist" {kept}</A>
                <A href=address::to("/team")>"Team"</A>
            </nav>
        </header>
    }
}
