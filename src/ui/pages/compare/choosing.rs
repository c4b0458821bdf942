//! Which frameworks are compared: those chosen, and a list to search.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::names;
use crate::browser::page;
use crate::catalog::{Catalog, FrameworkId};
use crate::report::comparison::MOST_COMPARED;
use crate::report::words;
use crate::ui::session::Session;

/// The chosen with a button to take each away, and the list of all.
#[component]
pub fn Choosing(
    /// The visit.
    session: Session,
    /// Those chosen.
    #[prop(into)]
    chosen: Signal<Vec<FrameworkId>>,
    /// Adds a framework, or takes it away.
    toggle: Callback<FrameworkId>,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let search = RwSignal::new(String::new());
    let is_full = Memo::new(move |_| chosen.with(Vec::len) >= MOST_COMPARED);
    let say = move |framework: FrameworkId| {
        let name = &catalog.frameworks[framework].name;
        let verb = if chosen.with_untracked(|chosen| chosen.contains(&framework)) {
            "added"
        } else {
            "removed"
        };
        session.say(&format!("{name} is {verb}."));
    };
    let toggle = Callback::new(move |framework| {
        toggle.run(framework);
        request_animation_frame(move || say(framework));
    });
    let found = Memo::new(move |_| search.with(|search| found(catalog, search)));
    let add_found = move |event: SubmitEvent| {
        event.prevent_default();
        let first = found.with_untracked(|found| {
            let is_new = |id: &&FrameworkId| chosen.with_untracked(|chosen| !chosen.contains(id));
            found.iter().find(is_new).copied()
        });
        if let Some(first) = first.filter(|_| !is_full.get_untracked()) {
            toggle.run(first);
            search.set(String::new());
        }
    };
    let rows = catalog
        .frameworks
        .ids()
        .map(|id| view! { <Choice session id chosen is_full found toggle /> })
        .collect_view();
    let hint = move || {
        if is_full.get() {
            format!(
                "{} are chosen, which is as many as fit. Remove one to add another.",
                capital(&words::number(MOST_COMPARED))
            )
        } else {
            let count = found.with(Vec::len);
            words::count(count, "framework", "frameworks")
        }
    };
    let start_open = chosen.with_untracked(|chosen| chosen.len() < 2);
    view! {
        <Chosen session chosen toggle />
        <details class="choosing" open=start_open>
            <summary>"Add or remove frameworks"</summary>
            <form class="list__tools" on:submit=add_found>
                <label>
                    "Search "
                    <input
                        type="search"
                        name="search"
                        placeholder="name, language or kind"
                        prop:value=search
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="button" disabled=is_full>
                    "Add the first match"
                </button>
                <p role="status">{hint}</p>
            </form>
            <fieldset>
                <legend class="heard">"Frameworks to compare"</legend>
                <ul class="choosing__list">{rows}</ul>
            </fieldset>
            <Show when=move || found.with(Vec::is_empty)>
                <p>"No framework matches that. Try a language, or clear the search."</p>
            </Show>
        </details>
    }
}

/// Those chosen, each with a button to take it away.
#[component]
fn Chosen(
    session: Session,
    chosen: Signal<Vec<FrameworkId>>,
    toggle: Callback<FrameworkId>,
) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let row = move |id: FrameworkId| {
        let remove = move |_| {
            toggle.run(id);
            page::focus(".choosing > summary");
        };
        view! {
            <li>
                <button type="button" class="chosen__remove" on:click=remove>
                    <span class="heard">"Remove "</span>
                    {names(catalog, &[id])}
                    <span class="chosen__cross" aria-hidden="true">
                        "×"
                    </span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !chosen.with(Vec::is_empty)>
            <ul class="chosen" aria-label="Chosen">
                <For each=move || chosen.get() key=|id| *id children=row />
            </ul>
        </Show>
    }
}

#[component]
fn Choice(
    session: Session,
    id: FrameworkId,
    chosen: Signal<Vec<FrameworkId>>,
    is_full: Memo<bool>,
    found: Memo<Vec<FrameworkId>>,
    toggle: Callback<FrameworkId>,
) -> impl IntoView {
    let row = &session.bundle().catalog.frameworks[id];
    let is_chosen = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)));
    let is_found = move || found.with(|found| found.contains(&id));
    view! {
        <li hidden=move || !is_found()>
            <label>
                <input
                    type="checkbox"
                    name="framework"
                    value=row.id.as_str()
                    prop:checked=is_chosen
                    disabled=move || is_full.get() && !is_chosen.get()
                    on:change=move |_| toggle.run(id)
                />
                {row.name.as_str()}
            </label>
        </li>
    }
}

/// The frameworks whose name, language or kind holds every word of a search;
/// those whose name starts with it come first.
fn found(catalog: &Catalog, search: &str) -> Vec<FrameworkId> {
    let search = search.trim().to_lowercase();
    let text = |id: FrameworkId| {
        let row = &catalog.frameworks[id];
        let languages = catalog.words("profile.languages", id).join(" ");
        let kinds = catalog.words("profile.kind", id).join(" ");
        format!("{} {} {languages} {kinds}", row.name, row.id).to_lowercase()
    };
    let holds = |id: &FrameworkId| {
        let text = text(*id);
        search.split_whitespace().all(|word| text.contains(word))
    };
    let (mut starting, others): (Vec<_>, Vec<_>) = catalog
        .frameworks
        .ids()
        .filter(holds)
        .partition(|id| text(*id).starts_with(&search));
    starting.extend(others);
    starting
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
