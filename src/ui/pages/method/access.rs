//! Whom the pages are made for, how that is tested, and what is not tested.

use leptos::prelude::*;

use crate::browser::address;
use crate::ui::router::A;

/// The conformance statement.
#[component]
pub fn Access() -> impl IntoView {
    view! {
        <p>
            "Backstay is made to be used by everybody: with a mouse, a finger or the keyboard alone, \
             with a screen reader, with large text, by day and by night. It is built to meet the Web \
             Content Accessibility Guidelines (WCAG) 2.2 at level AA, the level that most laws ask for. \
             Where it does not, that is a fault."
        </p>
        <h3>"What is tested automatically"</h3>
        <p>
            "Every page in every state: with much data, with little and with none, and when a file does not arrive."
        </p>
        <ul class="method__list">
            <li>
                "The rules of WCAG that a program can check, with axe-core, by day and by night: \
                 contrast, names, headings, labels."
            </li>
            <li>
                "A whole visit by keyboard alone, from the first question to the result: everything \
                 can be reached, and you always see where you are."
            </li>
            <li>
                "A window 320 px wide, and text at 200% and 400%: nothing is cut off, and nobody has \
                 to scroll sideways, except inside wide tables."
            </li>
            <li>
                "What the browser hands to a screen reader (the accessibility tree): names, roles, \
                 and what is said when something changes."
            </li>
        </ul>
        <h3>"What we do not know, and what does not work"</h3>
        <ul class="method__list">
            <li>
                "No automatic test can tell whether a page is easy to use. People who use a screen reader every \
                 day have not tried it yet."
            </li>
            <li>
                "The tests run in Chromium. In Firefox and Safari it should work in the same way; \
                 nothing checks that it does."
            </li>
            <li>
                "It works only with JavaScript and WebAssembly, because everything is computed in the \
                 browser. Without them the facts can be read as plain files in the folder “data”."
            </li>
            <li>
                "Each chart has its numbers beside it as text or as a table. A chart saved as a picture \
                 leaves them behind."
            </li>
            <li>
                "The documents that are cited belong to others. Some of them may be hard to use."
            </li>
        </ul>
        <h3>"How to report a barrier"</h3>
        <p>
            "In the same way as a wrong fact: write to the project’s repository. Say which page \
             you were on, what you wanted to do, what happened, and which browser and assistive \
             technology you use. The text to send for a fact is at the end of the page of each "
            <A href=address::to("/frameworks")>"framework"</A> "."
        </p>
    }
}
