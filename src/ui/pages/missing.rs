//! A path that leads nowhere.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::ui::parts::coast::Coast;
use crate::ui::router::A;

/// Says so, and where one can go instead.
#[component]
pub fn MissingPage() -> impl IntoView {
    page::title("No such page");
    view! {
        <article class="missing masthead ground">
            <div class="masthead__words">
                <h1 tabindex="-1">"There is no such page"</h1>
                <p class="masthead__lead">
                    "This address leads nowhere. Your answers and your shortlist are as they were."
                </p>
                <p class="actions">
                    <A href=address::to("/") attr:class="button button--main">
                        "Start"
                    </A>
                    <A href=address::to("/frameworks") attr:class="button">
                        "All frameworks"
                    </A>
                </p>
            </div>
            <Coast />
        </article>
    }
}
