//! Rules for `criteria.json`.

use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::{Holds, ProfileValue, Section, Unknown, UnknownFrom, ValueFunction};

const FILE: &str = "criteria.json";

/// What a criterion reads that asks which framework it is.
const FRAMEWORK_ID: &str = "framework.id";

pub(super) fn themes_concerns_and_criteria_agree(files: &DataFiles, problems: &mut Vec<Problem>) {
    let criteria = &files.criteria;
    let themes: Vec<&str> = criteria
        .themes
        .iter()
        .map(|each| each.id.as_str())
        .collect();
    let concerns: Vec<&str> = criteria
        .concerns
        .iter()
        .map(|each| each.id.as_str())
        .collect();
    super::check_ids(FILE, "theme", themes.iter().copied(), problems);
    super::check_ids(FILE, "concern", concerns.iter().copied(), problems);
    super::check_ids(
        FILE,
        "criterion",
        criteria.criteria.iter().map(|each| each.id.as_str()),
        problems,
    );
    for concern in &criteria.concerns {
        if !themes.contains(&concern.theme.as_str()) {
            problems.push(Problem::new(
                FILE,
                &concern.id,
                format!("unknown theme “{}”", concern.theme),
            ));
        }
        if !criteria
            .criteria
            .iter()
            .any(|each| each.concern == concern.id)
        {
            problems.push(Problem::new(FILE, &concern.id, "concern without criteria"));
        }
    }
    for criterion in &criteria.criteria {
        if !concerns.contains(&criterion.concern.as_str()) {
            problems.push(Problem::new(
                FILE,
                &criterion.id,
                format!("unknown concern “{}”", criterion.concern),
            ));
        }
        if !(criterion.share > 0.0 && criterion.share <= 1.0) {
            problems.push(Problem::new(
                FILE,
                &criterion.id,
                format!(
                    "share {} is out of range, expected above 0 and up to 1",
                    criterion.share
                ),
            ));
        }
    }
}

pub(super) fn scales_are_sound(files: &DataFiles, problems: &mut Vec<Problem>) {
    for criterion in &files.criteria.criteria {
        let mut report = |what: String| problems.push(Problem::new(FILE, &criterion.id, what));
        match &criterion.value {
            ValueFunction::Linear {
                worst,
                best,
                spread,
                unknown,
                ..
            }
            | ValueFunction::Log {
                worst,
                best,
                spread,
                unknown,
                ..
            } => {
                let is_log = matches!(criterion.value, ValueFunction::Log { .. });
                let finite = worst.is_finite() && best.is_finite() && (worst - best).abs() > 0.0;
                if !finite || (is_log && (*worst <= 0.0 || *best <= 0.0)) {
                    report(format!("the anchors {worst} and {best} span no scale"));
                }
                if let Some(what) = unknown.as_ref().and_then(unfair) {
                    report(what);
                }
                if !(0.0..=1.0).contains(spread) {
                    report(format!("spread {spread} is out of range, expected 0 to 1"));
                }
            }
            ValueFunction::Words { values, .. } => {
                for (word, value) in values {
                    if !(0.0..=1.0).contains(value) {
                        report(format!(
                            "value {value} of “{word}” is out of range, expected 0 to 1"
                        ));
                    }
                }
            }
            ValueFunction::FitOfChoice {
                later: Some(later), ..
            } if !(*later > 0.0 && *later <= 1.0) => {
                report(format!(
                    "later {later} is out of range, expected above 0 and up to 1"
                ));
            }
            _ => {}
        }
    }
}

/// What is wrong with what unknown numbers are drawn from, if anything.
fn unfair(unknown: &Unknown) -> Option<String> {
    match unknown.from {
        _ if unknown.why.trim().is_empty() => Some("no reason is given".to_owned()),
        UnknownFrom::Between(least, most) if least <= 0.0 || least >= most => {
            Some(format!("no number lies between {least} and {most}"))
        }
        UnknownFrom::Like(..) | UnknownFrom::Between(..) => None,
    }
}

pub(super) fn reads_are_known(files: &DataFiles, problems: &mut Vec<Problem>) {
    for criterion in &files.criteria.criteria {
        if let Some(what) = misreads(files, &criterion.value) {
            problems.push(Problem::new(FILE, &criterion.id, what));
        }
    }
}

/// What is wrong with what a value function reads, if anything.
fn misreads(files: &DataFiles, value: &ValueFunction) -> Option<String> {
    let reads = value.reads();
    if let ValueFunction::Linear { unknown, .. } | ValueFunction::Log { unknown, .. } = value
        && let Some(UnknownFrom::Like(fact, _)) = unknown.as_ref().map(|unknown| &unknown.from)
        && !(fact.starts_with("profile.") && files.facts.name(fact).is_some())
    {
        return Some(format!("“{fact}” is not a fact of the profile"));
    }
    let unknown = || Some(format!("“{reads}” is not a fact that it can read"));
    let (section, id) = reads.split_once('.').unwrap_or((reads, ""));
    let in_section = |section: Section| {
        files
            .facts
            .section(section)
            .iter()
            .any(|each| each.id == id)
    };
    let is_fact = Section::ALL
        .into_iter()
        .any(|each| each.slug() == section && in_section(each));
    match value {
        ValueFunction::Level { .. } => {
            if is_fact && ["features", "databases", "deployment"].contains(&section) {
                None
            } else {
                unknown()
            }
        }
        ValueFunction::LevelOfChoice { .. } => {
            if ["features", "databases", "deployment"].contains(&reads) {
                None
            } else {
                unknown()
            }
        }
        ValueFunction::Score { .. } => {
            if is_fact && section == "judged" {
                None
            } else {
                unknown()
            }
        }
        ValueFunction::Linear { .. } | ValueFunction::Log { .. } => {
            let measured = section == "measurements"
                && files
                    .measurements
                    .metrics
                    .iter()
                    .any(|metric| metric.id == id && metric.holds == Holds::Number);
            let stated = section == "profile" && ["first_release", "support_years"].contains(&id);
            if measured || stated { None } else { unknown() }
        }
        ValueFunction::Words { values, .. } => {
            if !(is_fact && section == "profile") {
                return unknown();
            }
            words_of(files, id)
                .find(|word| !values.contains_key(*word))
                .map(|word| format!("no value for “{word}” of {reads}"))
        }
        ValueFunction::FitOfChoice { .. } => {
            if (is_fact && section == "profile") || reads == FRAMEWORK_ID {
                None
            } else {
                unknown()
            }
        }
    }
}

/// Every word that the frameworks hold under a profile fact; their ids under
/// [`FRAMEWORK_ID`].
pub(super) fn words_of<'a>(files: &'a DataFiles, id: &'a str) -> impl Iterator<Item = &'a str> {
    let ids = files
        .dossiers
        .iter()
        .filter(move |_| id == FRAMEWORK_ID)
        .map(|dossier| dossier.id.as_str());
    ids.chain(profile_words_of(files, id))
}

fn profile_words_of<'a>(files: &'a DataFiles, id: &'a str) -> impl Iterator<Item = &'a str> {
    files
        .dossiers
        .iter()
        .filter_map(move |dossier| dossier.profile.get(id)?.value.as_ref())
        .flat_map(|value| match value {
            ProfileValue::Word(word) => vec![word.as_str()],
            ProfileValue::Words(words) => words.iter().map(String::as_str).collect(),
            ProfileValue::Number(_) => Vec::new(),
        })
}
