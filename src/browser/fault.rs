//! The page that stands in when the app fails: what is kept, and a way on.

use std::panic;

use wasm_bindgen::JsValue;

use super::{files, storage};

/// Shows the page on every panic, after the console got the message.
pub fn stand_by() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // If even this fails, the console has the message.
        let _ = show();
    }));
}

fn show() -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let body = document.body().ok_or(JsValue::NULL)?;
    let page = document.create_element("main")?;
    page.set_class_name("fault");
    let add = |name: &str, text: &str| -> Result<web_sys::Element, JsValue> {
        let element = document.create_element(name)?;
        element.set_text_content(Some(text));
        page.append_child(&element)?;
        Ok(element)
    };
    add("h1", "Something went wrong on this page")?;
    add(
        "p",
        "Your answers and your shortlist are still kept in this browser. You can carry on with \
         them; to be safe, save a copy first.",
    )?;
    let kept = js_sys::Object::new();
    for (key, text) in storage::everything() {
        js_sys::Reflect::set(&kept, &key.into(), &text.into())?;
    }
    let kept = String::from(js_sys::JSON::stringify(&kept)?);
    let copy = add("a", "Save a copy of what is kept")?;
    copy.set_attribute("download", "backstay-kept.json")?;
    copy.set_attribute("href", &files::object_url(&kept, files::JSON)?)?;
    let reload = add("a", "Carry on with what is kept")?;
    reload.set_attribute("href", "")?;
    body.replace_children_with_node_1(&page);
    Ok(())
}
