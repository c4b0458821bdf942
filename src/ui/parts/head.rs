//! The head of every page: the name, and where one can go.

use leptos::prelude::*;
use leptos_router::components::A;

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
            <A href="/" attr:class="head__name">
                "Backstay"
            </A>
            <nav class="head__nav" aria-label="Pages">
                <A href="/questions">"Questions"</A>
                <A href="/result">"Result"</A>
                <A href="/frameworks">"Frameworks"</A>
                <A href="/shortlists">"Shortlist" {kept}</A>
            </nav>
        </header>
    }
}
