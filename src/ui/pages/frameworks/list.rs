//! The list: one row for each framework found, a page at a time.

use leptos::either::Either;
use leptos::prelude::*;

use super::browsing::Browsing;
use super::marked::Marked;
use super::wording;
use crate::browse::{Facet, MOST_TICKED, Part, Sort, runs};
use crate::browser::address;
use crate::catalog::{FrameworkId, Stated};
use crate::report::words;
use crate::ui::router::A;

/// How many rows are there at first, and how many come with each step: more
/// than a screen holds, few enough to be drawn in a frame.
const STEP: usize = 60;

/// The rows found, and a way to more of them.
#[component]
pub fn List(
    /// What the page shares.
    browsing: Browsing,
) -> impl IntoView {
    let most = RwSignal::new(STEP);
    let shown = Memo::new(move |_| {
        browsing.findings(|findings| {
            let ids = findings.found.iter().map(|found| found.framework);
            ids.take(most.get()).collect::<Vec<FrameworkId>>()
        })
    });
    let rest = move || {
        let found = browsing.findings(|findings| findings.found.len());
        found.saturating_sub(most.get())
    };
    let more = move |_| most.update(|most| *most += STEP);
    let last = Memo::new(move |_| {
        browsing.view(|view| match &view.sort {
            Sort::Score(id) => Some(id.clone()),
            _ => None,
        })
    });
    let last_name = move || match last.get() {
        Some(id) => {
            let name = browsing.catalog().facts.name(&format!("judged.{id}"));
            name.unwrap_or_default()
        }
        None => "Your ranking",
    };
    let is_bare = move || is_bare(browsing, last).then_some("");
    view! {
        <Show when=move || shown.with(|shown| !shown.is_empty())>
            <table class="list">
                <caption class="heard">"Frameworks found"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Framework"</th>
                        <th scope="col">"Languages, kind"</th>
                        <th scope="col">"Since, licence"</th>
                        <th scope="col" data-empty=is_bare>
                            {last_name}
                        </th>
                        <th scope="col" class="list__tick">
                            "Compare"
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || shown.get()
                        key=|id| *id
                        children=move |id| {
                            view! { <ListRow browsing id last /> }
                        }
                    />
                </tbody>
            </table>
            <Show when=move || { rest() > 0 }>
                <p class="list__more">
                    <button type="button" class="button" on:click=more>
                        {move || format!("Show {} more", rest().min(STEP))}
                    </button>
                    " "
                    <span class="quiet">
                        {move || format!("{} are not shown yet", wording::frameworks(rest()))}
                    </span>
                </p>
            </Show>
        </Show>
    }
}

/// One framework.
#[component]
fn ListRow(
    browsing: Browsing,
    id: FrameworkId,
    /// The score that the list is sorted by.
    last: Memo<Option<String>>,
) -> impl IntoView {
    let catalog = browsing.catalog();
    let framework = &catalog.frameworks[id];
    let kinds: Vec<String> = catalog
        .words(Facet::Kind.key(), id)
        .iter()
        .map(|word| wording::word(Facet::Kind, word))
        .collect();
    let since = catalog
        .number("profile.first_release", id)
        .map(|year| year.to_string());
    let last_label = move || {
        if last.with(Option::is_some) {
            "Judged"
        } else {
            "Your ranking"
        }
    };
    view! {
        <tr>
            <th scope="row">
                <A href=address::to(&format!("/frameworks/{}", framework.id))>
                    <Marked browsing text=framework.name.as_str() />
                </A>
                <p class="list__summary">
                    <Marked browsing text=framework.summary.as_str() />
                </p>
                {move || found_in(browsing, id)}
            </th>
            <td class="list__pair">
                <span class="list__first">
                    <Marked browsing text=catalog.words(Facet::Language.key(), id).join(", ") />
                </span>
                <span>
                    <Marked browsing text=kinds.join(", ") />
                </span>
            </td>
            <td class="list__pair list__since">
                <span class="list__first">{since}</span>
                <span>
                    <Marked browsing text=catalog.words(Facet::Licence.key(), id).join(", ") />
                </span>
            </td>
            <td
                class="list__pair list__last"
                data-label=last_label
                data-empty=move || is_bare(browsing, last).then_some("")
            >
                {move || last_words(browsing, id, last)}
            </td>
            <td class="list__tick">
                <Tick browsing id />
            </td>
        </tr>
    }
}

/// Whether the last column has nothing to say: there is neither a score to sort
/// by nor an answer.
fn is_bare(browsing: Browsing, score: Memo<Option<String>>) -> bool {
    score.with(Option::is_none) && browsing.is_unanswered()
}

/// The score that the list is sorted by, else the place in the ranking.
fn last_words(browsing: Browsing, id: FrameworkId, score: Memo<Option<String>>) -> AnyView {
    if is_bare(browsing, score) {
        return ().into_any();
    }
    if let Some(score) = score.get() {
        let score = browsing.catalog().number(&format!("judged.{score}"), id);
        let words = score.map_or_else(|| "—".to_owned(), |score| format!("{score} of 5"));
        return view! { <em class="list__first">{words}</em> }.into_any();
    }
    let standing = browsing
        .session()
        .decision()
        .with(|decision| decision.standing(id).map(|each| (each.rank, each.value)));
    match standing {
        Some((rank, value)) => view! {
            <em class="list__first">{words::ordinal(rank)}</em>
            " "
            <em>{words::points(value)} " points"</em>
        }
        .into_any(),
        None => view! { <em class="list__first">"out"</em> }.into_any(),
    }
}

#[component]
fn Tick(browsing: Browsing, id: FrameworkId) -> impl IntoView {
    let framework = &browsing.catalog().frameworks[id];
    let is_ticked = move || browsing.view(|view| view.ticked.contains(&framework.id));
    let is_full = move || browsing.view(|view| view.ticked.len() >= MOST_TICKED);
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=is_ticked
                prop:disabled=move || is_full() && !is_ticked()
                on:change=move |_| browsing.adjust(|view| view.tick(&framework.id))
            />
            <span class="tick__words">
                "Compare" <span class="heard">" " {framework.name.as_str()}</span>
            </span>
        </label>
    }
}

/// The parts that hold what was searched for.
fn found_in(browsing: Browsing, id: FrameworkId) -> Option<AnyView> {
    let keys = browsing.findings(|findings| {
        let found = findings.found.iter().find(|found| found.framework == id);
        found.map(|found| found.parts.clone()).unwrap_or_default()
    });
    let lines: Vec<_> = keys
        .into_iter()
        .filter_map(|key| Some((browsing.part(id, &key)?, key)))
        .map(|(part, key)| {
            let name = browsing.catalog().facts.name(&key).unwrap_or_default();
            // Found by its short name, as "orm", which the line does not show.
            let is_plain = browsing.searched(|words| {
                let shown = [name, part.what.as_str()].into_iter();
                let mut shown = shown.flat_map(|text| runs(text, words));
                !shown.any(|run| run.is_found)
            });
            let name = if is_plain {
                Either::Left(view! { <mark>{name}</mark> })
            } else {
                Either::Right(view! { <Marked browsing text=name /> })
            };
            view! {
                <p class="list__part">
                    <b>{name}</b>
                    {format!(": {}, ", level(&part))}
                    <Marked browsing text=part.what />
                </p>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

fn level(part: &Part) -> &'static str {
    match part.level {
        Stated::Unknown => "not known",
        stated => stated
            .level()
            .map_or("not known", crate::catalog::Level::words),
    }
}
