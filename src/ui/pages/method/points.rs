//! How scores are given, and the points of every framework.

use leptos::prelude::*;

use crate::browser::address;
use crate::browser::fetch::{self, FetchError};
use crate::catalog::{Dossier, FrameworkId, PointRule, PointsBy, Rubric, ScoreRule, Section};
use crate::report::words;
use crate::ui::router::A;
use crate::ui::session::Session;

/// The files of all frameworks, fetched once somebody asks for points.
type Dossiers = LocalResource<Option<Result<Vec<Dossier>, FetchError>>>;

/// Every score with its points.
#[component]
pub fn Scores(
    /// The visit.
    session: Session,
    /// How scores are made.
    rubric: Rubric,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let wanted = RwSignal::new(false);
    let dossiers: Dossiers = LocalResource::new(move || {
        let paths = wanted.get().then(|| {
            let rows = catalog.frameworks.rows().iter();
            rows.map(|row| format!("frameworks/{}.json", row.id))
                .collect::<Vec<String>>()
        });
        async move {
            match paths {
                Some(paths) => Some(fetch::each(&paths).await),
                None => None,
            }
        }
    });
    let scores = catalog
        .facts
        .section(Section::Judged)
        .iter()
        .filter_map(|fact| {
            let rule = rubric.get(&fact.id)?.clone();
            let name = fact.name.as_str();
            let id = fact.id.clone();
            Some(view! { <Score session id name rule wanted dossiers /> })
        })
        .collect_view();
    view! {
        <p>
            "Every score follows from points that can be checked. Open a score to see which frameworks have it, and by which points."
        </p>
        {scores}
    }
}

#[component]
fn Score(
    session: Session,
    id: String,
    name: &'static str,
    rule: ScoreRule,
    wanted: RwSignal<bool>,
    dossiers: Dossiers,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let points = rule
        .points
        .iter()
        .map(|point| {
            view! {
                <div class="facts__row">
                    <dt>
                        {point.name.clone()} <span class="facts__benchmark">{origin(point)}</span>
                    </dt>
                    <dd>{point.means.clone()}</dd>
                </div>
            }
        })
        .collect_view();
    let key = format!("judged.{id}");
    let rule = StoredValue::new((id, rule));
    let folds = (1..=5u8)
        .rev()
        .map(|score| {
            let having: Vec<FrameworkId> = catalog
                .frameworks
                .ids()
                .filter(|framework| catalog.number(&key, *framework) == Some(f64::from(score)))
                .collect();
            let count = words::count(having.len(), "framework", "frameworks");
            let least = rule.with_value(|(_, rule)| least(rule, score));
            view! {
                <details class="folded" on:toggle=move |_| wanted.set(true)>
                    <summary>
                        <em>{format!("{score} of 5")}</em>
                        <span class="folded__more">{format!("{least}: {count}")}</span>
                    </summary>
                    {move || {
                        let having = having.clone();
                        dossiers
                            .with(|dossiers| match dossiers {
                                Some(Some(Ok(dossiers))) => {
                                    rule.with_value(|(id, rule)| table(id, rule, &having, dossiers))
                                }
                                Some(Some(Err(error))) => {
                                    let message = format!(
                                        "The points could not be shown: {error}. Reload the page to try again.",
                                    );
                                    view! { <p class="problem">{message}</p> }.into_any()
                                }
                                _ => {
                                    view! { <p class="quiet">"Fetching the points …"</p> }
                                        .into_any()
                                }
                            })
                    }}
                </details>
            }
        })
        .collect_view();
    view! {
        <section class="score">
            <h3>{name}</h3>
            <dl class="facts">{points}</dl>
            {folds}
        </section>
    }
}

/// Who gives the points, and how many.
fn origin(point: &PointRule) -> String {
    match &point.by {
        PointsBy::Given(least, most) => format!("given, {} to {most}", minus(f64::from(*least))),
        PointsBy::Sum(_) => "counted from levels".to_owned(),
        PointsBy::Count(rule) => format!("counted from levels, 0 to {}", rule.least.len()),
    }
}

/// From how many points on a score is given.
fn least(rule: &ScoreRule, score: u8) -> String {
    let bound = |score: u8| {
        let position = usize::from(score).checked_sub(2)?;
        rule.least.get(position).copied()
    };
    match (bound(score), bound(score + 1)) {
        (Some(from), _) => format!("from {from} points"),
        (None, Some(below)) => format!("below {below} points"),
        (None, None) => String::new(),
    }
}

/// A number with a minus sign that readers know.
fn minus(number: f64) -> String {
    number.to_string().replace('-', "−")
}

fn table(id: &str, rule: &ScoreRule, having: &[FrameworkId], dossiers: &[Dossier]) -> AnyView {
    use crate::catalog::Id;
    let heads = rule
        .points
        .iter()
        .map(|point| view! { <th scope="col">{point.name.clone()}</th> })
        .collect_view();
    let rows = having
        .iter()
        .filter_map(|framework| dossiers.get(framework.position()))
        .map(|dossier| {
            let points = rule.points(id, dossier);
            let total: f64 = points.iter().map(|points| points.earned).sum();
            let cells = points
                .iter()
                .map(|points| {
                    view! { <td data-label=points.rule.name.clone()>{minus(points.earned)}</td> }
                })
                .collect_view();
            let path = address::to(&format!("/frameworks/{}", dossier.id));
            let name = dossier.name.clone();
            let why = dossier
                .judged
                .get(id)
                .map(|judgement| judgement.why.clone());
            view! {
                <tr>
                    <th scope="row">
                        <A href=path>{name}</A>
                        <span class="points__why judgement">{why}</span>
                    </th>
                    {cells}
                    <td data-label="Total">
                        <b>{minus(total)}</b>
                    </td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    if rows.is_empty() {
        return view! { <p class="quiet">"No framework has it."</p> }.into_any();
    }
    view! {
        <table class="points">
            <thead>
                <tr>
                    <th scope="col">"Framework"</th>
                    {heads}
                    <th scope="col">"Total"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
