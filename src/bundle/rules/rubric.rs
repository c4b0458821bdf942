//! Rules for `rubric.json` and the scores that it makes.

use std::collections::BTreeSet;

use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::{PointRule, PointsBy, ScoreRule, Section};

const FILE: &str = "rubric.json";

pub(super) fn every_score_has_a_rule(files: &DataFiles, problems: &mut Vec<Problem>) {
    let judged: BTreeSet<&str> = files
        .facts
        .section(Section::Judged)
        .iter()
        .map(|fact| fact.id.as_str())
        .collect();
    let ruled: BTreeSet<&str> = files.rubric.keys().map(String::as_str).collect();
    for missing in judged.difference(&ruled) {
        problems.push(Problem::new(FILE, *missing, "score without a rule"));
    }
    for unknown in ruled.difference(&judged) {
        problems.push(Problem::new(
            FILE,
            *unknown,
            "unknown key: facts.json does not list it",
        ));
    }
}

pub(super) fn points_are_sound(files: &DataFiles, problems: &mut Vec<Problem>) {
    for (id, rule) in &files.rubric {
        super::check_ids(
            FILE,
            "point",
            rule.points.iter().map(|point| point.id.as_str()),
            problems,
        );
        if !rule.least.is_sorted_by(|less, more| less < more) {
            problems.push(Problem::new(
                FILE,
                format!("{id}.least"),
                "the totals do not rise",
            ));
        }
        for point in &rule.points {
            if let Some(what) = unsound(files, point) {
                problems.push(Problem::new(FILE, format!("{id}.{}", point.id), what));
            }
        }
    }
}

fn unsound(files: &DataFiles, point: &PointRule) -> Option<String> {
    if point.name.trim().is_empty() || point.means.trim().is_empty() {
        return Some("a wording is empty".to_owned());
    }
    match &point.by {
        PointsBy::Given(least, most) => {
            (least >= most).then(|| format!("{least} to {most} leaves nothing to give"))
        }
        PointsBy::Sum(rule) => unknown_cell(files, &rule.cells),
        PointsBy::Count(rule) => {
            if rule.least.is_sorted_by(|less, more| less < more) {
                unknown_cell(files, rule.groups.iter().flatten())
            } else {
                Some("the numbers of groups do not rise".to_owned())
            }
        }
    }
}

fn unknown_cell<'a>(
    files: &DataFiles,
    cells: impl IntoIterator<Item = &'a String>,
) -> Option<String> {
    let known: BTreeSet<String> = ["features", "databases", "deployment"]
        .into_iter()
        .flat_map(|section| files.section_keys(section))
        .collect();
    cells
        .into_iter()
        .find(|cell| !known.contains(*cell))
        .map(|cell| format!("“{cell}” is not a level"))
}

pub(super) fn scores_are_what_points_make(files: &DataFiles, problems: &mut Vec<Problem>) {
    for dossier in &files.dossiers {
        let file = format!("frameworks/{}.json", dossier.id);
        for (id, judgement) in &dossier.judged {
            let Some(rule) = files.rubric.get(id) else {
                continue;
            };
            for what in misgiven(rule, judgement) {
                problems.push(Problem::new(&file, format!("judged.{id}.points"), what));
            }
            let total = rule
                .points(id, dossier)
                .iter()
                .map(|points| points.earned)
                .sum();
            let score = rule.score(total);
            if score != judgement.score {
                problems.push(Problem::new(
                    &file,
                    format!("judged.{id}.score"),
                    format!(
                        "{total} points make {score}, the file says {}",
                        judgement.score
                    ),
                ));
            }
        }
    }
}

/// What is wrong with the points that people gave.
fn misgiven(rule: &ScoreRule, judgement: &crate::catalog::Judgement) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut asked = BTreeSet::new();
    for point in &rule.points {
        let PointsBy::Given(least, most) = point.by else {
            continue;
        };
        asked.insert(point.id.as_str());
        match judgement.points.get(&point.id) {
            None => wrong.push(format!("“{}” is missing", point.id)),
            Some(given) if !(least..=most).contains(given) => wrong.push(format!(
                "“{}” is {given}, expected {least} to {most}",
                point.id
            )),
            Some(_) => {}
        }
    }
    let given = judgement.points.keys().map(String::as_str);
    wrong.extend(
        given
            .filter(|id| !asked.contains(id))
            .map(|id| format!("“{id}” is not for people to give")),
    );
    wrong
}
