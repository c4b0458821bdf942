//! How long the release lines of the frameworks compared get security fixes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::evidence::Compared;
use crate::browser::page;
use crate::catalog::{Dossier, ProfileValue, ReleaseLine};
use crate::report::words;
use crate::ui::charts::figure::ChartFigure;
use crate::ui::charts::time_line::{Lines, TimeLineChart};
use crate::ui::parts::citation::{cite, cite_figure};
use crate::ui::session::Session;

/// One column a framework: its release lines, newest first, and its policy.
#[component]
pub fn Support(
    /// The visit.
    session: Session,
    /// What is known.
    compared: Compared,
) -> impl IntoView {
    let today = page::today();
    let columns = compared
        .dossiers
        .iter()
        .map(|dossier| column(&compared, dossier, &today))
        .collect_view();
    let frameworks: Vec<Lines> = compared
        .dossiers
        .iter()
        .map(|dossier| Lines {
            framework: dossier.name.clone(),
            lines: compared
                .releases
                .get(&dossier.id)
                .map(|releases| releases.lines.clone())
                .unwrap_or_default(),
        })
        .collect();
    let drawn = frameworks
        .iter()
        .any(|each| !each.lines.is_empty())
        .then(|| {
            view! {
                <div class="time-line">
                    <ChartFigure session file="support" of="support">
                        <TimeLineChart frameworks today=today.clone() />
                    </ChartFigure>
                </div>
            }
        });
    let edition = words::date(&session.bundle().catalog.version);
    view! {
        <section class="section" aria-labelledby="support-title">
            <h2 id="support-title">"Support"</h2>
            <p class="quiet">
                "How long each release line gets security fixes, as known in " {edition} "."
            </p>
            {drawn}
            <div class="support">{columns}</div>
            {sources(&compared)}
        </section>
    }
}

fn column(compared: &Compared, dossier: &Dossier, today: &str) -> AnyView {
    let releases = compared.releases.get(&dossier.id);
    let lines = releases.map_or_else(
        || view! { <p>"No dated release lines are known."</p> }.into_any(),
        |releases| {
            let rows = releases
                .lines
                .iter()
                .map(|line| view! { <li>{release_line(line, today)}</li> })
                .collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        },
    );
    view! {
        <div class="support__column">
            <h3>{dossier.name.clone()}</h3>
            {lines}
            {policy(dossier)}
        </div>
    }
    .into_any()
}

/// The lists that the release lines come from, each once.
fn sources(compared: &Compared) -> impl IntoView + use<> {
    let lists: BTreeMap<&String, &String> = compared
        .dossiers
        .iter()
        .filter_map(|dossier| compared.releases.get(&dossier.id))
        .map(|releases| (&releases.source, &releases.as_of))
        .collect();
    lists
        .into_iter()
        .map(|(source, as_of)| {
            let source = compared.sources.get(source).map(cite_figure);
            view! { <p class="support__source">"Release lines as of " {words::date(as_of)} ": " {source}</p> }
        })
        .collect_view()
}

fn release_line(line: &ReleaseLine, today: &str) -> impl IntoView + use<> {
    let long_term = line.long_term.then_some(", long-term");
    let ends = match &line.ends {
        None => "no end is set".to_owned(),
        Some(end) if end.as_str() < today => format!("ended {}", words::date(end)),
        Some(end) => format!("until {}", words::date(end)),
    };
    let has_ended = line.ends.as_deref().is_some_and(|end| end < today);
    view! {
        <span>
            <b>{line.line.clone()}</b>
            {long_term}
        </span>
        <span class="support__end" data-ended=has_ended.to_string()>
            {ends}
        </span>
    }
}

/// What the project promises, in its own terms.
fn policy(dossier: &Dossier) -> impl IntoView + use<> {
    let fact = dossier.profile.get("support_policy")?;
    let words = match &fact.value {
        Some(ProfileValue::Word(words)) => format!("{words}."),
        _ => "No policy is stated.".to_owned(),
    };
    let source = dossier.sources.get(&fact.source).map(cite);
    Some(
        view! { <p class="support__policy">{words} " " <span class="support__source">{source}</span></p> },
    )
}
