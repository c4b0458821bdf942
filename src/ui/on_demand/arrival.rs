//! Where the focus goes when a page arrives.

use std::mem;

use leptos::prelude::*;

use crate::browser::page;

/// Brings the focus to the heading of a page once there is one: after a
/// navigation, not when the app is opened.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    is_due: StoredValue<bool>,
    stays: StoredValue<bool>,
}

impl Default for Arrival {
    /// Nobody has arrived yet.
    fn default() -> Self {
        Self {
            is_due: StoredValue::new(false),
            stays: StoredValue::new(false),
        }
    }
}

impl Arrival {
    /// The next heading takes the focus.
    pub fn expect(self) {
        self.is_due.set_value(true);
    }

    /// The address is about to change, and the person is not: the page just opened
    /// turns out to be another one.
    pub fn stay(self) {
        self.stays.set_value(true);
    }

    /// Whether the address changed and the person did not, asked once.
    pub fn stays(self) -> bool {
        self.stays.try_update_value(mem::take).unwrap_or_default()
    }

    /// Gives the focus to the heading when the page is painted; without one yet,
    /// whoever brings it calls again.
    pub fn greet(self) {
        request_animation_frame(move || {
            if self.is_due.get_value() && page::holds("main h1") {
                page::focus("main h1");
                self.is_due.set_value(false);
            }
        });
    }
}
