//! Draws the sea behind an answer.

use leptos::prelude::*;

use crate::charts::contours::{CENTRE, contour, range, soundings};

/// The drawing; the same numbers stand in the table of the sum.
#[component]
pub fn Contours(
    /// The values of the ranking, best first; shares of 1.
    #[prop(into)]
    values: Signal<Vec<f64>>,
) -> impl IntoView {
    let rings = move || {
        let mut values = values.get();
        values.reverse();
        let (smallest, largest) = range(&values);
        values
            .into_iter()
            .map(|value| {
                let ring = contour(value, smallest, largest);
                view! { <ellipse class="contours__ring" cx=CENTRE.0 cy=CENTRE.1 rx=ring.across ry=ring.down /> }
            })
            .collect_view()
    };
    let numbers = move || {
        soundings(&values.get())
            .into_iter()
            .map(|sounding| {
                let tenths = (sounding.depth * 10.0).round();
                let whole = (tenths / 10.0).floor();
                let tenth = tenths - 10.0 * whole;
                view! {
                    <text class="contours__sounding" x=sounding.x y=sounding.y>
                        {format!("{whole:.0}")}
                        <tspan class="contours__tenth" dy="6">
                            {format!("{tenth:.0}")}
                        </tspan>
                    </text>
                }
            })
            .collect_view()
    };
    view! {
        <svg
            class="contours"
            viewBox="0 0 1200 420"
            preserveAspectRatio="xMaxYMid slice"
            aria-hidden="true"
            focusable="false"
        >
            {rings}
            {numbers}
        </svg>
    }
}
