//! A breach of a rule, in the data's own words.

use std::fmt;

/// A breach of a rule: which file, which key, what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the data folder.
    pub file: String,
    /// The key within the file; empty where the file as a whole is meant.
    pub key: String,
    /// What was found and what was expected.
    pub what: String,
}

impl Problem {
    /// A breach at `key` of `file`.
    pub fn new(file: impl Into<String>, key: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            key: key.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() {
            write!(out, "data/{}: {}", self.file, self.what)
        } else {
            write!(out, "data/{}: {}: {}", self.file, self.key, self.what)
        }
    }
}
