//! Title, focus, theme, events of the window.

use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs `work` once the browser has painted what is due now.
pub fn after_paint(work: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(move || {
        leptos::prelude::set_timeout(work, Duration::ZERO);
    });
}

/// Listens for an event of the window for as long as the app runs.
pub fn listen(event: &str, then: impl Fn(web_sys::Event) + 'static) {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(then);
    if let Some(window) = web_sys::window()
        && window
            .add_event_listener_with_callback(event, closure.as_ref().unchecked_ref())
            .is_ok()
    {
        // The listener lives as long as the page.
        closure.forget();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Sets the title of the page.
pub fn title(text: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{text} · Backstay"));
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the page as it is.
        let _ = window.location().reload();
    }
}

/// Whether an element fits a selector.
pub fn holds(selector: &str) -> bool {
    document().is_some_and(|document| matches!(document.query_selector(selector), Ok(Some(_))))
}

/// Moves the focus to the first element that fits a selector.
pub fn focus(selector: &str) {
    let element = document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus();
    }
}

/// Moves the focus to the heading of a section, given as a fragment with its
/// `#`; does nothing for what is no plain name.
pub fn focus_section(fragment: &str) {
    let name = fragment.strip_prefix('#').unwrap_or_default();
    if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        focus(&format!("#{name} h2"));
    }
}

/// Hands the focus on when the button just pressed has gone: to the heading of
/// the page, without scrolling, so that the keyboard does not start at the top.
pub fn hand_on_focus() {
    listen("click", |event| {
        let pressed = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // The first frame shows the change, the second comes after it.
        leptos::prelude::request_animation_frame(move || {
            leptos::prelude::request_animation_frame(move || {
                let gone = pressed.is_some_and(|pressed| !pressed.is_connected());
                let Some(document) = document() else { return };
                let lost = document
                    .active_element()
                    .is_none_or(|element| element.tag_name() == "BODY");
                let heading = document.query_selector("main h1").ok().flatten();
                if let Some(heading) = heading.filter(|_| gone && lost)
                    && let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>()
                {
                    let options = web_sys::FocusOptions::new();
                    options.set_prevent_scroll(true);
                    // A heading that cannot take the focus leaves it where it was.
                    let _ = heading.focus_with_options(&options);
                }
            });
        });
    });
}

/// Sends what a finger or mouse does next to the element that it was set down
/// on, wherever it moves.
pub fn follow_pointer(event: &web_sys::PointerEvent) {
    let pressed = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(pressed) = pressed {
        // A pointer that is gone already needs no following.
        let _ = pressed.set_pointer_capture(event.pointer_id());
    }
}

/// Scrolls to what a fragment, with its `#`, names; to the top without one, or
/// where it names nothing.
pub fn scroll_to(fragment: String) {
    leptos::prelude::request_animation_frame(move || {
        let name = fragment.strip_prefix('#').unwrap_or_default();
        let named = document().and_then(|document| document.get_element_by_id(name));
        match named.filter(|_| !name.is_empty()) {
            Some(element) => element.scroll_into_view(),
            None => to_top(),
        }
    });
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Sets the colour scheme: `light`, `dark`, or nothing for the system's.
pub fn scheme(scheme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    // Setting or removing an attribute of our own element does not fail.
    let _ = match scheme {
        Some(scheme) => root.set_attribute("data-scheme", scheme),
        None => root.remove_attribute("data-scheme"),
    };
}

/// Today as `YYYY-MM-DD`.
pub fn today() -> String {
    let moment = String::from(js_sys::Date::new_0().to_iso_string());
    moment.chars().take(10).collect()
}

/// Puts a text on the clipboard.
///
/// # Errors
///
/// When the browser refuses, as it does without a secure address.
pub async fn copy(text: String) -> Result<(), ()> {
    let navigator = web_sys::window().ok_or(())?.navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if !has_clipboard {
        return Err(());
    }
    let promise = navigator.clipboard().write_text(&text);
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .map(|_| ())
        .map_err(|_| ())
}
