//! Text out of a decision: what the command line prints and pages show.

mod json;
mod reasons;

pub use json::{DecisionJson, recommend};
pub use reasons::{Reason, against, reasons};
