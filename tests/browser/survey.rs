//! One round through every state, in which all is looked at that can be seen at
//! a glance: barriers, layout, names; and the pictures are taken.
//!
//! The first test that asks for it makes the round, with a few browsers at a time;
//! the others wait and read what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::access::{self, Barriers};
use crate::harness::{Visitor, visit};
use crate::states::{STATES, State};
use crate::{focus, layout, pages, tree};

/// Where the pictures go, unless the variable names another folder.
const PICTURES: &str = "target/pictures";
/// The variable.
const FOLDER: &str = "BACKSTAY_PICTURES";
/// Only states whose name holds this are visited, to look at a page at work.
const ONLY: &str = "BACKSTAY_STATES";
/// How many browsers go round.
const BROWSERS: usize = 3;

/// The colours that a system may ask for.
pub(crate) const SCHEMES: [&str; 2] = ["light", "dark"];

/// Width and height of a small phone, a phone, a tablet, a desk, a large screen.
const WINDOWS: [(u32, u32); 5] = [
    (1280, 900),
    (390, 844),
    (320, 700),
    (768, 1024),
    (1920, 1080),
];
/// The width at which fingers are meant.
const TOUCH: u32 = 390;
/// No phone is wider.
const WIDEST_PHONE: u32 = 480;

/// Opens the first of each kind of thing that opens, and every table of a chart;
/// not the sample of a page on its way, which would be waited for.
const OPEN: &str = "const kinds = new Set();
    for (const each of document.querySelectorAll('main details:not(:has(.waiting))')) {
        each.open ||= !kinds.has(each.className) || each.matches('.chart__table');
        kinds.add(each.className);
    }";

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Check {
    /// What axe-core finds.
    Barriers,
    /// Errors in the console.
    Console,
    /// What a page must not hide with the focus on it.
    Focus,
    /// Heading, landmarks, title, and no other hosts.
    Frame,
    /// What sticks out, is cut off, or lies over something else.
    Layout,
    /// Places that are hard to touch.
    Targets,
    /// The accessibility tree.
    Tree,
}

/// What a round has found.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    faults: BTreeMap<Check, BTreeSet<String>>,
    titles: BTreeSet<String>,
    barriers: Vec<Barriers>,
}

static SURVEY: LazyLock<Survey> = LazyLock::new(go_round);

/// What was found, after a round if there was none.
pub(crate) fn survey() -> &'static Survey {
    &SURVEY
}

impl Survey {
    /// Fails with every fault of a kind.
    #[track_caller]
    pub(crate) fn expect_none(&self, check: Check) {
        let faults = self.faults.get(&check).cloned().unwrap_or_default();
        assert!(faults.is_empty(), "{check:?}: {faults:#?}");
    }

    /// The different titles of all states.
    pub(crate) fn titles(&self) -> &BTreeSet<String> {
        &self.titles
    }

    fn note(&mut self, check: Check, place: &str, found: impl IntoIterator<Item = String>) {
        let faults = self.faults.entry(check).or_default();
        faults.extend(found.into_iter().map(|each| format!("{place}: {each}")));
    }

    fn join(&mut self, other: Self) {
        for (check, faults) in other.faults {
            self.faults.entry(check).or_default().extend(faults);
        }
        self.titles.extend(other.titles);
        self.barriers.extend(other.barriers);
    }
}

