//! Files that the person takes away.

use wasm_bindgen::{JsCast, JsValue};

/// The media type of answer sheets and of what was kept.
pub const JSON: &str = "application/json";
/// The media type of drawings.
pub const SVG: &str = "image/svg+xml";

/// Offers a text of a media type as a download; does nothing where the browser
/// allows none.
pub fn download(name: &str, text: &str, kind: &str) {
    // A browser that refuses any step gives no file; the text is still kept.
    let _ = offer(name, text, kind);
}

fn offer(name: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let url = object_url(text, kind)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

/// An address under which the browser holds a text of a media type for as long as
/// the page is open.
///
/// # Errors
///
/// When the browser refuses.
pub fn object_url(text: &str, kind: &str) -> Result<String, JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}

/// Larger files are no answer sheets.
const LARGEST: f64 = 1_000_000.0;

/// Why a file that the person chose could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Far larger than a sheet.
    #[error("it is too large to be an answer sheet")]
    TooLarge,
    /// The browser gave nothing.
    #[error("the browser could not open it")]
    Refused,
}

/// The text of a file that the person chose; what is no text comes with
/// replacement characters.
///
/// # Errors
///
/// [`FileError`].
pub async fn read(file: &web_sys::File) -> Result<String, FileError> {
    if file.size() > LARGEST {
        return Err(FileError::TooLarge);
    }
    wasm_bindgen_futures::JsFuture::from(file.text())
        .await
        .ok()
        .and_then(|text| text.as_string())
        .ok_or(FileError::Refused)
}

/// The files of a list, by name, so that the order in which they were chosen
/// does not show.
pub fn by_name(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let mut files: Vec<web_sys::File> = list
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|place| list.get(place)))
        .collect();
    files.sort_by_key(web_sys::File::name);
    files
}
