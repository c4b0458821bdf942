//! One framework: every fact with its source.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use super::frameworks::place_of;
use super::missing::MissingPage;
use crate::browser::{address, fetch, page};
use crate::catalog::{Claim, FrameworkId, Remark, Section, Verdict};
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::ui::parts::citation::{cite, cite_figure};
use crate::ui::parts::evidence::{Evidence, evidence_of, fact, figure_words, with_evidence};
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::parts::quick_start::QuickStart;
use crate::ui::session::{Session, use_session};

/// The framework of the path.
#[component]
pub fn FrameworkPage() -> impl IntoView {
    let session = use_session();
    let catalog = &session.bundle().catalog;
    let params = use_params_map();
    let shown = Memo::new(move |_| {
        params
            .with(|params| params.get("framework"))
            .and_then(|slug| catalog.framework(&slug))
    });
    move || match shown.get() {
        Some(framework) => view! { <Dossier session framework /> }.into_any(),
        None => view! { <MissingPage /> }.into_any(),
    }
}

#[component]
fn Dossier(session: Session, framework: FrameworkId) -> impl IntoView {
    let row = &session.bundle().catalog.frameworks[framework];
    page::title(&row.name);
    let evidence = evidence_of(row.id.clone());
    let claims = LocalResource::new(move || fetch::data::<Vec<Claim>>("claims.json"));
    let has_answers = move || !session.sheet().with(AnswerSheet::is_empty);
    let place = move || {
        session
            .decision()
            .with(|decision| place_of(decision, framework))
    };
    view! {
        <article class="dossier">
            <header class="dossier__head">
                <p class="quiet">
                    <A href=address::to("/frameworks")>"Frameworks"</A>
                </p>
                <h1 tabindex="-1">{row.name.as_str()}</h1>
                <p class="dossier__summary">{row.summary.as_str()}</p>
                <Show when=has_answers>
                    <p class="dossier__place">
                        "In your ranking: " <A href=address::to("/result")>{place}</A> "."
                    </p>
                </Show>
                <div class="actions">
                    <KeepButton session framework main=true />
                    <A href=address::to(&format!("/compare?f={}", row.id)) attr:class="link">
                        "Compare"
                        <span class="heard">": " {row.name.as_str()}</span>
                    </A>
                </div>
            </header>
            {with_evidence(evidence, move |evidence| body(session, evidence))}
            {move || {
                let evidence = evidence.get().and_then(Result::ok);
                let claims = claims.get().and_then(Result::ok);
                evidence.zip(claims).map(|(evidence, claims)| claim_section(&evidence, &claims))
            }}
        </article>
    }
}

fn body(session: Session, evidence: &Evidence) -> AnyView {
    let dossier = &evidence.dossier;
    let sections = Section::ALL
        .into_iter()
        .map(|section| fact_section(session, evidence, section))
        .collect_view();
    let remarks = |remarks: &[Remark]| {
        remarks
            .iter()
            .map(|remark| {
                view! { <li>{remark.text.clone()} " " {dossier.sources.get(&remark.source).map(cite)}</li> }
            })
            .collect_view()
    };
    view! {
        <p class="dossier__links">
            <a href=dossier.website.clone() rel="noopener external" target="_blank">
                "Website"
            </a>
            <a href=dossier.repository.clone() rel="noopener external" target="_blank">
                "Source code"
            </a>
        </p>
        <div class="pair">
            <section class="section">
                <h2>"Strengths"</h2>
                <ul class="remarks">{remarks(&dossier.strengths)}</ul>
            </section>
            <section class="section">
                <h2>"Weaknesses"</h2>
                <ul class="remarks">{remarks(&dossier.weaknesses)}</ul>
            </section>
        </div>
        <section class="section">
            <h2>"How to start"</h2>
            <QuickStart dossier=dossier.clone() />
        </section>
        {sections}
        {figures(evidence)}
    }
    .into_any()
}

