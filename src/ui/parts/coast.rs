//! A coast: land on the left, the sea on the right.

use leptos::prelude::*;

/// The edge of the land and two lines of depth, across all of a head. It says
/// nothing; a narrow page goes without.
#[component]
pub fn Coast() -> impl IntoView {
    view! {
        <svg
            class="coast"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path
                class="water-line"
                data-band="shoal"
                d="M6-1C2 9 9 19 5 33S11 55 6 68 1 84 3 101H101V-1z"
            />
            <path
                class="water-line"
                data-band="depth"
                d="M15-1C11 12 17 24 13 38S18 60 14 73 10 88 12 101H101V-1z"
            />
            <path
                class="water-line"
                data-band="deep"
                d="M101 20C91 14 86 24 88 38S83 56 87 70 94 86 101 82z"
            />
        </svg>
    }
}
