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

/// Path, search without its question mark, and fragment with its `#`.
pub fn here() -> [String; 3] {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Default::default();
    };
    let search = location.search().unwrap_or_default();
    [
        location.pathname().unwrap_or_default(),
        search.strip_prefix('?').unwrap_or_default().to_owned(),
        location.hash().unwrap_or_default(),
    ]
}

/// Sets the address without a load: in place of the present entry of the history,
/// or in a new one where it differs.
pub fn set(address: &str, replace: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Ok(history) = window.history() else {
        return;
    };
    let present = window.location().href().unwrap_or_default();
    let wanted = web_sys::Url::new_with_base(address, &present).map(|url| url.href());
    // An address of our own origin is never refused.
    let _ = if replace || wanted.is_ok_and(|wanted| wanted == present) {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address))
    } else {
        history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address))
    };
}

/// What a whole address is within its host, if it is one of the app's pages.
pub fn own(address: &str) -> Option<String> {
    let url = web_sys::Url::new(address).ok()?;
    let origin = web_sys::window()?.location().origin().ok()?;
    let path = url.pathname();
    let is_own = url.origin() == origin && path.strip_prefix(base())?.starts_with('/');
    is_own.then(|| format!("{path}{}{}", url.search(), url.hash()))
}

/// A part of a path without its percent signs; as it is where they mean nothing.
pub fn decoded(part: &str) -> String {
    let decoded = js_sys::decode_uri_component(part);
    decoded.map_or_else(|_| part.to_owned(), String::from)
}

/// The first value under a key of a search.
pub fn query(search: &str, key: &str) -> Option<String> {
    web_sys::UrlSearchParams::new_with_str(search)
        .ok()?
        .get(key)
}

/// The link that opens a sheet on another machine.
pub fn share(fragment: &str) -> String {
    let origin = web_sys::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default();
    format!("{origin}{}/#{fragment}", base())
}

/// Whether the fragment may hold a sheet: links do so with an equals sign.
pub fn holds_link() -> bool {
    fragment().contains('=')
}

/// Calls `then` whenever the fragment changes while the app is open.
pub fn on_fragment(then: impl Fn() + 'static) {
    super::page::listen("hashchange", move |_| then());
}
