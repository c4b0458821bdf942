//! Every framework of the catalog: search, filters, order, and what to compare.

pub mod browsing;
pub mod chosen;
pub mod comparing;
pub mod empty;
pub mod facets;
pub mod list;
pub mod marked;
pub mod tools;
pub mod wording;

use leptos::prelude::*;

use crate::browser::page;
use crate::catalog::FrameworkId;
use crate::decision::Decision;
use crate::report::words;
use crate::ui::parts::coast::Coast;
use crate::ui::session::use_session;
use browsing::Browsing;
use chosen::Chosen;
use comparing::Comparing;
use empty::NothingFits;
use facets::Facets;
use list::List;
use tools::Tools;

/// The list, with all that narrows it.
#[component]
pub fn FrameworksPage() -> impl IntoView {
    page::title("Frameworks");
    let browsing = Browsing::new(use_session());
    browsing.announce();
    let is_open = RwSignal::new(false);
    let unknown = move || {
        let unknown = browsing.unknown();
        (!unknown.is_empty()).then(|| {
            let named: Vec<String> = unknown
                .iter()
                .map(|each| format!("“{}={}”", each.name, each.value))
                .collect();
            let named: Vec<&str> = named.iter().map(String::as_str).collect();
            let message = format!(
                "This address also asks for {}. That was not understood and is left out; the rest \
                 is shown.",
                words::list(&named)
            );
            view! { <p class="problem">{message}</p> }
        })
    };
    view! {
        <div class="browse">
            <header class="masthead ground">
                <h1 tabindex="-1">"Frameworks"</h1>
                <p class="masthead__lead">
                    "Open one to see every fact about it, each with its source and its date."
                </p>
                <Tools browsing is_open />
                <Coast />
            </header>
            <div class="browse__body">
                {unknown} <div class="browse__columns">
                    <Facets browsing is_open />
                    <div class="browse__found">
                        <Chosen browsing />
                        <List browsing />
                        <NothingFits browsing />
                    </div>
                </div> <Comparing browsing />
            </div>
        </div>
    }
}

/// Where a framework stands: its rank and points, or that it is out.
pub fn place_of(decision: &Decision, id: FrameworkId) -> String {
    decision.standing(id).map_or_else(
        || "out".to_owned(),
        |standing| {
            format!(
                "{}, {} points",
                words::ordinal(standing.rank),
                words::points(standing.value)
            )
        },
    )
}
