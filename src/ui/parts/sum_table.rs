//! The sum, framework by framework and line by line, with the fact and the
//! source behind every line.

use leptos::prelude::*;
use leptos_router::components::A;

use backstay_numerics::order;

use super::evidence::{evidence_of, fact, with_evidence};
use super::missing_facts::MissingFacts;
use super::why_not::WhyNotSentence;
use crate::browser::address;
use crate::catalog::CriterionId;
use crate::decision::{Decision, Standing};
use crate::report::fact_lines;
use crate::report::words;
use crate::ui::charts::theme_bar::ThemeBar;
use crate::ui::session::Session;

/// Every framework of the ranking; a row opens into its lines.
#[component]
pub fn SumTable(
    /// The visit.
    session: Session,
    /// The ranking.
    decision: Decision,
) -> impl IntoView {
    let legend = session
        .bundle()
        .catalog
        .themes
        .iter()
        .enumerate()
        .map(|(position, theme)| {
            view! {
                <li>
                    <svg class="legend__patch" viewBox="0 0 20 12" aria-hidden="true">
                        <rect class="theme-bar__part" data-theme=position width="20" height="12" />
                    </svg>
                    {theme.name.as_str()}
                </li>
            }
        })
        .collect_view();
    let rows = decision
        .ranking
        .into_iter()
        .map(|standing| view! { <SumRow session standing /> })
        .collect_view();
    view! {
        <div class="sum">
            <p class="sum__heads" aria-hidden="true">
                <span>"Framework"</span>
                <span>"Points"</span>
                <i>"First in …"</i>
            </p>
            {rows}
            <ul class="legend" aria-label="Themes of the bars">
                {legend}
            </ul>
        </div>
    }
}

#[component]
fn SumRow(session: Session, standing: Standing) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let framework = &catalog.frameworks[standing.framework];
    let mut parts = vec![0.0; catalog.themes.len()];
    for line in &standing.contributions {
        if let Some(part) = parts.get_mut(catalog.theme_of(line.criterion)) {
            *part += line.value;
        }
    }
    let opened = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let open = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok())
            .is_some_and(|details| details.open());
        opened.set(open);
    };
    let rank = standing.rank;
    let value = words::points(standing.value);
    let firmness = words::of_hundred(standing.firmness);
    let lines = StoredValue::new(standing);
    view! {
        <details class="sum__row" on:toggle=toggle>
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
            </summary>
            <Show when=move || opened.get()>
                <SumLines session standing=lines.get_value() />
            </Show>
        </details>
    }
}

#[component]
fn SumLines(session: Session, standing: Standing) -> impl IntoView {
    let bundle = session.bundle();
    let framework = standing.framework;
    let slug = bundle.catalog.frameworks[framework].id.clone();
    let evidence = evidence_of(slug.clone());
    let mut lines: Vec<_> = standing
        .contributions
        .iter()
        .copied()
        .filter(|line| line.weight > 0.0)
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
            let facts = facts_of(session, line.criterion, standing.framework);
            let keys: Vec<String> = facts.iter().map(|fact| fact.key.clone()).collect();
            let is_chosen = !facts.is_empty();
            let mut words = facts
                .into_iter()
                .map(|fact| fact.words.unwrap_or_else(|| "not known".to_owned()))
                .collect::<Vec<_>>()
                .join("; ");
            if !is_chosen {
                "depends on an answer that is still open".clone_into(&mut words);
            }
            let keys = StoredValue::new(keys);
            let source = is_chosen.then(|| {
                view! {
                    <details class="sum__source">
                        <summary>"Source"</summary>
                        {with_evidence(
                            evidence,
                            move |evidence| {
                                keys.with_value(|keys| {
                                    keys.iter()
                                        .map(|key| fact(evidence, key))
                                        .collect_view()
                                        .into_any()
                                })
                            },
                        )}
                    </details>
                }
            });
            view! {
                <tr>
                    <th scope="row">
                        {bundle.catalog.criteria[line.criterion].name.as_str()}
                        <span class="sum__fact">{words}</span> {source}
                    </th>
                    <td data-label="weight">{words::points(line.weight)}</td>
                    <td data-label="value">{format!("{:.2}", line.partial)}</td>
                    <td data-label="points">{points}</td>
                </tr>
            }
        })
        .collect_view();
    let share = words::of_hundred(standing.evidence);
    view! {
        <WhyNotSentence session framework />
        <table class="sum__lines">
            <caption class="heard">"Weight times value gives the points of each line"</caption>
            <thead>
                <tr>
                    <th scope="col">"Line and fact"</th>
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
                    <td>{words::points(standing.value)}</td>
                </tr>
            </tfoot>
        </table>
        <p class="quiet">
            {share} " of 100 of the weight rests on known facts. "
            <MissingFacts session standing=standing.clone() />
            <A href=address::to(
                &format!("/frameworks/{slug}"),
            )>
                "All facts"
                <span class="heard">
                    " of " {bundle.catalog.frameworks[framework].name.as_str()}
                </span>
            </A>
        </p>
    }
}

fn facts_of(
    session: Session,
    criterion: CriterionId,
    framework: crate::catalog::FrameworkId,
) -> Vec<crate::report::FactLine> {
    let bundle = session.bundle();
    session.sheet().with_untracked(|sheet| {
        fact_lines(
            &bundle.catalog,
            &bundle.interview,
            sheet,
            &bundle.catalog.criteria[criterion],
            framework,
        )
    })
}
