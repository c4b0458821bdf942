//! The field's measures on plain numbers: any alternatives, any criteria.
//!
//! They know no catalog, so that published tables can be put to them. A matrix
//! has one row for each alternative and one column for each criterion; callers
//! hand in rectangular ones.

mod acceptability;
mod additive;
mod comparison;
mod draw;
mod elicitation;
mod group;
mod sensitivity;
mod simplex;

pub use acceptability::{Acceptability, Sample, entropy};
pub use additive::{linear, order, piecewise, ranks, value, values};
pub use comparison::{differences, dominated, minimal_dominating_set};
pub use draw::{draw_beta, draw_normal};
pub use elicitation::{Belief, beliefs, information};
pub use group::{jensen_shannon, kendall_w, mean, regrets, tau_b, worst};
pub use sensitivity::{level_at, nearest_weights, switch_unnormalised};
pub use simplex::{Statement, centroid, first_shares, weights};

/// A small count as a number.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
