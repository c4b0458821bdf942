//! Draws the sea behind an answer.

use leptos::prelude::*;

use crate::charts::contours::{Band, HEIGHT, WIDTH, contours, soundings};

/// The drawing; the same numbers stand in the table of the sum.
#[component]
pub fn Contours(
    /// The values of the ranking, best first; shares of 1.
    #[prop(into)]
    values: Signal<Vec<f64>>,
) -> impl IntoView {
    let lines = move || {
        contours(&values.get())
            .into_iter()
            .map(|line| {
                let band = match line.band {
                    Band::Shoal => "shoal",
                    Band::Depth => "depth",
                    Band::Deep => "deep",
                };
                let points = line.points.zip(line.label).map(|(points, (x, y))| {
                    view! {
                        <text class="contours__points" x=x y=y dy="4">
                            {format!("{points:.0}")}
                        </text>
                    }
                });
                view! {
                    <path class="water-line" data-band=band d=line.path />
                    {points}
                }
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
                    <text class="contours__sounding" x=sounding.x y=sounding.y dy="5">
                        {format!("{whole:.0}")}
                        <tspan class="contours__tenth" dy="5">
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
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            preserveAspectRatio="xMaxYMid slice"
            aria-hidden="true"
            focusable="false"
        >
            {lines}
            {numbers}
        </svg>
    }
}
