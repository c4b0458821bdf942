//! A drawing of the page as a file of its own.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, Node, Window};

use super::files;

/// What children take over from the element around them.
const INHERITED: [&str; 15] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-anchor",
    "paint-order",
    "font-variant-numeric",
];

/// What is an element's own, with the value that need not be written.
const OWN: [(&str, &str); 5] = [
    ("opacity", "1"),
    ("transform", "none"),
    ("vector-effect", "none"),
    ("stop-color", "rgb(0, 0, 0)"),
    ("stop-opacity", "1"),
];

/// Saves a drawing as an SVG file in the colours of the day, which looks the same
/// without this page's style sheets. Does nothing where the browser refuses.
pub fn save(drawing: &Element, name: &str) {
    if let Some(text) = text_of(drawing) {
        files::download(&format!("{name}.svg"), &text, files::SVG);
    }
}

/// Whether a drawing is on the screen, in this room and not in another.
pub fn is_shown(drawing: &Element) -> bool {
    drawing.get_bounding_client_rect().width() > 0.0
}

fn text_of(drawing: &Element) -> Option<String> {
    let window = web_sys::window()?;
    // Colours follow this attribute at once, and nothing is painted meanwhile.
    drawing.set_attribute("data-scheme", "light").ok()?;
    let copy = styled_copy(&window, drawing);
    drawing.remove_attribute("data-scheme").ok()?;
    let serializer = web_sys::XmlSerializer::new().ok()?;
    let copy = copy?;
    serializer.serialize_to_string(&copy).ok()
}

fn styled_copy(window: &Window, drawing: &Element) -> Option<Element> {
    let copy: Element = drawing.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    write_styles(window, drawing, &copy, None)?;
    copy.remove_attribute("data-scheme").ok()?;
    let room = room_of(drawing)?;
    let [_, _, width, height] = room;
    copy.set_attribute("viewBox", &room.map(|side| side.to_string()).join(" "))
        .ok()?;
    copy.set_attribute("width", &width.to_string()).ok()?;
    copy.set_attribute("height", &height.to_string()).ok()?;
    let ground = ground(window, drawing, room)?;
    // After the title and the description, which come first.
    let second = copy.query_selector("desc").ok()??;
    copy.insert_before(&ground, second.next_sibling().as_ref())
        .ok()?;
    Some(copy)
}

/// The part of the plane that is drawn: what the drawing says, or its size.
fn room_of(drawing: &Element) -> Option<[f64; 4]> {
    let stated = drawing.get_attribute("viewBox").and_then(|text| {
        let sides: Vec<f64> = text.split(' ').flat_map(str::parse).collect();
        sides.try_into().ok()
    });
    let shown = drawing.get_bounding_client_rect();
    stated.or(Some([0.0, 0.0, shown.width(), shown.height()]))
}

/// The paper below the drawing.
fn ground(window: &Window, drawing: &Element, [x, y, width, height]: [f64; 4]) -> Option<Element> {
    let style = window.get_computed_style(drawing).ok()??;
    let ground = window
        .document()?
        .create_element_ns(Some("http://www.w3.org/2000/svg"), "rect")
        .ok()?;
    for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
        ground.set_attribute(name, &value.to_string()).ok()?;
    }
    let colour = style.get_property_value("background-color").ok()?;
    ground.set_attribute("fill", &colour).ok()?;
    ground.set_attribute("stroke", "none").ok()?;
    Some(ground)
}

/// Writes what the style sheets say of `element` into `copy`, and so on for
/// everything below. What is not shown goes.
fn write_styles(
    window: &Window,
    element: &Element,
    copy: &Element,
    around: Option<&CssStyleDeclaration>,
) -> Option<()> {
    let style = window.get_computed_style(element).ok()??;
    let value = |name: &str| style.get_property_value(name).ok();
    for name in INHERITED {
        let present = value(name)?;
        let before = around.and_then(|around| around.get_property_value(name).ok());
        if before.as_ref() != Some(&present) {
            copy.set_attribute(name, &present).ok()?;
        }
    }
    for (name, usual) in OWN {
        let present = value(name)?;
        if present != usual && !present.is_empty() {
            copy.set_attribute(name, &present).ok()?;
        }
    }
    copy.remove_attribute("class").ok()?;
    copy.remove_attribute("style").ok()?;
    let mut inner = element.first_child();
    let mut inner_copy = copy.first_child();
    while let (Some(node), Some(twin)) = (inner, inner_copy) {
        inner = node.next_sibling();
        inner_copy = twin.next_sibling();
        match (node.dyn_ref::<Element>(), twin.dyn_ref::<Element>()) {
            (Some(element), Some(twin)) if is_drawn(window, element) => {
                write_styles(window, element, twin, Some(&style))?;
            }
            _ if node.node_type() == Node::TEXT_NODE || is_words(&node) => {}
            _ => {
                copy.remove_child(&twin).ok()?;
            }
        }
    }
    Some(())
}

/// Whether an element shows, or defines what others show.
fn is_drawn(window: &Window, element: &Element) -> bool {
    let display = || {
        let style = window.get_computed_style(element).ok()??;
        style.get_property_value("display").ok()
    };
    !is_words(element)
        && (element.closest("defs").is_ok_and(|found| found.is_some())
            || display().is_some_and(|display| display != "none"))
}

/// Whether this is said and not drawn.
fn is_words(node: &Node) -> bool {
    matches!(node.node_name().as_str(), "title" | "desc")
}
