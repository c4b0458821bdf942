//! Text out of a decision: what the command line prints and pages show.

mod fact;
mod json;
mod reasons;
pub mod words;

pub use fact::{FactLine, fact_lines};
pub use json::{DecisionJson, recommend};
pub use reasons::{Reason, against, doubts, reasons};
