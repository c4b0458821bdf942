//! The address bar: base path, fragment, links to share.

use std::sync::OnceLock;

/// The path under which the app lives, without a slash at its end; empty at
/// the root of a host.
pub fn base() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        let path = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.base_uri().ok().flatten())
            .and_then(|uri| web_sys::Url::new(&uri).ok())
            .map(|url| url.pathname())
            .unwrap_or_default();
        path.rsplit_once('/')
            .map_or_else(String::new, |(folder, _)| folder.to_owned())
    })
}

/// The path of a page under which the browser finds it: the router adds no
/// base to links.
pub fn to(page: &str) -> String {
    format!("{}{page}", base())
}

/// The fragment of the address, with its `#`; empty if there is none.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Replaces the address by a page of the app, without a new entry in the
/// history.
pub fn replace(page: &str) {
    let path = to(page);
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // An address of our own origin is never refused.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
}

/// The link that opens a sheet on another machine.
pub fn share(fragment: &str) -> String {
    let origin = web_sys::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default();
    format!("{origin}{}/#{fragment}", base())
}

/// Calls `then` whenever the fragment changes while the app is open.
pub fn on_fragment(then: impl Fn() + 'static) {
    super::page::listen("hashchange", move |_| then());
}
