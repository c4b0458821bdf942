//! Above the list: the search, the order, the number found.

use leptos::prelude::*;

use super::browsing::Browsing;
use crate::browse::Sort;
use crate::browser::address;
use crate::catalog::Section;
use crate::ui::router::A;

/// Search, order, number.
#[component]
pub fn Tools(
    /// What the page shares.
    browsing: Browsing,
    /// Whether the filters are unfolded, on a narrow page.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let text = move || browsing.view(|view| view.filter.text.clone());
    let search = move |event| {
        browsing.adjust(|view| view.filter.text = event_target_value(&event));
    };
    let conditions = move || browsing.view(|view| view.filter.conditions().len());
    let filters = move || match conditions() {
        0 => "Filters".to_owned(),
        count => format!("Filters ({count})"),
    };
    let unfold = move |_| is_open.update(|is_open| *is_open = !*is_open);
    view! {
        <form class="tools" role="search" on:submit=move |event| event.prevent_default()>
            <div class="tools__search">
                <label for="browse-search">"Search"</label>
                <input
                    id="browse-search"
                    type="search"
                    name="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="browse-hint"
                    prop:value=text
                    on:input=search
                />
                <p id="browse-hint" class="quiet">
                    {move || hint(&browsing)}
                </p>
            </div>
            <SortBy browsing />
            <button
                type="button"
                class="button tools__fold"
                aria-controls="browse-facets"
                aria-expanded=move || is_open.get().to_string()
                on:click=unfold
            >
                {filters}
            </button>
            <p class="tools__count">{move || browsing.count()}</p>
        </form>
        <UnansweredOrder browsing />
    }
}

/// What the search looks through.
fn hint(browsing: &Browsing) -> AnyView {
    if let Some(error) = browsing.parts_error() {
        let message = format!(
            "Parts cannot be searched: {error}. Names, languages and kinds can; reload the page to \
             try again."
        );
        return view! { <span class="tools__failed">{message}</span> }.into_any();
    }
    if browsing.index(crate::browse::Index::has_parts) {
        "Names, languages, and parts such as Eloquent or Celery".into_any()
    } else {
        "Names and languages; the parts are still loading".into_any()
    }
}

/// The order of the list.
#[component]
fn SortBy(browsing: Browsing) -> impl IntoView {
    let scores = browsing.catalog().facts.section(Section::Judged).iter();
    let mut orders = vec![
        ("name".to_owned(), "name", Sort::Name),
        ("rank".to_owned(), "place in my ranking", Sort::Rank),
        (
            "first-release".to_owned(),
            "first release, oldest first",
            Sort::FirstRelease,
        ),
    ];
    orders.extend(scores.map(|fact| {
        let sort = Sort::Score(fact.id.clone());
        (fact.id.clone(), fact.name.as_str(), sort)
    }));
    let options = orders
        .iter()
        .cloned()
        .map(|(value, name, sort)| {
            let selected = move || browsing.view(|view| view.sort == sort);
            view! {
                <option value=value prop:selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let value = event_target_value(&event);
        let order = orders.iter().find(|(each, ..)| *each == value);
        if let Some((_, _, sort)) = order {
            browsing.change(|view| view.sort = sort.clone());
        }
    };
    view! {
        <label class="tools__sort">
            "Sort by " <select name="sort" on:change=choose>
                {options}
            </select>
        </label>
    }
}

/// Says that the ranking is of nobody yet.
#[component]
fn UnansweredOrder(browsing: Browsing) -> impl IntoView {
    let is_bare = move || browsing.is_unanswered() && browsing.view(|view| view.sort == Sort::Rank);
    view! {
        <Show when=is_bare>
            <p class="tools__bare">
                "You have not answered anything yet, so this is the order for somebody we know nothing about. "
                <A href=address::to("/questions")>"Answer the first question"</A>
                " to make it yours."
            </p>
        </Show>
    }
}
