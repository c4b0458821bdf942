//! Two to five frameworks side by side: the sum, must-haves, support and every
//! fact. Which ones, and whether only differences show, stands in the address.

use leptos::prelude::*;

pub mod choosing;
pub mod evidence;
pub mod facts;
pub mod musts;
pub mod sums;
pub mod support;

use self::choosing::Choosing;
use self::evidence::{compared, with_compared};
use self::facts::Facts;
use self::musts::Musts;
use self::sums::Sums;
use self::support::Support;
use crate::browser::{address, page};
use crate::catalog::{Catalog, FrameworkId};
use crate::report::comparison::{Choice, MOST_COMPARED};
use crate::report::words;
use crate::ui::parts::coast::Coast;
use crate::ui::router::{A, NavigateOptions, use_navigate, use_query};
use crate::ui::session::{Session, use_session};

/// The frameworks of the address, side by side.
#[component]
pub fn ComparePage() -> impl IntoView {
    let session = use_session();
    let catalog = &session.bundle().catalog;
    let asked = use_query("f");
    let asked_only = use_query("only");
    let choice = Memo::new(move |_| {
        let asked = asked.get().unwrap_or_default();
        Choice::read(catalog, &asked)
    });
    let only = Memo::new(move |_| asked_only.with(Option::is_some));
    let chosen = Memo::new(move |_| choice.with(|choice| choice.frameworks.clone()));
    let navigate = use_navigate();
    let go = Callback::new(move |(frameworks, only): (String, bool)| {
        // The page stays where it is: only what it shows changes.
        let options = NavigateOptions {
            replace: true,
            scroll: false,
        };
        navigate(&path_of(&frameworks, only), options);
    });
    let toggle = Callback::new(move |framework: FrameworkId| {
        let frameworks = choice.with_untracked(|choice| choice.toggled(catalog, framework));
        go.run((frameworks, only.get_untracked()));
    });
    let show_only = Callback::new(move |only: bool| {
        let frameworks = chosen.with_untracked(|chosen| slugs(catalog, chosen));
        go.run((frameworks, only));
    });
    let heading = Memo::new(move |_| chosen.with(|chosen| heading(catalog, chosen)));
    Effect::new(move || page::title(&heading.get()));
    let is_enough = Memo::new(move |_| chosen.with(|chosen| chosen.len() > 1));
    view! {
        <article class="compare">
            <header class="masthead ground">
                <h1 tabindex="-1">{heading}</h1>
                {move || choice.with(|choice| notes(catalog, choice))}
                <Choosing session chosen toggle />
                <Coast />
            </header>
            <Show when=move || is_enough.get()>
                <SideBySide session chosen only show_only />
            </Show>
        </article>
    }
}

/// The address that compares frameworks, given by their ids.
fn path_of(frameworks: &str, only: bool) -> String {
    let query = match (frameworks.is_empty(), only) {
        (true, false) => String::new(),
        (true, true) => "?only=differences".to_owned(),
        (false, false) => format!("?f={frameworks}"),
        (false, true) => format!("?f={frameworks}&only=differences"),
    };
    address::to(&format!("/compare{query}"))
}

fn slugs(catalog: &Catalog, chosen: &[FrameworkId]) -> String {
    let slugs: Vec<&str> = chosen
        .iter()
        .map(|id| catalog.frameworks[*id].id.as_str())
        .collect();
    slugs.join(",")
}

/// The names of frameworks, in their order.
fn names<'a>(catalog: &'a Catalog, chosen: &[FrameworkId]) -> Vec<&'a str> {
    chosen
        .iter()
        .map(|id| catalog.frameworks[*id].name.as_str())
        .collect()
}

fn heading(catalog: &Catalog, chosen: &[FrameworkId]) -> String {
    match names(catalog, chosen).as_slice() {
        [] => "Compare frameworks".to_owned(),
        [one] => format!("Compare {one} with …"),
        names => format!("Compare {}", words::list(names)),
    }
}

/// What of the address could not be shown, and what is still to choose.
fn notes(catalog: &Catalog, choice: &Choice) -> impl IntoView + use<> {
    let unknown = (!choice.unknown.is_empty()).then(|| {
        let asked: Vec<&str> = choice.unknown.iter().map(String::as_str).collect();
        format!(
            "The address asks for {}, which this edition of the facts does not know. Look for it \
             in the list, or read why some well-known ones are left out.",
            words::quoted(&asked)
        )
    });
    let beyond = (!choice.beyond.is_empty()).then(|| {
        format!(
            "The address asks for {} more than fit side by side. The first {} are shown; left out \
             here: {}.",
            words::number(choice.beyond.len()),
            words::number(MOST_COMPARED),
            words::list(&names(catalog, &choice.beyond))
        )
    });
    let missing = match choice.frameworks.len() {
        0 => Some("Choose two to five frameworks below."),
        1 => Some("Choose at least one more below."),
        _ => None,
    };
    view! {
        {unknown
            .map(|text| {
                view! {
                    <p class="problem">
                        {text} " " <A href=address::to("/method#left-out")>"What is left out"</A>
                    </p>
                }
            })}
        {beyond.map(|text| view! { <p class="problem">{text}</p> })}
        {missing.map(|text| view! { <p>{text}</p> })}
    }
}

/// Everything that is compared.
#[component]
fn SideBySide(
    session: Session,
    chosen: Memo<Vec<FrameworkId>>,
    only: Memo<bool>,
    show_only: Callback<bool>,
) -> impl IntoView {
    let compared = compared(session, chosen);
    view! {
        <Sums session chosen />
        <Musts session chosen />
        {with_compared(
            compared,
            move |compared| view! { <Support session compared=compared.clone() /> }.into_any(),
        )}
        <section class="section" aria-labelledby="facts-title">
            <h2 id="facts-title">"Fact by fact"</h2>
            <div class="compare__tools">
                <label>
                    <input
                        type="checkbox"
                        name="only-differences"
                        prop:checked=only
                        on:change=move |event| show_only.run(event_target_checked(&event))
                    />
                    "Only differences"
                </label>
            </div>
            {with_compared(
                compared,
                move |compared| {
                    view! { <Facts session compared=compared.clone() only /> }.into_any()
                },
            )}
        </section>
    }
}
