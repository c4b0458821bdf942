//! The sections of the result, to jump to: the page is long.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::ui::session::Session;

/// Headings by id, in the order of the page; the long ones as far as they tell
/// the section, so that all links stand in one line.
const SECTIONS: [(&str, &str); 9] = [
    ("reasons-title", "For and against"),
    ("sum-title", "The sum"),
    ("changes-title", "What would change this"),
    ("why-not-title", "Why not another?"),
    ("open-title", "Still open"),
    ("weigh-title", "Weigh it yourself"),
    ("firmness-title", "How firm"),
    ("start-title", "How to start"),
    ("map-title", "Two criteria"),
];
/// The last section, where must-haves take something out.
const OUT: (&str, &str) = ("excluded-title", "Ruled out");
/// Where there is no other to ask about.
const OTHERS: &str = "why-not-title";

/// Links to the sections that are there.
#[component]
pub fn Contents(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let decision = session.decision();
    let is_out = Memo::new(move |_| decision.with(super::takes_out));
    let has_others = Memo::new(move |_| {
        decision.with(|decision| decision.ranking.len() + decision.excluded.len() > 1)
    });
    let links = move || {
        SECTIONS
            .into_iter()
            .filter(|(id, _)| *id != OTHERS || has_others.get())
            .chain(is_out.get().then_some(OUT))
            .map(link)
            .collect_view()
    };
    view! {
        <nav class="jumps" aria-label="On this page">
            <ul>{links}</ul>
        </nav>
    }
}

fn link((id, name): (&'static str, &'static str)) -> impl IntoView {
    let href = address::to(&format!("/result#{id}"));
    let go = move |_| request_animation_frame(move || page::focus(&format!("#{id}")));
    view! {
        <li>
            <a href=href on:click=go>
                {name}
            </a>
        </li>
    }
}
