//! Ties the session to what the browser keeps: reads at the start, writes on
//! change, follows other tabs and links.

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::on_demand::Wish;
use super::pages::questions;
use super::session::{Notice, Remedy, Session, Settings};
use crate::browser::kept::{self, Found};
use crate::browser::storage::{self, StorageError};
use crate::browser::{address, page};
use crate::interview::SheetFile;
use crate::link::{self, LinkError};
use crate::shortlist::{People, RestoreError, Shortlist};

const ANSWERS: &str = "answers";
const EARLIER: &str = "earlier-answers";
const SHORTLIST: &str = "shortlist";
const SETTINGS: &str = "settings";
const TEAM: &str = "team";

/// Takes up what the browser kept. Answers given before this came are of
/// somebody of whom nothing was kept: they stay.
fn begin(session: Session) {
    let mut notices = Vec::new();
    let answers = take::<SheetFile>(ANSWERS, "Your answers", &mut notices);
    let shortlist = take::<Shortlist>(SHORTLIST, "Your shortlist", &mut notices);
    let settings = take::<Settings>(SETTINGS, "Your settings", &mut notices);
    let earlier = take::<SheetFile>(EARLIER, "Your earlier answers", &mut notices);
    let people = take::<People>(TEAM, "Your team", &mut notices);
    for (text, remedy) in notices {
        session.tell(text, remedy);
    }
    if let Some(shortlist) = shortlist {
        session.shortlist().set(shortlist);
    }
    if let Some(settings) = settings {
        session.settings().set(settings);
    }
    if let Some(people) = people {
        session.people().set(people);
    }
    let interview = &session.bundle().interview;
    if let Some(file) = earlier {
        session.earlier().set(Some(file.read(interview).sheet));
    }
    if let Some(file) = answers {
        let reading = file.read(interview);
        session.tell_dropped("Your saved answers", &reading);
        if !reading.dropped.is_empty() {
            set_raw_aside(ANSWERS);
        }
        session.sheet().set(reading.sheet);
    }
    keep(session);
    follow(session);
    session.follow_changes();
}

/// Does what is wished. Gives the path of the page where it leads.
pub fn fulfil(session: Session, wish: Wish) -> Option<String> {
    match wish {
        Wish::Begin => {
            session.for_the_visit(|| begin(session));
            None
        }
        Wish::Preset(place) => {
            let bundle = session.bundle();
            let preset = bundle.presets.get(place)?;
            session.take_up_preset(preset.sheet.read(&bundle.interview).sheet);
            Some(address::to("/result"))
        }
        Wish::OpenLink => open_link(session).then(|| address::to("/result")),
        Wish::Leave(question) => Some(questions::path_after(session, question)),
        Wish::Withdraw(question) => {
            session.withdraw(question);
            None
        }
    }
}

/// A notice before there is a session to tell it.
type Told = (String, Option<Remedy>);

fn take<T: DeserializeOwned>(key: &str, what: &str, notices: &mut Vec<Told>) -> Option<T> {
    match kept::load(key) {
        Found::Nothing => None,
        Found::Value(value) => Some(value),
        Found::Unavailable(error) => {
            notices.push((unavailable(error), None));
            None
        }
        Found::Unreadable { text, why } => {
            let remedy = Remedy::Download {
                name: format!("backstay-{key}.json"),
                text,
            };
            notices.push((unreadable(what, &why), Some(remedy)));
            None
        }
    }
}

fn unavailable(error: StorageError) -> String {
    match error {
        StorageError::Blocked => "This browser does not let this page save anything, so what you \
             do here is lost when you close it. Everything still works; to keep your answers, copy \
             the link on the result page."
            .to_owned(),
        StorageError::Full => "The browser’s storage for this page is full, so your last change \
             was not saved. Everything still works; copy the link on the result page, or free some \
             space and make the change again."
            .to_owned(),
    }
}

fn unreadable(what: &str, why: &RestoreError) -> String {
    match why {
        RestoreError::TooNew { .. } => format!(
            "{what} could not be opened, because that takes a newer version of Backstay. Nothing \
             is lost or changed, but what you do here is not saved. Reload to get the newer \
             version, or save a copy."
        ),
        RestoreError::Foreign | RestoreError::Damaged(_) => format!(
            "{what} could not be read ({why}). Nothing is deleted: what was found is set aside in \
             this browser, and you can save a copy. You start afresh here."
        ),
    }
}

