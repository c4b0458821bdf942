//! What the page says when nothing fits, and the ways out.

use leptos::prelude::*;

use super::browsing::Browsing;
use super::wording;
use crate::browse::{Filter, Way};
use crate::browser::page;

/// Which condition to give up, with what that brings.
#[component]
pub fn NothingFits(
    /// What the page shares.
    browsing: Browsing,
) -> impl IntoView {
    let is_empty = move || browsing.findings(|findings| findings.found.is_empty());
    let leave = move |filter: Filter| {
        browsing.change(|view| view.filter = filter);
        request_animation_frame(|| page::focus("#browse-search"));
    };
    let way = move |way: Way| {
        let (words, filter) = browsing.view(|view| {
            let words = wording::condition(browsing.catalog(), &view.filter, &way.without);
            (words, view.filter.without(&way.without))
        });
        view! {
            <li>
                <button type="button" class="button" on:click=move |_| leave(filter.clone())>
                    {format!("Remove {words}")}
                </button>
                <span>{format!("to find {}", wording::frameworks(way.count))}</span>
            </li>
        }
    };
    let ways = move || {
        let ways = browsing.findings(|findings| findings.ways.clone());
        let intro = if ways.is_empty() {
            "No single filter is to blame: remove several, or all."
        } else {
            "Removing one filter helps:"
        };
        view! {
            <p>{intro}</p>
            <ul class="nothing-fits__ways">{ways.into_iter().map(way).collect_view()}</ul>
        }
    };
    view! {
        <Show when=is_empty>
            <section class="nothing-fits">
                <h2>"No framework here fits all of that"</h2>
                {ways}
                <button type="button" class="link" on:click=move |_| leave(Filter::default())>
                    "Show every framework"
                </button>
            </section>
        </Show>
    }
}
