//! How frameworks stand to a requirement, completion by completion.

use backstay_numerics::random::{Seed, Stream};

use crate::bundle::Bundle;
use crate::catalog::{FrameworkId, Id};
use crate::interview::{AnswerSheet, RequirementId};

use super::exclusion::{self, Outcome};

/// The frameworks that a requirement may rule out.
#[derive(Clone, Debug, Default)]
pub(super) struct Standpoints {
    /// In every completion: a bit for each framework.
    fails: Vec<u64>,
    /// In a share of completions, each by draws of its own: passing is as
    /// probable as among the known frameworks of its kind.
    perhaps: Vec<(FrameworkId, f64, Stream)>,
}

impl Standpoints {
    /// How every framework stands to a requirement under a sheet.
    pub(super) fn new(bundle: &Bundle, seed: Seed, sheet: &AnswerSheet, id: RequirementId) -> Self {
        let (catalog, interview) = (&bundle.catalog, &bundle.interview);
        let (_, requirement) = interview.requirement(id);
        let outcomes: Vec<(FrameworkId, Outcome)> = catalog
            .frameworks
            .ids()
            .map(|framework| {
                let outcome = exclusion::outcome(catalog, interview, sheet, requirement, framework);
                (framework, outcome)
            })
            .collect();
        let mut standpoints = Self {
            fails: vec![0; words(catalog.frameworks.len())],
            perhaps: Vec::new(),
        };
        for (framework, outcome) in &outcomes {
            match outcome {
                Outcome::Pass | Outcome::Idle => {}
                Outcome::Fail(..) => {
                    let (word, bit) = place(*framework);
                    if let Some(fails) = standpoints.fails.get_mut(word) {
                        *fails |= bit;
                    }
                }
                Outcome::Unknown(_) => {
                    let slug = &catalog.frameworks[*framework].id;
                    let name = format!("{}/{slug}", requirement.id);
                    standpoints.perhaps.push((
                        *framework,
                        passing(bundle, &outcomes, *framework),
                        Stream::named(seed, "pass", &name),
                    ));
                }
            }
        }
        standpoints
    }

    /// The frameworks that the requirement rules out in one completion: places
    /// of words with bits that are set there.
    pub(super) fn ruled_out(&self, completion: u32) -> impl Iterator<Item = (usize, u64)> {
        let unlucky = self
            .perhaps
            .iter()
            .filter(move |(_, passing, draws)| draws.uniform(completion, 0) >= *passing)
            .map(|(framework, ..)| place(*framework));
        self.fails.iter().copied().enumerate().chain(unlucky)
    }

    /// Whether the requirement rules out a framework in one completion.
    pub(super) fn rules_out(&self, completion: u32, framework: FrameworkId) -> bool {
        let (word, bit) = place(framework);
        self.ruled_out(completion)
            .any(|(at, bits)| at == word && bits & bit != 0)
    }
}

/// How many words hold a bit for each of some frameworks.
pub(super) fn words(frameworks: usize) -> usize {
    frameworks.div_ceil(u64::BITS as usize)
}

/// The word of a framework, and its bit there.
pub(super) fn place(framework: FrameworkId) -> (usize, u64) {
    let bits = u64::BITS as usize;
    (
        framework.position() / bits,
        1 << (framework.position() % bits),
    )
}

/// The share of passes among the known frameworks of a kind, if they are
/// enough, else among all known.
fn passing(bundle: &Bundle, outcomes: &[(FrameworkId, Outcome)], framework: FrameworkId) -> f64 {
    let kind = |id| bundle.catalog.words("profile.kind", id);
    let known: Vec<(FrameworkId, bool)> = outcomes
        .iter()
        .filter_map(|(id, outcome)| match outcome {
            Outcome::Pass => Some((*id, true)),
            Outcome::Fail(..) => Some((*id, false)),
            Outcome::Unknown(_) | Outcome::Idle => None,
        })
        .collect();
    let alike: Vec<bool> = known
        .iter()
        .filter(|(id, _)| kind(*id) == kind(framework))
        .map(|(_, passes)| *passes)
        .collect();
    let among = if alike.len() >= bundle.model.fewest_of_kind as usize {
        alike
    } else {
        known.into_iter().map(|(_, passes)| passes).collect()
    };
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(among.iter().filter(|passes| **passes).count()) / count(among.len().max(1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::catalog::{FrameworkId, Id};

    use super::{place, words};

    #[test]
    fn every_framework_has_a_bit_of_its_own_in_the_words_there_are() {
        for frameworks in [1, 63, 64, 65, 130] {
            let places: BTreeSet<(usize, u64)> = (0..frameworks)
                .map(|position| place(FrameworkId::at(position)))
                .collect();
            assert_eq!(places.len(), frameworks);
            assert!(places.iter().all(|(_, bit)| bit.is_power_of_two()));
            let last = places.last().map(|(word, _)| word + 1);
            assert_eq!(last, Some(words(frameworks)));
        }
    }
}
