//! What a well-known article claims, against the evidence; and the questions it
//! asks, answered by presets.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::fetch::{self, FetchError};
use crate::browser::{address, page};
use crate::bundle::Preset;
use crate::catalog::{Catalog, Claim, MeasurementSource};
use crate::report::words;
use crate::ui::parts::citation::cite_figure;
use crate::ui::parts::coast::Coast;
use crate::ui::parts::verdict::{VERDICTS, VerdictWords, verdict_slug};
use crate::ui::router::{A, NavigateOptions, use_navigate};
use crate::ui::session::{Session, use_session};

/// The presets that ask what the article asks.
const ASKED: [&str; 4] = [
    "best-php",
    "best-python",
    "best-javascript",
    "best-full-stack",
];
/// How many of a ranking stand under a question.
const FIRST: usize = 3;

/// The claims with what they cite.
#[derive(Clone, Debug, PartialEq)]
struct Checked {
    claims: Vec<Claim>,
    sources: BTreeMap<String, MeasurementSource>,
}

async fn fetch_checked() -> Result<Checked, FetchError> {
    Ok(Checked {
        claims: fetch::data("claims.json").await?,
        sources: fetch::data("sources.json").await?,
    })
}

/// Claims, verdicts, evidence.
#[component]
pub fn ClaimsPage() -> impl IntoView {
    page::title("Claims checked");
    let session = use_session();
    let checked = LocalResource::new(fetch_checked);
    let body = move || {
        checked.with(|checked| match checked {
            None => view! { <p class="quiet">"Fetching the evidence …"</p> }.into_any(),
            Some(Ok(checked)) => body(&session.bundle().catalog, checked),
            Some(Err(error)) => {
                let message = format!(
                    "The claims could not be shown: {error}. Reload the page to try again."
                );
                view! { <p class="problem">{message}</p> }.into_any()
            }
        })
    };
    let questions = ASKED
        .iter()
        .filter_map(|id| {
            session
                .bundle()
                .presets
                .iter()
                .find(|preset| preset.id == *id)
        })
        .map(|preset| view! { <Asked session preset /> })
        .collect_view();
    view! {
        <article class="claims">
            <header class="masthead ground">
                <div class="masthead__words">
                    <h1 tabindex="-1">"A well-known article, checked"</h1>
                    <p class="masthead__lead">
                        "Lists of “the best backend frameworks” repeat each other. These are \
                         claims from one that many people find first, each checked against \
                         documents, benchmarks and surveys."
                    </p>
                </div>
                <div class="masthead__sea">
                    {move || {
                        checked.get().and_then(Result::ok).map(|checked| counts(&checked.claims))
                    }}
                </div>
                <Coast />
            </header>
            {body}
            <section class="section" aria-labelledby="asked-title">
                <h2 id="asked-title">"The questions it asks"</h2>
                <p class="quiet">
                    "“The best” depends on what you need. With only this much known, the ranking starts as below; each further answer can change it."
                </p>
                <div class="asked">{questions}</div>
            </section>
        </article>
    }
}

/// How many claims there are of each verdict.
fn counts(claims: &[Claim]) -> impl IntoView + use<> {
    let counts = VERDICTS
        .map(|verdict| {
            let of_it = claims.iter().filter(|claim| claim.verdict == verdict);
            view! {
                <div class="claims__count ruling" data-verdict=verdict_slug(verdict)>
                    <dt>
                        <VerdictWords verdict />
                    </dt>
                    <dd>{of_it.count()}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <dl class="claims__counts" aria-label=format!("Verdicts on {} claims", claims.len())>
            {counts}
        </dl>
    }
}

fn body(catalog: &'static Catalog, checked: &Checked) -> AnyView {
    let total = checked.claims.len();
    let rows = checked
        .claims
        .iter()
        .map(|claim| claim_row(catalog, claim, &checked.sources))
        .collect_view();
    view! {
        <section class="section" aria-labelledby="claims-title">
            <h2 id="claims-title">{format!("{total} claims")}</h2>
            <ol class="claims__list">{rows}</ol>
        </section>
    }
    .into_any()
}

fn claim_row(
    catalog: &'static Catalog,
    claim: &Claim,
    sources: &BTreeMap<String, MeasurementSource>,
) -> impl IntoView + use<> {
    let cited = claim
        .sources
        .iter()
        .filter_map(|source| sources.get(source))
        .map(|source| view! { <li>{cite_figure(source)}</li> })
        .collect_view();
    let about: Vec<_> = claim
        .frameworks
        .iter()
        .filter_map(|slug| catalog.framework(slug))
        .map(|id| {
            let row = &catalog.frameworks[id];
            let path = address::to(&format!("/frameworks/{}", row.id));
            view! { <A href=path>{row.name.as_str()}</A> }
        })
        .collect();
    let id = format!("claim-{}", claim.id);
    view! {
        <li class="claim">
            <h3 id=id>"“" {claim.says.clone()} "”"</h3>
            <p class="claim__verdict ruling" data-verdict=verdict_slug(claim.verdict)>
                <VerdictWords verdict=claim.verdict />
            </p>
            <div class="claim__words">
                <p class="claim__wording">{claim.wording.clone()}</p>
                <p class="claim__evidence">{claim.evidence.clone()}</p>
                <ul class="claim__sources">{cited}</ul>
                <p class="claim__about">"About " {about}</p>
            </div>
        </li>
    }
}

/// A question of the article as a preset, with the first of its ranking.
#[component]
fn Asked(session: Session, preset: &'static Preset) -> impl IntoView {
    let bundle = session.bundle();
    let sheet = preset.sheet.read(&bundle.interview).sheet;
    let decision = session.engine().decide(&sheet);
    let rows = decision
        .ranking
        .iter()
        .take(FIRST)
        .map(|standing| {
            let row = &bundle.catalog.frameworks[standing.framework];
            let path = address::to(&format!("/frameworks/{}", row.id));
            view! {
                <li>
                    <span class="asked__rank">{standing.rank}</span>
                    <A href=path>{row.name.as_str()}</A>
                    <span>{words::points(standing.value)}</span>
                    <i>{words::of_hundred(standing.firmness)} " of 100"</i>
                </li>
            }
        })
        .collect_view();
    let slugs: Vec<&str> = decision
        .ranking
        .iter()
        .take(FIRST)
        .map(|standing| bundle.catalog.frameworks[standing.framework].id.as_str())
        .collect();
    let compare = address::to(&format!("/compare?f={}", slugs.join(",")));
    let navigate = use_navigate();
    let open = move |_| {
        session.take_up_preset(preset.sheet.read(&bundle.interview).sheet);
        navigate(&address::to("/questions"), NavigateOptions::default());
    };
    view! {
        <section class="asked__question" data-preset=preset.id.as_str()>
            <h3>{preset.name.as_str()}</h3>
            <p class="asked__text">{preset.text.as_str()}</p>
            <p class="asked__heads" aria-hidden="true">
                <span>"Points"</span>
                <i>"First in …"</i>
            </p>
            <ol class="asked__ranking">{rows}</ol>
            <p class="asked__firm">{decision.closeness.words()}</p>
            <p class="actions">
                <button type="button" class="button" on:click=open>
                    "Answer the rest"
                    <span class="heard">": " {preset.name.as_str()}</span>
                </button>
                <A href=compare>
                    "Compare these" <span class="heard">": " {preset.name.as_str()}</span>
                </A>
            </p>
        </section>
    }
}
