//! What the team would choose, by three rules side by side.

use leptos::prelude::*;

use backstay_numerics::order;

use crate::browser::address;
use crate::charts::columns::added_up;
use crate::decision::{Rule, TeamDecision, TeamStanding};
use crate::report::{theme_parts, words};
use crate::ui::charts::theme_bar::{ThemeBar, ThemeHatches, ThemeLegend};
use crate::ui::parts::first_rows::FirstRows;
use crate::ui::router::A;
use crate::ui::session::Session;

/// What each rule puts first, and the whole ranking by the rule chosen.
#[component]
pub fn Merged(
    /// The visit.
    session: Session,
    /// The decision, with something left.
    decision: TeamDecision,
) -> impl IntoView {
    let by = RwSignal::new(Rule::Value);
    let verdict = verdict(session, &decision);
    let rules = Rule::ALL
        .map(|rule| {
            let first = names(session, &decision, rule);
            view! {
                <label class="rule">
                    <input
                        type="radio"
                        name="rule"
                        prop:checked=move || by.get() == rule
                        on:change=move |_| by.set(rule)
                    />
                    <span class="rule__name">{rule.name()}</span>
                    <strong class="rule__first">{first}</strong>
                    <span class="rule__words">{rule.words()}</span>
                </label>
            }
        })
        .collect_view();
    let total = decision.ranking.len();
    let decision = StoredValue::new(decision);
    let rows = move || {
        decision.with_value(|decision| {
            decision
                .order(by.get())
                .into_iter()
                .map(|standing| {
                    let people = decision
                        .people
                        .iter()
                        .map(|each| each.name.clone())
                        .collect();
                    let rank = standing.rank(by.get());
                    view! { <Row session standing=standing.clone() people rank /> }
                })
                .collect_view()
        })
    };
    view! {
        <section class="section" aria-labelledby="merged-title">
            <h2 id="merged-title">"Together"</h2>
            {verdict}
            <fieldset class="rules">
                <legend>"Order the ranking by"</legend>
                {rules}
            </fieldset>
            <FirstRows total>
                <div class="sum sum--team">
                    <ThemeHatches />
                    <ThemeLegend themes=&session.bundle().catalog.themes />
                    <p class="sum__heads" aria-hidden="true">
                        <span>"Framework"</span>
                        <span>"Points"</span>
                        <i>"First in …"</i>
                        <span>"Gives up"</span>
                    </p>
                    {rows}
                </div>
            </FirstRows>
            <p class="quiet">
                "Points out of 100. "
                <i>
                    "First in … of 100 ways your open questions and our doubts could turn out. "
                </i>
                "Gives up: how many points the person it suits least would lose, compared with their own best."
            </p>
        </section>
    }
}

fn names(session: Session, decision: &TeamDecision, rule: Rule) -> String {
    let frameworks = &session.bundle().catalog.frameworks;
    let names: Vec<&str> = decision
        .firsts(rule)
        .into_iter()
        .map(|id| frameworks[id].name.as_str())
        .collect();
    words::list(&names)
}

fn verdict(session: Session, decision: &TeamDecision) -> impl IntoView + use<> {
    let by_value = names(session, decision, Rule::Value);
    if decision.rules_agree() {
        let words = format!("{by_value} comes first by every rule.");
        view! { <p class="team__verdict">{words}</p> }.into_any()
    } else {
        view! {
            <p class="team__verdict problem">
                "The rules do not agree: first settle which of them you want to go by."
            </p>
        }
        .into_any()
    }
}

#[component]
fn Row(session: Session, standing: TeamStanding, people: Vec<String>, rank: u32) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let framework = &catalog.frameworks[standing.merged.framework];
    let parts = added_up(&theme_parts(catalog, &standing.merged));
    let value = words::points(standing.merged.value);
    let firmness = words::of_hundred(standing.merged.firmness);
    let regret = words::points(standing.worst_regret);
    let opened = RwSignal::new(false);
    let open = move |_| opened.set(true);
    let standing = StoredValue::new(standing);
    let people = StoredValue::new(people);
    view! {
        <details class="sum__row" on:toggle=open>
            <summary>
                <span class="sum__rank">{rank}</span>
                <span class="sum__name">{framework.name.as_str()}</span>
                <ThemeBar parts />
                <span class="sum__value">{value} <span class="heard">" points"</span></span>
                <i class="sum__firm">
                    <span class="heard">"first in "</span>
                    {firmness}
                    <span class="heard">" of 100"</span>
                </i>
                <span class="sum__regret">
                    {regret} <span class="heard">" points given up at most"</span>
                </span>
            </summary>
            <Show when=move || opened.get()>
                <Places standing=standing.get_value() people=people.get_value() />
                <Lines session standing=standing.get_value() />
                <p class="actions">
                    <A href=address::to(&format!("/frameworks/{}", framework.id)) attr:class="link">
                        "All facts"
                        <span class="heard">" of " {framework.name.as_str()}</span>
                    </A>
                </p>
            </Show>
        </details>
    }
}

/// What the framework is to each person.
#[component]
fn Places(standing: TeamStanding, people: Vec<String>) -> impl IntoView {
    let rows = people
        .into_iter()
        .zip(standing.places)
        .map(|(name, place)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{words::points(place.value)}</td>
                    <td>{words::of_hundred(place.share)}</td>
                    <td>{words::points(place.regret)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="sum__lines">
            <caption class="heard">"What it is worth to each person"</caption>
            <thead>
                <tr>
                    <th scope="col">"Person"</th>
                    <th scope="col">"Points"</th>
                    <th scope="col">"First in …"</th>
                    <th scope="col">"Gives up"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The merged sum, line by line.
#[component]
fn Lines(session: Session, standing: TeamStanding) -> impl IntoView {
    let criteria = &session.bundle().catalog.criteria;
    let mut lines: Vec<_> = standing
        .merged
        .contributions
        .iter()
        .filter(|line| line.weight > 0.0)
        .copied()
        .collect();
    order::sort_by(&mut lines, |one, other| {
        other
            .value
            .total_cmp(&one.value)
            .then(one.criterion.cmp(&other.criterion))
    });
    let printed = words::adding_up(&lines.iter().map(|line| line.value).collect::<Vec<_>>());
    let rows = lines
        .into_iter()
        .zip(printed)
        .map(|(line, points)| {
            view! {
                <tr>
                    <th scope="row">{criteria[line.criterion].name.as_str()}</th>
                    <td>{words::points(line.weight)}</td>
                    <td>{format!("{:.2}", line.partial)}</td>
                    <td>{points}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="sum__lines">
            <caption class="heard">
                "Each line is the mean of the people’s lines; weight times value gives its points"
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Line"</th>
                    <th scope="col">"Weight"</th>
                    <th scope="col">"× value"</th>
                    <th scope="col">"= points"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="3">
                        "Sum"
                    </th>
                    <td>{words::points(standing.merged.value)}</td>
                </tr>
            </tfoot>
        </table>
    }
}
