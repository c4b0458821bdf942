//! The foot of every page: the title block of the chart, and the rest of the pages.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::report::words;
use crate::ui::router::A;
use crate::ui::session::use_session;

/// What the chart shows, of which edition, in which unit; and where else to go.
#[component]
pub fn Foot() -> impl IntoView {
    let session = use_session();
    let edition = words::date(&session.opening().edition);
    let frameworks = session.opening().frameworks;
    let completions = thousands(session.opening().completions);
    view! {
        <footer class="foot">
            <div class="foot__block">
                <p class="foot__title">"Backend web frameworks" <em>"Facts of " {edition}</em></p>
                <dl class="foot__facts">
                    <div>
                        <dt>"Frameworks"</dt>
                        <dd>{frameworks}</dd>
                    </div>
                    <div>
                        <dt>"Values in"</dt>
                        <dd>"points out of 100"</dd>
                    </div>
                    <div>
                        <dt>"Ways drawn"</dt>
                        <dd>{completions}</dd>
                    </div>
                    <div>
                        <dt>"Kept"</dt>
                        <dd>"in this browser only"</dd>
                    </div>
                    <div class="foot__printed">
                        <dt>"Printed"</dt>
                        <dd>{words::date(&page::today())}</dd>
                    </div>
                </dl>
            </div>
            <ul class="foot__pages" aria-label="More pages">
                <li>
                    <A href=address::to("/method")>"Method"</A>
                </li>
                <li>
                    <A href=address::to("/claims")>"Claims checked"</A>
                </li>
                <li>
                    <A href=address::to("/compare")>"Compare"</A>
                </li>
                <li>
                    <A href=address::to("/settings")>"Settings"</A>
                </li>
            </ul>
        </footer>
    }
}

/// A whole number with a thin space between thousands.
fn thousands(number: u32) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{}\u{202f}{:03}", number / 1000, number % 1000)
    }
}
