//! The firmness grid: how often each framework takes each rank.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::address;
use crate::decision::RankRow;
use crate::report::words;
use crate::ui::session::Session;

/// A table of frameworks by ranks; each cell is a number of 100 on a tint. It follows the outlook, so a moment after the ranking.
#[component]
pub fn FirmnessGrid(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let grid = move || {
        session.outlook().with(|outlook| {
            outlook
                .as_ref()
                .map(|outlook| grid(session, &outlook.ranks))
        })
    };
    view! {
        <section class="section" aria-labelledby="firmness-title">
            <h2 id="firmness-title">"How firm the order is"</h2>
            <div class="firmness" role="group" aria-labelledby="firmness-title" tabindex="0">
                {grid}
            </div>
        </section>
    }
}

fn grid(session: Session, ranks: &[RankRow]) -> impl IntoView + use<> {
    let taken = |row: &RankRow| row.shares.iter().rposition(|share| *share > 0.0);
    let last = ranks.iter().filter_map(taken).max().unwrap_or_default();
    let is_lower = ranks.iter().any(|row| row.lower > 0.0);
    let is_out = ranks.iter().any(|row| row.out > 0.0);
    let heads = (1..=last + 1)
        .map(|rank| rank.to_string())
        .chain(is_lower.then(|| "lower".to_owned()))
        .chain(is_out.then(|| "out".to_owned()))
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    let rows = ranks
        .iter()
        .map(|row| {
            let framework = &session.bundle().catalog.frameworks[row.framework];
            let cells = row
                .shares
                .iter()
                .take(last + 1)
                .copied()
                .chain(is_lower.then_some(row.lower))
                .chain(is_out.then_some(row.out))
                .map(cell)
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <A href=address::to(
                            &format!("/frameworks/{}", framework.id),
                        )>{framework.name.as_str()}</A>
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption>
                "In so many of 100 ways your open questions and our doubts could turn out, a framework takes each rank."
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Rank"</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Blank where it never happens. The tint grows with the root of the share, so
/// that small shares are told apart.
fn cell(share: f64) -> impl IntoView {
    let number = (share > 0.0).then(|| words::of_hundred(share));
    view! { <td style=("--tint", share.sqrt().to_string())>{number}</td> }
}
