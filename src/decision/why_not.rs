//! Why a framework is not the pick: what rules it out, or where it loses.

use backstay_numerics::order;

use crate::catalog::{CriterionId, FrameworkId};

use super::exclusion::Exclusion;
use super::measure::minimal_dominating_set;
use super::standing::{Contribution, Decision, Standing};

/// How many losses are named one by one.
pub const LOSSES: usize = 3;

/// Why a framework is not the pick.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyNot<'a> {
    /// It is the pick.
    Pick,
    /// It has the same value as the pick.
    Tied,
    /// Its value is smaller.
    Behind(Behind),
    /// Must-haves rule it out.
    Excluded(&'a Exclusion),
}

/// Where a framework loses against the pick, and where it gains.
///
/// The losses and `more_lost` less the gains are the gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// The pick's value less its own, above 0.
    pub gap: f64,
    /// Its largest losses, largest first; one to [`LOSSES`].
    pub losses: Vec<Difference>,
    /// What the lines lose together that are not among `losses`, 0 or more.
    pub more_lost: f64,
    /// All that it is better at, largest first.
    pub gains: Vec<Difference>,
    /// How many losses, largest first, outweigh all gains together; 1 where
    /// there is no gain.
    pub settled_by: usize,
}

/// One line of the sum in which two frameworks differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its mean weight, 0…1.
    pub weight: f64,
    /// By how much the values of the line differ, above 0.
    pub value: f64,
    /// The partial value of the framework asked about, 0…1.
    pub own: f64,
    /// The partial value of the pick, 0…1.
    pub picks: f64,
}

/// Why `framework` is not the pick of a decision; `None` for a framework that
/// the decision does not speak of, which is one of another catalog.
pub fn why_not(decision: &Decision, framework: FrameworkId) -> Option<WhyNot<'_>> {
    let excluded = decision
        .excluded
        .iter()
        .find(|each| each.framework == framework);
    if let Some(exclusion) = excluded {
        return Some(WhyNot::Excluded(exclusion));
    }
    let standing = decision.standing(framework)?;
    let pick = decision.pick()?;
    Some(if pick.framework == framework {
        WhyNot::Pick
    } else if pick.rank == standing.rank {
        WhyNot::Tied
    } else {
        WhyNot::Behind(behind(pick, standing))
    })
}

fn behind(pick: &Standing, standing: &Standing) -> Behind {
    let lines = || pick.contributions.iter().zip(&standing.contributions);
    let leads: Vec<f64> = lines()
        .map(|(picks, own)| picks.value - own.value)
        .collect();
    let mut losses: Vec<Difference> = lines()
        .filter(|(picks, own)| picks.value > own.value)
        .map(|(picks, own)| difference(picks, own))
        .collect();
    let mut gains: Vec<Difference> = lines()
        .filter(|(picks, own)| picks.value < own.value)
        .map(|(picks, own)| difference(picks, own))
        .collect();
    largest_first(&mut losses);
    largest_first(&mut gains);
    let more = losses.split_off(losses.len().min(LOSSES));
    Behind {
        gap: pick.value - standing.value,
        losses,
        more_lost: more.iter().map(|loss| loss.value).sum(),
        gains,
        settled_by: minimal_dominating_set(&leads).len(),
    }
}

fn difference(picks: &Contribution, own: &Contribution) -> Difference {
    Difference {
        criterion: own.criterion,
        weight: own.weight,
        value: (picks.value - own.value).abs(),
        own: own.partial,
        picks: picks.partial,
    }
}

fn largest_first(differences: &mut [Difference]) {
    order::sort_by(differences, |one, other| {
        other
            .value
            .total_cmp(&one.value)
            .then(one.criterion.cmp(&other.criterion))
    });
}
