//! The rules that the data must keep.
//!
//! Types refuse what cannot be parsed; rules cover what types cannot. A rule
//! sees everything and reports every breach, not the first.

mod criteria;
mod dates;
mod frameworks;
mod measurements;
mod method;
mod model;
mod questions;
mod rubric;

use std::collections::BTreeSet;

use super::files::DataFiles;
use super::problem::Problem;

/// A rule looks at all files and reports every breach.
type Rule = fn(&DataFiles, &mut Vec<Problem>);

const RULES: &[Rule] = &[
    frameworks::files_and_lists_agree,
    frameworks::every_fact_is_there_and_no_other,
    frameworks::every_fact_has_a_source,
    frameworks::every_source_is_dated_and_cited,
    frameworks::doubts_name_another_level,
    frameworks::values_are_in_range,
    rubric::every_score_has_a_rule,
    rubric::points_are_sound,
    rubric::scores_are_what_points_make,
    measurements::metrics_are_unique,
    measurements::figures_are_known_dated_and_in_range,
    measurements::release_lines_are_dated_and_sourced,
    measurements::an_axis_has_one_source,
    measurements::sources_are_dated_and_cited,
    measurements::claims_are_sourced,
    measurements::packages_belong_to_frameworks,
    criteria::themes_concerns_and_criteria_agree,
    criteria::scales_are_sound,
    criteria::reads_are_known,
    model::importance_grows_step_by_step,
    model::figures_of_the_model_are_in_range,
    model::every_figure_of_the_model_has_a_reason,
    method::every_level_has_a_convention,
    method::what_is_left_out_has_a_reason,
    method::every_edition_says_what_changed,
    questions::ids_are_unique,
    questions::wording_is_complete,
    questions::every_concern_has_one_question,
    questions::priors_sum_to_one,
    questions::options_name_what_exists,
    questions::expectations_name_what_exists,
    questions::requirements_are_sound,
    questions::presets_can_be_read,
];

/// Every breach of every rule, in the order of the files.
pub fn check(files: &DataFiles) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
        rule(files, &mut problems);
    }
    problems.sort();
    problems.dedup();
    problems
}

/// Reports every id that occurs twice or is not kebab-case.
fn check_ids<'a>(
    file: &str,
    what: &str,
    ids: impl IntoIterator<Item = &'a str>,
    problems: &mut Vec<Problem>,
) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !is_slug(id) {
            problems.push(Problem::new(
                file,
                id,
                format!("{what} ids hold lower-case letters, digits, dashes and underscores"),
            ));
        }
        if !seen.insert(id) {
            problems.push(Problem::new(file, id, format!("{what} id occurs twice")));
        }
    }
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || "-_".contains(each))
}

/// Reports a share, rate or fit outside 0…1.
fn check_share(file: &str, key: &str, number: f64, problems: &mut Vec<Problem>) {
    if !(0.0..=1.0).contains(&number) {
        problems.push(Problem::new(
            file,
            key,
            format!("{number} is out of range, expected 0 to 1"),
        ));
    }
}
