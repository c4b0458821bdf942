//! A path that leads nowhere.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::ui::router::A;

/// Says so, and where one can go instead.
#[component]
pub fn MissingPage() -> impl IntoView {
    page::title("No such page");
    view! {
        <article class="sheet">
            <h1 tabindex="-1">"There is no such page"</h1>
            <p>"The address leads nowhere. Your answers and your shortlist are not touched."</p>
            <p class="actions">
                <A href=address::to("/") attr:class="button">
                    "Start"
                </A>
                <A href=address::to("/frameworks") attr:class="button">
                    "All frameworks"
                </A>
            </p>
        </article>
    }
}
