//! What is ticked for a comparison, and the way to it.

use leptos::prelude::*;

use super::browsing::Browsing;
use crate::browse::MOST_TICKED;
use crate::browser::{address, page};
use crate::report::words;
use crate::ui::router::A;

/// The frameworks ticked, and the link to their comparison once there are two.
#[component]
pub fn Comparing(
    /// What the page shares.
    browsing: Browsing,
) -> impl IntoView {
    let ticked = Memo::new(move |_| browsing.view(|view| view.ticked.clone()));
    let names = move || {
        let catalog = browsing.catalog();
        ticked.with(|ticked| {
            let ids = ticked.iter().filter_map(|id| catalog.framework(id));
            let names: Vec<&str> = ids.map(|id| catalog.frameworks[id].name.as_str()).collect();
            words::list(&names)
        })
    };
    let href = move || address::to(&format!("/compare?f={}", ticked.get().join(",")));
    let count = move || ticked.with(Vec::len);
    let advice = move || match count() {
        1 => "Tick one more to compare.",
        MOST_TICKED => "Five is the most that fit side by side.",
        _ => "",
    };
    let clear = move |_| {
        browsing.adjust(|view| view.ticked.clear());
        request_animation_frame(|| page::focus(".list__tick input"));
    };
    view! {
        <Show when=move || { count() > 0 }>
            <aside class="comparing" aria-label="Comparison">
                <p>
                    <b>{names}</b>
                    " "
                    <span class="quiet">{advice}</span>
                </p>
                <p class="actions">
                    <Show when=move || { count() > 1 }>
                        <A href=href attr:class="button button--main">
                            "Compare"
                        </A>
                    </Show>
                    <button type="button" class="link" on:click=clear>
                        "Clear ticks"
                    </button>
                </p>
            </aside>
        </Show>
    }
}
