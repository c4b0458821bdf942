//! One ranking out of several, by three rules.

use backstay_numerics::order;

use crate::catalog::{Catalog, FrameworkId, Id};
use crate::decision::closeness::TIE;
use crate::decision::measure::{count, ranks, regrets, worst};
use crate::decision::standing::{Contribution, Standing};

use super::outcome::{Person, Place, TeamStanding};

pub(super) fn ranking(
    catalog: &Catalog,
    people: &[Person],
    remaining: &[FrameworkId],
) -> Vec<TeamStanding> {
    let by_person: Vec<Vec<&Standing>> = people
        .iter()
        .map(|person| standings(person, remaining))
        .collect();
    let shares: Vec<Vec<f64>> = by_person.iter().map(|row| shares(row)).collect();
    let regrets = regrets(&by_person.iter().map(|row| values(row)).collect::<Vec<_>>());
    let of_those_who_count: Vec<Vec<f64>> = people
        .iter()
        .zip(&regrets)
        .filter(|(person, _)| person.weight > 0.0)
        .map(|(_, regrets)| regrets.clone())
        .collect();
    let mut ranking: Vec<TeamStanding> = remaining
        .iter()
        .zip(worst(&of_those_who_count))
        .enumerate()
        .map(|(position, (framework, worst_regret))| {
            let own: Vec<&Standing> = by_person
                .iter()
                .filter_map(|row| row.get(position).copied())
                .collect();
            let at = |rows: &[Vec<f64>]| -> Vec<f64> {
                rows.iter()
                    .filter_map(|row| row.get(position).copied())
                    .collect()
            };
            let (shares, regrets) = (at(&shares), at(&regrets));
            TeamStanding {
                merged: merge(catalog, people, *framework, &own, &shares),
                firmness_rank: 0,
                fairness_rank: 0,
                worst_regret,
                places: own
                    .iter()
                    .zip(shares)
                    .zip(regrets)
                    .map(|((standing, share), regret)| Place {
                        rank: standing.rank,
                        value: standing.value,
                        share,
                        regret,
                    })
                    .collect(),
            }
        })
        .collect();
    order::sort_by(&mut ranking, |one, other| {
        let (one, other) = (&one.merged, &other.merged);
        other
            .value
            .total_cmp(&one.value)
            .then(one.framework.cmp(&other.framework))
    });
    give_ranks(&mut ranking);
    ranking
}

fn give_ranks(ranking: &mut [TeamStanding]) {
    let ranks_of = |read: fn(&TeamStanding) -> f64| {
        let numbers: Vec<f64> = ranking.iter().map(read).collect();
        ranks(&numbers, TIE)
            .into_iter()
            .map(|rank| u32::try_from(rank).unwrap_or(u32::MAX))
            .collect::<Vec<u32>>()
    };
    let by_value = ranks_of(|each| each.merged.value);
    let by_firmness = ranks_of(|each| each.merged.firmness);
    let by_fairness = ranks_of(|each| -each.worst_regret);
    for (((standing, value), firmness), fairness) in ranking
        .iter_mut()
        .zip(by_value)
        .zip(by_firmness)
        .zip(by_fairness)
    {
        standing.merged.rank = value;
        standing.firmness_rank = firmness;
        standing.fairness_rank = fairness;
    }
}

/// Somebody's own standings of what is left for all: what nobody rules out is
/// in everybody's ranking.
pub(super) fn standings<'a>(person: &'a Person, remaining: &[FrameworkId]) -> Vec<&'a Standing> {
    remaining
        .iter()
        .filter_map(|id| person.decision.standing(*id))
        .collect()
}

pub(super) fn values(standings: &[&Standing]) -> Vec<f64> {
    standings.iter().map(|each| each.value).collect()
}

/// See [`Place::share`]; sums to 1 where anything is left.
fn shares(standings: &[&Standing]) -> Vec<f64> {
    let firmness: Vec<f64> = standings.iter().map(|each| each.firmness).collect();
    let total: f64 = firmness.iter().sum();
    if total > 0.0 {
        return firmness.iter().map(|each| each / total).collect();
    }
    let firsts: Vec<bool> = ranks(&values(standings), TIE)
        .into_iter()
        .map(|rank| rank == 1)
        .collect();
    let equal = count(firsts.iter().filter(|is_first| **is_first).count());
    firsts
        .into_iter()
        .map(|is_first| if is_first { 1.0 / equal } else { 0.0 })
        .collect()
}

/// The weighted mean of the people's standings of one framework, line by line.
fn merge(
    catalog: &Catalog,
    people: &[Person],
    framework: FrameworkId,
    own: &[&Standing],
    shares: &[f64],
) -> Standing {
    let weights = || people.iter().map(|person| person.weight);
    let mean_of = |read: &dyn Fn(&Standing) -> f64| -> f64 {
        weights()
            .zip(own)
            .map(|(weight, each)| weight * read(each))
            .sum()
    };
    let contributions: Vec<Contribution> = catalog
        .criteria
        .ids()
        .map(|criterion| {
            let mean_of_line = |read: fn(&Contribution) -> f64| {
                mean_of(&|standing| {
                    standing
                        .contributions
                        .get(criterion.position())
                        .map_or(0.0, read)
                })
            };
            let weight = mean_of_line(|line| line.weight);
            let value = mean_of_line(|line| line.value);
            Contribution {
                criterion,
                weight,
                partial: if weight > 0.0 {
                    value / weight
                } else {
                    mean_of_line(|line| line.partial)
                },
                value,
            }
        })
        .collect();
    Standing {
        framework,
        rank: 0,
        value: contributions.iter().map(|line| line.value).sum(),
        firmness: weights()
            .zip(shares)
            .map(|(weight, share)| weight * share)
            .sum(),
        evidence: mean_of(&|standing| standing.evidence),
        contributions,
    }
}
