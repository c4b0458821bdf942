//! Reasons for and against a framework, each tied to an answer.

use backstay_numerics::order;

use crate::bundle::Bundle;
use crate::catalog::CriterionId;
use crate::decision::{Contribution, Standing};
use crate::interview::{AnswerSheet, QuestionId};

/// Partial values from here on speak for a framework; below, against it.
const SPEAKS_FOR: f64 = 0.7;
/// A line that weighs less than this is not worth a sentence.
const WORTH_SAYING: f64 = 0.01;

/// One line of the sum that an answer made count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The criterion.
    pub criterion: CriterionId,
    /// The question whose answer made it count.
    pub question: QuestionId,
    /// Mean weight, 0…1.
    pub weight: f64,
    /// Partial value, 0…1.
    pub partial: f64,
    /// What it adds to the sum, or, against, what it costs.
    pub points: f64,
}

/// What speaks for a framework, most points first: lines on which it is
/// strong, among the concerns that the person answered.
pub fn reasons(bundle: &Bundle, sheet: &AnswerSheet, standing: &Standing) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = standing
        .contributions
        .iter()
        .filter(|line| line.partial >= SPEAKS_FOR)
        .filter_map(|line| answered(bundle, sheet, line, line.value))
        .collect();
    sort(&mut reasons);
    reasons
}

/// What speaks against a framework, dearest first: what each line misses of
/// the full points, among the concerns that the person answered.
pub fn against(bundle: &Bundle, sheet: &AnswerSheet, standing: &Standing) -> Vec<Reason> {
    let mut losses: Vec<Reason> = standing
        .contributions
        .iter()
        .filter(|line| line.partial < SPEAKS_FOR)
        .filter_map(|line| answered(bundle, sheet, line, line.weight - line.value))
        .collect();
    sort(&mut losses);
    losses
}

/// What may still speak against a framework, dearest first: what its lines miss
/// of the full points among the concerns that are open.
pub fn doubts(bundle: &Bundle, sheet: &AnswerSheet, standing: &Standing) -> Vec<Reason> {
    let mut doubts: Vec<Reason> = standing
        .contributions
        .iter()
        .filter(|line| line.partial < SPEAKS_FOR)
        .filter_map(|line| {
            let question = asked_by(bundle, line)?;
            let points = line.weight - line.value;
            (sheet.is_open(question) && points >= WORTH_SAYING).then_some(Reason {
                criterion: line.criterion,
                question,
                weight: line.weight,
                partial: line.partial,
                points,
            })
        })
        .collect();
    sort(&mut doubts);
    doubts
}

fn asked_by(bundle: &Bundle, line: &Contribution) -> Option<QuestionId> {
    let concern = &bundle.catalog.criteria[line.criterion].concern;
    bundle.interview.asks_about(concern)
}

fn answered(
    bundle: &Bundle,
    sheet: &AnswerSheet,
    line: &Contribution,
    points: f64,
) -> Option<Reason> {
    let question = asked_by(bundle, line)?;
    let said = !sheet.options(question).is_empty();
    (said && points >= WORTH_SAYING).then_some(Reason {
        criterion: line.criterion,
        question,
        weight: line.weight,
        partial: line.partial,
        points,
    })
}

fn sort(reasons: &mut [Reason]) {
    order::sort_by(reasons, |one, other| {
        other
            .points
            .total_cmp(&one.points)
            .then(one.criterion.cmp(&other.criterion))
    });
}