fn fact_section(session: Session, evidence: &Evidence, section: Section) -> impl IntoView + use<> {
    let heading = match section {
        Section::Profile => "The project",
        Section::Features => "What it has",
        Section::Databases => "Databases",
        Section::Deployment => "Where it runs",
        Section::Judged => "Judgements",
    };
    let intro = match section {
        Section::Judged => {
            Some("Scores from 1 to 5 given by people; the points behind each are stated.")
        }
        Section::Features => {
            Some("Built in, official add-on, from the community, or not available.")
        }
        _ => None,
    };
    let rows = session
        .bundle()
        .catalog
        .facts
        .section(section)
        .iter()
        .map(|definition| {
            let key = format!("{}.{}", section.slug(), definition.id);
            view! {
                <div class="facts__row">
                    <dt>{definition.name.as_str()}</dt>
                    <dd>{mark(evidence, section, &definition.id)} {fact(evidence, &key)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{heading}</h2>
            {intro.map(|intro| view! { <p class="quiet">{intro}</p> })}
            <dl class="facts">{rows}</dl>
        </section>
    }
}

/// The level or score, set apart from its explanation.
fn mark(evidence: &Evidence, section: Section, id: &str) -> AnyView {
    let dossier = &evidence.dossier;
    let cells = match section {
        Section::Features => &dossier.features,
        Section::Databases => &dossier.databases,
        Section::Deployment => &dossier.deployment,
        Section::Judged => {
            return dossier
                .judged
                .get(id)
                .map(|judgement| {
                    view! {
                        <em class="level">{format!("{} of 5", judgement.score)}</em>
                        " "
                    }
                })
                .into_any();
        }
        Section::Profile => return ().into_any(),
    };
    cells
        .get(id)
        .map(|cell| {
            let (slug, words) = cell
                .level
                .level()
                .map_or(("unknown", "not known"), |level| {
                    (level.slug(), level.words())
                });
            view! {
                <span class="level" data-level=slug>
                    {words}
                </span>
                " "
            }
        })
        .into_any()
}

fn figures(evidence: &Evidence) -> impl IntoView + use<> {
    let rows = evidence
        .figures
        .measurements
        .metrics
        .iter()
        .filter_map(|metric| {
            let figure = evidence.figures.figure(&evidence.dossier.id, &metric.id)?;
            let unit = match metric.unit.as_str() {
                "version" | "date" | "text" => String::new(),
                unit => format!(" {unit}"),
            };
            let note = figure.note.as_ref().map(|note| format!(" {note}."));
            let source = evidence.figures.sources.get(&figure.source);
            let caveat = source.map(|source| source.caveat.clone());
            Some(view! {
                <div class="facts__row">
                    <dt>
                        {metric.name.clone()}
                        <span class="facts__benchmark">{metric.benchmark.clone()}</span>
                    </dt>
                    <dd>
                        <b class="facts__figure">{figure_words(&figure.value)} {unit}</b>
                        " of "
                        {words::date(&figure.as_of)}
                        "."
                        {note}
                        " "
                        {source.map(cite_figure)}
                        <details class="sum__source">
                            <summary>"What to know before quoting it"</summary>
                            <p class="quiet">{caveat}</p>
                        </details>
                    </dd>
                </div>
            })
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Figures"</h2>
            <p class="quiet">
                "Figures of different benchmarks cannot be compared: machines, load and entries differ."
            </p>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

fn claim_section(evidence: &Evidence, claims: &[Claim]) -> impl IntoView + use<> {
    let rows = claims
        .iter()
        .filter(|claim| claim.frameworks.contains(&evidence.dossier.id))
        .map(|claim| {
            let sources = claim
                .sources
                .iter()
                .filter_map(|source| evidence.figures.sources.get(source))
                .map(|source| view! { <li>{cite_figure(source)}</li> })
                .collect_view();
            view! {
                <div class="facts__row">
                    <dt>"“" {claim.says.clone()} "”"</dt>
                    <dd>
                        <span class="level">{verdict_words(claim.verdict)}</span>
                        " "
                        {claim.wording.clone()}
                        <details class="sum__source">
                            <summary>"Evidence"</summary>
                            <p>{claim.evidence.clone()}</p>
                            <ul>{sources}</ul>
                        </details>
                    </dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>"What a well-known article says"</h2>
                <dl class="facts">{rows}</dl>
            </section>
        }
    })
}

fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Partly => "partly true",
        Verdict::Outdated => "outdated",
        Verdict::NotSupported => "not supported",
    }
}
