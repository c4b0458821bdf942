//! Style sheets that wait for a piece of the app.
//!
//! The page names them where they belong in its order, with the pieces that need
//! them (`data-with`) and as what no browser loads; asking for one makes it a
//! style sheet.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event};

/// What such a link is while it waits, as the build writes it.
const WAITING: &str = "later";
/// What it is then.
const SHEET: &str = "stylesheet";
/// The event of one that came.
const LOADED: &str = "load";

/// The sheets of a piece, on their way.
#[derive(Debug)]
pub struct Sheets(Vec<(Element, Promise)>);

/// Asks for the sheets of a piece that are not there.
pub fn ask(piece: &str) -> Sheets {
    let selector = format!("link[data-with~={piece}]");
    let document = web_sys::window().and_then(|window| window.document());
    let links = document.and_then(|document| document.query_selector_all(&selector).ok());
    let mut asked = Vec::new();
    for place in 0..links.as_ref().map_or(0, web_sys::NodeList::length) {
        let link = links.as_ref().and_then(|links| links.get(place));
        let link = link.and_then(|link| link.dyn_into::<Element>().ok());
        asked.extend(link.filter(|link| !is_there(link)).map(|link| {
            let came = coming(&link);
            rename(&link, SHEET);
            (link, came)
        }));
    }
    Sheets(asked)
}

impl Sheets {
    /// Waits until they are applied. One that does not come is asked for again
    /// the next time: a page works without its looks.
    pub async fn arrive(self) {
        for (link, came) in self.0 {
            let event = JsFuture::from(came).await;
            let event = event.ok().and_then(|event| event.dyn_into::<Event>().ok());
            if event.is_none_or(|event| event.type_() != LOADED) {
                rename(&link, WAITING);
            }
        }
    }
}

/// A sheet that failed has a sheet too, in some browsers: its name tells.
fn is_there(link: &Element) -> bool {
    link.get_attribute("rel").as_deref() == Some(SHEET)
        && Reflect::get(link, &JsValue::from_str("sheet")).is_ok_and(|sheet| sheet.is_object())
}

/// Resolves when the sheet of a link is there, and when it does not come.
fn coming(link: &Element) -> Promise {
    Promise::new(&mut |resolve, _| {
        for event in [LOADED, "error"] {
            // Our own element takes a listener.
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
    })
}

fn rename(link: &Element, kind: &str) {
    if link.get_attribute("rel").as_deref() != Some(kind) {
        // Setting an attribute of our own element does not fail.
        let _ = link.set_attribute("rel", kind);
    }
}
