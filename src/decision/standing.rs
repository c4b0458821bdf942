//! What comes out: the ranking, line by line.

use crate::catalog::{ConcernId, CriterionId, FrameworkId, Table};
use crate::interview::RequirementId;

use super::closeness::Closeness;
use super::exclusion::{Exclusion, Relaxation, Unchecked};

/// The ranking and all that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The frameworks that meet every requirement, best mean value first, ties
    /// by id.
    pub ranking: Vec<Standing>,
    /// The others, in catalog order.
    pub excluded: Vec<Exclusion>,
    /// Requirements that could not be checked for a framework that stays.
    pub unchecked: Vec<Unchecked>,
    /// Requirements that the answers give nothing to check against.
    pub idle: Vec<RequirementId>,
    /// If nothing is left: what dropping as few requirements as possible brings
    /// back, most first.
    pub relaxations: Vec<Relaxation>,
    /// Mean weight of every criterion. In a completion weights sum to 1, or to
    /// 0 where nothing matters in it; so the means sum to 1, or to less where
    /// that may happen.
    pub weights: Table<CriterionId, f64>,
    /// Mean weight of every concern, and its variance over the completions.
    pub concerns: Table<ConcernId, Spread>,
    /// How far the first is ahead of the second.
    pub closeness: Closeness,
    /// How many completions were drawn.
    pub completions: u32,
}

/// A weight over the completions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// Its mean, 0…1.
    pub mean: f64,
    /// Its variance: what is left open in it.
    pub variance: f64,
}

/// One framework of the ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The framework.
    pub framework: FrameworkId,
    /// 1 for the first; equal values share a rank.
    pub rank: u32,
    /// Mean value over the completions, 0…1.
    pub value: f64,
    /// Share of completions in which it comes first, 0…1.
    pub firmness: f64,
    /// Share of the weight that rests on known facts, 0…1.
    pub evidence: f64,
    /// The sum, line by line, in criterion order; its values sum to `value`.
    pub contributions: Vec<Contribution>,
}

/// One line of the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The criterion.
    pub criterion: CriterionId,
    /// Mean weight of the criterion, 0…1.
    pub weight: f64,
    /// Mean partial value, 0…1. Where it follows an answer that completions draw,
    /// each completion counts by its weight.
    pub partial: f64,
    /// Mean of weight times partial value: their product.
    pub value: f64,
}

impl Decision {
    /// The framework that comes first, if any is left.
    pub fn pick(&self) -> Option<&Standing> {
        self.ranking.first()
    }

    /// The framework that comes second.
    pub fn alternative(&self) -> Option<&Standing> {
        self.ranking.get(1)
    }

    /// The standing of a framework, if it is in the ranking.
    pub fn standing(&self, framework: FrameworkId) -> Option<&Standing> {
        self.ranking.iter().find(|each| each.framework == framework)
    }

    /// The framework that comes first in most completions, where that is not
    /// the pick.
    pub fn firmest_other(&self) -> Option<&Standing> {
        let pick = self.pick()?;
        self.ranking
            .iter()
            .max_by(|one, other| one.firmness.total_cmp(&other.firmness))
            .filter(|firmest| firmest.firmness > pick.firmness)
    }
}
