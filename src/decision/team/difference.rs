//! How far the people of a team differ, and in what.

use backstay_numerics::order;

use crate::catalog::{Catalog, ConcernId, FrameworkId};
use crate::decision::closeness::TIE;
use crate::decision::measure::{count, jensen_shannon, kendall_w};

use super::merge::{standings, values};
use super::outcome::{ConcernSplit, Disagreement, Person};

pub(super) fn disagreement(
    catalog: &Catalog,
    people: &[Person],
    remaining: &[FrameworkId],
) -> Disagreement {
    let mut concerns: Vec<ConcernSplit> = catalog
        .concerns
        .ids()
        .map(|concern| split(people, concern))
        .collect();
    order::sort_by(&mut concerns, |one, other| {
        other
            .share
            .total_cmp(&one.share)
            .then(other.between.total_cmp(&one.between))
            .then(one.concern.cmp(&other.concern))
    });
    let counting: Vec<&Person> = people.iter().filter(|each| each.weight > 0.0).collect();
    Disagreement {
        divergence: divergence(catalog, &counting),
        concordance: concordance(&counting, remaining),
        concerns,
    }
}

fn divergence(catalog: &Catalog, people: &[&Person]) -> f64 {
    let choosing: Vec<&&Person> = people
        .iter()
        .filter(|person| !person.decision.ranking.is_empty())
        .collect();
    let firmness = |person: &Person| -> Vec<f64> {
        catalog
            .frameworks
            .ids()
            .map(|id| {
                let standing = person.decision.standing(id);
                standing.map_or(0.0, |standing| standing.firmness)
            })
            .collect()
    };
    let total: f64 = choosing.iter().map(|person| person.weight).sum();
    let shares: Vec<Vec<f64>> = choosing.iter().map(|person| firmness(person)).collect();
    let weights: Vec<f64> = choosing
        .iter()
        .map(|person| person.weight / total)
        .collect();
    // Rounding can put equal shares a last bit below zero.
    jensen_shannon(&shares, &weights).max(0.0)
}

fn concordance(people: &[&Person], remaining: &[FrameworkId]) -> Option<f64> {
    if people.len() < 2 || remaining.len() < 2 {
        return None;
    }
    let ranks: Vec<Vec<f64>> = people
        .iter()
        .map(|person| mean_ranks(&values(&standings(person, remaining))))
        .collect();
    Some(kendall_w(&ranks)).filter(|concordance| concordance.is_finite())
}

/// Ranks from 1, the largest first; equal values hold the mean of the ranks
/// that they take up.
fn mean_ranks(values: &[f64]) -> Vec<f64> {
    values
        .iter()
        .map(|value| {
            let better = values.iter().filter(|other| **other > value + TIE);
            let level = values.iter().filter(|other| (*other - value).abs() <= TIE);
            count(better.count()) + f64::midpoint(count(level.count()), 1.0)
        })
        .collect()
}

/// The law of total variance: between the people's means, and inside each.
fn split(people: &[Person], concern: ConcernId) -> ConcernSplit {
    let spreads = || {
        people
            .iter()
            .map(|person| (person.weight, person.decision.concerns[concern]))
    };
    let mean: f64 = spreads().map(|(weight, spread)| weight * spread.mean).sum();
    let between: f64 = spreads()
        .map(|(weight, spread)| weight * (spread.mean - mean) * (spread.mean - mean))
        .sum();
    let within: f64 = spreads()
        .map(|(weight, spread)| weight * spread.variance)
        .sum();
    let whole = between + within;
    ConcernSplit {
        concern,
        by_person: spreads().map(|(_, spread)| spread).collect(),
        between,
        share: if whole > 0.0 { between / whole } else { 0.0 },
    }
}
