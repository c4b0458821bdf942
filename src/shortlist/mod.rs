//! What the person keeps: entries with notes and verdicts, the people of a
//! team, the file format, and its migrations.

mod envelope;
mod list;
mod people;

pub use envelope::{CURRENT_FORMAT, RestoreError, open, seal};
pub use list::{Entry, Removed, Shortlist, Verdict};
pub use people::{KeptPerson, People, RemovedPerson};
