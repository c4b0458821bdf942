//! Saves a framework to the shortlist, and shows that it is there.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::catalog::FrameworkId;
use crate::ui::router::A;
use crate::ui::session::Session;

/// "Save to shortlist", or where it is.
#[component]
pub fn KeepButton(
    /// The visit.
    session: Session,
    /// Which framework.
    framework: FrameworkId,
    /// Whether it is the main action of the page.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let row = &session.bundle().catalog.frameworks[framework];
    let kept = move || {
        session
            .shortlist()
            .with(|list| list.entry(&row.id).is_some())
    };
    let keep = move |_| {
        session.keep(&row.id);
        request_animation_frame(|| page::focus(&format!("[data-keep=\"{}\"]", row.id)));
    };
    let class = if main {
        "button button--main"
    } else {
        "button"
    };
    view! {
        <Show
            when=kept
            fallback=move || {
                view! {
                    <button type="button" class=class on:click=keep>
                        "Save to shortlist"
                        <span class="heard">": " {row.name.as_str()}</span>
                    </button>
                }
            }
        >
            <A
                href=address::to("/shortlists")
                attr:class="button button--done"
                attr:data-keep=row.id.as_str()
            >
                "On your shortlist"
            </A>
        </Show>
    }
}
