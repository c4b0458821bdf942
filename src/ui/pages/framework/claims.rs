//! What a well-known article says of the framework, against the evidence.

use leptos::prelude::*;

use crate::catalog::Claim;
use crate::ui::parts::citation::cite_figure;
use crate::ui::parts::evidence::Evidence;
use crate::ui::parts::verdict::{VerdictWords, verdict_slug};

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
                        <p class="ruling" data-verdict=verdict_slug(claim.verdict)>
                            <VerdictWords verdict=claim.verdict />
                        </p>
                        <p>{claim.wording.clone()}</p>
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
