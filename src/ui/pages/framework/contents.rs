//! The sections of the page beside them, where there is room.

use leptos::prelude::*;

use crate::browser::{address, page};

/// Id and name of each section, in the order of the page.
const SECTIONS: [(&str, &str); 12] = [
    ("answers", "With your answers"),
    ("longevity", "How long it will last"),
    ("strengths", "Strengths, weaknesses"),
    ("start", "How to start"),
    ("parts", "What it has"),
    ("databases", "Databases"),
    ("hosting", "Where it runs"),
    ("project", "The project"),
    ("judgements", "Judgements"),
    ("figures", "Figures"),
    ("relatives", "Nearest relatives"),
    ("correct", "Correct a fact"),
];

/// The sections that are there without the file of the framework.
const WITHOUT_FILE: [&str; 2] = ["answers", "relatives"];

/// Links to the sections.
#[component]
pub fn Contents(
    /// The framework's id.
    framework: &'static str,
    /// Whether the sections are there.
    is_there: Memo<bool>,
    /// Whether the file of the framework could not be fetched.
    is_missing: Memo<bool>,
) -> impl IntoView {
    // A link to a section opens before the section is there.
    Effect::new(move |_| {
        if is_there.get() {
            request_animation_frame(|| page::focus_section(&address::fragment()));
        }
    });
    let links = SECTIONS
        .into_iter()
        .map(|(id, name)| {
            let href = address::to(&format!("/frameworks/{framework}#{id}"));
            let go = move |_| {
                request_animation_frame(move || page::focus_section(&format!("#{id}")));
            };
            let is_hidden = move || is_missing.get() && !WITHOUT_FILE.contains(&id);
            view! {
                <li hidden=is_hidden>
                    <a href=href on:click=go>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="contents" aria-label="On this page">
            <ul>{links}</ul>
        </nav>
    }
}
