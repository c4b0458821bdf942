//! Open questions that can change the answer most.

use leptos::prelude::*;

use crate::report::words;
use crate::ui::pages::questions::path_of;
use crate::ui::router::A;
use crate::ui::session::Session;

/// How many open questions are proposed.
const PROPOSED: usize = 4;

/// What to answer next, and why.
#[component]
pub fn StillOpen(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let bundle = session.bundle();
    let open = move || {
        let outlook = session.outlook().get();
        outlook.map(|outlook| outlook.open).unwrap_or_default()
    };
    let rows = move || {
        open()
            .into_iter()
            .take(PROPOSED)
            .map(|open| {
                let row = &bundle.interview.questions()[open.question];
                view! {
                    <li>
                        <A href=path_of(
                            session,
                            open.question,
                        )>{move || row.words(session.wording())}</A>
                        <p class="quiet">{row.why.as_str()}</p>
                    </li>
                }
            })
            .collect_view()
    };
    let count = move || open().len();
    view! {
        <section class="section" aria-labelledby="open-title">
            <h2 id="open-title" tabindex="-1">
                "Still open"
            </h2>
            <Show
                when=move || count() != 0
                fallback=|| view! { <p>"Every question is answered."</p> }
            >
                <p class="quiet">
                    {move || words::count(count(), "question is", "questions are")}
                    " open. These can change the answer most:"
                </p>
            </Show>
            <ul class="open">{rows}</ul>
        </section>
    }
}
