//! What each must-have costs: how many it rules out, and the best of those that
//! it alone rules out.

use crate::catalog::FrameworkId;
use crate::interview::{AnswerSheet, RequirementId};

use super::closeness::TIE;
use super::standing::{Decision, Standing};

/// What one stated requirement does.
#[derive(Clone, Debug, PartialEq)]
pub struct RequirementEffect {
    /// The requirement.
    pub requirement: RequirementId,
    /// Those that fail it, in catalog order.
    pub excludes: Vec<FrameworkId>,
    /// Those that fail no other, in catalog order.
    pub alone: Vec<FrameworkId>,
    /// The best of those that fail no other.
    pub best: Option<Comeback>,
}

/// The place that a framework would have without a requirement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comeback {
    /// The framework.
    pub framework: FrameworkId,
    /// Its rank among those that would then be left.
    pub rank: u32,
    /// Its value, 0…1.
    pub value: f64,
}

/// What each stated requirement does, in the order of the interview.
///
/// `free` is the decision of the same answers without requirements:
/// `engine.decide(&sheet.without_requirements())`. Requirements never weigh, so
/// the values in it are those that the excluded would have.
pub fn requirement_effects(
    sheet: &AnswerSheet,
    decision: &Decision,
    free: &Decision,
) -> Vec<RequirementEffect> {
    sheet
        .requirements()
        .map(|requirement| {
            let failing = decision.excluded.iter().filter(|each| {
                let mut failures = each.failures.iter();
                failures.any(|failure| failure.requirement == requirement)
            });
            let alone = failing.clone().filter(|each| each.failures.len() == 1);
            let alone: Vec<FrameworkId> = alone.map(|each| each.framework).collect();
            RequirementEffect {
                requirement,
                excludes: failing.map(|each| each.framework).collect(),
                best: best(decision, free, &alone),
                alone,
            }
        })
        .collect()
}

/// The best of the frameworks that would come back. Only those that are ranked
/// now can be before it.
fn best(decision: &Decision, free: &Decision, back: &[FrameworkId]) -> Option<Comeback> {
    let mut ranking = free.ranking.iter();
    let best: &Standing = ranking.find(|each| back.contains(&each.framework))?;
    let before = decision
        .ranking
        .iter()
        .take_while(|each| each.value - best.value > TIE);
    Some(Comeback {
        framework: best.framework,
        rank: before.zip(2..).last().map_or(1, |(_, rank)| rank),
        value: best.value,
    })
}
