//! The time line of release lines; the table beside it says the same.

use leptos::prelude::*;

use crate::catalog::ReleaseLine;
use crate::charts::time_line::{Bar, End, time_line};

/// Room above the bars for the word "today".
const HEAD: f64 = 20.0;
/// Height of one bar with its label, and of the scale below.
const ROW: f64 = 38.0;
const SCALE: f64 = 24.0;
/// Where a label stands in its row, and where its bar lies.
const LABEL: f64 = 18.0;
const BAR: f64 = 28.0;
/// Half of what a bar is thick, and half of the stroke that ends it.
const THICK: f64 = 3.0;
const STOP: f64 = 6.0;
/// From here on, in per cent, a label would stick out at the right.
const EDGE: f64 = 94.0;

/// A bar for each line, today, and the years. Hidden from readers aloud: the
/// table after it has every line in words.
#[component]
pub fn TimeLineChart(
    /// The lines, newest first.
    lines: Vec<ReleaseLine>,
    /// Today, `YYYY-MM-DD`.
    today: String,
) -> impl IntoView {
    let ends: Vec<Option<&str>> = lines.iter().map(|line| line.ends.as_deref()).collect();
    let chart = time_line(&ends, &today)?;
    let rows = f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX));
    let bottom = HEAD + ROW * rows;
    let bars = lines
        .iter()
        .zip(&chart.bars)
        .zip(0_u32..)
        .map(|((line, bar), place)| row(line, *bar, HEAD + ROW * f64::from(place)))
        .collect_view();
    let years = chart
        .years
        .iter()
        .map(|(year, at)| {
            let anchor = if *at > EDGE { "end" } else { "middle" };
            view! {
                <line class="time-line__year" x1=share(*at) x2=share(*at) y1=HEAD y2=bottom />
                <text
                    class="time-line__label"
                    x=share(*at)
                    y=bottom + SCALE - 6.0
                    text-anchor=anchor
                >
                    {*year}
                </text>
            }
        })
        .collect_view();
    let now = share(chart.today);
    Some(view! {
        <figure class="time-line" aria-hidden="true">
            <svg height=bottom + SCALE>
                <defs>
                    <linearGradient id="time-line-fade">
                        <stop class="time-line__solid" offset="0.35" />
                        <stop class="time-line__faded" offset="1" />
                    </linearGradient>
                </defs>
                {years}
                <line
                    class="time-line__today"
                    x1=now.clone()
                    x2=now.clone()
                    y1=HEAD - 4.0
                    y2=bottom
                />
                {bars}
                <line class="time-line__axis" x1="0" x2="100%" y1=bottom y2=bottom />
                <text class="time-line__now" x=now y=HEAD - 8.0 text-anchor="middle">
                    "today"
                </text>
            </svg>
        </figure>
    })
}

fn share(at: f64) -> String {
    format!("{at:.2}%")
}

fn row(line: &ReleaseLine, bar: Bar, top: f64) -> impl IntoView + use<> {
    let end = match bar.end {
        End::Past => "past",
        End::Ahead => "ahead",
        End::Open => "open",
    };
    let words = match bar.end {
        End::Past => format!("{}, ended", line.line),
        End::Ahead => line.line.clone(),
        End::Open => format!("{}, no end set", line.line),
    };
    let middle = top + BAR;
    let stop = (bar.end != End::Open).then(|| {
        view! {
            <line
                class="time-line__stop"
                x1=share(bar.to)
                x2=share(bar.to)
                y1=middle - STOP
                y2=middle + STOP
            />
        }
    });
    view! {
        <g class="time-line__bar" data-end=end data-long=line.long_term.then_some("")>
            <text class="time-line__name" x="6" y=top + LABEL>
                {words}
            </text>
            <rect x="0" y=middle - THICK width=share(bar.to) height=2.0 * THICK />
            {stop}
        </g>
    }
}
