//! How frameworks stand to a requirement, completion by completion.

use backstay_numerics::random::{Seed, Stream};

use crate::bundle::Bundle;
use crate::catalog::{Catalog, FrameworkId};
use crate::interview::{AnswerSheet, RequirementId};

use super::draws::FEWEST_OF_KIND;
use super::exclusion::{self, Outcome};

/// How a framework stands to a requirement in completions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Standpoint {
    /// In every completion it passes.
    Pass,
    /// In none.
    Fail,
    /// With this probability, by draws of its own: the share of passes among
    /// the known frameworks of its kind.
    Perhaps(f64, Stream),
}

/// How every framework stands to a requirement under a sheet.
pub(super) fn standpoints(
    bundle: &Bundle,
    seed: Seed,
    sheet: &AnswerSheet,
    id: RequirementId,
) -> Vec<Standpoint> {
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
    outcomes
        .iter()
        .map(|(framework, outcome)| match outcome {
            Outcome::Pass | Outcome::Idle => Standpoint::Pass,
            Outcome::Fail(..) => Standpoint::Fail,
            Outcome::Unknown(_) => {
                let name = format!("{}/{}", requirement.id, catalog.frameworks[*framework].id);
                Standpoint::Perhaps(
                    passing(catalog, &outcomes, *framework),
                    Stream::named(seed, "pass", &name),
                )
            }
        })
        .collect()
}

/// The share of passes among the known frameworks of a kind, if they are at
/// least [`FEWEST_OF_KIND`], else among all known.
fn passing(catalog: &Catalog, outcomes: &[(FrameworkId, Outcome)], framework: FrameworkId) -> f64 {
    let kind = |id| catalog.words("profile.kind", id);
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
    let among = if alike.len() >= FEWEST_OF_KIND {
        alike
    } else {
        known.into_iter().map(|(_, passes)| passes).collect()
    };
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(among.iter().filter(|passes| **passes).count()) / count(among.len().max(1))
}

/// Takes out what a requirement takes out in one completion.
pub(super) fn apply(passes: &mut [bool], points: &[Standpoint], completion: u32) {
    for (passes, point) in passes.iter_mut().zip(points) {
        *passes &= match point {
            Standpoint::Pass => true,
            Standpoint::Fail => false,
            Standpoint::Perhaps(share, stream) => stream.uniform(completion, 0) < *share,
        };
    }
}
