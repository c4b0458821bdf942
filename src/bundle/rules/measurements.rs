//! Rules for `measurements.json`, `releases.json`, `sources.json`, `claims.json`
//! and `packages.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::{is_date, is_day};
use crate::bundle::files::DataFiles;
use crate::bundle::problem::Problem;
use crate::catalog::{FigureValue, Holds, Metric};

const FILE: &str = "measurements.json";

pub(super) fn metrics_are_unique(files: &DataFiles, problems: &mut Vec<Problem>) {
    super::check_ids(
        FILE,
        "metric",
        files
            .measurements
            .metrics
            .iter()
            .map(|metric| metric.id.as_str()),
        problems,
    );
    for metric in &files.measurements.metrics {
        if metric.ages_in_months == 0 {
            problems.push(Problem::new(
                FILE,
                &metric.id,
                "a figure ages in at least one month",
            ));
        }
    }
}

pub(super) fn figures_are_known_dated_and_in_range(files: &DataFiles, problems: &mut Vec<Problem>) {
    let metrics: BTreeMap<&str, &Metric> = files
        .measurements
        .metrics
        .iter()
        .map(|metric| (metric.id.as_str(), metric))
        .collect();
    let mut seen = BTreeSet::new();
    for figure in &files.measurements.figures {
        let key = format!("{}/{}", figure.framework, figure.metric);
        let mut report = |what: String| problems.push(Problem::new(FILE, &key, what));
        if !files.index.frameworks.contains(&figure.framework) {
            report(format!("unknown framework “{}”", figure.framework));
        }
        if !files.sources.contains_key(&figure.source) {
            report(format!("source “{}” is not in sources.json", figure.source));
        }
        if !is_date(&figure.as_of) {
            report(format!("figure without date: “{}”", figure.as_of));
        }
        if !seen.insert((&figure.framework, &figure.metric)) {
            report("figure occurs twice".to_owned());
        }
        match metrics.get(figure.metric.as_str()) {
            None => report(format!("unknown metric “{}”", figure.metric)),
            Some(metric) => match (&figure.value, metric.holds) {
                (FigureValue::Text(_), Holds::Text) => {}
                (FigureValue::Number(number), Holds::Number) => {
                    let most = if metric.unit == "%" { 100.0 } else { f64::MAX };
                    if !(0.0..=most).contains(number) {
                        report(format!("{number} {} is out of range", metric.unit));
                    }
                }
                (_, Holds::Number) => report("expected a number".to_owned()),
                (_, Holds::Text) => report("expected text".to_owned()),
            },
        }
    }
}

pub(super) fn release_lines_are_dated_and_sourced(files: &DataFiles, problems: &mut Vec<Problem>) {
    for (framework, releases) in &files.releases {
        let mut report =
            |what: String| problems.push(Problem::new("releases.json", framework, what));
        if !files.index.frameworks.contains(framework) {
            report("unknown framework".to_owned());
        }
        if !files.sources.contains_key(&releases.source) {
            report(format!(
                "source “{}” is not in sources.json",
                releases.source
            ));
        }
        if !is_day(&releases.as_of) {
            report(format!("“{}” is not YYYY-MM-DD", releases.as_of));
        }
        let ends = releases
            .lines
            .iter()
            .filter_map(|line| line.ends.as_deref());
        for end in ends.filter(|end| !is_day(end)) {
            report(format!("“{end}” is not YYYY-MM-DD"));
        }
    }
}

pub(super) fn an_axis_has_one_source(files: &DataFiles, problems: &mut Vec<Problem>) {
    for criterion in &files.criteria.criteria {
        let Some(metric) = criterion.value.reads().strip_prefix("measurements.") else {
            continue;
        };
        let sources: BTreeSet<&str> = files
            .measurements
            .figures
            .iter()
            .filter(|figure| figure.metric == metric)
            .map(|figure| figure.source.as_str())
            .collect();
        if sources.len() > 1 {
            problems.push(Problem::new(
                FILE,
                metric,
                format!(
                    "criterion “{}” would put figures of different sources on one axis: {}",
                    criterion.id,
                    sources.into_iter().collect::<Vec<_>>().join(", ")
                ),
            ));
        }
    }
}

pub(super) fn sources_are_dated_and_cited(files: &DataFiles, problems: &mut Vec<Problem>) {
    let cited: BTreeSet<&str> = files
        .measurements
        .figures
        .iter()
        .map(|figure| figure.source.as_str())
        .chain(
            files
                .claims
                .iter()
                .flat_map(|claim| claim.sources.iter().map(String::as_str)),
        )
        .chain(files.releases.values().map(|each| each.source.as_str()))
        .collect();
    for (id, source) in &files.sources {
        if !is_day(&source.read) || !source.as_of.as_deref().is_none_or(is_date) {
            problems.push(Problem::new("sources.json", id, "source without date"));
        }
        if !cited.contains(id.as_str()) {
            problems.push(Problem::new(
                "sources.json",
                id,
                "nothing cites this source",
            ));
        }
    }
}

pub(super) fn claims_are_sourced(files: &DataFiles, problems: &mut Vec<Problem>) {
    super::check_ids(
        "claims.json",
        "claim",
        files.claims.iter().map(|claim| claim.id.as_str()),
        problems,
    );
    for claim in &files.claims {
        let mut report = |what: String| {
            problems.push(Problem::new("claims.json", &claim.id, what));
        };
        if claim.sources.is_empty() {
            report("claim without source".to_owned());
        }
        for source in &claim.sources {
            if !files.sources.contains_key(source) {
                report(format!("source “{source}” is not in sources.json"));
            }
        }
        for framework in &claim.frameworks {
            if !files.index.frameworks.contains(framework) {
                report(format!("unknown framework “{framework}”"));
            }
        }
    }
}

pub(super) fn packages_belong_to_frameworks(files: &DataFiles, problems: &mut Vec<Problem>) {
    for (framework, package) in &files.packages {
        let mut report = |what: &str| problems.push(Problem::new("packages.json", framework, what));
        if !files.index.frameworks.contains(framework) {
            report("unknown framework");
        }
        if package.name.is_empty() || package.name.contains(char::is_whitespace) {
            report("the name of a package is one word");
        }
    }
}
