//! How long it will last: until when its release lines get fixes, and what else
//! speaks of its future.

use leptos::prelude::*;

use super::Shared;
use super::facts::{self, LASTING};
use super::sources::cited_figure;
use crate::browser::page;
use crate::catalog::{FigureValue, MeasurementSource, ReleaseLine, ReleaseLines, Section};
use crate::charts::time_line::{End, end_of};
use crate::report::words;
use crate::ui::charts::figure::ChartFigure;
use crate::ui::charts::time_line::{Lines, TimeLineChart};
use crate::ui::parts::age::{age_mark, others};
use crate::ui::parts::citation::cite_figure;
use crate::ui::parts::evidence::{Evidence, figure_words};
use crate::ui::session::{Session, use_session};

/// Time line, newest release, policy, stewardship, licence, age.
#[component]
pub fn Longevity(
    /// What the sections share.
    shared: Shared,
    /// The facts.
    evidence: Evidence,
) -> impl IntoView {
    let session = use_session();
    let newest = newest(&evidence);
    let rows = LASTING
        .into_iter()
        .map(|id| facts::row(shared, &evidence, Section::Profile, id))
        .collect_view();
    let lines = move || {
        shared.releases.with(|releases| match releases {
            None => view! { <p class="quiet">"Fetching the release lines …"</p> }.into_any(),
            Some(Err(error)) => {
                let message = format!(
                    "The release lines could not be shown: {error}. Reload the page to try again."
                );
                view! { <p class="problem">{message}</p> }.into_any()
            }
            Some(Ok(releases)) => match releases.get(&evidence.dossier.id) {
                Some(lines) => {
                    let name = &evidence.dossier.name;
                    let source = evidence.figures.sources.get(&lines.source);
                    support(session, name, lines, source)
                }
                None => view! {
                    <p class="longevity__none">
                        "No dated list of its release lines was found; what the project says about \
                         support is below."
                    </p>
                }
                .into_any(),
            },
        })
    };
    view! {
        <section class="section longevity" id="longevity">
            <h2 tabindex="-1">"How long it will last"</h2>
            {lines}
            <dl class="facts">{newest} {rows}</dl>
        </section>
    }
}

/// The time line and the table that says the same.
fn support(
    session: Session,
    framework: &str,
    lines: &ReleaseLines,
    source: Option<&MeasurementSource>,
) -> AnyView {
    let today = page::today();
    let rows = lines
        .lines
        .iter()
        .map(|line| {
            view! {
                <tr data-end=slug(end_of(line.ends.as_deref(), &today))>
                    <th scope="row">{line.line.clone()} {long_term(line)}</th>
                    <td>{line.latest.clone()}</td>
                    <td>{until(line, &today)}</td>
                </tr>
            }
        })
        .collect_view();
    let frameworks = vec![Lines {
        framework: framework.to_owned(),
        lines: lines.lines.clone(),
    }];
    let drawn_on = today.clone();
    view! {
        <div class="time-line">
            <ChartFigure session file="support" of="support">
                <TimeLineChart frameworks today=drawn_on />
            </ChartFigure>
        </div>
        <table class="lines">
            <caption>
                "Release lines as listed on " {words::date(&lines.as_of)}
                {age_mark(&lines.as_of, others().release_lines)} ", compared with today, "
                {words::date(&today)} ". " {source.map(cite_figure)}
            </caption>
            <thead>
                <tr>
                    <th scope="col">"Line"</th>
                    <th scope="col">"Newest then"</th>
                    <th scope="col">"Fixes"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The word of the style sheet.
fn slug(end: End) -> &'static str {
    match end {
        End::Past => "past",
        End::Ahead => "ahead",
        End::Open => "open",
    }
}

fn long_term(line: &ReleaseLine) -> Option<impl IntoView + use<>> {
    line.long_term
        .then(|| view! { <span class="lines__long">" long-term"</span> })
}

fn until(line: &ReleaseLine, today: &str) -> String {
    match (&line.ends, end_of(line.ends.as_deref(), today)) {
        (Some(end), End::Past) => format!("ended on {}", words::date(end)),
        (Some(end), _) => format!("until {}", words::date(end)),
        (None, _) => "no end set".to_owned(),
    }
}

/// The newest version known and its day.
fn newest(evidence: &Evidence) -> Option<impl IntoView + use<>> {
    let id = &evidence.dossier.id;
    let version = evidence.figures.figure(id, "latest_version")?;
    let day = evidence.figures.figure(id, "latest_version_date");
    let day = day.map(|day| match &day.value {
        FigureValue::Text(text) => format!(", released {}", words::date(text)),
        FigureValue::Number(number) => format!(", released {number}"),
    });
    let source = cited_figure(evidence, &version.source);
    Some(view! {
        <div class="facts__row">
            <dt>"Newest release known"</dt>
            <dd>
                <b class="facts__figure">{figure_words(&version.value)}</b>
                {day}
                " "
                {source}
            </dd>
        </div>
    })
}
