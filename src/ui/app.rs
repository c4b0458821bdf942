//! The frame of every page, and which page stands under which path.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::{NavigateOptions, path};

use super::keeping;
use super::on_demand::{Arrival, OnDemand, Piece};
use super::pages::missing::MissingPage;
use super::pages::questions::QuestionsPage;
use super::pages::start::StartPage;
use super::parts::foot::Foot;
use super::parts::head::Head;
use super::parts::notices::Notices;
use super::session::{Scheme, Session};
use crate::browser::{address, page};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let session = keeping::start();
    provide_context(session);
    Effect::new(move |_| {
        page::scheme(match session.settings().with(|settings| settings.scheme) {
            Scheme::System => None,
            Scheme::Day => Some("light"),
            Scheme::Night => Some("dark"),
        });
    });
    let base = address::base();
    view! {
        <Router base=base>
            <Frame session />
        </Router>
    }
}

/// Head, notices, the page, foot.
#[component]
fn Frame(
    /// The visit.
    session: Session,
) -> impl IntoView {
    let navigate = use_navigate();
    address::on_fragment(move || {
        if keeping::open_link(session) {
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&address::to("/result"), replace);
        }
    });
    page::hand_on_focus();
    let arrival = Arrival::default();
    provide_context(arrival);
    let location = use_location();
    Effect::new(move |visited: Option<String>| {
        let path = location.pathname.get();
        // The page is there when the effect runs: on arrival the focus stays
        // with the browser, after that it follows the navigation.
        if visited.is_some_and(|visited| visited != path) {
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
    view! {
        <a class="skip" href="#main" on:click=skip>
            "Skip to the page"
        </a>
        <Head />
        <Notices />
        <main id="main">
            <FlatRoutes fallback=MissingPage>
                <Route path=path!("/") view=StartPage />
                <Route path=path!("/questions") view=QuestionsPage />
                <Route path=path!("/questions/:question") view=QuestionsPage />
                <Route path=path!("/result") view=|| view! { <OnDemand piece=Piece::Result /> } />
                <Route
                    path=path!("/frameworks")
                    view=|| view! { <OnDemand piece=Piece::Frameworks /> }
                />
                <Route
                    path=path!("/frameworks/:framework")
                    view=|| view! { <OnDemand piece=Piece::Framework /> }
                />
                <Route path=path!("/compare") view=|| view! { <OnDemand piece=Piece::Compare /> } />
                <Route path=path!("/method") view=|| view! { <OnDemand piece=Piece::Method /> } />
                <Route path=path!("/claims") view=|| view! { <OnDemand piece=Piece::Claims /> } />
                <Route
                    path=path!("/shortlists")
                    view=|| view! { <OnDemand piece=Piece::Shortlist /> }
                />
                <Route
                    path=path!("/settings")
                    view=|| view! { <OnDemand piece=Piece::Settings /> }
                />
                <Route path=path!("/parts") view=|| view! { <OnDemand piece=Piece::Parts /> } />
                <Route path=path!("/team") view=|| view! { <OnDemand piece=Piece::Team /> } />
            </FlatRoutes>
        </main>
        <Foot />
        <p class="heard" role="status">
            {move || session.said().get()}
        </p>
    }
}
