//! The filters beside the list: words of the profile, least levels, support.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::browsing::Browsing;
use super::wording;
use crate::browse::Facet;
use crate::catalog::{Level, Section};

/// All filters. Narrow pages fold them away as one.
#[component]
pub fn Facets(
    /// What the page shares.
    browsing: Browsing,
    /// Whether they are unfolded, on a narrow page.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <form
            id="browse-facets"
            class="facets"
            aria-label="Filters"
            data-open=move || is_open.get().to_string()
            on:submit=move |event| event.prevent_default()
        >
            <Words browsing facet=Facet::Language />
            <Words browsing facet=Facet::Kind />
            <Words browsing facet=Facet::Typing />
            <Levels browsing section=Section::Databases name="Database" />
            <Levels browsing section=Section::Deployment name="Hosting" />
            <Levels browsing section=Section::Features name="Parts" />
            <Words browsing facet=Facet::Licence />
            <Support browsing />
        </form>
    }
}

/// A group of filters; open where something in it is chosen.
#[component]
fn Group(
    name: &'static str,
    /// How many of its filters are set.
    #[prop(into)]
    set: Signal<usize>,
    /// Whether it is open from the start.
    open: bool,
    children: Children,
) -> impl IntoView {
    let open = open || set.get_untracked() > 0;
    let count = move || match set.get() {
        0 => String::new(),
        set => format!(" ({set})"),
    };
    view! {
        <details class="facet" open=open>
            <summary>{name} {count}</summary>
            {children()}
        </details>
    }
}

#[component]
fn Words(browsing: Browsing, facet: Facet) -> impl IntoView {
    let set = move || browsing.view(|view| view.filter.words.get(&facet).map_or(0, BTreeSet::len));
    let words = browsing.index(|index| index.words(facet).to_vec());
    let boxes = words
        .into_iter()
        .enumerate()
        .map(|(place, word)| view! { <Word browsing facet place word /> })
        .collect_view();
    let name = wording::facet_name(facet);
    view! {
        <Group name set=Signal::derive(set) open=matches!(facet, Facet::Language | Facet::Kind)>
            <fieldset class="facet__words">
                <legend class="heard">{name}</legend>
                {boxes}
            </fieldset>
        </Group>
    }
}

#[component]
fn Word(browsing: Browsing, facet: Facet, place: usize, word: String) -> impl IntoView {
    let count = Memo::new(move |_| {
        browsing.findings(|findings| {
            let counts = Facet::ALL.into_iter().zip(&findings.counts);
            let mut own = counts.filter(|(each, _)| *each == facet);
            own.next()
                .and_then(|(_, counts)| counts.get(place).copied())
                .unwrap_or_default()
        })
    });
    let name = wording::word(facet, &word);
    let value = word.clone();
    let is_chosen = {
        let word = word.clone();
        move || browsing.view(|view| view.filter.has(facet, &word))
    };
    let toggle = move |_| browsing.change(|view| view.filter.toggle(facet, &word));
    view! {
        <label class="facet__word" data-none=move || (count.get() == 0).then_some("")>
            <input
                type="checkbox"
                name=facet.slug()
                value=value
                prop:checked=is_chosen
                on:change=toggle
            />
            <span>{name}</span>
            <span class="facet__count">{move || count.get()}</span>
        </label>
    }
}

#[component]
fn Levels(browsing: Browsing, section: Section, name: &'static str) -> impl IntoView {
    let prefix = format!("{}.", section.slug());
    let set = move || {
        browsing.view(|view| {
            let keys = view.filter.levels.keys();
            keys.filter(|key| key.starts_with(&prefix)).count()
        })
    };
    let rows = browsing
        .catalog()
        .facts
        .section(section)
        .iter()
        .map(|fact| {
            let key = format!("{}.{}", section.slug(), fact.id);
            view! { <LeastLevel browsing key=key name=fact.name.as_str() /> }
        })
        .collect_view();
    view! {
        <Group name set=Signal::derive(set) open=false>
            <fieldset class="facet__levels">
                <legend class="heard">{name}</legend>
                {rows}
            </fieldset>
        </Group>
    }
}

/// The least level of one fact.
#[component]
fn LeastLevel(browsing: Browsing, key: String, name: &'static str) -> impl IntoView {
    let key = StoredValue::new(key);
    let least = Memo::new(move |_| {
        key.with_value(|key| browsing.view(|view| view.filter.levels.get(key).copied()))
    });
    let is_known =
        Memo::new(move |_| key.with_value(|key| browsing.index(|index| index.knows(key))));
    let option = |level: Option<Level>, words: &'static str| {
        view! {
            <option value=level.map(Level::slug) prop:selected=move || least.get() == level>
                {words}
            </option>
        }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let level = Level::ALL
            .into_iter()
            .find(|level| level.slug() == value && *level > Level::None);
        browsing.change(|view| key.with_value(|key| view.filter.ask(key, level)));
    };
    view! {
        <label class="facet__level">
            <span>{name}</span>
            <select
                name=key.get_value()
                prop:disabled=move || !is_known.get()
                data-set=move || least.get().map(Level::slug)
                on:change=choose
            >
                {option(None, "any")}
                {option(Some(Level::Community), "community +")}
                {option(Some(Level::Official), "official +")}
                {option(Some(Level::Core), "built in")}
            </select>
        </label>
    }
}

/// Into which year some release line must get fixes.
#[component]
fn Support(browsing: Browsing) -> impl IntoView {
    let set = move || browsing.view(|view| usize::from(view.filter.until.is_some()));
    let years = Memo::new(move |_| {
        let mut years = browsing.index(|index| index.years().to_vec());
        // A link may ask for a year in which nothing ends.
        years.extend(browsing.view(|view| view.filter.until));
        years.sort_unstable();
        years.dedup();
        years
    });
    let options = move || {
        let option = |year: u16| {
            let selected = move || browsing.view(|view| view.filter.until == Some(year));
            view! {
                <option value=year prop:selected=selected>
                    {format!("into {year}")}
                </option>
            }
        };
        years.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let year = event_target_value(&event).parse().ok();
        browsing.change(|view| view.filter.until = year);
    };
    view! {
        <Group name="Support" set=Signal::derive(set) open=false>
            <label class="facet__level">
                <span>"A release line gets fixes"</span>
                <select name="until" on:change=choose>
                    <option value="" prop:selected=move || set() == 0>
                        "any"
                    </option>
                    {options}
                </select>
            </label>
            <p class="quiet">"This finds only projects that state when fixes end."</p>
        </Group>
    }
}
