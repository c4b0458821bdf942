//! What the app is shipped with: the catalog, the interview and the presets.
//!
//! The build script reads `data/`, checks it by the rules here and writes the
//! bundle; the app and the command line only parse it.

#[cfg(not(target_arch = "wasm32"))]
mod doubled;
#[cfg(not(target_arch = "wasm32"))]
mod files;
mod model;
mod opening;
#[cfg(not(target_arch = "wasm32"))]
mod problem;
#[cfg(not(target_arch = "wasm32"))]
mod rules;

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::interview::{Interview, SheetFile};

#[cfg(not(target_arch = "wasm32"))]
pub use files::{DataFiles, Index, read};
pub use model::{Model, ModelFile, Reasoned};
pub use opening::{Opening, PresetWords};
#[cfg(not(target_arch = "wasm32"))]
pub use problem::Problem;
#[cfg(not(target_arch = "wasm32"))]
pub use rules::check;

/// Everything that ranking needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Bundle {
    /// Frameworks, facts, criteria.
    pub catalog: Catalog,
    /// Questions and requirements.
    pub interview: Interview,
    /// The figures of the decision model.
    pub model: Model,
    /// Starting sheets.
    pub presets: Vec<Preset>,
}

/// A starting sheet: an answer sheet with a name, nothing more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Reads a bundle that the build script wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are not such a bundle.
    pub fn from_bytes(bytes: &[u8]) -> io::Result<Self> {
        borsh::from_slice(bytes)
    }

    /// Writes the bundle for [`Self::from_bytes`].
    ///
    /// # Errors
    ///
    /// When a number in it is not a number.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        borsh::to_vec(self)
    }
}
