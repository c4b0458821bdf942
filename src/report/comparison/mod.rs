//! A few frameworks side by side: which are meant, in what order their facts
//! stand, and what each fact says.

mod choice;
mod entry;
mod group;

pub use choice::{Choice, MOST_COMPARED};
pub use entry::Entry;
pub use group::{FactGroup, FactRow, fact_groups};
