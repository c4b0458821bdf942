//! The smallest change of a concern's weight that puts the second first.

use backstay_numerics::order;

use crate::catalog::{Catalog, ConcernId, CriterionId, FrameworkId};

use super::measure::level_at;
use super::standing::Standing;

/// A change of one concern's weight at which two frameworks draw level, the
/// others keeping their proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switch {
    /// The concern.
    pub concern: ConcernId,
    /// The framework that would come first.
    pub to: FrameworkId,
    /// The weight it has now, 0…1.
    pub from_weight: f64,
    /// The weight at which both have the same sum, 0…1.
    pub at_weight: f64,
}

/// A change of one criterion's weight at which two frameworks draw level, the
/// others keeping their proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// The criterion.
    pub criterion: CriterionId,
    /// The weight it has now, 0…1.
    pub from_weight: f64,
    /// The weight at which both have the same sum, 0…1.
    pub at_weight: f64,
}

/// For every criterion that can do it, the weight at which `second` draws
/// level with `first`, the smallest change first, equals in criterion order.
/// The closed form is that of [`smallest`].
pub(super) fn turns(first: &Standing, second: &Standing) -> Vec<Turn> {
    let lead = first.value - second.value;
    let mut turns: Vec<Turn> = first
        .contributions
        .iter()
        .zip(&second.contributions)
        .filter_map(|(one, other)| {
            Some(Turn {
                criterion: one.criterion,
                from_weight: one.weight,
                at_weight: level_at(lead, one.weight, one.value - other.value)?,
            })
        })
        .collect();
    let change = |turn: &Turn| (turn.at_weight - turn.from_weight).abs();
    order::sort_by(&mut turns, |one, other| {
        change(one).total_cmp(&change(other))
    });
    turns
}

/// The concern whose weight has to change least before `second` draws level
/// with `first`; `None` where no single concern can do it.
///
/// With `D` the lead, `w` the concern's weight and `d` the lead inside the
/// concern, the rest leads by `r = (D − w·d) / (1 − w)`, and both are level at
/// `t = r / (r − d)`. Source: Triantaphyllou and Sánchez, Decision Sciences 28
/// (1997), for one weight with the others in proportion.
pub(super) fn smallest(catalog: &Catalog, first: &Standing, second: &Standing) -> Option<Switch> {
    let lead = first.value - second.value;
    catalog
        .concerns
        .ids()
        .filter_map(|concern| {
            let slug = &catalog.concerns[concern].id;
            let (mut weight, mut difference) = (0.0, 0.0);
            for (one, other) in first.contributions.iter().zip(&second.contributions) {
                if catalog.criteria[one.criterion].concern == *slug {
                    weight += one.weight;
                    difference += one.value - other.value;
                }
            }
            let at_weight = level_at(lead, weight, difference)?;
            Some(Switch {
                concern,
                to: second.framework,
                from_weight: weight,
                at_weight,
            })
        })
        .min_by(|one, other| {
            let change = |switch: &Switch| (switch.at_weight - switch.from_weight).abs();
            change(one).total_cmp(&change(other))
        })
}

#[cfg(test)]
mod tests {
    use super::level_at;

    /// The lead when the concern weighs `t` and the rest keeps its proportions.
    fn lead_at(lead: f64, weight: f64, difference: f64, t: f64) -> f64 {
        t * difference / weight + (1.0 - t) * (lead - difference) / (1.0 - weight)
    }

    #[test]
    fn draws_level_where_brute_force_does() {
        for (lead, weight, difference) in [
            (0.05, 0.2, 0.08),
            (0.05, 0.2, -0.04),
            (0.01, 0.5, 0.2),
            (0.3, 0.1, -0.05),
        ] {
            let found = level_at(lead, weight, difference);
            let steps = 100_000;
            let searched = (0..=steps)
                .map(|step| f64::from(step) / f64::from(steps))
                .find(|t| {
                    lead_at(lead, weight, difference, *t).signum()
                        != lead_at(lead, weight, difference, weight).signum()
                        || lead_at(lead, weight, difference, *t).abs() < 1e-9
                });
            match (found, searched) {
                (Some(at), Some(_)) => {
                    assert!(lead_at(lead, weight, difference, at).abs() < 1e-12);
                }
                (None, None) => {}
                other => unreachable!("closed form and search disagree: {other:?}"),
            }
        }
    }
}