fn go_round() -> Survey {
    let wanted = std::env::var(ONLY).unwrap_or_default();
    let states: Vec<&State> = STATES
        .iter()
        .filter(|state| state.name.contains(&wanted))
        .collect();
    assert!(!states.is_empty(), "no state has {wanted:?} in its name");
    let next = AtomicUsize::new(0);
    let mut whole = Survey::default();
    thread::scope(|scope| {
        let browsers = [(); BROWSERS].map(|()| scope.spawn(|| go_on(&states, &next)));
        for browser in browsers {
            match browser.join() {
                Ok(part) => whole.join(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    let table = access::table(&mut whole.barriers);
    fs::write(folder().join("axe.txt"), table).unwrap();
    whole
}

/// Visits the states that nobody has visited yet.
fn go_on(states: &[&State], next: &AtomicUsize) -> Survey {
    let mut survey = Survey::default();
    visit(|visitor| {
        visitor.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        while let Some(state) = states.get(next.fetch_add(1, Ordering::Relaxed)) {
            look_at(visitor, state, &mut survey);
        }
    });
    survey
}

fn look_at(visitor: &mut Visitor, state: &State, survey: &mut Survey) {
    let name = state.name;
    let has = |size: &&(u32, u32)| !state.is_of_phones || size.0 <= WIDEST_PHONE;
    let windows: Vec<(u32, u32)> = WINDOWS.iter().filter(has).copied().collect();
    let (width, height) = windows[0];
    visitor.set_system_colours("light");
    visitor.set_window(width, height, 1);
    state.reach(visitor);
    survey.titles.insert(visitor.title());
    survey.note(Check::Frame, name, pages::faults(visitor, state.titles));
    survey.note(Check::Tree, name, tree::faults(visitor, state.titles));
    access::load(visitor);
    for scheme in SCHEMES {
        visitor.set_system_colours(scheme);
        visitor.wait_for_rest();
        let barriers = access::barriers(visitor, name, scheme);
        survey.note(
            Check::Barriers,
            &format!("{name}, {scheme}"),
            barriers.violations.clone(),
        );
        survey.barriers.push(barriers);
    }
    for size in windows {
        look_at_window(visitor, name, size, survey);
    }
    look_at_large_text(visitor, name, survey);
    let errors = visitor.console_errors();
    let unexpected = errors.into_iter().filter(|error| !state.expects(error));
    survey.note(Check::Console, name, unexpected);
}

/// A state in a window of one size. The pictures come last, for they change it.
fn look_at_window(visitor: &mut Visitor, name: &str, size: (u32, u32), survey: &mut Survey) {
    let (width, height) = size;
    visitor.set_system_colours("light");
    visitor.set_window(width, height, 1);
    visitor.wait_for_rest();
    let place = format!("{name} at {width} px");
    note_layout(visitor, &place, (width, width == TOUCH), survey);
    for scheme in SCHEMES {
        visitor.set_system_colours(scheme);
        take_picture(visitor, &format!("{name}-{width}-{scheme}"));
    }
}

fn take_picture(visitor: &mut Visitor, name: &str) {
    let picture = visitor.picture_of_page();
    keep_picture(&format!("{name}.png"), &picture);
}

/// A state with text twice as large, and on a page four times as large. What opens
/// is opened last: it stays open.
fn look_at_large_text(visitor: &mut Visitor, name: &str, survey: &mut Survey) {
    let size = "document.documentElement.style.fontSize = arguments[0]";
    visitor.set_system_colours("light");
    visitor.set_window(1280, 900, 1);
    visitor.run(size, json!(["200%"]));
    visitor.wait_for_rest();
    let place = format!("{name} with text at 200 %");
    note_layout(visitor, &place, (1280, false), survey);
    visitor.run(size, json!([""]));
    visitor.set_window(320, 256, 4);
    visitor.wait_for_rest();
    let place = format!("{name} at 400 %");
    note_layout(visitor, &place, (320, false), survey);
    survey.note(Check::Focus, &place, focus::faults(visitor));
    visitor.set_window(390, 844, 1);
    visitor.run(size, json!(["200%"]));
    visitor.run(OPEN, json!([]));
    visitor.wait_for_rest();
    let place = format!("{name}, opened, on a phone with text at 200 %");
    note_layout(visitor, &place, (390, false), survey);
}

fn note_layout(
    visitor: &mut Visitor,
    place: &str,
    (width, by_touch): (u32, bool),
    survey: &mut Survey,
) {
    let (targets, others) = layout::faults(visitor, width, by_touch);
    survey.note(Check::Targets, place, targets);
    survey.note(Check::Layout, place, others);
}

/// Puts a picture where people look for them.
pub(crate) fn keep_picture(file: &str, picture: &[u8]) {
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join(file), picture).unwrap();
}

fn folder() -> PathBuf {
    let named = std::env::var_os(FOLDER).filter(|value| !value.is_empty());
    named.unwrap_or_else(|| PICTURES.into()).into()
}

/// The strings of a script's answer.
pub(crate) fn strings(answer: Value) -> Vec<String> {
    serde_json::from_value(answer).unwrap()
}

#[test]
fn no_state_puts_an_error_into_the_console() {
    survey().expect_none(Check::Console);
}
