//! Text out of a decision: what the command line prints and pages show.

pub mod bibliography;
pub mod comparison;
mod difference;
mod fact;
mod json;
pub mod outlook;
mod profile;
mod reasons;
mod team;
mod themes;
pub mod words;

pub use difference::{GapParts, gap_parts, gap_sentence};
pub use fact::{FactLine, fact_lines, fact_name};
pub use json::{DecisionJson, recommend};
pub use profile::{Need, Profiles, profiles};
pub use reasons::{Reason, against, doubts, reasons};
pub use team::{DroppedJson, TeamJson, decide_for_team};
pub use themes::{theme_parts, theme_weights};
