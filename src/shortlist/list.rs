//! The shortlist: entries in an order, each with a note and a verdict.

use serde::{Deserialize, Serialize};

/// What the person thinks of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Worth a look.
    #[default]
    Candidate,
    /// Being tried.
    Trial,
    /// Ruled out.
    Rejected,
    /// The one.
    Chosen,
}

impl Verdict {
    /// Every verdict, in the order of the control.
    pub const ALL: [Self; 4] = [Self::Candidate, Self::Trial, Self::Chosen, Self::Rejected];

    /// The word of the files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Trial => "trial",
            Self::Rejected => "rejected",
            Self::Chosen => "chosen",
        }
    }

    /// The words on screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Candidate => "Candidate",
            Self::Trial => "On trial",
            Self::Rejected => "Rejected",
            Self::Chosen => "Chosen",
        }
    }

    /// The verdict of a slug.
    pub fn of(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.slug() == slug)
    }
}

/// One framework kept. Its id is a slug, so that an entry outlives the edition
/// of the data it was kept with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The framework's slug.
    pub framework: String,
    /// What the person wrote.
    #[serde(default)]
    pub note: String,
    /// What the person thinks.
    #[serde(default)]
    pub verdict: Verdict,
    /// The answers it was kept with, as a link fragment.
    #[serde(default)]
    pub answers: String,
}

/// An entry that was taken off, with the place it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    place: usize,
    entry: Entry,
}

impl Removed {
    /// The framework's slug.
    pub fn framework(&self) -> &str {
        &self.entry.framework
    }
}

/// Frameworks kept, in the person's order; each at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortlist {
    entries: Vec<Entry>,
}

impl Shortlist {
    /// The entries, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a framework.
    pub fn entry(&self, framework: &str) -> Option<&Entry> {
        self.entries.iter().find(|each| each.framework == framework)
    }

    /// Puts a framework at the end; one that is there stays as it is.
    pub fn keep(&mut self, framework: &str, answers: String) {
        if self.entry(framework).is_none() {
            self.entries.push(Entry {
                framework: framework.to_owned(),
                note: String::new(),
                verdict: Verdict::default(),
                answers,
            });
        }
    }

    /// Writes a note.
    pub fn note(&mut self, framework: &str, note: String) {
        if let Some(entry) = self.find(framework) {
            entry.note = note;
        }
    }

    /// Gives a verdict.
    pub fn judge(&mut self, framework: &str, verdict: Verdict) {
        if let Some(entry) = self.find(framework) {
            entry.verdict = verdict;
        }
    }

    /// Takes a framework off; [`Self::put_back`] undoes it.
    pub fn remove(&mut self, framework: &str) -> Option<Removed> {
        let place = self
            .entries
            .iter()
            .position(|each| each.framework == framework)?;
        let entry = self.entries.remove(place);
        Some(Removed { place, entry })
    }

    /// Puts an entry back where it was, or at the end of a shorter list; one
    /// that was kept again meanwhile stays as it is.
    pub fn put_back(&mut self, removed: Removed) {
        if self.entry(&removed.entry.framework).is_none() {
            let place = removed.place.min(self.entries.len());
            self.entries.insert(place, removed.entry);
        }
    }

    fn find(&mut self, framework: &str) -> Option<&mut Entry> {
        self.entries
            .iter_mut()
            .find(|each| each.framework == framework)
    }
}

#[cfg(test)]
mod tests {
    use super::{Shortlist, Verdict};

    fn kept(slugs: &[&str]) -> Shortlist {
        let mut list = Shortlist::default();
        for slug in slugs {
            list.keep(slug, String::new());
        }
        list
    }

    #[test]
    fn removing_can_be_undone_with_note_and_place() {
        let mut list = kept(&["one", "two", "three"]);
        list.note("two", "asked the team".to_owned());
        list.judge("two", Verdict::Trial);
        let before = list.clone();
        let removed = list.remove("two");
        assert_eq!(list.entries().len(), 2);
        if let Some(removed) = removed {
            list.put_back(removed);
        }
        assert_eq!(list, before);
    }

    #[test]
    fn keeping_twice_keeps_the_note() {
        let mut list = kept(&["one"]);
        list.note("one", "fast".to_owned());
        list.keep("one", "v=1".to_owned());
        assert_eq!(
            list.entry("one").map(|entry| entry.note.as_str()),
            Some("fast")
        );
    }

    #[test]
    fn putting_back_what_was_kept_again_leaves_one() {
        let mut list = kept(&["one", "two"]);
        let removed = list.remove("one");
        list.keep("one", String::new());
        if let Some(removed) = removed {
            list.put_back(removed);
        }
        assert_eq!(list.entries().len(), 2);
    }
}
