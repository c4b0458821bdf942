//! Rules for `questions.json` and `presets.json`.

use std::collections::BTreeMap;

use super::criteria::words_of;
use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::{Criterion, ValueFunction};
use crate::interview::{AnswerOption, DOESNT_MATTER, Interview, NOT_SURE, Question, Test};

const FILE: &str = "questions.json";

/// How far priors may miss 1: decimal fractions do not add up in binary.
const ROUNDING: f64 = 1e-9;

pub(super) fn ids_are_unique(files: &DataFiles, problems: &mut Vec<Problem>) {
    let questions = &files.questions;
    super::check_ids(
        FILE,
        "question",
        questions.iter().map(|each| each.id.as_str()),
        problems,
    );
    super::check_ids(
        FILE,
        "requirement",
        questions
            .iter()
            .flat_map(|each| &each.requirements)
            .map(|each| each.id.as_str()),
        problems,
    );
    for question in questions {
        super::check_ids(
            FILE,
            "option",
            question.options.iter().map(|each| each.id.as_str()),
            problems,
        );
        if question.options.is_empty() {
            problems.push(Problem::new(FILE, &question.id, "question without options"));
        }
        for option in &question.options {
            if [NOT_SURE, DOESNT_MATTER].contains(&option.id.as_str()) {
                problems.push(Problem::new(
                    FILE,
                    key(question, option),
                    "every question has this option by itself",
                ));
            }
        }
    }
}

pub(super) fn wording_is_complete(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        let own = [
            &question.name,
            &question.plain,
            &question.technical,
            &question.help,
            &question.why,
        ];
        let options = question
            .options
            .iter()
            .flat_map(|each| [&each.plain, &each.technical]);
        let needs = question
            .requirements
            .iter()
            .flat_map(|each| [&each.plain, &each.technical]);
        if own
            .into_iter()
            .chain(options)
            .chain(needs)
            .any(|text| text.trim().is_empty())
        {
            problems.push(Problem::new(FILE, &question.id, "a wording is empty"));
        }
    }
}

pub(super) fn every_concern_has_one_question(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        if !files
            .criteria
            .themes
            .iter()
            .any(|theme| theme.id == question.theme)
        {
            problems.push(Problem::new(
                FILE,
                &question.id,
                format!("unknown theme “{}”", question.theme),
            ));
        }
        if let Some(concern) = &question.concern
            && !files
                .criteria
                .concerns
                .iter()
                .any(|each| each.id == *concern)
        {
            problems.push(Problem::new(
                FILE,
                &question.id,
                format!("unknown concern “{concern}”"),
            ));
        }
    }
    for concern in &files.criteria.concerns {
        let askers = files
            .questions
            .iter()
            .filter(|question| question.concern.as_deref() == Some(concern.id.as_str()))
            .count();
        if askers != 1 {
            problems.push(Problem::new(
                "criteria.json",
                &concern.id,
                format!("{askers} questions ask about this concern, expected 1"),
            ));
        }
    }
}

pub(super) fn priors_sum_to_one(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        let sum: f64 = question
            .options
            .iter()
            .map(|option| option.prior)
            .sum::<f64>()
            + question.doesnt_matter_prior;
        if (sum - 1.0).abs() > ROUNDING {
            problems.push(Problem::new(
                FILE,
                &question.id,
                format!("the prior shares sum to {sum}, expected 1"),
            ));
        }
        super::check_share(FILE, &question.id, question.doesnt_matter_prior, problems);
        for option in &question.options {
            super::check_share(FILE, &key(question, option), option.prior, problems);
        }
    }
}

pub(super) fn options_name_what_exists(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        for option in &question.options {
            let at = key(question, option);
            for (criterion, share) in &option.shares {
                let owned = find(files, criterion)
                    .is_some_and(|row| Some(&row.concern) == question.concern.as_ref());
                if !owned {
                    problems.push(Problem::new(
                        FILE,
                        &at,
                        format!("“{criterion}” is not a criterion of this question's concern"),
                    ));
                }
                super::check_share(FILE, &at, *share, problems);
            }
            if !option.shares.is_empty() && option.shares.values().sum::<f64>() <= 0.0 {
                problems.push(Problem::new(FILE, &at, "the shares leave nothing"));
            }
            for (criterion, choice) in &option.fits {
                check_choice(files, &at, criterion, choice, problems);
            }
        }
    }
}

