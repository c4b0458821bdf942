//! What every framework has, by which part.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalog::Stated;

/// The file of parts: framework id, then the key of a fact as `section.id`
/// (`features.orm`), then how far and by which part.
pub type Parts = BTreeMap<String, BTreeMap<String, Part>>;

/// How far a framework has one thing, and by which part.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Part {
    /// How far.
    pub level: Stated,
    /// By which part; where there is none, what was looked at.
    pub what: String,
}

impl Part {
    /// Whether the framework has it at all: what is said of a missing part is
    /// no part of the framework.
    pub fn is_there(&self) -> bool {
        matches!(
            self.level,
            Stated::Community | Stated::Official | Stated::Core
        )
    }
}
