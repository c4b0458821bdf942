//! A gap between two frameworks in printed points that add up.

use crate::catalog::CriterionId;
use crate::decision::Behind;

use super::words;

/// How many gains are named one by one.
const GAINS: usize = 3;
/// What is printed for a part too small to show.
const NOTHING: &str = "0.0";

/// The parts of a gap in points of 100 with one decimal: as printed, the losses
/// less the gains are the gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapParts {
    /// The gap.
    pub gap: String,
    /// What is lost on one criterion each, largest first.
    pub losses: Vec<(CriterionId, String)>,
    /// What is lost on all others, where that shows.
    pub more_lost: Option<String>,
    /// What is gained on one criterion each, largest first.
    pub gains: Vec<(CriterionId, String)>,
    /// What is gained on all others, where that shows.
    pub more_gained: Option<String>,
}

/// Prints a gap in parts. Parts below the last digit are left out: they are
/// printed as nothing, so the sum does not miss them.
pub fn gap_parts(behind: &Behind) -> GapParts {
    let (named, others) = behind.gains.split_at(behind.gains.len().min(GAINS));
    let losses = behind.losses.iter().map(|loss| loss.value);
    let gains = named.iter().map(|gain| -gain.value);
    let more_gained: f64 = others.iter().map(|gain| gain.value).sum();
    let lines: Vec<f64> = losses
        .chain([behind.more_lost])
        .chain(gains)
        .chain([-more_gained])
        .collect();
    let mut printed = words::adding_up(&lines)
        .into_iter()
        .map(|points| points.trim_start_matches('-').to_owned());
    let mut next = || printed.next().filter(|points| points != NOTHING);
    GapParts {
        gap: words::points(behind.gap),
        losses: behind
            .losses
            .iter()
            .filter_map(|loss| Some((loss.criterion, next()?)))
            .collect(),
        more_lost: next(),
        gains: named
            .iter()
            .filter_map(|gain| Some((gain.criterion, next()?)))
            .collect(),
        more_gained: next(),
    }
}