fn set_raw_aside(key: &str) {
    if let Ok(Some(text)) = storage::read(key) {
        // Without room for a copy the notice still names what was left out.
        let _ = kept::set_aside(key, &text);
    }
}

/// Opens the sheet of the fragment, if there is one. The answers that it
/// replaces can be brought back.
/// Gives whether there was one.
fn open_link(session: Session) -> bool {
    let fragment = address::fragment();
    if fragment.len() < 2 {
        return false;
    }
    match link::read(&fragment, &session.bundle().interview) {
        Err(LinkError::Foreign) if !fragment.contains('=') => false,
        Err(error) => {
            session.tell(
                format!(
                    "The link could not be opened: {error}. Your own answers have not changed. Ask \
                     for the link again, or answer the questions here."
                ),
                None,
            );
            false
        }
        Ok(opened) => {
            let had = session.sheet().with_untracked(|sheet| !sheet.is_empty());
            let differs = session
                .sheet()
                .with_untracked(|sheet| *sheet != opened.reading.sheet);
            session.tell_dropped("The link", &opened.reading);
            let edition = &session.bundle().catalog.version;
            if let Some(made) = opened.data.filter(|made| made != edition) {
                session.tell(
                    format!(
                        "The link was made with the facts of {made}. The result here uses those of \
                         {edition}, so it may differ."
                    ),
                    None,
                );
            }
            session.take_up(opened.reading.sheet);
            if had && differs {
                session.tell(
                    "You opened a link, so you see its answers. Your own are kept.".to_owned(),
                    Some(Remedy::BringBack),
                );
            }
            true
        }
    }
}

/// Writes on change.
fn keep(session: Session) {
    let report = move |result: Result<(), StorageError>| {
        if let Err(error) = result {
            session.tell(unavailable(error), None);
        }
    };
    Effect::new(move |_| {
        let file = session.sheet_file();
        report(kept::save(ANSWERS, &file));
    });
    Effect::new(move |_| {
        let bundle = session.bundle();
        session.earlier().with(|earlier| {
            if let Some(sheet) = earlier {
                let file = sheet.to_file(&bundle.interview, &bundle.catalog.version);
                report(kept::save(EARLIER, &file));
            }
        });
    });
    Effect::new(move |_| {
        session
            .shortlist()
            .with(|list| report(kept::save(SHORTLIST, list)));
    });
    Effect::new(move |_| {
        session
            .settings()
            .with(|settings| report(kept::save(SETTINGS, settings)));
    });
    Effect::new(move |_| {
        session
            .people()
            .with(|people| report(kept::save(TEAM, people)));
    });
}

/// Follows what other tabs keep.
fn follow(session: Session) {
    page::listen("storage", move |_| {
        let interview = &session.bundle().interview;
        if let Found::Value(file) = kept::load::<SheetFile>(ANSWERS) {
            let sheet = file.read(interview).sheet;
            if session.sheet().with_untracked(|present| *present != sheet) {
                session.sheet().set(sheet);
            }
        }
        if let Found::Value(list) = kept::load::<Shortlist>(SHORTLIST)
            && session
                .shortlist()
                .with_untracked(|present| *present != list)
        {
            session.shortlist().set(list);
        }
        if let Found::Value(settings) = kept::load::<Settings>(SETTINGS)
            && session.settings().get_untracked() != settings
        {
            session.settings().set(settings);
        }
        if let Found::Value(people) = kept::load::<People>(TEAM)
            && session
                .people()
                .with_untracked(|present| *present != people)
        {
            session.people().set(people);
        }
    });
}

/// What a notice's remedy is called.
pub fn remedy_words(notice: &Notice) -> Option<&'static str> {
    notice.remedy.as_ref().map(|remedy| match remedy {
        Remedy::Download { .. } => "Save a copy",
        Remedy::BringBack => "Bring back my answers",
        Remedy::PutBack => "Put it back",
        Remedy::PutPersonBack => "Put them back",
    })
}