fn check_choice(
    files: &DataFiles,
    at: &str,
    criterion: &str,
    choice: &BTreeMap<String, f64>,
    problems: &mut Vec<Problem>,
) {
    let Some(row) = find(files, criterion).filter(|row| row.value.depends_on_choice()) else {
        problems.push(Problem::new(
            FILE,
            at,
            format!("“{criterion}” is not a criterion that depends on a choice"),
        ));
        return;
    };
    for (word, fit) in choice {
        super::check_share(FILE, at, *fit, problems);
        let known = match &row.value {
            ValueFunction::LevelOfChoice { reads } => files
                .section_keys(reads)
                .contains(&format!("{reads}.{word}")),
            value => {
                let reads = value.reads();
                words_of(files, reads.strip_prefix("profile.").unwrap_or(reads))
                    .any(|each| each == word)
            }
        };
        if !known {
            problems.push(Problem::new(
                FILE,
                at,
                format!("no framework knows “{word}” of {}", row.value.reads()),
            ));
        }
    }
}

pub(super) fn expectations_name_what_exists(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        for option in &question.options {
            for (other, shares) in &option.expects {
                let at = format!("{}.expects.{other}", key(question, option));
                let Some(target) = files.questions.iter().find(|each| each.id == *other) else {
                    problems.push(Problem::new(FILE, at, "unknown question"));
                    continue;
                };
                let position = |id: &str| files.questions.iter().position(|each| each.id == id);
                if position(other) <= position(&question.id) {
                    problems.push(Problem::new(
                        FILE,
                        &at,
                        "an expectation speaks of a later question",
                    ));
                }
                for (slug, share) in shares {
                    if slug != DOESNT_MATTER && target.option(slug).is_none() {
                        problems.push(Problem::new(FILE, &at, format!("unknown option “{slug}”")));
                    }
                    super::check_share(FILE, &at, *share, problems);
                }
                let sum: f64 = shares.values().sum();
                if (sum - 1.0).abs() > ROUNDING {
                    problems.push(Problem::new(
                        FILE,
                        at,
                        format!("the shares sum to {sum}, expected 1"),
                    ));
                }
            }
        }
    }
}

pub(super) fn requirements_are_sound(files: &DataFiles, problems: &mut Vec<Problem>) {
    for question in &files.questions {
        for requirement in &question.requirements {
            let at = format!("{}.{}", question.id, requirement.id);
            super::check_share(FILE, &at, requirement.base_rate, problems);
            let sound = match &requirement.test {
                Test::AtLeast { reads, .. } => files.facts.name(reads).is_some_and(|_| {
                    !reads.starts_with("profile.") && !reads.starts_with("judged.")
                }),
                Test::NumberAtLeast { reads, .. } => {
                    ["profile.first_release", "profile.support_years"].contains(&reads.as_str())
                }
                Test::OneOf { reads, words } | Test::NoneOf { reads, words } => {
                    files.facts.name(reads).is_some()
                        && reads.strip_prefix("profile.").is_some_and(|id| {
                            words
                                .iter()
                                .all(|word| words_of(files, id).any(|each| each == word))
                        })
                }
                Test::ChoiceAtLeast { criterion, .. } => find(files, criterion)
                    .is_some_and(|row| matches!(row.value, ValueFunction::LevelOfChoice { .. })),
                Test::ChoiceFits {
                    criterion,
                    at_least,
                } => {
                    (0.0..=1.0).contains(at_least)
                        && find(files, criterion).is_some_and(|row| {
                            matches!(row.value, ValueFunction::FitOfChoice { .. })
                        })
                }
            };
            if !sound {
                problems.push(Problem::new(
                    FILE,
                    at,
                    "the test reads what no framework file holds",
                ));
            }
        }
    }
}

pub(super) fn presets_can_be_read(files: &DataFiles, problems: &mut Vec<Problem>) {
    let interview = Interview::from(files.questions.clone());
    super::check_ids(
        "presets.json",
        "preset",
        files.presets.iter().map(|preset| preset.id.as_str()),
        problems,
    );
    for preset in &files.presets {
        for dropped in preset.sheet.read(&interview).dropped {
            problems.push(Problem::new(
                "presets.json",
                &preset.id,
                dropped.to_string(),
            ));
        }
    }
}

fn find<'a>(files: &'a DataFiles, criterion: &str) -> Option<&'a Criterion> {
    files
        .criteria
        .criteria
        .iter()
        .find(|each| each.id == criterion)
}

fn key(question: &Question, option: &AnswerOption) -> String {
    format!("{}.{}", question.id, option.id)
}
