//! Whether every state fits its window: nothing beyond it, cut off, over something
//! else or too small for a finger.

use serde_json::json;

use crate::harness::Visitor;
use crate::survey::{Check, strings, survey};

/// The kind of fault that has a test of its own.
const TARGET: &str = "small target";

/// What is wrong with the layout: first the targets, then all else. The window is
/// `width` CSS pixels wide.
pub(crate) fn faults(
    visitor: &mut Visitor,
    width: u32,
    by_touch: bool,
) -> (Vec<String>, Vec<String>) {
    let found = visitor.run(include_str!("layout.js"), json!([width, by_touch]));
    strings(found)
        .into_iter()
        .partition(|fault| fault.starts_with(TARGET))
}

#[test]
fn every_state_fits_every_window() {
    survey().expect_none(Check::Layout);
}

#[test]
fn what_is_touched_is_as_large_as_a_finger() {
    survey().expect_none(Check::Targets);
}
