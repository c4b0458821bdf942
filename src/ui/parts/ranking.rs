//! The ranking beside the questions: it moves with every answer.

use leptos::html::{ElementType, Tbody};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::{address, motion};
use crate::bundle::Bundle;
use crate::catalog::FrameworkId;
use crate::decision::Decision;
use crate::report::words;
use crate::ui::router::A;

use super::first_rows::{FIRST, FirstRows};

/// A table of the frameworks that meet every must-have, best first.
#[component]
pub fn Ranking(
    /// What the app was shipped with.
    bundle: &'static Bundle,
    /// The ranking.
    decision: Memo<Decision>,
    /// Whether nothing was answered yet.
    #[prop(into)]
    is_empty: Signal<bool>,
    /// The share made of a newer one, 0…1, while that takes its time.
    under_way: ReadSignal<Option<f64>>,
) -> impl IntoView {
    let all = RwSignal::new(false);
    // Rows that nobody sees would be worked on with every answer.
    let ids = move || {
        let mut ids = order_of(decision);
        if !all.get() {
            ids.truncate(FIRST);
        }
        ids
    };
    let rows = NodeRef::<Tbody>::new();
    glide_along(ids, rows);
    let excluded = move || {
        let count = decision.with(|decision| decision.excluded.len());
        (count > 0).then(|| {
            let words = words::count(count, "framework is", "frameworks are");
            view! { <p class="quiet">{words} " ruled out by your must-haves."</p> }
        })
    };
    let closeness = move || {
        under_way.get().map_or_else(
            || decision.with(|decision| decision.closeness.words().to_owned()),
            |share| format!("Working it out: {} of 100", words::of_hundred(share)),
        )
    };
    let row = move |id: FrameworkId| {
        let framework = &bundle.catalog.frameworks[id];
        let standing = move |read: fn(&crate::decision::Standing) -> f64| {
            decision.with(|decision| decision.standing(id).map_or(0.0, read))
        };
        let rank =
            move || decision.with(|decision| decision.standing(id).map(|standing| standing.rank));
        view! {
            <tr>
                <td class="ranking__rank">{rank}</td>
                <th scope="row">
                    <A href=address::to(
                        &format!("/frameworks/{}", framework.id),
                    )>{framework.name.as_str()}</A>
                    <span
                        class="ranking__bar"
                        aria-hidden="true"
                        style=("--share", move || standing(|each| each.value).to_string())
                    ></span>
                </th>
                <td class="ranking__value">{move || words::points(standing(|each| each.value))}</td>
                <td class="ranking__firm">
                    {move || words::of_hundred(standing(|each| each.firmness))}
                </td>
            </tr>
        }
    };
    view! {
        <section
            class="ranking"
            aria-labelledby="ranking-title"
            aria-busy=move || under_way.get().is_some().to_string()
        >
            <h2 id="ranking-title">"The ranking so far"</h2>
            <Show
                when=move || !is_empty.get()
                fallback=|| {
                    view! {
                        <p class="ranking__empty">
                            "No ranking yet. It appears with your first answer and changes with each one after that."
                        </p>
                    }
                }
            >
                <p class="ranking__closeness">{closeness}</p>
                <FirstRows total=move || decision.with(|decision| decision.ranking.len()) all>
                    <div class="ranking__rows">
                        <table>
                            <caption class="heard">
                                "Frameworks by points, with how often each comes first"
                            </caption>
                            <thead>
                                <tr>
                                    <th scope="col">
                                        <span class="heard">"Rank"</span>
                                    </th>
                                    <th scope="col">"Framework"</th>
                                    <th scope="col">"Points"</th>
                                    <th scope="col">"First in …"</th>
                                </tr>
                            </thead>
                            <tbody node_ref=rows>
                                <For each=ids key=|id| *id children=row />
                            </tbody>
                        </table>
                    </div>
                </FirstRows>
                <p class="quiet">
                    "Points out of 100. "
                    <i>
                        "First in … of 100 ways your open questions and our doubts could turn out."
                    </i>
                </p>
                {excluded}
            </Show>
        </section>
    }
}

fn order_of(decision: Memo<Decision>) -> Vec<FrameworkId> {
    decision.with(|decision| {
        let ranking = decision.ranking.iter();
        ranking.map(|each| each.framework).collect()
    })
}

/// Lets rows whose place in the order has changed glide to their new place.
pub(super) fn glide_along<E>(order: impl Fn() -> Vec<FrameworkId> + 'static, rows: NodeRef<E>)
where
    E: ElementType,
    E::Output: AsRef<web_sys::Element> + Clone + JsCast + 'static,
{
    Effect::new(move |former: Option<Vec<FrameworkId>>| {
        let present = order();
        let former = former.unwrap_or_default();
        if present != former {
            let place_before = |id| former.iter().position(|each| each == id);
            let places: Vec<Option<usize>> = present.iter().map(place_before).collect();
            // The rows stand in their new order before the frame is painted;
            // the page may be gone by then.
            request_animation_frame(move || {
                if let Some(rows) = rows.try_get_untracked().flatten() {
                    motion::glide(rows.as_ref(), &places);
                }
            });
        }
        present
    });
}
