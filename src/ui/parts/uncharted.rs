//! A page that has nothing to show yet: a coast, and water without soundings.

use leptos::prelude::*;

use crate::ui::charts::contours::Contours;

/// Words on the land: what is missing, and what to do.
#[component]
pub fn Uncharted(
    /// The words, with the heading of the page.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="ground uncharted">
            <div class="uncharted__words">{children()}</div>
            <Contours values=Vec::new() />
        </section>
    }
}
