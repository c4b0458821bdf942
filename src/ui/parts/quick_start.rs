//! The official way to begin.

use leptos::prelude::*;

use super::age::others;
use super::citation::cite_fact;
use crate::catalog::Dossier;

/// The commands, with the document they are from.
#[component]
pub fn QuickStart(
    /// The file of the framework.
    dossier: Dossier,
) -> impl IntoView {
    let source = cite_fact(&dossier, &dossier.quick_start.source, others().quick_start);
    let commands = dossier
        .quick_start
        .commands
        .into_iter()
        .map(|command| {
            view! {
                <li>
                    <code>{command}</code>
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="commands">{commands}</ol>
        <p class="quiet">"From " {source}</p>
    }
}
