//! The time line of release lines; the table beside it says the same.

use leptos::prelude::*;

use crate::catalog::ReleaseLine;
use crate::charts::time_line::{Bar, End, WIDTH, time_line};

/// Height of one bar with its label, and of the scale below.
const ROW: f64 = 58.0;
const SCALE: f64 = 40.0;
/// Where a label stands in its row, and where its bar lies.
const LABEL: f64 = 30.0;
const BAR: f64 = 44.0;

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
    let (bottom, height) = (ROW * rows, ROW * rows + SCALE);
    let bars = lines
        .iter()
        .zip(&chart.bars)
        .zip(0_u32..)
        .map(|((line, bar), place)| row(line, *bar, ROW * f64::from(place)))
        .collect_view();
    let years = chart
        .years
        .iter()
        .map(|(year, x)| {
            view! {
                <line class="time-line__year" x1=*x x2=*x y1="0" y2=bottom />
                <text class="time-line__label" x=*x y=bottom + 29.0 text-anchor="middle">
                    {*year}
                </text>
            }
        })
        .collect_view();
    let now = chart.today;
    Some(view! {
        <figure class="time-line" aria-hidden="true">
            <svg viewBox=format!("0 0 {WIDTH} {height}")>
                <defs>
                    <linearGradient id="time-line-fade">
                        <stop class="time-line__solid" offset="0.35" />
                        <stop class="time-line__faded" offset="1" />
                    </linearGradient>
                </defs>
                {years}
                {bars}
                <line class="time-line__axis" x1="0" x2=WIDTH y1=bottom y2=bottom />
                <line class="time-line__today" x1=now x2=now y1="0" y2=bottom />
                <text class="time-line__now" x=now y=bottom + 29.0 text-anchor="middle">
                    "today"
                </text>
            </svg>
        </figure>
    })
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
    let stop = (bar.end != End::Open).then(|| {
        view! { <line class="time-line__stop" x1=bar.to x2=bar.to y1=top + BAR - 7.0 y2=top + BAR + 7.0 /> }
    });
    view! {
        <g class="time-line__bar" data-end=end data-long=line.long_term.then_some("")>
            <text class="time-line__name" x="6" y=top + LABEL>
                {words}
            </text>
            <rect x="0" y=top + BAR - 3.0 width=bar.to height="6" />
            {stop}
        </g>
    }
}
