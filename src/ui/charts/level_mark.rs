//! A level as a mark: the fuller the disc, the nearer to the framework.

use leptos::prelude::*;

use crate::catalog::{Level, Stated};

/// Decoration beside the word, told by shape and not by hue: a full disc, half
/// a disc, a ring, a stroke; dots where the level is not known.
#[component]
pub fn LevelMark(
    /// The level.
    level: Stated,
) -> impl IntoView {
    let shape = match level.level() {
        Some(Level::Core) => "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0 -12z",
        Some(Level::Official) => "M8 2a6 6 0 1 0 0 12z",
        Some(Level::Community) => "",
        Some(Level::None) => "M3 7h10v2h-10z",
        None => "M2 7h2v2h-2z M7 7h2v2h-2z M12 7h2v2h-2z",
    };
    let has_ring = level.level().is_some_and(|level| level != Level::None);
    view! {
        <svg class="level-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {has_ring.then(|| view! { <circle class="level-mark__ring" cx="8" cy="8" r="6" /> })}
            <path d=shape />
        </svg>
    }
}
