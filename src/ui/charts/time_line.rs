//! The time line of release lines, of one framework or of several; the words
//! beside it say the same.

use leptos::prelude::*;

use super::figure;
use crate::catalog::ReleaseLine;
use crate::charts::time_line::{Bar, End, TimeLine, time_lines};

/// Room above the bars for the word "today".
const HEAD: f64 = 20.0;
/// Height of a framework's name, of one bar with its label, and of the scale.
const NAME: f64 = 28.0;
const ROW: f64 = 38.0;
const SCALE: f64 = 24.0;
/// Where a name stands in its row, where a label stands and where its bar lies.
const BASE: f64 = 20.0;
const LABEL: f64 = 18.0;
const BAR: f64 = 28.0;
/// Half of what a bar is thick, and half of the stroke that ends it.
const THICK: f64 = 3.0;
const STOP: f64 = 6.0;
/// From here on, in per cent, a label would stick out at the right; before
/// there, at the left.
const EDGE: f64 = 94.0;
const START: f64 = 6.0;

/// The release lines of one framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Its name.
    pub framework: String,
    /// Its lines, newest first; none where no dated list is known.
    pub lines: Vec<ReleaseLine>,
}

/// A bar for each line, today, and the years. Names stand above their lines
/// where there are several frameworks.
#[component]
pub fn TimeLineChart(
    /// The frameworks.
    frameworks: Vec<Lines>,
    /// Today, `YYYY-MM-DD`.
    today: String,
) -> impl IntoView {
    let ends: Vec<Vec<Option<&str>>> = frameworks
        .iter()
        .map(|each| each.lines.iter().map(|line| line.ends.as_deref()).collect())
        .collect();
    let (chart, bars) = time_lines(&ends, &today)?;
    let is_named = frameworks.len() > 1;
    let mut top = HEAD;
    let groups = frameworks
        .iter()
        .zip(&bars)
        .map(|(framework, bars)| group(framework, bars, is_named, &mut top))
        .collect_view();
    let names: Vec<&str> = frameworks
        .iter()
        .map(|each| each.framework.as_str())
        .collect();
    let names = names.join(", ");
    Some(view! {
        <svg
            class="chart__drawing time-line__drawing"
            height=top + SCALE
            role="img"
            aria-labelledby="time-line-title time-line-words"
        >
            {figure::title(
                "time-line-title".to_owned(),
                Signal::stored(format!("How long release lines get fixes: {names}")),
            )}
            <desc id="time-line-words">{said(&frameworks, &bars)}</desc>
            <defs>
                <linearGradient id="time-line-fade">
                    <stop class="time-line__solid" offset="0.35" />
                    <stop class="time-line__faded" offset="1" />
                </linearGradient>
            </defs>
            {scale(&chart, top)}
            {groups}
        </svg>
    })
}

/// Every line in words.
fn said(frameworks: &[Lines], bars: &[Vec<Bar>]) -> String {
    let mut parts = Vec::new();
    for (framework, bars) in frameworks.iter().zip(bars) {
        for (line, bar) in framework.lines.iter().zip(bars) {
            let end = match (&line.ends, bar.end) {
                (Some(end), End::Past) => format!("ended {end}"),
                (Some(end), _) => format!("until {end}"),
                (None, _) => "no end set".to_owned(),
            };
            let long_term = if line.long_term { ", long-term" } else { "" };
            parts.push(format!(
                "{} {}{long_term}, {end}",
                framework.framework, line.line
            ));
        }
    }
    format!("{}.", parts.join("; "))
}

/// Today and the years.
fn scale(chart: &TimeLine, bottom: f64) -> impl IntoView + use<> {
    let years = chart
        .years
        .iter()
        .map(|(year, at)| {
            view! {
                <line class="time-line__year" x1=share(*at) x2=share(*at) y1=HEAD y2=bottom />
                <line
                    class="time-line__tick"
                    x1=share(*at)
                    x2=share(*at)
                    y1=bottom
                    y2=bottom + 5.0
                />
                <text
                    class="time-line__label"
                    x=share(*at)
                    y=bottom + SCALE - 6.0
                    text-anchor=anchor(*at)
                >
                    {*year}
                </text>
            }
        })
        .collect_view();
    let now = share(chart.today);
    view! {
        {years}
        <line class="time-line__today" x1=now.clone() x2=now.clone() y1=HEAD - 4.0 y2=bottom />
        <line class="time-line__axis" x1="0" x2="100%" y1=bottom y2=bottom />
        <text class="time-line__now" x=now y=HEAD - 8.0 text-anchor=anchor(chart.today)>
            "today"
        </text>
    }
}

fn anchor(at: f64) -> &'static str {
    match at {
        at if at > EDGE => "end",
        at if at < START => "start",
        _ => "middle",
    }
}

fn share(at: f64) -> String {
    format!("{at:.2}%")
}

/// The lines of one framework from `top` on, which moves below them.
fn group(framework: &Lines, bars: &[Bar], is_named: bool, top: &mut f64) -> impl IntoView + use<> {
    let name = is_named.then(|| {
        let line = *top + 1.0;
        let base = *top + BASE;
        *top += NAME;
        let name = framework.framework.clone();
        let none = bars.is_empty().then_some(": no dated lines known");
        view! {
            <line class="time-line__part" x1="0" x2="100%" y1=line y2=line />
            <text class="time-line__framework" x="6" y=base>
                {name}
                <tspan class="time-line__none">{none}</tspan>
            </text>
        }
    });
    let rows = framework
        .lines
        .iter()
        .zip(bars)
        .map(|(line, bar)| {
            let row = row(line, *bar, *top);
            *top += ROW;
            row
        })
        .collect_view();
    (name, rows)
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
    let long_term = line
        .long_term
        .then(|| view! { <tspan class="time-line__long">" long-term"</tspan> });
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
                {long_term}
            </text>
            <rect x="0" y=middle - THICK width=share(bar.to) height=2.0 * THICK />
            {stop}
        </g>
    }
}
