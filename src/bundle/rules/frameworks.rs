//! Rules for `frameworks/*.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::{is_date, is_day};
use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::{Cell, Dossier, ProfileValue, Section};

fn file_of(dossier: &Dossier) -> String {
    format!("frameworks/{}.json", dossier.id)
}

/// The cells of a section that holds levels.
fn cells(dossier: &Dossier, section: Section) -> Option<&BTreeMap<String, Cell>> {
    match section {
        Section::Features => Some(&dossier.features),
        Section::Databases => Some(&dossier.databases),
        Section::Deployment => Some(&dossier.deployment),
        Section::Profile | Section::Judged => None,
    }
}

fn level_cells(dossier: &Dossier) -> impl Iterator<Item = (String, &Cell)> {
    Section::ALL
        .into_iter()
        .filter_map(|section| cells(dossier, section).map(|cells| (section, cells)))
        .flat_map(|(section, cells)| {
            cells
                .iter()
                .map(move |(id, cell)| (format!("{}.{id}", section.slug()), cell))
        })
}

fn keys(dossier: &Dossier, section: Section) -> BTreeSet<&str> {
    match section {
        Section::Profile => dossier.profile.keys().map(String::as_str).collect(),
        Section::Judged => dossier.judged.keys().map(String::as_str).collect(),
        _ => cells(dossier, section)
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
            .collect(),
    }
}

/// Every `(key, source)` that a file cites.
fn citations(dossier: &Dossier) -> Vec<(String, &str)> {
    let mut cited: Vec<(String, &str)> = Vec::new();
    for (id, fact) in &dossier.profile {
        cited.push((format!("profile.{id}"), &fact.source));
    }
    for (key, cell) in level_cells(dossier) {
        if let Some(source) = &cell.source {
            cited.push((key, source));
        }
    }
    for (id, judgement) in &dossier.judged {
        cited.push((format!("judged.{id}"), &judgement.source));
    }
    for (name, remarks) in [
        ("strengths", &dossier.strengths),
        ("weaknesses", &dossier.weaknesses),
    ] {
        for (row, remark) in remarks.iter().enumerate() {
            cited.push((format!("{name}[{row}]"), &remark.source));
        }
    }
    cited.push(("quick_start".to_owned(), &dossier.quick_start.source));
    cited
}

pub(super) fn files_and_lists_agree(files: &DataFiles, problems: &mut Vec<Problem>) {
    super::check_ids(
        "index.json",
        "framework",
        files.index.frameworks.iter().map(String::as_str),
        problems,
    );
    if !is_date(&files.index.version) {
        problems.push(Problem::new(
            "index.json",
            "version",
            format!("“{}” is not YYYY-MM", files.index.version),
        ));
    }
    if !files.index.frameworks.is_sorted() {
        problems.push(Problem::new(
            "index.json",
            "frameworks",
            "not in alphabetical order, by which ties are broken",
        ));
    }
    for (id, dossier) in files.index.frameworks.iter().zip(&files.dossiers) {
        if dossier.id != *id {
            problems.push(Problem::new(
                format!("frameworks/{id}.json"),
                "id",
                format!("“{}” is not the name of the file", dossier.id),
            ));
        }
    }
    for found in &files.found {
        let listed = found
            .strip_suffix(".json")
            .is_some_and(|id| files.index.frameworks.iter().any(|each| each == id));
        if !listed {
            problems.push(Problem::new(
                format!("frameworks/{found}"),
                "",
                "index.json does not list this file",
            ));
        }
    }
}

pub(super) fn every_fact_is_there_and_no_other(files: &DataFiles, problems: &mut Vec<Problem>) {
    for (key, _) in files
        .facts
        .others
        .limits()
        .iter()
        .filter(|each| each.1 == 0)
    {
        problems.push(Problem::new(
            "facts.json",
            format!("others.{key}"),
            "a fact ages in at least one month",
        ));
    }
    for section in Section::ALL {
        let facts = files.facts.section(section);
        super::check_ids(
            "facts.json",
            "fact",
            facts.iter().map(|fact| fact.id.as_str()),
            problems,
        );
        for fact in facts.iter().filter(|fact| fact.ages_in_months == 0) {
            problems.push(Problem::new(
                "facts.json",
                format!("{}.{}", section.slug(), fact.id),
                "a fact ages in at least one month",
            ));
        }
        let expected: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
        for dossier in &files.dossiers {
            let held = keys(dossier, section);
            for missing in expected.difference(&held) {
                problems.push(Problem::new(
                    file_of(dossier),
                    format!("{}.{missing}", section.slug()),
                    "missing cell",
                ));
            }
            for unknown in held.difference(&expected) {
                problems.push(Problem::new(
                    file_of(dossier),
                    format!("{}.{unknown}", section.slug()),
                    "unknown key: facts.json does not list it",
                ));
            }
        }
    }
}

