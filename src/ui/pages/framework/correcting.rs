//! How to correct a fact: where it stands, and what to write.

use leptos::prelude::*;

use super::Shared;
use crate::browser::{fetch, page};
use crate::catalog::{Catalog, Dossier, Section, Source};
use crate::ui::parts::evidence::{Evidence, profile_words};

/// Leads to the text that corrects one fact.
#[component]
pub fn CorrectLink(
    /// What the sections share.
    shared: Shared,
    /// The fact, as `section.id`.
    key: String,
    /// What it is called.
    name: &'static str,
) -> impl IntoView {
    let go = move |_| {
        shared.correcting.set(Some(key.clone()));
        request_animation_frame(|| page::focus("#correct h2"));
    };
    view! {
        <button type="button" class="facts__correct" on:click=go>
            "Correct"
            <span class="heard">": " {name}</span>
        </button>
    }
}

/// The text that corrects the fact chosen, to be copied.
#[component]
pub fn Correcting(
    /// What the sections share.
    shared: Shared,
    /// The facts.
    evidence: Evidence,
) -> impl IntoView {
    let dossier = StoredValue::new(evidence.dossier);
    let file = dossier.with_value(file_of);
    let chosen = move || shared.correcting.get().unwrap_or_default();
    let text = Memo::new(move |_| {
        let key = chosen();
        dossier.with_value(|dossier| wording(shared.catalog, dossier, &key))
    });
    let options = keys(shared.catalog)
        .into_iter()
        .map(|key| {
            let name = shared.catalog.facts.name(&key).unwrap_or_default();
            let value = key.clone();
            let selected = move || {
                shared
                    .correcting
                    .with(|chosen| chosen.as_ref() == Some(&key))
            };
            view! {
                <option value=value prop:selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let key = event_target_value(&event);
        shared.correcting.set((!key.is_empty()).then_some(key));
    };
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let done = page::copy(text.get_untracked()).await.is_ok();
            // The page may be gone by then.
            let _ = copied.try_set(Some(done));
        });
    };
    let said = move || match copied.get() {
        None => "",
        Some(true) => "Copied.",
        Some(false) => {
            "This browser does not allow copying here: select the text and copy it by hand."
        }
    };
    let href =
        dossier.with_value(|dossier| fetch::address_of(&format!("frameworks/{}.json", dossier.id)));
    view! {
        <section class="section correct" id="correct">
            <h2 tabindex="-1">"Correct a fact"</h2>
            <p>
                "Every fact is in " <a href=href rel="external" target="_blank">
                    {file}
                </a>
                "; the file is the same here and in the project’s repository. A correction names \
                 the file, the key, what it should say, and a document that shows it."
            </p>
            <label class="correct__fact">
                "Fact " <select name="fact" on:change=choose>
                    <option value="" prop:selected=move || chosen().is_empty()>
                        "choose a fact"
                    </option>
                    {options}
                </select>
            </label>
            <Show when=move || !chosen().is_empty()>
                <label class="correct__text">
                    "What to send" <textarea readonly rows="8" prop:value=text></textarea>
                </label>
                <p class="actions">
                    <button type="button" class="button" on:click=copy>
                        "Copy the text"
                    </button>
                    <span role="status">{said}</span>
                </p>
            </Show>
        </section>
    }
}

fn file_of(dossier: &Dossier) -> String {
    format!("data/frameworks/{}.json", dossier.id)
}

/// Every fact of a framework file, as `section.id`.
fn keys(catalog: &Catalog) -> Vec<String> {
    Section::ALL
        .into_iter()
        .flat_map(|section| {
            let facts = catalog.facts.section(section).iter();
            facts.map(move |fact| format!("{}.{}", section.slug(), fact.id))
        })
        .collect()
}

/// What to send.
fn wording(catalog: &Catalog, dossier: &Dossier, key: &str) -> String {
    let name = catalog.facts.name(key).unwrap_or_default();
    let (says, source) = says(dossier, key);
    let source = source
        .and_then(|source| dossier.sources.get(source))
        .map_or_else(|| "none".to_owned(), cited);
    format!(
        "Correction for {}, edition {}\n{}: {name} ({key})\nIt says: {says}\nIts source: \
         {source}\nIt should say: \nA document that shows it (address, day read): \n",
        file_of(dossier),
        catalog.version,
        dossier.name,
    )
}

/// What a fact says, and the key of its source.
fn says<'a>(dossier: &'a Dossier, key: &str) -> (String, Option<&'a String>) {
    let id = key.split_once('.').map_or(key, |(_, id)| id);
    if let Some(cell) = dossier.cell(key) {
        let level = cell
            .level
            .level()
            .map_or("not known", crate::catalog::Level::words);
        return (format!("{level}; {}", cell.what), cell.source.as_ref());
    }
    if key.starts_with("judged.") {
        return dossier.judged.get(id).map_or_else(
            || ("nothing".to_owned(), None),
            |judgement| {
                let says = format!("{} of 5; {}", judgement.score, judgement.why);
                (says, Some(&judgement.source))
            },
        );
    }
    dossier.profile.get(id).map_or_else(
        || ("nothing".to_owned(), None),
        |fact| {
            let value = fact.value.as_ref().map(profile_words);
            let says = value.unwrap_or_else(|| "not stated".to_owned());
            (says, Some(&fact.source))
        },
    )
}

fn cited(source: &Source) -> String {
    format!(
        "{}, {}, {}, read {}",
        source.title, source.publisher, source.url, source.read
    )
}
