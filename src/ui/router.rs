//! Where the person is: the address as signals, links and navigation.
//!
//! The address bar is the only truth. Pages read it through [`use_location`] and
//! [`use_param`]; links of the app and [`use_navigate`] change it without a load.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{address, page};

/// The address, part by part, as the browser writes it.
#[derive(Clone, Copy, Debug)]
pub struct Location {
    /// The path, with the base.
    pub pathname: RwSignal<String>,
    /// What follows the question mark.
    pub search: RwSignal<String>,
    /// The fragment with its `#`, or nothing.
    pub hash: RwSignal<String>,
}

/// How a navigation is done.
#[derive(Clone, Copy, Debug)]
pub struct NavigateOptions {
    /// Whether the present entry of the history is replaced.
    pub replace: bool,
    /// Whether the page scrolls: to what the fragment names, or to the top.
    pub scroll: bool,
}

impl Default for NavigateOptions {
    /// A new entry, from the top of the page.
    fn default() -> Self {
        Self {
            replace: false,
            scroll: true,
        }
    }
}

/// What stands after a page's own part of the path: which question, which
/// framework.
#[derive(Clone, Copy, Debug)]
struct Param(Memo<Option<String>>);

impl Location {
    /// Follows the address for as long as the app runs.
    pub fn follow() -> Self {
        let [path, search, hash] = address::here();
        let location = Self {
            pathname: RwSignal::new(path),
            search: RwSignal::new(search),
            hash: RwSignal::new(hash),
        };
        page::listen("popstate", move |_| location.read());
        page::listen("click", move |event| {
            if let Some(address) = link_of(&event) {
                event.prevent_default();
                location.go(&address, NavigateOptions::default());
            }
        });
        location
    }

    /// Brings the signals to what the address bar says. The path comes first, so
    /// that a page that is left does not see the search of the next.
    fn read(self) {
        let parts = address::here();
        for (signal, part) in [self.pathname, self.search, self.hash]
            .into_iter()
            .zip(parts)
        {
            if signal.with_untracked(|present| *present != part) {
                signal.set(part);
            }
        }
    }

    /// Goes to an address of the app.
    pub fn go(self, address: &str, options: NavigateOptions) {
        address::set(address, options.replace);
        self.read();
        if options.scroll {
            page::scroll_to(self.hash.get_untracked());
        }
    }

    /// The parts of the path below the base.
    fn steps(self) -> Vec<String> {
        self.pathname.with(|path| {
            let below = path.strip_prefix(address::base()).unwrap_or(path);
            let steps = below.split('/').filter(|step| !step.is_empty());
            steps.map(address::decoded).collect()
        })
    }

    /// The first part of the path, and whether more parts follow than one.
    pub fn place(self) -> Place {
        let mut steps = self.steps().into_iter();
        Place {
            page: steps.next().unwrap_or_default(),
            param: steps.next(),
            is_too_deep: steps.next().is_some(),
        }
    }
}

/// A path below the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page; empty for the start.
    pub page: String,
    /// What follows it.
    pub param: Option<String>,
    /// Whether more follows than any page understands.
    pub is_too_deep: bool,
}

/// Where a click leads, if it is one that the app follows: with the main button
/// alone, on a link of its own, that opens in the same window.
fn link_of(event: &web_sys::Event) -> Option<String> {
    let click = event.dyn_ref::<web_sys::MouseEvent>()?;
    let keys = [
        click.alt_key(),
        click.ctrl_key(),
        click.meta_key(),
        click.shift_key(),
    ];
    if event.default_prevented() || click.button() != 0 || keys.contains(&true) {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok().flatten()?;
    if link.has_attribute("download") || link.has_attribute("target") {
        return None;
    }
    let link = link.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    address::own(&link.href())
}

/// Gives `param` of the place to the page being built, for as long as the path
/// leads to that page: one that is being left keeps what it had.
pub fn provide_param(place: Memo<Place>) {
    let page = place.with_untracked(|place| place.page.clone());
    provide_context(Param(Memo::new(move |former: Option<&Option<String>>| {
        place.with(|place| {
            if place.page == page {
                place.param.clone()
            } else {
                former.cloned().flatten()
            }
        })
    })));
}

/// What the path says after the page's own part.
pub fn use_param() -> Memo<Option<String>> {
    expect_context::<Param>().0
}

/// The address of the visit.
pub fn use_location() -> Location {
    expect_context::<Location>()
}

/// A way to other pages, given by their address.
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Copy {
    let location = use_location();
    move |address, options| location.go(address, options)
}

/// The first value under a key of the search.
pub fn use_query(key: &'static str) -> Memo<Option<String>> {
    let search = use_location().search;
    Memo::new(move |_| search.with(|search| address::query(search, key)))
}

/// A link that says when it leads to the present page or to one above it.
#[component]
pub fn A(
    /// The address, below the base.
    #[prop(into)]
    href: Signal<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let pathname = use_location().pathname;
    let current = move || {
        let is_current = pathname.with(|path| href.with(|href| leads_to(href, path)));
        is_current.then_some("page")
    };
    view! {
        <a href=href aria-current=current>
            {children()}
        </a>
    }
}

/// Whether `path` is the page that `href` leads to, or below it. Every page is
/// below the start: that one has to be the page itself.
fn leads_to(href: &str, path: &str) -> bool {
    let page = href.split(['?', '#']).next().unwrap_or_default();
    let page = page.strip_suffix('/').unwrap_or(page);
    let is_start = page == address::base();
    match path.strip_prefix(page) {
        Some("" | "/") => true,
        Some(below) => below.starts_with('/') && !is_start,
        None => false,
    }
}
