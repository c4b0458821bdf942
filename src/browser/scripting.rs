//! The engine for scripts: `window.wasmBindings.recommend(sheet)`.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::decision::Engine;
use crate::report;

/// Takes an answer sheet as JSON and gives the decision as JSON, the same as
/// the command line to the last bit.
///
/// # Errors
///
/// When the text is no answer sheet.
#[wasm_bindgen]
pub fn recommend(sheet: &str) -> Result<String, JsError> {
    report::recommend(engine(), sheet).map_err(|error| JsError::new(&error.to_string()))
}

/// The one engine of the page; what does not depend on answers is drawn on
/// first use.
pub fn engine() -> &'static Engine<'static> {
    static ENGINE: std::sync::OnceLock<Engine<'static>> = std::sync::OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(crate::shipped()))
}
