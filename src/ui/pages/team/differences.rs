//! Where the people differ: concerns that they weigh differently although they
//! said how.

use leptos::prelude::*;

use crate::decision::{ConcernSplit, Disagreement, TeamDecision};
use crate::report::words;
use crate::ui::charts::weight_mark::WeightMark;
use crate::ui::session::Session;

/// How many concerns are shown.
const MOST: usize = 6;
/// Below this share of the spread, what people left open drowns what they
/// disagree on: several who stand three steps apart reach two fifths while
/// half of the interview is open.
const DISPUTED: f64 = 0.2;
/// Weights this near to each other are not worth a talk.
const WORTH_A_TALK: f64 = 0.01;

/// The concerns on which most of the spread lies between people.
#[component]
pub fn Differences(
    /// The visit.
    session: Session,
    /// The decision of two or more.
    decision: TeamDecision,
) -> impl IntoView {
    let people: Vec<String> = decision
        .people
        .iter()
        .map(|person| person.name.clone())
        .collect();
    let disputed: Vec<ConcernSplit> = decision
        .disagreement
        .concerns
        .iter()
        .filter(|split| split.share >= DISPUTED && reach(split) >= WORTH_A_TALK)
        .take(MOST)
        .cloned()
        .collect();
    let largest = disputed
        .iter()
        .flat_map(|split| &split.by_person)
        .map(|spread| spread.mean + spread.variance.sqrt())
        .fold(0.0, f64::max);
    let is_calm = disputed.is_empty();
    let cards = disputed
        .into_iter()
        .map(|split| view! { <Concern session split people=people.clone() largest /> })
        .collect_view();
    let agreement = agreement(&decision.disagreement);
    view! {
        <section class="section" aria-labelledby="differences-title">
            <h2 id="differences-title">"Where you differ most"</h2>
            <p class="differences__agreement">{agreement}</p>
            <Show
                when=move || !is_calm
                fallback=|| {
                    view! {
                        <p>
                            "There is no concern that you clearly weigh differently. What spreads the weights is what you left open, so more answers would tell you more."
                        </p>
                    }
                }
            >
                <p class="quiet">
                    "What each concern weighs for each of you, out of 100, the most disputed first. The band around a dot is what that person left open. It makes up the rest of the spread, which does not lie between you."
                </p>
            </Show>
            <div class="differences">{cards}</div>
            <Named session decision />
        </section>
    }
}

/// How far the people's weights lie apart.
fn reach(split: &ConcernSplit) -> f64 {
    let means = || split.by_person.iter().map(|spread| spread.mean);
    means().fold(0.0, f64::max) - means().fold(f64::INFINITY, f64::min)
}

fn agreement(disagreement: &Disagreement) -> String {
    let orders = disagreement.concordance.map(|concordance| {
        format!(
            "Your rankings agree to {} of 100 (Kendall’s W; 100 is the same order). ",
            words::of_hundred(concordance)
        )
    });
    format!(
        "{}Your first choices are {:.2} bits apart (0 is the same for all).",
        orders.unwrap_or_default(),
        disagreement.divergence
    )
}

#[component]
fn Concern(
    session: Session,
    split: ConcernSplit,
    people: Vec<String>,
    largest: f64,
) -> impl IntoView {
    let name = session.bundle().catalog.concerns[split.concern]
        .name
        .as_str();
    let share = words::of_hundred(split.share);
    let rows = people
        .into_iter()
        .zip(split.by_person)
        .map(|(person, spread)| {
            view! {
                <tr>
                    <th scope="row">{person}</th>
                    <td class="difference__mark">
                        <WeightMark spread largest />
                    </td>
                    <td class="difference__weight">{words::points(spread.mean)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="difference">
            <caption>
                <strong>{name}</strong>
                <span class="quiet">{share} " of 100 of the spread lies between you"</span>
            </caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="heard">"Person"</span>
                    </th>
                    <th scope="col">
                        <span class="heard">"Mark"</span>
                    </th>
                    <th scope="col">
                        <span class="heard">"Weight"</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Questions on which people want different things, however much they weigh
/// them.
#[component]
fn Named(session: Session, decision: TeamDecision) -> impl IntoView {
    let interview = &session.bundle().interview;
    let rows = decision
        .named_differently(interview)
        .into_iter()
        .map(|question| {
            let row = &interview.questions()[question];
            let people = decision
                .people
                .iter()
                .filter(|person| !person.sheet.options(question).is_empty())
                .map(|person| {
                    let options: Vec<_> = person
                        .sheet
                        .options(question)
                        .iter()
                        .filter_map(|option| row.option_row(*option))
                        .collect();
                    let said = move || {
                        let words: Vec<&str> = options
                            .iter()
                            .map(|option| option.words(session.wording()))
                            .collect();
                        words::list(&words)
                    };
                    view! {
                        <div class="named__person">
                            <dt>{person.name.clone()}</dt>
                            <dd>{said}</dd>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <li>
                    <h3>{row.name.as_str()}</h3>
                    <dl>{people}</dl>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <p class="quiet">"And here you want different things, whatever they weigh:"</p>
            <ul class="named">{rows}</ul>
        }
    })
}
