//! What follows a decision once it is painted: it may take longer than a frame.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::decision::{Decision, Engine, Flip, FlipSearch, Outlook, Working};

/// How long a search may hold the page before it lets it go on: half a frame.
const SLICE_MS: f64 = 8.0;
/// How long the answers must rest before what takes longer than a frame follows
/// them: a slider that is being moved should not pay for it.
const REST: Duration = Duration::from_millis(150);

/// A decision with its working, made once and shared. Two are equal only where
/// they are the same one.
#[derive(Clone, Debug)]
pub struct Worked(Arc<Working>);

impl Worked {
    /// Shares a working.
    pub fn new(working: Working) -> Self {
        Self(Arc::new(working))
    }
}

impl Deref for Worked {
    type Target = Working;

    fn deref(&self) -> &Working {
        &self.0
    }
}

impl PartialEq for Worked {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The outlook of the newest decision, made after it is painted. A newer
/// decision makes an older one's needless.
pub fn outlook(
    engine: &'static Engine<'static>,
    working: Memo<Worked>,
) -> ReadSignal<Option<Outlook>> {
    let (outlook, set_outlook) = signal(None);
    Effect::new(move || {
        let wanted = working.get();
        after_paint(move || {
            if working.get_untracked() == wanted {
                set_outlook.set(Some(engine.outlook(&wanted)));
            }
        });
    });
    outlook
}

/// A decision that follows another once the answers rest: for what is long to
/// make and out of sight of the hand that changes them.
pub fn at_rest(decision: Memo<Decision>) -> ReadSignal<Decision> {
    let (rested, set_rested) = signal(decision.get_untracked());
    Effect::new(move || {
        let wanted = decision.get();
        if rested.with_untracked(|rested| *rested == wanted) {
            return;
        }
        let follow = move || {
            if decision.get_untracked() == wanted {
                // The signal may have gone with its page.
                let _ = set_rested.try_set(wanted);
            }
        };
        set_timeout(follow, REST);
    });
    rested
}

/// What a search for single changes of the pick has found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlipsSoFar {
    /// In the order of [`FlipSearch::flips`].
    pub flips: Vec<Flip>,
    /// How many changes were tried.
    pub done: usize,
    /// How many there are; 0 before the search has begun.
    pub total: usize,
}

impl FlipsSoFar {
    /// Whether all changes were tried.
    pub fn is_complete(&self) -> bool {
        self.total > 0 && self.done == self.total
    }
}

/// The flips of the newest decision, searched in slices while the page that
/// asks for them is there. A newer decision ends an older one's search.
pub fn flips(engine: &'static Engine<'static>, working: Memo<Worked>) -> ReadSignal<FlipsSoFar> {
    let (so_far, set_so_far) = signal(FlipsSoFar::default());
    Effect::new(move || {
        let wanted = working.get();
        let is_newest = move || working.get_untracked() == wanted;
        set_so_far.update(|so_far| so_far.done = 0);
        let begin = move || {
            if is_newest() {
                let search = working.with_untracked(|working| FlipSearch::new(engine, working));
                go_on(engine, search, is_newest, set_so_far);
            }
        };
        set_timeout(begin, REST);
    });
    so_far
}

/// Searches for a slice of time, says how far it is, and goes on later.
fn go_on(
    engine: &'static Engine<'static>,
    mut search: FlipSearch,
    is_newest: impl Fn() -> bool + 'static,
    so_far: WriteSignal<FlipsSoFar>,
) {
    let end = js_sys::Date::now() + SLICE_MS;
    let mut is_left = true;
    while is_left && js_sys::Date::now() < end {
        is_left = search.advance(engine);
    }
    let (done, total) = search.progress();
    let flips = search.flips().to_vec();
    let untaken = so_far.try_set(FlipsSoFar { flips, done, total });
    // A signal that takes nothing has gone with its page.
    if is_left && untaken.is_none() {
        let more = move || {
            if is_newest() {
                go_on(engine, search, is_newest, so_far);
            }
        };
        set_timeout(more, Duration::ZERO);
    }
}

/// Runs `work` once the browser has painted what is due now.
fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}
