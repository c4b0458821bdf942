//! What the must-haves of all rule out, and whose they are.

use crate::catalog::{Catalog, FrameworkId};
use crate::decision::exclusion::Relaxation;
use crate::interview::Interview;

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
    all.sort_by_key(|each| (each.unchecked.framework, each.owner));
    all
}

pub(super) fn relaxations(interview: &Interview, excluded: &[TeamExclusion]) -> Vec<Relaxation> {
    let mut relaxations: Vec<Relaxation> = interview
        .requirement_ids()
        .map(|requirement| Relaxation {
            requirement,
            brings_back: excluded
                .iter()
                .filter(|each| {
                    each.failures
                        .iter()
                        .all(|owned| owned.failure.requirement == requirement)
                })
                .map(|each| each.framework)
                .collect(),
        })
        .filter(|relaxation| !relaxation.brings_back.is_empty())
        .collect();
    relaxations.sort_by_key(|relaxation| std::cmp::Reverse(relaxation.brings_back.len()));
    relaxations
}
