//! The foot of every page: the title block of the chart, and the settings.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::address;
use crate::interview::Wording;
use crate::report::words;
use crate::ui::session::{Scheme, use_session};

/// Edition, completions, settings.
#[component]
pub fn Foot() -> impl IntoView {
    let session = use_session();
    let edition = words::date(&session.bundle().catalog.version);
    let frameworks = session.bundle().catalog.frameworks.len();
    let completions = thousands(session.bundle().model.completions());
    let set_wording = move |event| {
        let technical = event_target_checked(&event);
        session.settings().update(|settings| {
            settings.wording = if technical {
                Wording::Technical
            } else {
                Wording::Plain
            };
        });
    };
    let technical = move || session.wording() == Wording::Technical;
    let scheme = move || session.settings().with(|settings| settings.scheme);
    let schemes = [
        (Scheme::System, "As the system"),
        (Scheme::Day, "Day"),
        (Scheme::Night, "Night"),
    ]
    .map(|(each, name)| {
        let choose = move |_| session.settings().update(|settings| settings.scheme = each);
        view! {
            <label>
                <input
                    type="radio"
                    name="scheme"
                    prop:checked=move || scheme() == each
                    on:change=choose
                />
                {name}
            </label>
        }
    })
    .collect_view();
    view! {
        <footer class="foot">
            <dl class="foot__block">
                <div>
                    <dt>"Facts of"</dt>
                    <dd>{edition}</dd>
                </div>
                <div>
                    <dt>"Frameworks"</dt>
                    <dd>{frameworks}</dd>
                </div>
                <div>
                    <dt>"Completions"</dt>
                    <dd>{completions}</dd>
                </div>
                <div>
                    <dt>"Kept"</dt>
                    <dd>"in this browser only"</dd>
                </div>
            </dl>
            <ul class="foot__pages" aria-label="About">
                <li>
                    <A href=address::to("/method")>"Method"</A>
                </li>
                <li>
                    <A href=address::to("/claims")>"Claims checked"</A>
                </li>
                <li>
                    <A href=address::to("/compare")>"Compare"</A>
                </li>
            </ul>
            <div class="foot__settings">
                <label>
                    <input type="checkbox" prop:checked=technical on:change=set_wording />
                    "Technical words"
                </label>
                <fieldset class="foot__schemes">
                    <legend>"Colours"</legend>
                    {schemes}
                </fieldset>
            </div>
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
