//! The first rows of a long list, and a button for the rest.

use leptos::prelude::*;

/// How many rows stand there from the start. The style sheet hides the others, unless
/// the list leaves them out.
pub(super) const FIRST: usize = 10;

/// Shows the first ten rows of a ranking, a sum, or of what is out, until all are
/// asked for.
#[component]
pub fn FirstRows(
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// Whether all are asked for, if the list wants to know.
    #[prop(default = RwSignal::new(false))]
    all: RwSignal<bool>,
    /// The list.
    children: Children,
) -> impl IntoView {
    let words = move || {
        if all.get() {
            format!("Show the first {FIRST}")
        } else {
            format!("Show all {}", total.get())
        }
    };
    let part = move || {
        (!all.get())
            .then(|| view! { <span class="quiet">"The first " {FIRST} " of " {total}</span> })
    };
    view! {
        <div class="first-rows" data-all=move || all.get().then_some("")>
            {children()}
            <Show when=move || { total.get() > FIRST }>
                <p class="actions first-rows__more">
                    <button
                        type="button"
                        class="button"
                        aria-expanded=move || all.get().to_string()
                        on:click=move |_| all.update(|all| *all = !*all)
                    >
                        {words}
                    </button>
                    {part}
                </p>
            </Show>
        </div>
    }
}
