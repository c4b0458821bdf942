//! A page that has nothing to show yet: words, a coast, and open water.

use leptos::prelude::*;

use crate::ui::parts::coast::Coast;

/// Words on the land: what is missing, and what to do.
#[component]
pub fn Uncharted(
    /// The words, with the heading of the page.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="masthead ground uncharted">
            <div class="masthead__words">{children()}</div>
            <Coast />
        </section>
    }
}
