//! The ranking as a sheet that a phone's user pulls up; on a wide screen it
//! stands beside the question and there is nothing to pull.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

use super::ranking::Ranking;
use crate::browser::page;
use crate::decision::Decision;
use crate::report::words;
use crate::ui::session::Session;

/// A shorter way is a tap, not a pull, in CSS pixels.
const TAP: f64 = 8.0;

/// A finger on the handle.
#[derive(Clone, Copy, Debug)]
struct Pull {
    /// Where it was set down, from the top of the window.
    from: f64,
    /// How high the sheet was.
    height: f64,
    /// How high it is now.
    now: f64,
}

/// The ranking, with a handle that says who is first.
#[component]
pub fn RankingSheet(
    /// The visit.
    session: Session,
    /// Whether nothing was answered yet.
    #[prop(into)]
    is_empty: Signal<bool>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let pull = RwSignal::new(None::<Pull>);
    let body = NodeRef::<Div>::new();
    let take = move |event: PointerEvent| {
        let height = body
            .get_untracked()
            .map_or(0.0, |body| f64::from(body.offset_height()));
        page::follow_pointer(&event);
        pull.set(Some(Pull {
            from: f64::from(event.client_y()),
            height,
            now: height,
        }));
    };
    let drag = move |event: PointerEvent| {
        pull.update(|pull| {
            if let Some(pull) = pull {
                pull.now = (pull.height + pull.from - f64::from(event.client_y())).max(0.0);
            }
        });
    };
    // A pull ends as a click as well: whoever pulled does not want to toggle.
    let was_pulled = StoredValue::new(false);
    let let_go = move |_| {
        if let Some(pull) = pull.try_update(Option::take).flatten() {
            let way = pull.now - pull.height;
            was_pulled.set_value(way.abs() > TAP);
            if way.abs() > TAP {
                is_open.set(way > 0.0);
            }
        }
    };
    let toggle = move |_| {
        if !was_pulled
            .try_update_value(std::mem::take)
            .unwrap_or_default()
        {
            is_open.update(|is_open| *is_open = !*is_open);
        }
    };
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            is_open.set(false);
        }
    };
    let pulled = move || pull.get().map(|pull| format!("{}px", pull.now));
    let first = move || {
        if is_empty.get() {
            return "No ranking yet".to_owned();
        }
        session
            .decision()
            .with(|decision| first_words(session, decision))
    };
    view! {
        <div
            class="pull"
            data-open=move || is_open.get().to_string()
            data-pulled=move || pull.get().is_some().to_string()
            style=("--pulled", pulled)
            on:keydown=close
        >
            <button
                type="button"
                class="pull__handle"
                aria-expanded=move || is_open.get().to_string()
                aria-controls="ranking-sheet"
                on:pointerdown=take
                on:pointermove=drag
                on:pointerup=let_go
                on:pointercancel=let_go
                on:click=toggle
            >
                <span class="pull__first">{first}</span>
                <span class="pull__what">
                    {move || if is_open.get() { "Hide the ranking" } else { "Show the ranking" }}
                </span>
            </button>
            <div id="ranking-sheet" class="pull__body" node_ref=body>
                <Ranking
                    bundle=session.bundle()
                    decision=session.decision()
                    under_way=session.under_way()
                    is_empty
                />
            </div>
        </div>
    }
}

/// Who is first, and with how much.
fn first_words(session: Session, decision: &Decision) -> String {
    decision.pick().map_or_else(
        || "Nothing is left".to_owned(),
        |pick| {
            let name = &session.bundle().catalog.frameworks[pick.framework].name;
            format!("{name}, {} points", words::points(pick.value))
        },
    )
}
