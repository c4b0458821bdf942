//! The sum as one drawing, to be taken away: on the page every bar stands in a
//! row of its own.

use leptos::prelude::*;

use super::figure;
use super::theme_bar::hatches;
use crate::catalog::Theme;
use crate::charts::columns::Stretch;
use crate::charts::lettering::width;

/// Width of the drawing.
const WIDTH: f64 = 720.0;
/// Where bars begin and how wide all are.
const LEFT: f64 = 170.0;
const BARS: f64 = 490.0;
/// Height of the heads, of a row and of the legend.
const HEAD: f64 = 28.0;
const ROW: f64 = 26.0;
const LEGEND: f64 = 34.0;
/// Half of what a bar is thick.
const THICK: f64 = 7.0;
/// Size of the letters.
const LETTERS: f64 = 12.0;

/// One framework.
#[derive(Clone, Debug, PartialEq)]
pub struct SumBar {
    /// Its name.
    pub name: String,
    /// Where the part of each theme lies.
    pub parts: Vec<Stretch>,
    /// The sum, as printed.
    pub points: String,
}

/// Names, bars and points, with the tones of the themes below.
#[component]
pub fn SumDrawing(
    /// The frameworks, best first.
    bars: Vec<SumBar>,
    /// The themes, in their order.
    themes: &'static [Theme],
) -> impl IntoView {
    let rows = bars
        .iter()
        .zip(0_u32..)
        .map(|(bar, place)| row(bar, HEAD + ROW * f64::from(place)))
        .collect_view();
    let bottom = HEAD + ROW * f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX));
    let height = bottom + LEGEND;
    let names: Vec<&str> = bars.iter().map(|bar| bar.name.as_str()).collect();
    let described = format!(
        "A bar for each of {}, made of the points that each theme adds.",
        names.join(", ")
    );
    view! {
        <svg
            class="chart__drawing sum-drawing"
            viewBox=format!("0 0 {WIDTH} {height}")
            role="img"
            aria-labelledby="sum-drawing-name sum-drawing-words"
        >
            {figure::title(
                "sum-drawing-name".to_owned(),
                Signal::stored("The sum: points out of 100, by theme".to_owned()),
            )}
            <desc id="sum-drawing-words">{described}</desc>
            {hatches()}
            <text class="sum-drawing__head" x="6" y="18">
                "Framework"
            </text>
            <text class="sum-drawing__head" x=WIDTH - 6.0 y="18" text-anchor="end">
                "Points"
            </text>
            {rows}
            <line class="sum-drawing__line" x1="0" x2=WIDTH y1=bottom y2=bottom />
            {legend(themes, bottom + LEGEND / 2.0)}
        </svg>
    }
}

fn row(bar: &SumBar, top: f64) -> impl IntoView + use<> {
    let middle = top + ROW / 2.0;
    let base = middle + 0.35 * LETTERS;
    let parts = bar
        .parts
        .iter()
        .enumerate()
        .map(|(theme, part)| {
            view! {
                <rect
                    class="theme-bar__part"
                    data-theme=theme
                    x=LEFT + BARS * part.start / 100.0
                    width=BARS * part.width / 100.0
                    y=middle - THICK
                    height=2.0 * THICK
                />
            }
        })
        .collect_view();
    view! {
        <line class="sum-drawing__line" x1="0" x2=WIDTH y1=top y2=top />
        <text class="sum-drawing__name" x="6" y=base>
            {bar.name.clone()}
        </text>
        {parts}
        <text class="sum-drawing__name" x=WIDTH - 6.0 y=base text-anchor="end">
            {bar.points.clone()}
        </text>
    }
}

fn legend(themes: &'static [Theme], middle: f64) -> impl IntoView {
    const PATCH: f64 = 20.0;
    const GAP: f64 = 22.0;
    let mut x = 6.0;
    themes
        .iter()
        .enumerate()
        .map(|(theme, each)| {
            let start = x;
            x += PATCH + 6.0 + width(&each.name, LETTERS) + GAP;
            view! {
                <rect
                    class="theme-bar__part"
                    data-theme=theme
                    x=start
                    width=PATCH
                    y=middle - 6.0
                    height="12"
                />
                <text class="sum-drawing__head" x=start + PATCH + 6.0 y=middle + 0.35 * LETTERS>
                    {each.name.as_str()}
                </text>
            }
        })
        .collect_view()
}
