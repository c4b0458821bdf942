//! The sums of the frameworks compared, theme by theme.

use leptos::prelude::*;

use super::facts::weight_words;
use super::names;
use crate::browser::address;
use crate::catalog::FrameworkId;
use crate::charts::rose::MOST;
use crate::decision::{Decision, Standing};
use crate::interview::AnswerSheet;
use crate::report::{profiles, theme_parts, theme_weights, words};
use crate::ui::charts::rose::SmallRose;
use crate::ui::router::A;
use crate::ui::session::Session;

/// One row a theme, so that two numbers of one theme stand beside each other.
#[component]
pub fn Sums(
    /// The visit.
    session: Session,
    /// Those compared.
    chosen: Memo<Vec<FrameworkId>>,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| session.sheet().with(AnswerSheet::is_empty));
    let table = move || {
        let chosen = chosen.get();
        let decision = session.decision().get();
        view! { <SumsTable session chosen decision /> }
    };
    view! {
        <section class="section" aria-labelledby="sums-title">
            <h2 id="sums-title">"The sum"</h2>
            <Show
                when=move || !is_empty.get()
                fallback=|| {
                    view! {
                        <p>
                            "There is no sum yet: it depends on what matters to you. "
                            <A href=address::to("/questions")>"Answer a few questions"</A>
                            ", and the points of each appear here, theme by theme."
                        </p>
                    }
                }
            >
                {table}
            </Show>
        </section>
    }
}

#[component]
fn SumsTable(session: Session, chosen: Vec<FrameworkId>, decision: Decision) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let out: Vec<FrameworkId> = chosen
        .iter()
        .copied()
        .filter(|id| decision.standing(*id).is_none())
        .collect();
    // Sums are compared on one footing: as soon as one is out, without
    // must-haves.
    let footing = if out.is_empty() {
        decision.clone()
    } else {
        session.free().get()
    };
    let standings: Vec<Standing> = chosen
        .iter()
        .filter_map(|id| footing.standing(*id).cloned())
        .collect();
    let note = (!out.is_empty()).then(|| {
        format!(
            "{} {} ruled out by your must-haves. So that all can be compared, the points here \
             leave must-haves aside.",
            words::list(&names(catalog, &out)),
            if out.len() == 1 { "is" } else { "are" }
        )
    });
    let found = profiles(catalog, &footing, &chosen, MOST);
    let weights_of_needs: Vec<f64> = found.needs.iter().map(|need| need.relative).collect();
    let needs: Vec<&str> = found
        .needs
        .iter()
        .map(|need| catalog.concerns[need.concern].name.as_str())
        .collect();
    let key = (!needs.is_empty()).then(|| {
        view! {
            <p class="quiet side__key">
                "The rose above a name: how far it meets what matters to you, clockwise from the top: "
                {needs.join(", ")} "."
            </p>
        }
    });
    let heads = names(catalog, &chosen)
        .into_iter()
        .zip(found.met)
        .map(|(name, met)| {
            let rose = (!met.is_empty())
                .then(|| view! { <SmallRose weights=weights_of_needs.clone() met /> });
            view! { <th scope="col">{rose} {name}</th> }
        })
        .collect_view();
    let columns: Vec<Vec<f64>> = standings
        .iter()
        .map(|standing| theme_parts(catalog, standing))
        .collect();
    let printed: Vec<Vec<String>> = columns
        .iter()
        .map(|parts| words::adding_up(parts))
        .collect();
    let weights = theme_weights(catalog, &footing);
    let widest = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let mut themes: Vec<(usize, f64)> = weights.iter().copied().enumerate().collect();
    backstay_numerics::order::sort_by(&mut themes, |one, other| other.1.total_cmp(&one.1));
    let rows = themes
        .into_iter()
        .filter_map(|(position, weight)| {
            let theme = catalog.themes.get(position)?;
            let cells = standings
                .iter()
                .zip(columns.iter().zip(&printed))
                .filter_map(|(standing, (parts, printed))| {
                    let share = parts.get(position)? / widest;
                    let points = printed.get(position)?.clone();
                    let whose = catalog.frameworks[standing.framework].name.as_str();
                    Some(view! {
                        <td>
                            <span class="side__whose">{whose}</span>
                            <span class="side__points">{points}</span>
                            <span
                                class="side__bar"
                                style=("--share", share.to_string())
                                style=("--full", (weight / widest).to_string())
                            ></span>
                        </td>
                    })
                })
                .collect_view();
            Some(view! {
                <tr>
                    <th scope="row">
                        {theme.name.as_str()} " "
                        <span class="side__weight">{weight_words(weight)}</span>
                    </th>
                    {cells}
                </tr>
            })
        })
        .collect_view();
    let totals = standings
        .iter()
        .map(|standing| {
            let whose = catalog.frameworks[standing.framework].name.as_str();
            view! {
                <td>
                    <span class="side__whose">{whose}</span>
                    <b class="side__points">{words::points(standing.value)}</b>
                </td>
            }
        })
        .collect_view();
    let places = chosen
        .iter()
        .map(|id| {
            let whose = catalog.frameworks[*id].name.as_str();
            view! {
                <td>
                    <span class="side__whose">{whose}</span>
                    <em>{place(&decision, *id)}</em>
                </td>
            }
        })
        .collect_view();
    view! {
        <p class="quiet">
            "Points out of 100, by theme. The line shows what the theme weighs, the bar how much of that a framework has."
        </p>
        {key}
        {note.map(|note| view! { <p class="problem side__out">{note}</p> })}
        <table class="side side--sums">
            <caption class="heard">"Points of the frameworks by theme, side by side"</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">"Sum"</th>
                    {totals}
                </tr>
                <tr>
                    <th scope="row">"In your ranking"</th>
                    {places}
                </tr>
            </tfoot>
        </table>
    }
}

fn place(decision: &Decision, framework: FrameworkId) -> String {
    decision.standing(framework).map_or_else(
        || "ruled out by a must-have".to_owned(),
        |standing| {
            format!(
                "{}, first in {} of 100",
                words::ordinal(standing.rank),
                words::of_hundred(standing.firmness)
            )
        },
    )
}
