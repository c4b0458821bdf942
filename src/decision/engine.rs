//! Decides sheets against one bundle.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use backstay_numerics::random::Seed;

use crate::bundle::Bundle;
use crate::catalog::{CriterionId, FrameworkId, Id, Table};
use crate::interview::{Answer, AnswerSheet, OptionId, QuestionId, RequirementId};

use super::choice;
use super::conclusion;
use super::draws::{Drawing, Drawn};
use super::exclusion::{self, Outcome};
use super::pause::{self, Pauses};
use super::plan::Plan;
use super::run::Run;
use super::standing::Decision;
use super::standpoint::Standpoints;

/// The seed of every result: another one changes the last digits.
pub const SEED: Seed = Seed(0x0BAC_57A7);

/// How far a decision is once must-haves are applied, and once every completion
/// is added, about.
const SCREENED: f64 = 0.05;
const RUN: f64 = 0.9;

/// Decides sheets against one bundle. What does not depend on answers is drawn
/// once, here.
#[derive(Debug)]
pub struct Engine<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) seed: Seed,
    pub(super) completions: u32,
    pub(super) drawn: Table<CriterionId, Drawn>,
    pub(super) plan: Plan,
    /// How frameworks stand to each requirement while its question is open:
    /// by the option that a completion holds, the last for none.
    pub(super) settled: Table<RequirementId, Vec<Standpoints>>,
    /// The run of the last sheet: an answer changes little of it.
    last: Mutex<Option<Arc<Run>>>,
}

/// A decision with its working: what the completions of the sheet hold.
#[derive(Clone, Debug)]
pub struct Working {
    /// The decision.
    pub decision: Decision,
    pub(super) sheet: AnswerSheet,
    pub(super) run: Arc<Run>,
}

impl<'a> Engine<'a> {
    /// An engine with as many completions as the model asks for.
    pub fn new(bundle: &'a Bundle) -> Self {
        Self::with_completions(bundle, bundle.model.completions())
    }

    /// An engine with another number of completions.
    pub fn with_completions(bundle: &'a Bundle, completions: u32) -> Self {
        Self::with_seed(bundle, SEED, completions)
    }

    /// An engine with draws of its own.
    pub fn with_seed(bundle: &'a Bundle, seed: Seed, completions: u32) -> Self {
        let (catalog, interview) = (&bundle.catalog, &bundle.interview);
        let drawn = Drawing {
            catalog,
            model: &bundle.model,
            seed,
            completions,
        }
        .draw();
        let names = |criterion: CriterionId| choice::fact_names(&drawn[criterion]);
        let plan = Plan::new(
            catalog,
            interview,
            &bundle.model,
            (seed, completions),
            |option| choice::resolve(catalog, names, option),
        );
        let requirements: Vec<RequirementId> = interview.requirement_ids().collect();
        let settled = requirements
            .into_iter()
            .map(|id| settle(bundle, seed, id))
            .collect();
        Self {
            bundle,
            seed,
            completions,
            plan,
            drawn,
            settled: Table::new(settled),
            last: Mutex::new(None),
        }
    }

    /// The bundle that is decided against.
    pub fn bundle(&self) -> &'a Bundle {
        self.bundle
    }

    /// How many numbers a decision adds up at most: one for each framework,
    /// criterion and completion.
    pub fn size(&self) -> usize {
        let catalog = &self.bundle.catalog;
        catalog.frameworks.len() * catalog.criteria.len() * self.completions as usize
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
        self.work(sheet).decision
    }

    /// Excludes, then weighs, and keeps the working for [`Self::outlook`]. It is
    /// quicker for a sheet that differs little from the last one, and as exact.
    pub fn work(&self, sheet: &AnswerSheet) -> Working {
        pause::whole(self.work_with(sheet, &Pauses::none()))
    }

    /// The same, with pauses. What is given up on the way leaves no trace.
    pub(super) async fn work_with(&self, sheet: &AnswerSheet, pauses: &Pauses) -> Working {
        let (catalog, interview) = (&self.bundle.catalog, &self.bundle.interview);
        let screening =
            exclusion::screen((catalog, interview), sheet, &pauses.part(0.0, SCREENED)).await;
        let last = self.last().clone();
        let run = Run::new(
            self,
            sheet,
            (&screening, last.as_deref()),
            &pauses.part(SCREENED, RUN),
        )
        .await;
        let run = Arc::new(run);
        *self.last() = Some(Arc::clone(&run));
        Working {
            decision: conclusion::conclude(self, sheet, (&run, screening), &pauses.part(RUN, 1.0))
                .await,
            sheet: sheet.clone(),
            run,
        }
    }

    fn last(&self) -> MutexGuard<'_, Option<Arc<Run>>> {
        // Whoever panicked left a whole run or none.
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn settle(bundle: &Bundle, seed: Seed, id: RequirementId) -> Vec<Standpoints> {
    let interview = &bundle.interview;
    let (question, requirement) = interview.requirement(id);
    let options = interview.questions()[question].options.len();
    let blank = Standpoints::new(bundle, seed, &AnswerSheet::default(), id);
    if !requirement.test.depends_on_answers() {
        return vec![blank; options + 1];
    }
    (0..options)
        .map(|option| Standpoints::new(bundle, seed, &answering(question, option), id))
        .chain([blank])
        .collect()
}

fn answering(question: QuestionId, option: usize) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    sheet.record(question, Answer::Options(vec![OptionId::at(option)]));
    sheet
}
