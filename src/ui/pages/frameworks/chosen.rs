//! What is asked for, each with a way to take it back.

use leptos::prelude::*;

use super::browsing::Browsing;
use super::wording;
use crate::browse::{Condition, Filter, View};
use crate::browser::page;

/// One thing asked for.
#[derive(Clone, PartialEq)]
enum One {
    Word(crate::browse::Facet, String),
    Other(Condition),
}

impl One {
    fn all(filter: &Filter) -> Vec<Self> {
        let conditions = filter.conditions().into_iter();
        conditions
            .flat_map(|condition| match condition {
                Condition::Facet(facet) => {
                    let words = filter.words.get(&facet).into_iter().flatten();
                    words.map(|word| Self::Word(facet, word.clone())).collect()
                }
                other => vec![Self::Other(other)],
            })
            .collect()
    }

    fn take_back(&self, view: &mut View) {
        match self {
            Self::Word(facet, word) => view.filter.toggle(*facet, word),
            Self::Other(condition) => view.filter = view.filter.without(condition),
        }
    }
}

/// Every filter that is set, and all of them at once.
#[component]
pub fn Chosen(
    /// What the page shares.
    browsing: Browsing,
) -> impl IntoView {
    let chosen = Memo::new(move |_| browsing.view(|view| One::all(&view.filter)));
    let chip = move |one: One| {
        let words = match &one {
            One::Word(facet, word) => wording::word(*facet, word),
            One::Other(condition) => browsing
                .view(|view| wording::condition(browsing.catalog(), &view.filter, condition)),
        };
        let remove = move |_| {
            browsing.change(|view| one.take_back(view));
            // The button is gone; the list that it changed is what comes next.
            request_animation_frame(|| page::focus(".chosen button, #browse-search"));
        };
        view! {
            <li>
                <button type="button" class="chosen__one" on:click=remove>
                    <span class="heard">"Remove: "</span>
                    {words}
                    <span aria-hidden="true">" ×"</span>
                </button>
            </li>
        }
    };
    let clear = move |_| {
        browsing.change(|view| view.filter = Filter::default());
        request_animation_frame(|| page::focus("#browse-search"));
    };
    let chips = move || chosen.get().into_iter().map(chip).collect_view();
    view! {
        <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
            <ul class="chosen" aria-label="Filters set">
                {chips}
                <li>
                    <button type="button" class="link" on:click=clear>
                        "Clear all"
                    </button>
                </li>
            </ul>
        </Show>
    }
}
