//! The mark of a fact that has grown old.

use leptos::prelude::*;

use crate::browser::page;
use crate::catalog::{Day, OtherAges};
use crate::report::words;

/// How long ago a date was, where that is longer than so many months; nothing
/// for a fresh one.
pub fn age_mark(as_of: &str, months: u32) -> Option<impl IntoView + use<>> {
    let today = Day::parse(&page::today())?;
    let ago = words::outdated(as_of, today, months)?;
    Some(view! { <span class="old">" (" {ago} ": may have changed)"</span> })
}

/// How fast what is no fact of a section ages.
pub fn others() -> &'static OtherAges {
    &crate::shipped().catalog.facts.others
}
