//! The sum, framework by framework and line by line, with the fact and the
//! source behind every line.

use leptos::html::Div;
use leptos::prelude::*;

use backstay_numerics::order;

use super::evidence::{evidence_of, fact, with_evidence};
use super::first_rows::FirstRows;
use super::missing_facts::MissingFacts;
use super::ranking::glide_along;
use super::why_not::WhyNotSentence;
use crate::browser::address;
use crate::catalog::{Catalog, CriterionId, FrameworkId};
use crate::charts::columns::{Stretch, added_up, side_by_side};
use crate::decision::{Decision, Standing};
use crate::report::{fact_lines, theme_parts, theme_weights, words};
use crate::ui::charts::figure::{TableRegion, save_aside};
use crate::ui::charts::sum::{SumBar, SumDrawing};
use crate::ui::charts::theme_bar::{ThemeBar, ThemeHatches, ThemeLegend};
use crate::ui::router::A;
use crate::ui::session::Session;

/// Every framework of the ranking; a row opens into its lines. Bars are added up,
/// or side by side by theme.
#[component]
pub fn SumTable(
    /// The visit.
    session: Session,
    /// The ranking.
    decision: ReadSignal<Decision>,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let is_aligned = RwSignal::new(false);
    let ids = move || {
        decision.with(|decision| {
            let ranking = decision.ranking.iter();
            ranking.map(|each| each.framework).collect::<Vec<_>>()
        })
    };
    let rows = NodeRef::<Div>::new();
    glide_along(ids, rows);
    let weights = Memo::new(move |_| decision.with(|decision| theme_weights(catalog, decision)));
    let bars = Bars {
        catalog,
        weights,
        is_aligned,
    };
    let row = move |framework| view! { <SumRow session decision framework bars /> };
    let heads = move || {
        let heads = catalog
            .themes
            .iter()
            .map(|theme| view! { <span>{theme.name.as_str()}</span> })
            .collect_view();
        is_aligned
            .get()
            .then(|| view! { <span class="sum__themes">{heads}</span> })
    };
    let save = move |_| {
        let drawn = decision.with(|decision| bars.drawn(decision));
        let themes = catalog.themes.as_slice();
        save_aside("sum", move || view! { <SumDrawing bars=drawn themes /> });
        session.say("The chart is saved as a file.");
    };
    let form = move |aligned: bool, words: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="sum-form"
                    prop:checked=move || is_aligned.get() == aligned
                    on:change=move |_| is_aligned.set(aligned)
                />
                {words}
            </label>
        }
    };
    view! {
        <div class="sum" data-form=move || if is_aligned.get() { "side" } else { "up" }>
            <ThemeHatches />
            <fieldset class="sum__form">
                <legend>"Bars"</legend>
                {form(false, "Added up")}
                {form(true, "Side by side by theme")}
            </fieldset>
            <ThemeLegend themes=&catalog.themes />
            <p class="sum__heads" aria-hidden="true">
                <span>"Framework"</span>
                {heads}
                <span>"Points"</span>
                <i>"First in …"</i>
            </p>
            <FirstRows total=move || ids().len()>
                <div class="sum__rows" node_ref=rows>
                    <For each=ids key=|id| *id children=row />
                </div>
            </FirstRows>
            <button type="button" class="link chart__save" on:click=save>
                "Download as SVG"
                <span class="heard">": the sum"</span>
            </button>
            <details class="chart__table">
                <summary>"Show as a table"</summary>
                {move || decision.with(|decision| theme_table(catalog, decision))}
            </details>
        </div>
    }
}

/// What all bars of the sum share.
#[derive(Clone, Copy)]
struct Bars {
    catalog: &'static Catalog,
    weights: Memo<Vec<f64>>,
    is_aligned: RwSignal<bool>,
}

impl Bars {
    fn laid_out(self, parts: &[f64]) -> Vec<Stretch> {
        if self.is_aligned.get() {
            self.weights.with(|weights| side_by_side(parts, weights))
        } else {
            added_up(parts)
        }
    }

    /// How far each theme could reach; where bars are added up that says little.
    fn reach(self) -> Vec<Stretch> {
        if self.is_aligned.get() {
            self.weights.with(|weights| side_by_side(weights, weights))
        } else {
            Vec::new()
        }
    }

    fn drawn(self, decision: &Decision) -> Vec<SumBar> {
        let bar = |standing: &Standing| SumBar {
            name: self.catalog.frameworks[standing.framework].name.clone(),
            parts: self.laid_out(&theme_parts(self.catalog, standing)),
            points: words::points(standing.value),
        };
        untrack(|| decision.ranking.iter().map(bar).collect())
    }
}

/// The points by theme in numbers.
fn theme_table(catalog: &'static Catalog, decision: &Decision) -> impl IntoView + use<> {
    let heads = catalog
        .themes
        .iter()
        .map(|theme| view! { <th scope="col">{theme.name.as_str()}</th> })
        .collect_view();
    let rows = decision
        .ranking
        .iter()
        .map(|standing| {
            let points = words::adding_up(&theme_parts(catalog, standing));
            let cells = points
                .into_iter()
                .map(|points| view! { <td>{points}</td> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{catalog.frameworks[standing.framework].name.as_str()}</th>
                    {cells}
                    <td>{words::points(standing.value)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <TableRegion name="Table: points by theme">
            <table class="chart__numbers">
                <caption>"Points out of 100 that each theme adds"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Framework"</th>
                        {heads}
                        <th scope="col">"Sum"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableRegion>
    }
}

#[component]
fn SumRow(
    session: Session,
    decision: ReadSignal<Decision>,
    framework: FrameworkId,
    bars: Bars,
) -> impl IntoView {
    let catalog = bars.catalog;
    let name = catalog.frameworks[framework].name.as_str();
    let standing = Memo::new(move |_| decision.with(|all| all.standing(framework).cloned()));
    let of = move |read: fn(&Standing) -> String| {
        move || standing.with(|standing| standing.as_ref().map(read))
    };
    let parts = Memo::new(move |_| {
        standing.with(|standing| {
            let standing = standing.as_ref();
            standing.map_or_else(Vec::new, |each| theme_parts(catalog, each))
        })
    });
    let stretches = move || parts.with(|parts| bars.laid_out(parts));
    let opened = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let open = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok())
            .is_some_and(|details| details.open());
        opened.set(open);
    };
    let lines = move || {
        let standing = standing.get();
        opened
            .get()
            .then(|| standing.map(|standing| view! { <SumLines session standing /> }))
    };
    view! {
        <details class="sum__row" on:toggle=toggle>
            <summary>
                <span class="sum__rank">{of(|each| each.rank.to_string())}</span>
                <span class="sum__name">{name}</span>
                <ThemeBar
                    parts=Signal::derive(stretches)
                    reach=Signal::derive(move || bars.reach())
                />
                <span class="sum__value">
                    {of(|each| words::points(each.value))} <span class="heard">" points"</span>
                </span>
                <i class="sum__firm">
                    <span class="heard">"first in "</span>
                    {of(|each| words::of_hundred(each.firmness))}
                    <span class="heard">" of 100"</span>
                </i>
            </summary>
            {lines}
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
    framework: FrameworkId,
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
