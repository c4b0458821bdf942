//! What the parts of the page share: the view, which the address holds, and
//! what comes of it.

use std::collections::BTreeMap;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::browse::{Findings, Index, Part, Parts, Sort, Unknown, View, searched};
use crate::browser::address;
use crate::browser::fetch::FetchError;
use crate::catalog::{Catalog, FrameworkId, Releases};
use crate::interview::AnswerSheet;
use crate::report::words;
use crate::ui::parts::fetched::{Fetched, fetched};
use crate::ui::router::{NavigateOptions, use_location, use_navigate};
use crate::ui::session::Session;

/// How long typing must rest before the number of frameworks is said aloud.
const REST: Duration = Duration::from_millis(600);

/// The file of parts, below `data/`.
const PARTS: &str = "cells.json";

type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

/// The view and what comes of it. The address holds the view; nothing else
/// does, so that a link, the Back button and the page cannot disagree.
#[derive(Clone, Copy)]
pub struct Browsing {
    session: Session,
    reading: Memo<(View, Vec<Unknown>)>,
    searched: Memo<Vec<String>>,
    findings: Memo<Findings>,
    index: Memo<Index>,
    parts: Fetched<Parts>,
    navigate: StoredValue<Navigate, LocalStorage>,
}

impl Browsing {
    /// Starts with the view of the address.
    pub fn new(session: Session) -> Self {
        let catalog = &session.bundle().catalog;
        let search = use_location().search;
        let reading = Memo::new(move |_| search.with(|search| View::read(search, catalog)));
        let searched = Memo::new(move |_| reading.with(|(view, _)| searched(&view.filter.text)));
        let parts = fetched::<Parts>(PARTS);
        let releases = fetched::<Releases>("releases.json");
        let index = Memo::new(move |_| {
            let ends = releases.with(|releases| match releases {
                Some(Ok(releases)) => ends(releases),
                _ => BTreeMap::new(),
            });
            parts.with(|parts| {
                let parts = parts.as_ref().and_then(|parts| parts.as_ref().ok());
                Index::new(catalog, parts, &ends)
            })
        });
        let findings = Memo::new(move |_| {
            reading.with(|(view, _)| {
                let ranks = if view.sort == Sort::Rank {
                    ranks(session, catalog)
                } else {
                    Vec::new()
                };
                index.with(|index| index.find(&view.filter, &view.sort, &ranks))
            })
        });
        Self {
            session,
            reading,
            searched,
            findings,
            index,
            parts,
            navigate: StoredValue::new_local(Box::new(use_navigate())),
        }
    }

    /// The visit.
    pub fn session(self) -> Session {
        self.session
    }

    /// The facts.
    pub fn catalog(self) -> &'static Catalog {
        &self.session.bundle().catalog
    }

    /// Whether no question is answered.
    pub fn is_unanswered(self) -> bool {
        self.session.sheet().with(AnswerSheet::is_empty)
    }

    /// Reads the view.
    pub fn view<T>(self, read: impl FnOnce(&View) -> T) -> T {
        self.reading.with(|(view, _)| read(view))
    }

    /// Reads the words searched for, folded.
    pub fn searched<T>(self, read: impl FnOnce(&Vec<String>) -> T) -> T {
        self.searched.with(read)
    }

    /// What the address asks for in vain.
    pub fn unknown(self) -> Vec<Unknown> {
        self.reading.with(|(_, unknown)| unknown.clone())
    }

    /// Reads what comes of the view.
    pub fn findings<T>(self, read: impl FnOnce(&Findings) -> T) -> T {
        self.findings.with(read)
    }

    /// Reads the index.
    pub fn index<T>(self, read: impl FnOnce(&Index) -> T) -> T {
        self.index.with(read)
    }

    /// Why the parts are not there, if they could not be fetched.
    pub fn parts_error(self) -> Option<FetchError> {
        self.parts.with(|parts| {
            parts
                .as_ref()
                .and_then(|parts| parts.as_ref().err().cloned())
        })
    }

    /// What a framework has under a key, once the parts are there.
    pub fn part(self, framework: FrameworkId, key: &str) -> Option<Part> {
        let id = &self.catalog().frameworks[framework].id;
        self.parts.with(|parts| {
            let parts = parts.as_ref()?.as_ref().ok()?;
            parts.get(id)?.get(key).cloned()
        })
    }

    /// Changes the view as a step that the Back button takes back.
    pub fn change(self, change: impl FnOnce(&mut View)) {
        self.go(false, change);
    }

    /// Changes the view in place: for what comes letter by letter.
    pub fn adjust(self, change: impl FnOnce(&mut View)) {
        self.go(true, change);
    }

    fn go(self, replace: bool, change: impl FnOnce(&mut View)) {
        let (mut view, _) = self.reading.get_untracked();
        change(&mut view);
        let query = view.write();
        let mark = if query.is_empty() { "" } else { "?" };
        let path = address::to(&format!("/frameworks{mark}{query}"));
        let options = NavigateOptions {
            replace,
            scroll: false,
        };
        self.navigate
            .with_value(|navigate| navigate(&path, options));
    }

    /// How many are listed, of how many.
    pub fn count(self) -> String {
        let total = self.catalog().frameworks.len();
        let found = self.findings(|findings| findings.found.len());
        let all = words::count(total, "framework", "frameworks");
        if found == total {
            all
        } else {
            format!("{found} of {all}")
        }
    }

    /// Says the number of frameworks aloud, once, when it has changed and the
    /// typing rests.
    pub fn announce(self) {
        Effect::new(move |before: Option<(String, Option<TimeoutHandle>)>| {
            let count = self.count();
            let Some((said, waiting)) = before else {
                return (count, None);
            };
            if said == count {
                return (said, waiting);
            }
            if let Some(waiting) = waiting {
                waiting.clear();
            }
            let text = count.clone();
            let say = move || self.session.say(&text);
            (count, set_timeout_with_handle(say, REST).ok())
        });
    }
}

/// The place of every framework, in catalog order; `None` for one that is out.
fn ranks(session: Session, catalog: &Catalog) -> Vec<Option<u32>> {
    session.decision().with(|decision| {
        let ids = catalog.frameworks.ids();
        ids.map(|id| decision.standing(id).map(|standing| standing.rank))
            .collect()
    })
}

/// The year in which the last line of each framework ends that states an end.
fn ends(releases: &Releases) -> BTreeMap<String, u16> {
    releases
        .iter()
        .filter_map(|(id, releases)| {
            let ends = releases.lines.iter().filter_map(|line| line.ends.as_ref());
            let year = |day: &String| day.split('-').next()?.parse().ok();
            Some((id.clone(), ends.filter_map(year).max()?))
        })
        .collect()
}
