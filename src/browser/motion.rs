//! Rows that glide to their new place.

use std::iter::successors;

use wasm_bindgen::JsCast;

/// As long as `--glide` of the style sheet.
const GLIDE_MS: f64 = 260.0;

/// Lets the children of `list` glide from the places they had: `places` holds,
/// for each child in its present order, its former position, `None` for a new
/// one. Nothing moves where the person wants no motion, nor what is out of sight
/// before and after.
pub fn glide(list: &web_sys::Element, places: &[Option<usize>]) {
    if wants_no_motion() {
        return;
    }
    let first = list.first_element_child();
    let rows: Vec<web_sys::HtmlElement> = successors(first, web_sys::Element::next_element_sibling)
        .filter_map(|row| row.dyn_into().ok())
        .collect();
    let top = |place: usize| {
        let row = rows.get(place).filter(|row| row.offset_height() > 0);
        row.map(web_sys::HtmlElement::offset_top)
    };
    for (place, row) in rows.iter().enumerate() {
        let former = places.get(place).copied().flatten();
        if let (Some(from), Some(to)) = (former.and_then(top), top(place))
            && from != to
            && is_in_sight(row, from - to)
        {
            start(row, from - to);
        }
    }
}

/// Whether a row is in the window, or was `by` pixels away.
fn is_in_sight(row: &web_sys::HtmlElement, by: i32) -> bool {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    let height = height.unwrap_or(f64::INFINITY);
    let place = row.get_bounding_client_rect();
    let is_inside = |by: f64| place.bottom() + by >= 0.0 && place.top() + by <= height;
    is_inside(0.0) || is_inside(f64::from(by))
}

/// Starts `by` pixels away. What still glides from an earlier change is added
/// to, so that nothing jumps. A browser that cannot animate shows the new place
/// at once.
fn start(row: &web_sys::HtmlElement, by: i32) {
    let frames = format!(
        r#"{{"transform":["translateY({by}px)","none"],"easing":"cubic-bezier(0.2,0.7,0.3,1)","composite":"add"}}"#
    );
    let animate =
        js_sys::Reflect::get(row, &"animate".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    if let (Ok(animate), Ok(frames)) = (animate, js_sys::JSON::parse(&frames)) {
        let _ = animate.call2(row, &frames, &GLIDE_MS.into());
    }
}

fn wants_no_motion() -> bool {
    web_sys::window()
        .and_then(|window| {
            let query = window.match_media("(prefers-reduced-motion: reduce)");
            query.ok().flatten()
        })
        .is_some_and(|query| query.matches())
}
