//! One framework: every fact with its source, and how it does with the answers.

pub mod claims;
pub mod contents;
pub mod correcting;
pub mod facts;
pub mod figures;
pub mod judgements;
pub mod longevity;
pub mod related;
pub mod soundings;
pub mod sources;
pub mod standing;

use leptos::prelude::*;

use super::frameworks::wording;
use super::missing::MissingPage;
use crate::browse::Facet;
use crate::browser::{address, page};
use crate::catalog::{Catalog, Claim, FrameworkId, Releases, Remark, Rubric, Section};
use crate::ui::parts::age::others;
use crate::ui::parts::citation::cite_fact;
use crate::ui::parts::coast::Coast;
use crate::ui::parts::evidence::{Evidence, evidence_of, with_evidence};
use crate::ui::parts::fetched::{Fetched, fetched};
use crate::ui::parts::keep_button::KeepButton;
use crate::ui::parts::quick_start::QuickStart;
use crate::ui::router::{A, use_param};
use crate::ui::session::{Session, use_session};
use contents::Contents;
use correcting::Correcting;
use facts::FactSection;
use judgements::Judgements;
use longevity::Longevity;
use related::Related;
use soundings::soundings;
use standing::WithMyAnswers;

/// The framework of the path.
#[component]
pub fn FrameworkPage() -> impl IntoView {
    let session = use_session();
    let catalog = &session.bundle().catalog;
    let slug = use_param();
    let shown = Memo::new(move |_| slug.get().and_then(|slug| catalog.framework(&slug)));
    move || match shown.get() {
        Some(framework) => view! { <Dossier session framework /> }.into_any(),
        None => view! { <MissingPage /> }.into_any(),
    }
}

/// What the sections below the head share.
#[derive(Clone, Copy)]
pub struct Shared {
    catalog: &'static Catalog,
    rubric: Fetched<Rubric>,
    releases: Fetched<Releases>,
    correcting: RwSignal<Option<String>>,
}

#[component]
fn Dossier(session: Session, framework: FrameworkId) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let row = &catalog.frameworks[framework];
    page::title(&row.name);
    let evidence = evidence_of(row.id.clone());
    let claims = fetched::<Vec<Claim>>("claims.json");
    let shared = Shared {
        catalog,
        rubric: fetched("rubric.json"),
        releases: fetched("releases.json"),
        correcting: RwSignal::new(None),
    };
    let there = move || evidence.get().and_then(Result::ok);
    let is_there = Memo::new(move |_| evidence.with(|found| matches!(found, Some(Ok(_)))));
    let is_missing = Memo::new(move |_| evidence.with(|found| matches!(found, Some(Err(_)))));
    view! {
        <article class="dossier">
            <header class="masthead ground">
                <div class="masthead__words">
                    <p class="masthead__up">
                        <A href=address::to("/frameworks")>"Frameworks"</A>
                    </p>
                    <h1 tabindex="-1">{row.name.as_str()}</h1>
                    <p class="dossier__kind">{kind(catalog, framework)}</p>
                    <p class="dossier__summary">{row.summary.as_str()}</p>
                    <div class="actions">
                        <KeepButton session framework main=true />
                        <A href=address::to(&format!("/compare?f={}", row.id)) attr:class="link">
                            "Compare"
                            <span class="heard">": " {row.name.as_str()}</span>
                        </A>
                        {move || there().map(|evidence| links(&evidence))}
                    </div>
                </div>
                <div class="masthead__sea">
                    {move || there().map(|evidence| soundings(catalog, &evidence.dossier))}
                </div>
                <Coast />
            </header>
            <div class="dossier__columns">
                <Contents framework=row.id.as_str() is_there is_missing />
                <div class="dossier__body">
                    <WithMyAnswers session framework />
                    {with_evidence(evidence, move |evidence| body(shared, evidence))}
                    {move || {
                        let claims = claims.get().and_then(Result::ok);
                        there()
                            .zip(claims)
                            .map(|(evidence, claims)| claims::section(&evidence, &claims))
                    }}
                    <Related session framework />
                    {move || there().map(|evidence| view! { <Correcting shared evidence /> })}
                </div>
            </div>
        </article>
    }
}

/// Languages, kind, first year, licence.
fn kind(catalog: &Catalog, framework: FrameworkId) -> String {
    let kinds = catalog.words(Facet::Kind.key(), framework).iter();
    let kinds: Vec<String> = kinds.map(|word| wording::word(Facet::Kind, word)).collect();
    let since = catalog
        .number("profile.first_release", framework)
        .map(|year| format!("since {year}"));
    let parts = [
        Some(catalog.words(Facet::Language.key(), framework).join(", ")),
        Some(kinds.join(", ")),
        since,
        Some(catalog.words(Facet::Licence.key(), framework).join(", ")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn links(evidence: &Evidence) -> impl IntoView + use<> {
    let link = |href: &str, words: &'static str| {
        view! {
            <a class="link" href=href.to_owned() rel="noopener external" target="_blank">
                {words}
            </a>
        }
    };
    (
        link(&evidence.dossier.website, "Website"),
        link(&evidence.dossier.repository, "Source code"),
    )
}

fn body(shared: Shared, evidence: &Evidence) -> AnyView {
    let dossier = &evidence.dossier;
    let remarks = |remarks: &[Remark]| {
        remarks
            .iter()
            .map(|remark| {
                let source = cite_fact(dossier, &remark.source, others().remarks);
                view! { <li>{remark.text.clone()} " " {source}</li> }
            })
            .collect_view()
    };
    let facts = |section, id, heading, intro| {
        let evidence = evidence.clone();
        view! { <FactSection shared evidence section id heading intro /> }
    };
    let levels = "Built in: comes with the default install. Official add-on: from the same team. \
                  From the community: by others.";
    view! {
        <Longevity shared evidence=evidence.clone() />
        <div class="pair">
            <section class="section" id="strengths">
                <h2 tabindex="-1">"Strengths"</h2>
                <ul class="remarks">{remarks(&dossier.strengths)}</ul>
            </section>
            <section class="section">
                <h2>"Weaknesses"</h2>
                <ul class="remarks">{remarks(&dossier.weaknesses)}</ul>
            </section>
        </div>
        <section class="section" id="start">
            <h2 tabindex="-1">"How to start"</h2>
            <QuickStart dossier=dossier.clone() />
        </section>
        {facts(Section::Features, "parts", "What it has", levels)}
        {facts(Section::Databases, "databases", "Databases", "")}
        {facts(Section::Deployment, "hosting", "Where it runs", "")}
        {facts(Section::Profile, "project", "The project", "")}
        <Judgements shared evidence=evidence.clone() />
        {figures::section(evidence)}
        {sources::printed(evidence)}
    }
    .into_any()
}
