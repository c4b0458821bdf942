//! Who is in, who is not and why; editions and what changed.

use leptos::prelude::*;

use crate::browser::address;
use crate::catalog::{ChangeKind, Edition, Entrance};
use crate::report::words;
use crate::ui::parts::citation::cite;
use crate::ui::router::A;
use crate::ui::session::Session;

/// The rules of entry, what is left out, and what was not looked at.
#[component]
pub fn Entry(
    /// The visit.
    session: Session,
    /// Who is in, and who is not.
    entrance: Entrance,
) -> impl IntoView {
    let count = session.bundle().catalog.frameworks.len();
    let rules = entrance
        .rules
        .iter()
        .map(|rule| {
            view! {
                <div class="facts__row">
                    <dt>{rule.name.clone()}</dt>
                    <dd>{rule.means.clone()}</dd>
                </div>
            }
        })
        .collect_view();
    let left_out = entrance
        .left_out
        .iter()
        .map(|each| {
            let rule = entrance.rules.iter().find(|rule| rule.id == each.rule);
            view! {
                <div class="facts__row">
                    <dt>
                        {each.name.clone()}
                        <span class="facts__benchmark">{each.language.clone()}</span>
                    </dt>
                    <dd>
                        <i>"Not “" {rule.map(|rule| rule.name.clone())} "”. "</i>
                        {each.why.clone()}
                        " "
                        {cite(&each.source)}
                    </dd>
                </div>
            }
        })
        .collect_view();
    let not_read: Vec<String> = entrance
        .not_read
        .iter()
        .map(|each| format!("{} ({})", each.name, each.language))
        .collect();
    view! {
        <p>
            {format!("{count} frameworks are in, because they meet all of these. ")}
            <A href=address::to("/frameworks")>"See them all"</A> "."
        </p>
        <dl class="facts">{rules}</dl>
        <h3>"Looked at and left out"</h3>
        <dl class="facts left-out">{left_out}</dl>
        <h3>"Well known, and not read yet"</h3>
        <p>
            "These have not been rejected. Their documents were not read for this edition; a file that states every fact is all it takes to add one. They are "
            {words::list(&not_read.iter().map(String::as_str).collect::<Vec<_>>())} "."
        </p>
    }
}

/// The edition, and what changed with each.
#[component]
pub fn Editions(
    /// The visit.
    session: Session,
    /// Newest first.
    editions: Vec<Edition>,
) -> impl IntoView {
    let now = words::date(&session.bundle().catalog.version);
    let rows = editions
        .iter()
        .map(|edition| {
            let changes = edition
                .changes
                .iter()
                .map(|change| {
                    view! {
                        <li>
                            <i>{kind_words(change.kind)}</i>
                            " "
                            {change.text.clone()}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <h3>{words::date(&edition.version)}</h3>
                <ul class="method__list">{changes}</ul>
            }
        })
        .collect_view();
    view! {
        <p>
            "You see the edition of " {now}
            ". A link carries the edition it was made with, and says so when it is opened in another."
        </p>
        {rows}
    }
}

fn kind_words(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "Added:",
        ChangeKind::Changed => "Changed:",
        ChangeKind::Removed => "Removed:",
        ChangeKind::Open => "Still to do:",
    }
}
