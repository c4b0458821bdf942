//! What a well-known article says of the framework, against the evidence.

use leptos::prelude::*;

use crate::catalog::{Claim, Verdict};
use crate::ui::parts::citation::cite_figure;
use crate::ui::parts::evidence::Evidence;

/// The claims about the framework; nothing where there is none.
pub fn section(evidence: &Evidence, claims: &[Claim]) -> impl IntoView + use<> {
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
