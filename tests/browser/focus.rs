//! Whether what has the focus can be seen, even where the page is four times as
//! large.

use serde_json::json;

use crate::harness::Visitor;
use crate::survey::{Check, strings, survey};

/// The controls that cannot be seen when they have the focus.
pub(crate) fn faults(visitor: &mut Visitor) -> Vec<String> {
    strings(visitor.run(include_str!("focus.js"), json!([])))
}

#[test]
fn what_has_the_focus_is_not_covered() {
    survey().expect_none(Check::Focus);
}
