//! A gap between two frameworks in printed points that add up.

use crate::catalog::{Catalog, CriterionId};
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

/// The parts in one sentence: "Behind A by 6.1 points: 4.0 on “one” and 2.5 on
/// “two”; ahead by 0.4 on “three”."
pub fn gap_sentence(catalog: &Catalog, pick: &str, parts: &GapParts) -> String {
    let GapParts {
        gap,
        losses,
        more_lost,
        gains,
        more_gained,
    } = parts;
    let lost = on_lines(catalog, losses, more_lost.as_deref());
    let gained = on_lines(catalog, gains, more_gained.as_deref());
    let mut sentence = if gap == NOTHING {
        format!("Behind {pick} by less than 0.1 points")
    } else {
        format!("Behind {pick} by {gap} points")
    };
    if !lost.is_empty() {
        sentence.push_str(": ");
        sentence.push_str(&lost);
    }
    if !gained.is_empty() {
        sentence.push_str("; ahead by ");
        sentence.push_str(&gained);
    }
    sentence.push('.');
    sentence
}

fn on_lines(catalog: &Catalog, named: &[(CriterionId, String)], more: Option<&str>) -> String {
    let on = |(criterion, points): &(CriterionId, String)| {
        format!("{points} on “{}”", catalog.criteria[*criterion].name)
    };
    let lines: Vec<String> = named
        .iter()
        .map(on)
        .chain(more.map(|points| format!("{points} on other lines")))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    words::list(&lines)
}
