//! The frame of every page, and which page stands under which path.

use leptos::prelude::*;

use super::on_demand::{Arrival, OnDemand, Piece, Rest};
use super::pages::missing::MissingPage;
use super::pages::start::StartPage;
use super::parts::foot::Foot;
use super::parts::head::Head;
use super::parts::notices::Notices;
use super::router::{Location, Place, provide_param};
use super::session::{Scheme, Session};
use crate::browser::{address, page, storage};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::blank();
    let location = Location::follow();
    let arrival = Arrival::default();
    let rest = Rest::of(session, location, arrival);
    provide_context(session);
    provide_context(location);
    provide_context(arrival);
    provide_context(rest);
    keep_scheme(session, &rest);
    open(&rest);
    view! { <Frame session location arrival rest /> }
}

/// Shows the colours wanted. Those that were kept are there before the app is
/// (`index.html`), and stay until all that was kept is taken up.
fn keep_scheme(session: Session, rest: &Rest) {
    let rest = *rest;
    Effect::new(move |_| {
        let scheme = session.settings().with(|settings| settings.scheme);
        if rest.is_here() {
            page::scheme(match scheme {
                Scheme::System => None,
                Scheme::Day => Some("light"),
                Scheme::Night => Some("dark"),
            });
        }
    });
}

/// Fetches the rest of the app: after the first question is painted, unless the
/// page waits for it anyway.
fn open(rest: &Rest) {
    let rest = *rest;
    if address::holds_link() {
        rest.open_link();
    }
    address::on_fragment(move || {
        if address::holds_link() {
            rest.open_link();
        }
    });
    page::after_paint(move || rest.fetch());
}

/// Head, notices, the page, foot.
#[component]
fn Frame(
    /// The visit.
    session: Session,
    /// Where the person is.
    location: Location,
    /// Where the focus goes.
    arrival: Arrival,
    /// What follows the first question.
    rest: Rest,
) -> impl IntoView {
    page::hand_on_focus();
    Effect::new(move |visited: Option<String>| {
        let path = location.pathname.get();
        // The page is there when the effect runs: on arrival the focus stays
        // with the browser, after that it follows the navigation.
        if visited.is_some_and(|visited| visited != path) && !arrival.stays() {
            request_animation_frame(page::to_top);
            arrival.expect();
            arrival.greet();
        }
        path
    });
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus("main h1");
    };
    // Who has been here, or comes by a link, sees the questions with the answers.
    let is_new = !storage::holds_anything() && !address::holds_link();
    let place = Memo::new(move |_| location.place());
    let stands = Memo::new(move |_| place.with(page_of));
    let shown = move || {
        let page = stands.get();
        provide_param(place);
        match page {
            Page::Start if is_new || rest.was_here() => view! { <StartPage /> }.into_any(),
            Page::Start => view! { <OnDemand piece=Piece::Start /> }.into_any(),
            Page::Fetched(piece, _) => view! { <OnDemand piece /> }.into_any(),
            Page::Missing => view! { <MissingPage /> }.into_any(),
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to the content"
        </a>
        <Head />
        <Notices />
        <main id="main">{shown}</main>
        <Foot />
        <p class="heard" role="status">
            {move || session.said().get()}
        </p>
    }
}

/// What stands under a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Start,
    /// A page that is fetched, and whether the path names something in it.
    Fetched(Piece, bool),
    Missing,
}

fn page_of(place: &Place) -> Page {
    let has_param = place.param.is_some();
    if place.is_too_deep {
        return Page::Missing;
    }
    let piece = match (place.page.as_str(), has_param) {
        ("", false) => return Page::Start,
        ("questions", _) => Piece::Questions,
        ("result", false) => Piece::Result,
        ("frameworks", false) => Piece::Frameworks,
        ("frameworks", true) => Piece::Framework,
        ("compare", false) => Piece::Compare,
        ("method", false) => Piece::Method,
        ("claims", false) => Piece::Claims,
        ("shortlists", false) => Piece::Shortlist,
        ("parts", false) => Piece::Parts,
        ("settings", false) => Piece::Settings,
        ("team", false) => Piece::Team,
        _ => return Page::Missing,
    };
    Page::Fetched(piece, has_param)
}
