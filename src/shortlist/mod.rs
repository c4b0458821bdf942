//! What the person keeps: entries with notes and verdicts, the file format,
//! and its migrations.

mod envelope;
mod list;

pub use envelope::{CURRENT_FORMAT, RestoreError, open, seal};
pub use list::{Entry, Removed, Shortlist, Verdict};