pub(super) fn every_fact_has_a_source(files: &DataFiles, problems: &mut Vec<Problem>) {
    for dossier in &files.dossiers {
        for (key, source) in citations(dossier) {
            if !dossier.sources.contains_key(source) {
                problems.push(Problem::new(
                    file_of(dossier),
                    key,
                    format!("source “{source}” is not among the sources of the file"),
                ));
            }
        }
        for (key, cell) in level_cells(dossier) {
            let known = cell.level.level().is_some();
            if known && cell.source.is_none() {
                problems.push(Problem::new(file_of(dossier), key, "fact without source"));
            } else if !known && !cell.read.as_deref().is_some_and(is_day) {
                problems.push(Problem::new(
                    file_of(dossier),
                    key,
                    "an unknown fact needs the day it was looked for (read: YYYY-MM-DD)",
                ));
            }
        }
        for (id, fact) in &dossier.profile {
            if fact.value.is_none() && fact.note.is_none() {
                problems.push(Problem::new(
                    file_of(dossier),
                    format!("profile.{id}"),
                    "a missing value needs a note on what was read",
                ));
            }
        }
    }
}

pub(super) fn doubts_name_another_level(files: &DataFiles, problems: &mut Vec<Problem>) {
    for dossier in &files.dossiers {
        for (key, cell) in level_cells(dossier) {
            let Some(doubt) = &cell.doubt else {
                continue;
            };
            if cell.level.level().is_none_or(|level| level == doubt.or) {
                problems.push(Problem::new(
                    file_of(dossier),
                    &key,
                    "a doubt names another level than the one stated",
                ));
            }
            if doubt.because.trim().is_empty() {
                problems.push(Problem::new(file_of(dossier), key, "no reason is given"));
            }
        }
    }
}

pub(super) fn every_source_is_dated_and_cited(files: &DataFiles, problems: &mut Vec<Problem>) {
    for dossier in &files.dossiers {
        let cited: BTreeSet<&str> = citations(dossier)
            .into_iter()
            .map(|(_, source)| source)
            .collect();
        for (id, source) in &dossier.sources {
            let key = format!("sources.{id}");
            if !is_day(&source.read) {
                problems.push(Problem::new(
                    file_of(dossier),
                    &key,
                    format!("fact without date: “{}” is not YYYY-MM-DD", source.read),
                ));
            }
            if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
                problems.push(Problem::new(
                    file_of(dossier),
                    &key,
                    format!("“{}” is not a web address", source.url),
                ));
            }
            if !cited.contains(id.as_str()) {
                problems.push(Problem::new(
                    file_of(dossier),
                    key,
                    "no fact cites this source",
                ));
            }
        }
    }
}

pub(super) fn values_are_in_range(files: &DataFiles, problems: &mut Vec<Problem>) {
    for dossier in &files.dossiers {
        for (id, judgement) in &dossier.judged {
            if !(1..=5).contains(&judgement.score) {
                problems.push(Problem::new(
                    file_of(dossier),
                    format!("judged.{id}"),
                    format!("{} is out of range, expected 1 to 5", judgement.score),
                ));
            }
        }
        for (id, range) in [
            ("first_release", 1990.0..=2100.0),
            ("support_years", 0.0..=20.0),
        ] {
            let value = dossier.profile.get(id).and_then(|fact| fact.value.as_ref());
            let fits = match value {
                None => true,
                Some(ProfileValue::Number(number)) => range.contains(number),
                Some(_) => false,
            };
            if !fits {
                problems.push(Problem::new(
                    file_of(dossier),
                    format!("profile.{id}"),
                    format!(
                        "out of range, expected a number from {} to {}",
                        range.start(),
                        range.end()
                    ),
                ));
            }
        }
        if dossier.quick_start.commands.is_empty() {
            problems.push(Problem::new(
                file_of(dossier),
                "quick_start.commands",
                "no command",
            ));
        }
    }
}
