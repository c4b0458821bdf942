//! What the person is told: notices to see, and words for who hears the page.

use leptos::prelude::*;

use super::Session;
use crate::interview::{AnswerSheet, Reading};
use crate::report::words;

/// Something the person should know, until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counts up; the key of the list.
    pub id: u32,
    /// What happened, what still works, what to do.
    pub text: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Save a text as a file.
    Download {
        /// The file's name.
        name: String,
        /// Its contents.
        text: String,
    },
    /// Take up the answers that another sheet replaced.
    BringBack,
    /// Put the last removed entry back.
    PutBack,
    /// Put the last removed person back into the team.
    PutPersonBack,
}

impl Session {
    /// Shows a notice until it is dismissed; one of the same text is not shown
    /// twice.
    pub fn tell(self, text: String, remedy: Option<Remedy>) {
        self.notices.update(|notices| {
            let undoes = |notice: &Notice| {
                notice.remedy == remedy
                    && matches!(
                        notice.remedy,
                        Some(Remedy::BringBack | Remedy::PutBack | Remedy::PutPersonBack)
                    )
            };
            notices.retain(|notice| notice.text != text && !undoes(notice));
            let id = notices
                .iter()
                .map(|notice| notice.id)
                .max()
                .unwrap_or_default()
                + 1;
            notices.push(Notice { id, text, remedy });
        });
    }

    /// Names what a reading had to leave out.
    pub fn tell_dropped(self, whence: &str, reading: &Reading) {
        if reading.dropped.is_empty() {
            return;
        }
        let names: Vec<String> = reading.dropped.iter().map(ToString::to_string).collect();
        self.tell(
            format!(
                "{whence} named something that this edition does not know. Everything else was \
                 read; left out: {}.",
                names.join("; ")
            ),
            None,
        );
    }

    /// Removes a notice.
    pub fn dismiss(self, id: u32) {
        self.notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Tells readers who hear the page what was just done.
    pub fn say(self, text: &str) {
        self.said.set(text.to_owned());
    }

    /// Tells readers who hear the page what each change of the sheet makes of the
    /// ranking; nothing where it makes nothing of it.
    pub fn follow_changes(self) {
        Effect::new(move |before: Option<(u32, String)>| {
            let (changes, first) = (self.changes.get(), self.who_is_first());
            let (changes_before, first_before) = before.unwrap_or_default();
            if changes != changes_before && first != first_before {
                self.say(&first);
            }
            (changes, first)
        });
    }

    fn who_is_first(self) -> String {
        if self.sheet.with(AnswerSheet::is_empty) {
            return "No answers are left.".to_owned();
        }
        let frameworks = &self.bundle().catalog.frameworks;
        self.decision().with(|decision| match decision.pick() {
            None => "Nothing meets every must-have.".to_owned(),
            Some(pick) => {
                let name = &frameworks[pick.framework].name;
                format!(
                    "{name} is first, with {} points.",
                    words::points(pick.value)
                )
            }
        })
    }
}
