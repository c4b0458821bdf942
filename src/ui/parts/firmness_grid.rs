//! The firmness grid: how often each framework takes each rank.

use leptos::prelude::*;

use crate::browser::address;
use crate::decision::RankRow;
use crate::report::words;
use crate::ui::charts::figure::ChartFigure;
use crate::ui::charts::firmness::FirmnessField;
use crate::ui::router::A;
use crate::ui::session::Session;

/// Frameworks by ranks, as discs and as a table of numbers. It follows the
/// outlook, so a moment after the ranking.
#[component]
pub fn FirmnessGrid(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let chart = move || {
        let ranks = session
            .outlook()
            .with(|outlook| outlook.as_ref().map(|outlook| outlook.ranks.clone()))?;
        Some(view! { <Chart session ranks /> })
    };
    view! {
        <section class="section" aria-labelledby="firmness-title">
            <h2 id="firmness-title" tabindex="-1">
                "How firm the order is"
            </h2>
            <p class="quiet">
                "How often each framework takes each rank, over the ways your open questions and our doubts could turn out. The larger the disc, the more often; numbers are out of 100."
            </p>
            {chart}
        </section>
    }
}

/// The field of discs, and the same as a table.
#[component]
fn Chart(session: Session, ranks: Vec<RankRow>) -> impl IntoView {
    let grid = Grid::new(&ranks);
    let names: Vec<String> = ranks
        .iter()
        .map(|row| {
            let framework = &session.bundle().catalog.frameworks[row.framework];
            framework.name.clone()
        })
        .collect();
    let (heads, shares) = (grid.heads.clone(), grid.shares.clone());
    let table = move || grid.table(session, &ranks);
    view! {
        <ChartFigure session file="firmness" of="how firm the order is" table>
            <FirmnessField names heads shares />
        </ChartFigure>
    }
}

/// Heads and shares as far as anybody's rank reaches.
#[derive(Clone)]
struct Grid {
    heads: Vec<String>,
    shares: Vec<Vec<f64>>,
}

impl Grid {
    fn new(ranks: &[RankRow]) -> Self {
        let taken = |row: &RankRow| row.shares.iter().rposition(|share| *share > 0.0);
        let last = ranks.iter().filter_map(taken).max().unwrap_or_default();
        let is_lower = ranks.iter().any(|row| row.lower > 0.0);
        let is_out = ranks.iter().any(|row| row.out > 0.0);
        let heads = (1..=last + 1)
            .map(|rank| rank.to_string())
            .chain(is_lower.then(|| "lower".to_owned()))
            .chain(is_out.then(|| "out".to_owned()))
            .collect();
        let shares = ranks
            .iter()
            .map(|row| {
                let shares = row.shares.iter().take(last + 1).copied();
                shares
                    .chain(is_lower.then_some(row.lower))
                    .chain(is_out.then_some(row.out))
                    .collect()
            })
            .collect();
        Self { heads, shares }
    }

    fn table(&self, session: Session, ranks: &[RankRow]) -> impl IntoView + use<> {
        let heads = self
            .heads
            .iter()
            .map(|head| view! { <th scope="col">{head.clone()}</th> })
            .collect_view();
        let rows = ranks
            .iter()
            .zip(&self.shares)
            .map(|(row, shares)| {
                let framework = &session.bundle().catalog.frameworks[row.framework];
                let cells = shares.iter().copied().map(cell).collect_view();
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
            <div class="firmness" role="region" aria-labelledby="firmness-title" tabindex="0">
                <table>
                    <caption>"In how many of 100 ways each framework takes each rank"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Rank"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    }
}

/// Blank where it never happens. The tint grows with the root of the share, so
/// that small shares are told apart.
fn cell(share: f64) -> impl IntoView {
    let number = (share > 0.0).then(|| words::of_hundred(share));
    view! { <td style=("--tint", share.sqrt().to_string())>{number}</td> }
}
