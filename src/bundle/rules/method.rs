//! Rules for `conventions.json`, `left-out.json` and `changes.json`.

use std::collections::BTreeSet;

use super::dates::is_day;
use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::Convention;

const CONVENTIONS: &str = "conventions.json";
const LEFT_OUT: &str = "left-out.json";
const CHANGES: &str = "changes.json";
/// The sections whose facts are levels.
const LEVELS: [&str; 3] = ["features", "databases", "deployment"];

pub(super) fn every_level_has_a_convention(files: &DataFiles, problems: &mut Vec<Problem>) {
    check_conventions(CONVENTIONS, &files.conventions.general, problems);
    let mut used = BTreeSet::new();
    for key in LEVELS
        .iter()
        .flat_map(|section| files.section_keys(section))
    {
        let (section, id) = key.split_once('.').unwrap_or((&key, ""));
        used.extend([section.to_owned(), key.clone()]);
        if files.conventions.counts(section, id).is_none() {
            problems.push(Problem::new(
                CONVENTIONS,
                &key,
                "level without a convention",
            ));
        }
    }
    for (key, text) in &files.conventions.counts {
        if !used.contains(key) {
            problems.push(Problem::new(CONVENTIONS, key, "this is not a level"));
        }
        if text.trim().is_empty() {
            problems.push(Problem::new(CONVENTIONS, key, "a wording is empty"));
        }
    }
}

pub(super) fn what_is_left_out_has_a_reason(files: &DataFiles, problems: &mut Vec<Problem>) {
    let entrance = &files.entrance;
    check_conventions(LEFT_OUT, &entrance.rules, problems);
    let left_out = entrance.left_out.iter().map(|each| each.id.as_str());
    let not_read = entrance.not_read.iter().map(|each| each.id.as_str());
    let ids: Vec<&str> = left_out.chain(not_read).collect();
    super::check_ids(LEFT_OUT, "framework", ids.iter().copied(), problems);
    for id in ids {
        if files.index.frameworks.iter().any(|listed| listed == id) {
            problems.push(Problem::new(LEFT_OUT, id, "index.json lists it: it is in"));
        }
    }
    for each in &entrance.left_out {
        let mut report = |what: String| problems.push(Problem::new(LEFT_OUT, &each.id, what));
        if entrance.rules.iter().all(|rule| rule.id != each.rule) {
            report(format!("unknown rule “{}”", each.rule));
        }
        if each.why.trim().is_empty() {
            report("no reason is given".to_owned());
        }
        if !is_day(&each.source.read) {
            report("source without date".to_owned());
        }
    }
}

pub(super) fn every_edition_says_what_changed(files: &DataFiles, problems: &mut Vec<Problem>) {
    let newest = files
        .changes
        .first()
        .map(|edition| edition.version.as_str());
    if newest != Some(files.index.version.as_str()) {
        problems.push(Problem::new(
            CHANGES,
            &files.index.version,
            "the edition of index.json does not come first",
        ));
    }
    let versions = files.changes.iter().map(|edition| &edition.version);
    if !versions.is_sorted_by(|one, next| one > next) {
        problems.push(Problem::new(CHANGES, "", "not in order, newest first"));
    }
    for edition in &files.changes {
        let is_said = |text: &str| !text.trim().is_empty();
        if edition.changes.is_empty() || !edition.changes.iter().all(|each| is_said(&each.text)) {
            problems.push(Problem::new(
                CHANGES,
                &edition.version,
                "a wording is empty",
            ));
        }
    }
}

fn check_conventions(file: &str, rules: &[Convention], problems: &mut Vec<Problem>) {
    super::check_ids(
        file,
        "rule",
        rules.iter().map(|rule| rule.id.as_str()),
        problems,
    );
    for rule in rules {
        if rule.name.trim().is_empty() || rule.means.trim().is_empty() {
            problems.push(Problem::new(file, &rule.id, "a wording is empty"));
        }
    }
}
