//! What belongs to every chart: its text form, and the drawing as a file.

use std::iter::successors;

use leptos::html::Figure;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::svg;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::picture;
use crate::ui::session::Session;

/// A chart with its drawings, one for each room; below it the same as a table,
/// folded, and the drawing as a file.
#[component]
pub fn ChartFigure(
    /// The visit.
    session: Session,
    /// The name of the file, without its ending.
    file: &'static str,
    /// What it draws, for who hears “Download as SVG” several times on a page.
    of: &'static str,
    /// The same as a table, where none stands beside it.
    #[prop(optional, into)]
    table: Option<ViewFn>,
    /// The drawings.
    children: Children,
) -> impl IntoView {
    let figure = NodeRef::<Figure>::new();
    let save = move |_| {
        if let Some(drawing) = figure.get().and_then(|figure| shown(&figure)) {
            picture::save(&drawing, file);
            session.say("The chart is saved as a file.");
        }
    };
    let table = table.map(|table| {
        view! {
            <details class="chart__table">
                <summary>"Show as a table"</summary>
                <TableRegion name=format!("Table: {of}")>{table.run()}</TableRegion>
            </details>
        }
    });
    view! {
        <figure class="chart" node_ref=figure>
            {children()}
            <button type="button" class="link chart__save" on:click=save>
                "Download as SVG"
                <span class="heard">": " {of}</span>
            </button>
            {table}
        </figure>
    }
}

/// A table that may be wider than its place, as with large letters on a phone:
/// it scrolls in a region of its own, which the keyboard reaches.
#[component]
pub fn TableRegion(
    /// What is heard of the region.
    #[prop(into)]
    name: String,
    /// The table.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="chart__scroll" role="region" aria-label=name tabindex="0">
            {children()}
        </div>
    }
}

/// The title of a drawing. In the macro, `title` would be that of a page.
pub fn title(id: String, words: Signal<String>) -> impl IntoView {
    svg::title().id(id).child(words)
}

/// Saves a drawing that is not on the page: it is drawn aside for that long.
pub fn save_aside<V: IntoView + 'static>(file: &str, drawing: impl FnOnce() -> V + 'static) {
    let Some(aside) = aside() else { return };
    let drawn = mount_to(aside.clone(), drawing);
    if let Ok(Some(drawing)) = aside.query_selector(".chart__drawing") {
        picture::save(&drawing, file);
    }
    drop(drawn);
    aside.remove();
}

fn aside() -> Option<web_sys::HtmlElement> {
    let place = document().create_element("div").ok()?;
    place.set_class_name("chart__aside");
    document().body()?.append_child(&place).ok()?;
    place.dyn_into().ok()
}

/// The drawing that is on the screen.
fn shown(figure: &Element) -> Option<Element> {
    let first = figure.first_element_child();
    successors(first, Element::next_element_sibling)
        .find(|each| each.node_name() == "svg" && picture::is_shown(each))
}
