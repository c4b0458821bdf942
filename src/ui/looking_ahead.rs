//! What follows a decision once it is painted: it may take longer than a frame.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::decision::{Decision, Engine, Outlook, Working};

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

/// Runs `work` once the browser has painted what is due now.
fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}
