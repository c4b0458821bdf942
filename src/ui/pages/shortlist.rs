//! What the person keeps: notes, verdicts, removal with undo.

use leptos::prelude::*;

use super::frameworks::place_of;
use crate::browser::{address, page};
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::shortlist::{Entry, Verdict};
use crate::ui::parts::coast::Coast;
use crate::ui::parts::uncharted::Uncharted;
use crate::ui::router::A;
use crate::ui::session::{Session, use_session};

/// The shortlist.
#[component]
pub fn ShortlistPage() -> impl IntoView {
    page::title("Shortlist");
    let session = use_session();
    let entries = move || {
        session.shortlist().with(|list| {
            list.entries()
                .iter()
                .map(|entry| entry.framework.clone())
                .collect::<Vec<_>>()
        })
    };
    let count = move || {
        let count = session.shortlist().with(|list| list.entries().len());
        words::count(count, "framework", "frameworks")
    };
    let row = move |framework: String| view! { <Row session framework /> };
    let compare = move || {
        let kept = entries();
        (kept.len() > 1).then(|| {
            let path = address::to(&format!("/compare?f={}", kept.join(",")));
            view! {
                " "
                <A href=path>"Compare them"</A>
            }
        })
    };
    let is_empty = move || entries().is_empty();
    view! {
        <Show when=move || !is_empty() fallback=nothing_kept>
            <header class="masthead ground">
                <div class="masthead__words">
                    <h1 tabindex="-1">"Shortlist"</h1>
                    <p>{count} ", kept in this browser only." {compare}</p>
                </div>
                <Coast />
            </header>
            <ul class="kept">
                <For each=entries key=|id| id.clone() children=row />
            </ul>
        </Show>
    }
}

fn nothing_kept() -> impl IntoView {
    view! {
        <Uncharted>
            <h1 tabindex="-1">"Shortlist"</h1>
            <p>
                "Nothing is kept yet. Save a framework from the result or from its page, \
                 then write here what you found out and what you decided."
            </p>
            <p class="actions">
                <A href=address::to("/result") attr:class="button button--main">
                    "See the result"
                </A>
                <A href=address::to("/frameworks") attr:class="button">
                    "All frameworks"
                </A>
            </p>
        </Uncharted>
    }
}

#[component]
fn Row(session: Session, framework: String) -> impl IntoView {
    let catalog = &session.bundle().catalog;
    let slug = StoredValue::new(framework.clone());
    let known = catalog.framework(&framework);
    let name = known.map_or_else(
        || framework.clone(),
        |id| catalog.frameworks[id].name.clone(),
    );
    let entry = Memo::new(move |_| {
        session
            .shortlist()
            .with(|list| slug.with_value(|slug| list.entry(slug).cloned()))
    });
    let read = move |part: fn(&Entry) -> String| entry.with(|entry| entry.as_ref().map(part));
    let verdict = move || {
        entry.with(|entry| {
            entry
                .as_ref()
                .map(|entry| entry.verdict)
                .unwrap_or_default()
        })
    };
    let place = move || {
        let id = known?;
        let empty = session.sheet().with(AnswerSheet::is_empty);
        (!empty).then(|| session.decision().with(|decision| place_of(decision, id)))
    };
    let head = match known {
        Some(_) => {
            let name = name.clone();
            view! { <A href=address::to(&format!("/frameworks/{framework}"))>{name}</A> }.into_any()
        }
        None => view! {
            <span>{name.clone()}</span>
            <p class="quiet">"This edition of the facts does not know it. Your note is kept."</p>
        }
        .into_any(),
    };
    let verdicts = Verdict::ALL
        .map(|each| {
            view! {
                <label class="verdict">
                    <input
                        type="radio"
                        name=format!("verdict-{framework}")
                        value=each.slug()
                        prop:checked=move || verdict() == each
                        on:change=move |_| slug.with_value(|slug| session.judge(slug, each))
                    />
                    {each.words()}
                </label>
            }
        })
        .collect_view();
    let removed_name = name.clone();
    let remove = move |_| {
        slug.with_value(|slug| session.reject(slug, &removed_name));
        page::focus("main h1");
    };
    let note = move |event| {
        let text = event_target_value(&event);
        slug.with_value(|slug| session.note(slug, text));
    };
    view! {
        <li class="kept__row" data-verdict=move || verdict().slug()>
            <h2>{head}</h2>
            <p class="kept__place">
                {move || place().map(|place| format!("In your ranking: {place}"))}
            </p>
            <fieldset class="kept__verdicts">
                <legend>"Verdict"</legend>
                {verdicts}
            </fieldset>
            <label class="kept__note">
                "Note"
                <textarea
                    rows="3"
                    placeholder="What you found out, who said what, what is still to check"
                    prop:value=move || read(|entry| entry.note.clone())
                    on:input=note
                ></textarea>
            </label>
            <p class="actions">
                <button type="button" class="link" on:click=remove>
                    "Remove"
                    <span class="heard">": " {name}</span>
                </button>
            </p>
        </li>
    }
}
