//! A contribution bar: one stretch for each theme, in tones that differ in
//! lightness, so that nothing leans on hue alone.

use leptos::prelude::*;

use crate::charts::stretches::stretches;

/// The parts of a value, by theme; decoration beside the number.
#[component]
pub fn ThemeBar(
    /// The part of each theme, in theme order; shares of 1.
    #[prop(into)]
    parts: Signal<Vec<f64>>,
) -> impl IntoView {
    let bars = move || {
        stretches(&parts.get())
            .into_iter()
            .enumerate()
            .map(|(theme, (start, width))| {
                view! { <rect class="theme-bar__part" data-theme=theme x=start width=width y="0" height="20" /> }
            })
            .collect_view()
    };
    view! {
        <svg
            class="theme-bar"
            viewBox="0 0 1000 20"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {bars}
        </svg>
    }
}
