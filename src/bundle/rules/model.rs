//! Rules for `model.json`.

use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::interview::Importance;

const FILE: &str = "model.json";

pub(super) fn importance_grows_step_by_step(files: &DataFiles, problems: &mut Vec<Problem>) {
    let steps = &files.model.importance.value;
    let mut report = |what: String| problems.push(Problem::new(FILE, "importance", what));
    let mut below = (0.0, 0.0);
    for step in Importance::ALL {
        let Some(&(low, high)) = steps.get(&step) else {
            report(format!("the step “{}” is missing", step.slug()));
            continue;
        };
        if step == Importance::DoesntMatter {
            if low.abs() + high.abs() > 0.0 {
                report(format!(
                    "“{}” weighs {low} to {high}, expected 0 to 0",
                    step.slug()
                ));
            }
            continue;
        }
        let (least_low, least_high) = below;
        if !(low < high && high <= 1000.0 && low >= least_low && high > least_high) {
            report(format!(
                "“{}” weighs {low} to {high}, expected a rising interval above {least_low} to {least_high}",
                step.slug()
            ));
        }
        below = (low, high);
    }
}

pub(super) fn figures_of_the_model_are_in_range(files: &DataFiles, problems: &mut Vec<Problem>) {
    let model = files.model.figures();
    let increments = model.level_increments.iter().chain(&model.score_increments);
    // The draws of a gamma law need a shape of at least 1.
    let ranges = [
        ("slip", model.slip, 0.0, 0.5),
        ("share_spread", model.share_spread, 0.0, 1.0),
        ("judge_slip", model.judge_slip, 0.0, 0.5),
        ("doubt", model.doubt, 0.0, 0.5),
        (
            "fewest_of_kind",
            f64::from(model.fewest_of_kind),
            1.0,
            100.0,
        ),
        ("standard_error", model.standard_error, 0.001, 0.1),
        ("about_equal", model.about_equal, 0.5, 1.0),
        ("clear_firmness", model.clear_firmness, 0.5, 1.0),
        (
            "fewest_answers",
            f64::from(model.fewest_answers),
            0.0,
            100.0,
        ),
        ("enough_firmness", model.enough_firmness, 0.5, 1.0),
        ("enough_regret", model.enough_regret, 0.0, 1.0),
        ("least_information", model.least_information, 0.0, 1.0),
        ("least_veto", model.least_veto, 0.0, 1.0),
        ("least_gain", model.least_gain, 0.0, 1.0),
    ]
    .into_iter()
    .chain(increments.map(|shape| ("increments", *shape, 1.0, 100.0)));
    for (name, value, low, high) in ranges {
        if !(low..=high).contains(&value) {
            problems.push(Problem::new(
                FILE,
                name,
                format!("{value} is out of range, expected {low} to {high}"),
            ));
        }
    }
}

pub(super) fn every_figure_of_the_model_has_a_reason(
    files: &DataFiles,
    problems: &mut Vec<Problem>,
) {
    for (name, why) in files.model.reasons() {
        if why.trim().is_empty() {
            problems.push(Problem::new(FILE, name, "no reason is given"));
        }
    }
}
