//! What follows a decision once it is painted: it may take longer than a frame.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::browser::page;
use crate::decision::{Decision, Engine, Flip, FlipSearch, Outlook, Sliced, Working};
use crate::interview::AnswerSheet;

/// How long a search may hold the page before it lets it go on: half a frame.
const SLICE_MS: f64 = 8.0;
/// A decision that adds up more numbers is made in slices. The shipped catalog
/// has 8 million, which take a part of a frame and are painted with the answer;
/// four times as many take about a whole one.
const AT_ONCE: usize = 32_000_000;
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

/// A decision that follows the answers.
#[derive(Clone, Copy, Debug)]
pub struct Following {
    /// That of the newest answers, or of those before while it is made in slices.
    pub worked: Memo<Worked>,
    /// The share of a newer one that is made, 0…1; `None` where there is none.
    pub under_way: ReadSignal<Option<f64>>,
}

/// The decision of a sheet: with the sheet where that fits in a frame, else in
/// slices. A newer sheet ends an older one's.
pub fn following(engine: &'static Engine<'static>, sheet: Memo<AnswerSheet>) -> Following {
    let (under_way, set_under_way) = signal(None);
    let at_once = move || Worked::new(sheet.with(|sheet| engine.work(sheet)));
    let worked = if engine.size() <= AT_ONCE {
        Memo::new(move |_| at_once())
    } else {
        // Before anything is on the page, nothing can stand still.
        let first = sheet.get_untracked();
        let (made, set_made) = signal(untrack(at_once));
        let newest = StoredValue::new(0_u32);
        Effect::new(move |before: Option<()>| {
            let wanted = sheet.get();
            if before.is_none() && wanted == first {
                return;
            }
            newest.update_value(|newest| *newest += 1);
            let number = newest.get_value();
            let is_newest = move || newest.get_value() == number;
            let deciding = Sliced::decision(engine, wanted);
            let deciding = (deciding, move |share| set_under_way.set(share));
            in_slices(deciding, is_newest, move |working| {
                set_made.set(Worked::new(working));
            });
        });
        Memo::new(move |_| made.get())
    };
    Following { worked, under_way }
}

/// Makes a slice of something, says how far it is, and goes on later; what is made
/// is handed over.
fn in_slices<T: 'static>(
    (mut work, progress): (Sliced<'static, T>, impl Fn(Option<f64>) + 'static),
    is_newest: impl Fn() -> bool + 'static,
    made: impl FnOnce(T) + 'static,
) {
    let end = js_sys::Date::now() + SLICE_MS;
    let mut whole = None;
    while whole.is_none() && js_sys::Date::now() < end {
        whole = work.advance();
    }
    if let Some(whole) = whole {
        progress(None);
        made(whole);
    } else {
        progress(Some(work.progress()));
        let more = move || {
            if is_newest() {
                in_slices((work, progress), is_newest, made);
            }
        };
        set_timeout(more, Duration::ZERO);
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
        page::after_paint(move || {
            let is_newest = {
                let wanted = wanted.clone();
                move || working.get_untracked() == wanted
            };
            if is_newest() {
                let looking = (Sliced::outlook(engine, wanted), |_| {});
                in_slices(looking, is_newest, move |outlook| {
                    set_outlook.set(Some(outlook));
                });
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

/// The search for single changes of the pick.
#[derive(Clone, Copy, Debug)]
pub struct Flips {
    /// All of them, in the order of [`FlipSearch::flips`], their firmness a little
    /// later: those of the answers before until all changes are tried, and `None`
    /// before that has ever been.
    pub found: ReadSignal<Option<Vec<Flip>>>,
    /// How many changes were tried, and how many there are; 0 of 0 before the
    /// first search begins.
    pub progress: ReadSignal<(usize, usize)>,
}

impl Flips {
    /// Whether what was found is out of date, or not yet measured.
    pub fn is_busy(self) -> bool {
        let (done, total) = self.progress.get();
        let is_measured = |found: &Vec<Flip>| found.iter().all(|flip| flip.firmness.is_some());
        let is_complete = || {
            self.found
                .with(|found| found.as_ref().is_some_and(is_measured))
        };
        done < total || total == 0 || !is_complete()
    }
}

/// Searches the flips of the newest decision in slices, while the page that asks
/// for them is there. A newer decision ends an older one's search.
pub fn flips(engine: &'static Engine<'static>, working: Memo<Worked>) -> Flips {
    let (found, set_found) = signal(None);
    let (progress, set_progress) = signal((0, 0));
    Effect::new(move || {
        let wanted = working.get();
        let is_newest = move || working.get_untracked() == wanted;
        set_progress.update(|(done, _)| *done = 0);
        let begin = move || {
            if is_newest() {
                let search = working.with_untracked(|working| FlipSearch::new(engine, working));
                go_on(engine, search, is_newest, set_found, set_progress);
            }
        };
        set_timeout(begin, REST);
    });
    Flips { found, progress }
}

/// Searches for a slice of time, says how far it is, and goes on later.
fn go_on(
    engine: &'static Engine<'static>,
    mut search: FlipSearch,
    is_newest: impl Fn() -> bool + 'static,
    found: WriteSignal<Option<Vec<Flip>>>,
    progress: WriteSignal<(usize, usize)>,
) {
    let is_tried = |search: &FlipSearch| {
        let (done, total) = search.progress();
        done == total
    };
    let was_tried = is_tried(&search);
    let end = js_sys::Date::now() + SLICE_MS;
    let mut is_left = true;
    while is_left && js_sys::Date::now() < end {
        is_left = search.advance(engine);
    }
    if !is_left || (is_tried(&search) && !was_tried) {
        let _ = found.try_set(Some(search.flips().to_vec()));
    }
    // Signals that take nothing have gone with their page.
    let is_gone = progress.try_set(search.progress()).is_some();
    if is_left && !is_gone {
        let more = move || {
            if is_newest() {
                go_on(engine, search, is_newest, found, progress);
            }
        };
        set_timeout(more, Duration::ZERO);
    }
}
