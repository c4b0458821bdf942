//! A weight as a mark on a line; its number stands beside it.

use leptos::prelude::*;

use crate::charts::marks::{WIDTH, mark};
use crate::decision::Spread;

/// Half of the height of the drawing.
const MIDDLE: f64 = 9.0;

/// One mark on its line; decoration beside the number.
#[component]
pub fn WeightMark(
    /// The weight with its variance.
    spread: Spread,
    /// What the right end of the line stands for.
    largest: f64,
) -> impl IntoView {
    let mark = mark(spread.mean, spread.variance.sqrt(), largest);
    view! {
        <svg
            class="weight-mark"
            viewBox=format!("-8 0 {} {}", WIDTH + 16.0, 2.0 * MIDDLE)
            aria-hidden="true"
            focusable="false"
        >
            <line class="weight-mark__line" x1="0" x2=WIDTH y1=MIDDLE y2=MIDDLE />
            <line class="weight-mark__spread" x1=mark.from x2=mark.to y1=MIDDLE y2=MIDDLE />
            <circle class="weight-mark__dot" cx=mark.x cy=MIDDLE r="5" />
        </svg>
    }
}
