//! Decides sheets against one bundle.

use backstay_numerics::random::Seed;

use crate::bundle::Bundle;
use crate::catalog::{CriterionId, FrameworkId, Table};
use crate::interview::{AnswerSheet, RequirementId};

use super::choice;
use super::completion::Plan;
use super::draws::{self, Drawn};
use super::exclusion::{self, Outcome};
use super::standing::Decision;
use super::standpoint::{Standpoint, standpoints};
use super::sums::Sums;

/// How many completions are drawn: the standard error of a firmness of one
/// half is 0.8 points, so whole percents are honest to ± 1.5.
pub const COMPLETIONS: u32 = 4096;

/// The seed of every result: another one changes the last digits.
pub const SEED: Seed = Seed(0x0BAC_57A7);

/// Decides sheets against one bundle. What does not depend on answers is drawn
/// once, here.
#[derive(Debug)]
pub struct Engine<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) seed: Seed,
    pub(super) completions: u32,
    pub(super) drawn: Table<CriterionId, Drawn>,
    pub(super) plan: Plan,
    /// For requirements that no answer changes: how each framework stands.
    pub(super) settled: Table<RequirementId, Vec<Standpoint>>,
}

impl<'a> Engine<'a> {
    /// An engine with [`COMPLETIONS`] completions.
    pub fn new(bundle: &'a Bundle) -> Self {
        Self::with_completions(bundle, COMPLETIONS)
    }

    /// An engine with another number of completions.
    pub fn with_completions(bundle: &'a Bundle, completions: u32) -> Self {
        Self::with_seed(bundle, SEED, completions)
    }

    /// An engine with draws of its own.
    pub fn with_seed(bundle: &'a Bundle, seed: Seed, completions: u32) -> Self {
        let (catalog, interview) = (&bundle.catalog, &bundle.interview);
        let drawn = draws::draw(catalog, seed, completions);
        let plan = Plan::new(catalog, interview, seed, completions, |option| {
            choice::resolve(
                catalog,
                |criterion| choice::fact_names(&drawn[criterion]),
                option,
            )
        });
        let blank = AnswerSheet::default();
        let requirements: Vec<RequirementId> = interview.requirement_ids().collect();
        Self {
            bundle,
            seed,
            completions,
            plan,
            drawn,
            settled: Table::new(
                requirements
                    .iter()
                    .map(|id| standpoints(bundle, seed, &blank, *id))
                    .collect(),
            ),
        }
    }

    /// The bundle that is decided against.
    pub fn bundle(&self) -> &'a Bundle {
        self.bundle
    }

    /// The frameworks that a requirement alone would rule out under a sheet;
    /// `None` where the answers name nothing that it could be checked against.
    pub fn ruled_out(
        &self,
        sheet: &AnswerSheet,
        requirement: RequirementId,
    ) -> Option<Vec<FrameworkId>> {
        let (catalog, interview) = (&self.bundle.catalog, &self.bundle.interview);
        let (_, requirement) = interview.requirement(requirement);
        let mut ruled_out = Vec::new();
        for framework in catalog.frameworks.ids() {
            match exclusion::outcome(catalog, interview, sheet, requirement, framework) {
                Outcome::Idle => return None,
                Outcome::Fail(..) => ruled_out.push(framework),
                Outcome::Pass | Outcome::Unknown(_) => {}
            }
        }
        Some(ruled_out)
    }

    /// Excludes, then weighs.
    pub fn decide(&self, sheet: &AnswerSheet) -> Decision {
        let (catalog, interview) = (&self.bundle.catalog, &self.bundle.interview);
        let screening = exclusion::screen(catalog, interview, sheet);
        let mut sums = Sums::new(self, sheet, &screening);
        for completion in 0..self.completions {
            sums.add(self, completion);
        }
        sums.finish(self, screening)
    }
}
