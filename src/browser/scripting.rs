//! The engine for scripts: `await window.wasmBindings.recommend(sheet)`.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::decision::Engine;
use crate::report;

/// Takes an answer sheet as JSON and gives the decision as JSON, the same as
/// the command line to the last bit. The words of the decision are fetched on
/// first use.
///
/// # Errors
///
/// When the text is no answer sheet, and when the words cannot be fetched.
#[wasm_bindgen]
pub async fn recommend(sheet: String) -> Result<String, JsError> {
    recommended(sheet)
        .await
        .map_err(|refusal| JsError::new(&refusal.to_string()))
}

#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("the code that puts a decision into words could not be fetched")]
    NotFetched(#[from] SplitLoaderError),
    #[error("{0}")]
    Sheet(String),
}

#[wasm_split(scripting, fallible)]
fn recommended(sheet: String) -> Result<String, Refusal> {
    report::recommend(engine(), &sheet).map_err(|error| Refusal::Sheet(error.to_string()))
}

/// The one engine of the page; what does not depend on answers is drawn on
/// first use.
pub fn engine() -> &'static Engine<'static> {
    static ENGINE: std::sync::OnceLock<Engine<'static>> = std::sync::OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(crate::shipped()))
}
