//! Several people: what each would choose, what they would choose together,
//! and where they differ.
//!
//! Everybody's own decision is the engine's. Must-haves of anybody exclude for
//! all; what is left is ranked by the weighted mean of the values, by pooled
//! first places, and by the least worst regret.

mod difference;
mod members;
mod merge;
mod outcome;
mod screen;

pub use members::{Member, Team, TeamError};
pub use outcome::{
    ConcernSplit, Disagreement, OwnedFailure, Person, Place, Rule, TeamDecision, TeamExclusion,
    TeamStanding, TeamUnchecked,
};
