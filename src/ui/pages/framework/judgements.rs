//! The scores given by people: set apart from facts, each with the points that
//! make it.

use leptos::prelude::*;

use super::Shared;
use super::correcting::CorrectLink;
use crate::catalog::{Judgement, Points, ScoreRule, Section};
use crate::report::words;
use crate::ui::parts::evidence::{Evidence, fact};

/// Every score.
#[component]
pub fn Judgements(
    /// What the sections share.
    shared: Shared,
    /// The facts.
    evidence: Evidence,
) -> impl IntoView {
    let failed = move || {
        shared.rubric.with(|rubric| match rubric {
            Some(Err(error)) => {
                let message = format!(
                    "The points behind the scores could not be shown: {error}. Reload the page \
                         to try again."
                );
                Some(view! { <p class="problem">{message}</p> })
            }
            _ => None,
        })
    };
    let rows = shared
        .catalog
        .facts
        .section(Section::Judged)
        .iter()
        .filter_map(|fact| {
            let judgement = evidence.dossier.judged.get(&fact.id)?;
            Some(row(shared, &evidence, &fact.id, judgement))
        })
        .collect_view();
    view! {
        <section class="section" id="judgements">
            <h2 tabindex="-1">"Judgements"</h2>
            <p class="quiet">
                "Scores from 1 to 5, made of points by fixed rules. Some points are counted from \
                 the facts above; the others were given by one reader. Another reader’s score may \
                 differ by one."
            </p>
            {failed}
            <dl class="facts facts--levels facts--scores">{rows}</dl>
        </section>
    }
}

fn row(shared: Shared, evidence: &Evidence, id: &str, judgement: &Judgement) -> AnyView {
    let key = format!("judged.{id}");
    let name = shared.catalog.facts.name(&key).unwrap_or_default();
    let own = evidence.clone();
    let id = id.to_owned();
    let points = move || {
        shared.rubric.with(|rubric| {
            let rule = rubric.as_ref()?.as_ref().ok()?.get(&id)?;
            Some(made_of(rule, &rule.points(&id, &own.dossier)))
        })
    };
    view! {
        <div class="facts__row" data-key=key.clone()>
            <dt>{name}</dt>
            <dd>
                <em class="score">{judgement.score} " of 5"</em>
                " "
                {fact(evidence, &key)}
                {points}
                <CorrectLink shared key=key.clone() name />
            </dd>
        </div>
    }
    .into_any()
}

/// The points that make a score.
fn made_of(rule: &ScoreRule, points: &[Points<'_>]) -> impl IntoView + use<> {
    let total: f64 = points.iter().map(|each| each.earned).sum();
    let least: Vec<String> = rule.least.iter().map(f64::to_string).collect();
    let least: Vec<&str> = least.iter().map(String::as_str).collect();
    let rows = points
        .iter()
        .map(|each| {
            view! {
                <li class="points__row">
                    <span class="points__earned">
                        {each.earned.to_string()} <small>" of " {each.most.to_string()}</small>
                    </span>
                    <span>
                        <b>{each.rule.name.clone()}</b>
                        " "
                        <span class="points__means">{each.rule.means.clone()}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="points">{rows}</ul>
        <p class="quiet">
            {format!(
                "{} together. The scores 2, 3, 4 and 5 begin at {}.",
                total,
                words::list(&least),
            )}
        </p>
    }
}
