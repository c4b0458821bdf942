//! Draws the compass rose: how far needs are met, and how much they matter.

use leptos::prelude::*;

use super::figure;
use crate::charts::lettering::LINE;
use crate::charts::rose::{LETTERS, Label, RADIUS, Rose, rose};

/// The rose with its labels.
#[component]
pub fn RoseChart(
    /// The name of every need and its weight over the largest, 0…1.
    needs: Vec<(String, f64)>,
    /// How far each is met, 0…1.
    #[prop(into)]
    met: Signal<Vec<f64>>,
    /// Whose profile it is.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    let rose = laid_out(&needs);
    let view = rose.view;
    let labels = rose
        .sectors
        .iter()
        .map(|sector| label(&sector.label))
        .collect_view();
    let names: Vec<String> = needs.into_iter().map(|(name, _)| name).collect();
    let description = move || {
        let met = met.get();
        let parts = names.iter().zip(met);
        let parts: Vec<String> = parts
            .map(|(name, met)| format!("{name} {:.0}", 100.0 * met))
            .collect();
        format!(
            "How far each need is met, out of 100, the heaviest need first: {}.",
            parts.join(", ")
        )
    };
    view! {
        <svg
            class="chart__drawing rose"
            viewBox=format!("{:.1} {:.1} {:.1} {:.1}", view.x, view.y, view.width, view.height)
            role="img"
            aria-labelledby="rose-name rose-words"
        >
            {figure::title("rose-name".to_owned(), title)}
            <desc id="rose-words">{description}</desc>
            {card(&rose, met)}
            {labels}
        </svg>
    }
}

/// The rose alone, small, beside a name: the same needs in the same places.
#[component]
pub fn SmallRose(
    /// The weight of every need over the largest, 0…1.
    weights: Vec<f64>,
    /// How far each is met, 0…1.
    met: Vec<f64>,
) -> impl IntoView {
    let needs: Vec<(String, f64)> = weights
        .into_iter()
        .map(|weight| (String::new(), weight))
        .collect();
    let rose = laid_out(&needs);
    let side = 2.0 * (RADIUS + 4.0);
    view! {
        <svg
            class="rose rose--small"
            viewBox=format!("{0} {0} {side} {side}", -side / 2.0)
            aria-hidden="true"
            focusable="false"
        >
            {card(&rose, met.into())}
        </svg>
    }
}

fn laid_out(needs: &[(String, f64)]) -> Rose {
    let needs: Vec<(&str, f64)> = needs
        .iter()
        .map(|(name, weight)| (name.as_str(), *weight))
        .collect();
    rose(&needs)
}

/// Rings, sectors, weights and the graduation.
fn card(rose: &Rose, met: Signal<Vec<f64>>) -> impl IntoView + use<> {
    let sectors = rose
        .sectors
        .iter()
        .enumerate()
        .map(|(place, sector)| {
            let reach = move || {
                let reach = met.with(|met| met.get(place).copied().unwrap_or_default());
                format!("{reach:.5}")
            };
            view! { <path class="rose__sector" d=sector.outline.clone() style=("--reach", reach) /> }
        })
        .collect_view();
    let weights = rose
        .sectors
        .iter()
        .map(|sector| view! { <path class="rose__weight" d=sector.weight.clone() /> })
        .collect_view();
    let ticks = rose
        .ticks
        .iter()
        .map(|tick| {
            let class = if tick.is_long {
                "rose__tick rose__tick--long"
            } else {
                "rose__tick"
            };
            view! { <line class=class x1=tick.from.0 y1=tick.from.1 x2=tick.to.0 y2=tick.to.1 /> }
        })
        .collect_view();
    view! {
        <circle class="rose__water" r=RADIUS />
        <circle class="rose__half" r=RADIUS / 2.0 />
        {sectors}
        <circle class="rose__ring" r=RADIUS />
        {ticks}
        {weights}
    }
}

fn label(label: &Label) -> impl IntoView + use<> {
    let lines = label
        .lines
        .iter()
        .zip(0_u32..)
        .map(|(line, place)| {
            let y = label.y + LINE * LETTERS * f64::from(place);
            view! {
                <tspan x=label.x y=y>
                    {line.clone()}
                </tspan>
            }
        })
        .collect_view();
    view! {
        <text class="rose__label" text-anchor=label.anchor.word()>
            {lines}
        </text>
    }
}
