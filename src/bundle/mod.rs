//! What the app is shipped with: the catalog, the interview and the presets.
//!
//! The build script reads `data/`, checks it by the rules here and writes the
//! bundle; the app and the command line only parse it.

#[cfg(not(target_arch = "wasm32"))]
mod files;
#[cfg(not(target_arch = "wasm32"))]
mod problem;
#[cfg(not(target_arch = "wasm32"))]
mod rules;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::interview::{Interview, SheetFile};

#[cfg(not(target_arch = "wasm32"))]
pub use files::{DataFiles, read};
#[cfg(not(target_arch = "wasm32"))]
pub use problem::Problem;
#[cfg(not(target_arch = "wasm32"))]
pub use rules::check;

/// Everything that ranking needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// Frameworks, facts, criteria.
    pub catalog: Catalog,
    /// Questions and requirements.
    pub interview: Interview,
    /// Starting sheets.
    pub presets: Vec<Preset>,
}

/// A starting sheet: an answer sheet with a name, nothing more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Kebab-case.
    pub id: String,
    /// The words on the button.
    pub name: String,
    /// What it answers.
    pub text: String,
    /// The answers.
    pub sheet: SheetFile,
}

impl Bundle {
    /// Parses a bundle that the build script wrote.
    ///
    /// # Errors
    ///
    /// When the text is not such a bundle.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}
