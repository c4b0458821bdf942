//! The profile of a framework against what matters to the person.

use leptos::prelude::*;

use crate::catalog::FrameworkId;
use crate::charts::rose::MOST;
use crate::decision::Decision;
use crate::report::{Profiles, profiles, words};
use crate::ui::charts::figure::ChartFigure;
use crate::ui::charts::rose::{RoseChart, SmallRose};
use crate::ui::session::Session;

/// How many of the ranking can be looked at in turn.
const SHOWN: usize = 3;

/// The profiles of the first few: one large, all small, to choose from.
#[component]
pub fn ProfilesOfFirst(
    /// The visit.
    session: Session,
    /// The ranking.
    #[prop(into)]
    decision: Signal<Decision>,
) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let drawn = move || {
        let decision = decision.get();
        let ranking = decision.ranking.iter().take(SHOWN);
        let frameworks: Vec<FrameworkId> = ranking.map(|each| each.framework).collect();
        // Answers may have left fewer than there were.
        let last = frameworks.len().saturating_sub(1);
        if chosen.get_untracked() > last {
            chosen.set(0);
        }
        view! { <Drawn session decision frameworks chosen /> }
    };
    view! {
        <section class="section profile" aria-labelledby="profile-title">
            <h2 id="profile-title">"Profile against your needs"</h2>
            {drawn}
        </section>
    }
}

/// The profile of one framework.
#[component]
pub fn ProfileOfOne(
    /// The visit.
    session: Session,
    /// The framework.
    framework: FrameworkId,
    /// The ranking it stands in.
    decision: Decision,
) -> impl IntoView {
    view! {
        <div class="profile">
            <h3>"Profile against your needs"</h3>
            <Drawn session decision frameworks=vec![framework] chosen=RwSignal::new(0) />
        </div>
    }
}

#[component]
fn Drawn(
    session: Session,
    decision: Decision,
    frameworks: Vec<FrameworkId>,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let found = profiles(catalog, &decision, &frameworks, MOST);
    if found.needs.is_empty() {
        return view! { <p class="quiet">"You have not yet said what matters more or less."</p> }
            .into_any();
    }
    let names: Vec<&'static str> = frameworks
        .iter()
        .map(|framework| catalog.frameworks[*framework].name.as_str())
        .collect();
    let needs: Vec<(String, f64)> = found
        .needs
        .iter()
        .map(|need| (catalog.concerns[need.concern].name.clone(), need.relative))
        .collect();
    let weights: Vec<f64> = needs.iter().map(|(_, weight)| *weight).collect();
    let choice = (names.len() > 1).then(|| {
        let options = names
            .iter()
            .zip(found.met.clone())
            .enumerate()
            .map(|(place, (name, met))| {
                view! {
                    <label class="profile__option">
                        <input
                            type="radio"
                            name="profile"
                            prop:checked=move || chosen.get() == place
                            on:change=move |_| chosen.set(place)
                        />
                        <SmallRose weights=weights.clone() met />
                        <span>{*name}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            <fieldset class="profile__choice">
                <legend class="heard">"Whose profile"</legend>
                {options}
            </fieldset>
        }
    });
    let table = {
        let (names, needs, found) = (names.clone(), needs.clone(), found.clone());
        move || table(&names, &needs, &found)
    };
    let met = move || found.met.get(chosen.get()).cloned().unwrap_or_default();
    let title = move || {
        let name = names.get(chosen.get()).copied().unwrap_or_default();
        format!("{name} against your needs")
    };
    view! {
        <p class="profile__whose">{title.clone()}</p>
        <ChartFigure session file="profile" of="profile" table>
            <RoseChart needs met=Signal::derive(met) title=Signal::derive(title) />
        </ChartFigure>
        {legend()}
        {choice}
    }
    .into_any()
}

fn legend() -> impl IntoView {
    view! {
        <ul class="legend profile__legend">
            <li>
                <svg class="legend__patch" viewBox="0 0 20 12" aria-hidden="true">
                    <rect class="rose__sector" x="0.5" y="0.5" width="19" height="11" />
                </svg>
                "How far it meets the need; the outer ring is as good as is useful"
            </li>
            <li>
                <svg class="legend__patch" viewBox="0 0 20 12" aria-hidden="true">
                    <path class="rose__weight" d="M0 6H20" />
                </svg>
                "How much it matters, compared with what matters most"
            </li>
        </ul>
    }
}

/// The same in numbers.
fn table(
    names: &[&'static str],
    needs: &[(String, f64)],
    found: &Profiles,
) -> impl IntoView + use<> {
    let heads = names
        .iter()
        .map(|name| view! { <th scope="col">{*name}</th> })
        .collect_view();
    let rows = needs
        .iter()
        .zip(&found.needs)
        .enumerate()
        .map(|(place, ((name, _), need))| {
            let cells = found
                .met
                .iter()
                .filter_map(|met| met.get(place))
                .map(|met| view! { <td>{words::of_hundred(*met)}</td> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{words::points(need.weight)}</td>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="chart__numbers">
            <caption>
                "How much each need weighs in the sum and how far it is met, both out of 100"
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Need"</th>
                    <th scope="col">"Weight"</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
