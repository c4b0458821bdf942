//! Every framework of the catalog, with what tells them apart.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::{address, page};
use crate::catalog::{Catalog, FrameworkId};
use crate::decision::Decision;
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::ui::session::use_session;

/// The list, with a search over names, languages and kinds.
#[component]
pub fn FrameworksPage() -> impl IntoView {
    page::title("Frameworks");
    let session = use_session();
    let catalog = &session.bundle().catalog;
    let search = RwSignal::new(String::new());
    let found = move || {
        let search = search.get().trim().to_lowercase();
        catalog
            .frameworks
            .ids()
            .filter(|id| search.is_empty() || text_of(catalog, *id).contains(&search))
            .collect::<Vec<_>>()
    };
    let is_empty = move || session.sheet().with(AnswerSheet::is_empty);
    let decision = session.decision();
    let row = move |id: FrameworkId| {
        let framework = &catalog.frameworks[id];
        let place = move || {
            if is_empty() {
                "—".to_owned()
            } else {
                decision.with(|decision| place_of(decision, id))
            }
        };
        let released = catalog
            .number("profile.first_release", id)
            .map(|year| year.to_string());
        view! {
            <tr>
                <th scope="row">
                    <A href=address::to(
                        &format!("/frameworks/{}", framework.id),
                    )>{framework.name.as_str()}</A>
                    <p class="list__summary">{framework.summary.as_str()}</p>
                </th>
                <td data-label="Kind">{catalog.words("profile.kind", id).join(", ")}</td>
                <td data-label="Languages">{catalog.words("profile.languages", id).join(", ")}</td>
                <td data-label="Typing">{catalog.words("profile.typing", id).join(", ")}</td>
                <td data-label="Since">{released}</td>
                <td data-label="Licence">{catalog.words("profile.license", id).join(", ")}</td>
                <td data-label="Your ranking">{place}</td>
            </tr>
        }
    };
    let count = move || words::count(found().len(), "framework", "frameworks");
    view! {
        <section class="section">
            <h1 tabindex="-1">"Frameworks"</h1>
            <p class="quiet">
                "Every fact about them has a source and a date; open one to see all."
            </p>
            <div class="list__tools">
                <label>
                    "Search "
                    <input
                        type="search"
                        name="search"
                        placeholder="name, language or kind"
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </label>
                <p role="status">{count}</p>
            </div>
            <table class="list">
                <caption class="heard">"Frameworks, in alphabetical order"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Framework"</th>
                        <th scope="col">"Kind"</th>
                        <th scope="col">"Languages"</th>
                        <th scope="col">"Typing"</th>
                        <th scope="col">"Since"</th>
                        <th scope="col">"Licence"</th>
                        <th scope="col">"Your ranking"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=found key=|id| *id children=row />
                </tbody>
            </table>
            <Show when=move || found().is_empty()>
                <p>"No framework here fits that. Try a language, or clear the search."</p>
            </Show>
        </section>
    }
}

fn text_of(catalog: &Catalog, id: FrameworkId) -> String {
    let framework = &catalog.frameworks[id];
    [
        framework.name.as_str(),
        framework.summary.as_str(),
        &catalog.words("profile.languages", id).join(" "),
        &catalog.words("profile.kind", id).join(" "),
        &catalog.words("profile.license", id).join(" "),
    ]
    .join(" ")
    .to_lowercase()
}

/// Where a framework stands: its rank and points, or that it is out.
pub fn place_of(decision: &Decision, id: FrameworkId) -> String {
    decision.standing(id).map_or_else(
        || "out".to_owned(),
        |standing| {
            format!(
                "{}, {} points",
                words::ordinal(standing.rank),
                words::points(standing.value)
            )
        },
    )
}
