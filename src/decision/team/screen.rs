//! What the must-haves of all rule out, and whose they are.

use backstay_numerics::order;

use crate::catalog::{Catalog, FrameworkId};
use crate::decision::exclusion::{self, Relaxation};

use super::outcome::{OwnedFailure, Person, TeamExclusion, TeamUnchecked};

pub(super) fn excluded(catalog: &Catalog, people: &[Person]) -> Vec<TeamExclusion> {
    let of = |framework| TeamExclusion {
        framework,
        failures: people
            .iter()
            .enumerate()
            .flat_map(|(owner, person)| {
                person
                    .decision
                    .excluded
                    .iter()
                    .filter(move |each| each.framework == framework)
                    .flat_map(|each| &each.failures)
                    .map(move |failure| OwnedFailure {
                        owner,
                        failure: failure.clone(),
                    })
            })
            .collect(),
    };
    catalog
        .frameworks
        .ids()
        .map(of)
        .filter(|exclusion| !exclusion.failures.is_empty())
        .collect()
}

pub(super) fn unchecked(people: &[Person], remaining: &[FrameworkId]) -> Vec<TeamUnchecked> {
    let mut all: Vec<TeamUnchecked> = people
        .iter()
        .enumerate()
        .flat_map(|(owner, person)| {
            person
                .decision
                .unchecked
                .iter()
                .map(move |unchecked| TeamUnchecked {
                    owner,
                    unchecked: unchecked.clone(),
                })
        })
        .filter(|each| remaining.contains(&each.unchecked.framework))
        .collect();
    order::sort_by_key(&mut all, |each| (each.unchecked.framework, each.owner));
    all
}

pub(super) fn relaxations(excluded: &[TeamExclusion]) -> Vec<Relaxation> {
    exclusion::relaxations(excluded.iter().map(|each| {
        let failed = each.failures.iter();
        let failed = failed.map(|owned| owned.failure.requirement);
        (each.framework, failed.collect())
    }))
}
