//! The shortlist and the people of the team.

use leptos::prelude::*;

use super::{Remedy, Session};
use crate::interview::SheetFile;
use crate::shortlist::Verdict;

impl Session {
    /// Keeps a framework, with the answers that led to it.
    pub fn keep(self, framework: &str) {
        let fragment = self.fragment();
        self.shortlist.update(|list| list.keep(framework, fragment));
        self.say("Saved to your shortlist.");
    }

    /// Takes a framework off the shortlist; it can be put back.
    pub fn reject(self, framework: &str, name: &str) {
        let removed = self
            .shortlist
            .try_update(|list| list.remove(framework))
            .flatten();
        if removed.is_some() {
            self.removed.set(removed);
            self.tell(
                format!("{name} is off your shortlist, with its note."),
                Some(Remedy::PutBack),
            );
        }
    }

    /// Puts the last removed entry back.
    pub fn put_back(self) {
        if let Some(removed) = self.removed.try_update(Option::take).flatten() {
            self.shortlist.update(|list| list.put_back(removed));
            self.say("It is back on your shortlist.");
        }
    }

    /// Writes a note on an entry.
    pub fn note(self, framework: &str, note: String) {
        self.shortlist.update(|list| list.note(framework, note));
    }

    /// Gives a verdict on an entry.
    pub fn judge(self, framework: &str, verdict: Verdict) {
        self.shortlist.update(|list| list.judge(framework, verdict));
    }

    /// Adds somebody to the team.
    pub fn add_person(self, name: &str, sheet: SheetFile) {
        let given = self.people.try_update(|people| people.add(name, sheet));
        if let Some(given) = given {
            self.say(&format!("{given} is added."));
        }
    }

    /// Adds the present answers to the team.
    pub fn add_own_answers(self) {
        let file = self.sheet_file();
        self.add_person("My answers", file);
    }

    /// Calls somebody of the team otherwise.
    pub fn rename_person(self, id: u32, to: &str) {
        let given = self.people.try_update(|people| people.rename(id, to));
        if let Some(given) = given.flatten() {
            self.say(&format!("The name is now {given}."));
        }
    }

    /// Takes somebody out of the team; they can be put back.
    pub fn remove_person(self, id: u32) {
        let removed = self.people.try_update(|people| people.remove(id));
        if let Some(removed) = removed.flatten() {
            self.tell(
                format!(
                    "{} is out of the team, and so are their answers.",
                    removed.name()
                ),
                Some(Remedy::PutPersonBack),
            );
            self.removed_person.set(Some(removed));
        }
    }

    /// Puts the last removed person back.
    pub fn put_person_back(self) {
        if let Some(removed) = self.removed_person.try_update(Option::take).flatten() {
            self.people.update(|people| people.put_back(removed));
            self.say("They are back in the team.");
        }
    }
}
