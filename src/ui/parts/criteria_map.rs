//! The ranking as a map of two criteria that the person picks.

use backstay_numerics::order;
use leptos::prelude::*;

use crate::catalog::{Catalog, CriterionId};
use crate::charts::telling::most_telling_first;
use crate::decision::{Decision, Standing};
use crate::report::words;
use crate::ui::charts::figure::ChartFigure;
use crate::ui::charts::scatter::ScatterMap;
use crate::ui::session::Session;

/// Two selects and the map; to begin with the two criteria that tell most.
#[component]
pub fn CriteriaMap(
    /// The visit.
    session: Session,
    /// The ranking.
    #[prop(into)]
    decision: Signal<Decision>,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let chosen: [RwSignal<Option<CriterionId>>; 2] = [RwSignal::new(None), RwSignal::new(None)];
    let weighty = Memo::new(move |_| decision.with(weighty));
    let telling = Memo::new(move |_| decision.with(telling));
    // A criterion that no longer counts gives way to the one that tells most.
    let axes = Memo::new(move |_| {
        let telling = telling.get();
        let wanted = chosen.map(|each| each.get().filter(|wanted| telling.contains(wanted)));
        let [across, up] = wanted;
        let free = |other: Option<CriterionId>| {
            let mut rest = telling.iter().copied();
            rest.find(|each| Some(*each) != other)
        };
        let across = across.or_else(|| free(up))?;
        let up = up.or_else(|| free(Some(across)))?;
        Some([across, up])
    });
    let select = move |place: usize, words: &'static str| {
        let present = move || axes.get().and_then(|axes| axes.get(place).copied());
        let options = move || {
            let present = present();
            weighty
                .get()
                .into_iter()
                .map(|id| {
                    let criterion = &catalog.criteria[id];
                    view! {
                        <option value=criterion.id.as_str() selected=present == Some(id)>
                            {criterion.name.as_str()}
                        </option>
                    }
                })
                .collect_view()
        };
        let choose = move |event: leptos::ev::Event| {
            let wanted = catalog.criterion(&event_target_value(&event));
            if let Some(signal) = chosen.get(place) {
                signal.set(wanted);
            }
        };
        view! {
            <label class="map__choice">
                <span>{words}</span>
                <select on:change=choose>{options}</select>
            </label>
        }
    };
    let drawn = move || {
        let axes = axes.get()?;
        Some(decision.with(|decision| drawn(session, decision, axes)))
    };
    view! {
        <section class="section" aria-labelledby="map-title">
            <h2 id="map-title" tabindex="-1">
                "Two criteria as a map"
            </h2>
            <p class="quiet">
                "Where each ranked framework stands on two criteria: 0 is no use, 100 is as good as is useful. Further up and further right is better."
            </p>
            <div class="map__choices">
                {select(0, "Left to right")} {select(1, "Bottom to top")}
            </div>
            {drawn}
        </section>
    }
}

/// The criteria that count, the weightiest first.
fn weighty(decision: &Decision) -> Vec<CriterionId> {
    let mut found: Vec<(CriterionId, f64)> = decision
        .weights
        .iter()
        .map(|(id, weight)| (id, *weight))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    order::sort_by(&mut found, |one, other| {
        other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
    });
    found.into_iter().map(|(id, _)| id).collect()
}

/// The same, those first that tell most about the frameworks of the ranking.
fn telling(decision: &Decision) -> Vec<CriterionId> {
    let ids = weighty(decision);
    let criteria: Vec<(f64, Vec<f64>)> = ids
        .iter()
        .map(|id| {
            let ranking = decision.ranking.iter();
            let values = ranking.map(|standing| value(standing, *id)).collect();
            (decision.weights[*id], values)
        })
        .collect();
    let places = most_telling_first(&criteria).into_iter();
    places.filter_map(|place| ids.get(place).copied()).collect()
}

fn value(standing: &Standing, criterion: CriterionId) -> f64 {
    let mut lines = standing.contributions.iter();
    lines
        .find(|line| line.criterion == criterion)
        .map_or(0.0, |line| line.partial)
}

fn drawn(
    session: Session,
    decision: &Decision,
    [across, up]: [CriterionId; 2],
) -> impl IntoView + use<> {
    let catalog = &session.bundle().catalog;
    let frameworks: Vec<(String, f64, f64)> = decision
        .ranking
        .iter()
        .map(|standing| {
            let name = catalog.frameworks[standing.framework].name.clone();
            (name, value(standing, across), value(standing, up))
        })
        .collect();
    let axes = [across, up].map(|id| catalog.criteria[id].name.clone());
    let table = {
        let frameworks = frameworks.clone();
        move || table(catalog, &frameworks, [across, up])
    };
    view! {
        <ChartFigure session file="two-criteria" of="two criteria" table>
            <ScatterMap frameworks axes />
        </ChartFigure>
    }
}

fn table(
    catalog: &'static Catalog,
    frameworks: &[(String, f64, f64)],
    axes: [CriterionId; 2],
) -> impl IntoView + use<> {
    let heads = axes
        .map(|id| view! { <th scope="col">{catalog.criteria[id].name.as_str()}</th> })
        .into_iter()
        .collect_view();
    let rows = frameworks
        .iter()
        .map(|(name, across, up)| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{words::of_hundred(*across)}</td>
                    <td>{words::of_hundred(*up)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="chart__numbers">
            <caption>"Values out of 100, best of the ranking first"</caption>
            <thead>
                <tr>
                    <th scope="col">"Framework"</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
