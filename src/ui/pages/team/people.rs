//! Who is in the team: their names, and how much each has said.

use leptos::prelude::*;

use crate::browser::page;
use crate::interview::Reading;
use crate::report::words;
use crate::ui::session::Session;

/// One row for each person, in the order in which they came.
#[component]
pub fn PeopleList(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let ids = move || {
        session.people().with(|people| {
            people
                .people()
                .iter()
                .map(|person| person.id)
                .collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="people" aria-label="People">
            <For each=ids key=|id| *id children=move |id| view! { <Row session id /> } />
        </ul>
    }
}

#[component]
fn Row(session: Session, id: u32) -> impl IntoView {
    let reading = reading(session, id);
    let said = said(&reading);
    let dropped = (!reading.dropped.is_empty()).then(|| {
        let names: Vec<String> = reading.dropped.iter().map(ToString::to_string).collect();
        view! {
            <p class="people__dropped">
                "This edition does not know all of it. Left out: " {names.join("; ")} "."
            </p>
        }
    });
    let name = Memo::new(move |_| {
        session.people().with(|people| {
            people
                .person(id)
                .map(|person| person.name.clone())
                .unwrap_or_default()
        })
    });
    let rename = move |event| session.rename_person(id, &event_target_value(&event));
    let remove = move |_| {
        session.remove_person(id);
        page::focus("main h1");
    };
    view! {
        <li class="people__row">
            <label class="people__name">
                <span class="heard">"Name"</span>
                <input type="text" autocomplete="off" prop:value=name on:change=rename />
            </label>
            <p class="people__said">{said}</p>
            <button type="button" class="link" on:click=remove>
                "Remove"
                <span class="heard">": " {name}</span>
            </button>
            {dropped}
        </li>
    }
}

fn reading(session: Session, id: u32) -> Reading {
    session.people().with_untracked(|people| {
        people
            .person(id)
            .map(|person| person.sheet.read(&session.bundle().interview))
            .unwrap_or_default()
    })
}

fn said(reading: &Reading) -> String {
    let answers = words::count(reading.sheet.answered(), "answer", "answers");
    match reading.sheet.requirements().count() {
        0 => answers,
        musts => format!(
            "{answers}, {}",
            words::count(musts, "must-have", "must-haves")
        ),
    }
}
