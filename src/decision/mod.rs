//! From an answer sheet to a ranking: exclude, then weigh.
//!
//! Additive multi-attribute value over many *completions*: ways the open
//! questions, the spread inside each importance step and the uncertain facts
//! could turn out (SMAA: Lahdelma, Hokkanen and Salminen, EJOR 106, 1998).
//! A pure function of the bundle and the sheet, the same in every browser.

mod averages;
mod basis;
mod block;
mod choice;
mod closeness;
mod conclusion;
mod contradiction;
mod dead;
mod donors;
mod draws;
mod engine;
mod exclusion;
mod firsts;
mod flip;
mod grid;
mod holding;
mod information;
pub mod measure;
mod missing;
mod outlook;
mod partials;
mod pass;
mod pause;
mod people;
mod plan;
mod requirement_effect;
mod run;
mod sliced;
mod standing;
mod standpoint;
mod summation;
mod switch;
mod team;
mod weighing;
mod why_not;

pub use closeness::Closeness;
pub use contradiction::{Clash, Contradiction, Side, contradictions};
pub use engine::{Engine, SEED, Working};
pub use exclusion::{Exclusion, Failure, Found, Relaxation, Unchecked};
pub use flip::{Change, Flip, FlipSearch};
pub use missing::{MissingFact, missing_facts};
pub use outlook::{Advice, Enough, FOLLOWED, OpenQuestion, Outlook, RankRow};
pub use people::DrawnPerson;
pub use requirement_effect::{Comeback, RequirementEffect, requirement_effects};
pub use sliced::Sliced;
pub use standing::{Contribution, Decision, Spread, Standing};
pub use switch::{Switch, Turn};
pub use team::{
    ConcernSplit, Disagreement, Member, OwnedFailure, Person, Place, Rule, Team, TeamDecision,
    TeamError, TeamExclusion, TeamStanding, TeamUnchecked,
};
pub use why_not::{Behind, Difference, LOSSES, WhyNot, why_not};
