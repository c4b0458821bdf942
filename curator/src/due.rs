//! What has grown old, or will have by a day.

use std::fmt::Write;

use backstay::bundle::DataFiles;
use backstay::catalog::{Day, Dossier, Metric, due};

/// A fact with the day from which on it is old.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    due: Day,
    /// The framework, or the file where it belongs to none.
    whose: String,
    key: String,
    as_of: String,
}

/// The facts that are old on a day, oldest first, one a line: the day from which
/// on it is due, framework, key, and the date it has. Ends with the count, and
/// with what falls due next.
pub(crate) fn report(files: &DataFiles, by: Day) -> String {
    let mut items = items(files);
    items.sort();
    let (due, later): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.due <= by);
    let mut text = String::new();
    for item in &due {
        let _ = writeln!(
            text,
            "{}  {:<14}  {}  (of {})",
            item.due, item.whose, item.key, item.as_of
        );
    }
    let _ = write!(text, "{} of {} are due by {by}", due.len(), items.len());
    match later.first() {
        Some(next) => {
            let _ = writeln!(text, "; the next on {}", next.due);
        }
        None => text.push('\n'),
    }
    text
}

fn items(files: &DataFiles) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |whose: &str, key: String, as_of: &str, months: Option<u32>| {
        if let Some(due) = months.and_then(|months| due(as_of, months)) {
            items.push(Item {
                due,
                whose: whose.to_owned(),
                key,
                as_of: as_of.to_owned(),
            });
        }
    };
    for dossier in &files.dossiers {
        for (key, as_of) in facts(dossier) {
            let months = files.facts.ages_in_months(&key);
            add(&dossier.id, key, as_of, months);
        }
        for (key, as_of) in remarks(dossier) {
            add(&dossier.id, key, as_of, Some(files.facts.others.remarks));
        }
        let start = read(dossier, &dossier.quick_start.source);
        let months = Some(files.facts.others.quick_start);
        add(&dossier.id, "quick_start".to_owned(), start, months);
    }
    for figure in &files.measurements.figures {
        let is_its = |metric: &&Metric| metric.id == figure.metric;
        let metric = files.measurements.metrics.iter().find(is_its);
        let key = format!("measurements.{}", figure.metric);
        let months = metric.map(|metric| metric.ages_in_months);
        add(&figure.framework, key, &figure.as_of, months);
    }
    for (framework, lines) in &files.releases {
        let months = Some(files.facts.others.release_lines);
        add(framework, "releases".to_owned(), &lines.as_of, months);
    }
    for claim in &files.claims {
        let read = claim
            .sources
            .iter()
            .filter_map(|source| files.sources.get(source))
            .map(|source| source.read.as_str())
            .min();
        let months = Some(files.facts.others.claims);
        add("claims", claim.id.clone(), read.unwrap_or_default(), months);
    }
    items
}

/// The facts of the sections with the days they were read.
fn facts(dossier: &Dossier) -> Vec<(String, &str)> {
    let profile = dossier
        .profile
        .iter()
        .map(|(id, fact)| (format!("profile.{id}"), read(dossier, &fact.source)));
    let judged = dossier
        .judged
        .iter()
        .map(|(id, score)| (format!("judged.{id}"), read(dossier, &score.source)));
    let cells = [
        ("features", &dossier.features),
        ("databases", &dossier.databases),
        ("deployment", &dossier.deployment),
    ];
    let cells = cells.into_iter().flat_map(|(section, cells)| {
        cells.iter().map(move |(id, cell)| {
            let source = cell.source.as_deref();
            let looked = cell.read.as_deref().unwrap_or_default();
            let date = source.map_or(looked, |source| read(dossier, source));
            (format!("{section}.{id}"), date)
        })
    });
    profile.chain(cells).chain(judged).collect()
}

fn remarks(dossier: &Dossier) -> Vec<(String, &str)> {
    let lists = [
        ("strengths", &dossier.strengths),
        ("weaknesses", &dossier.weaknesses),
    ];
    lists
        .into_iter()
        .flat_map(|(list, remarks)| {
            remarks
                .iter()
                .enumerate()
                .map(move |(row, remark)| (format!("{list}[{row}]"), read(dossier, &remark.source)))
        })
        .collect()
}

/// The day a source was read; no date where the file has no such source, which
/// the rules refuse.
fn read<'a>(dossier: &'a Dossier, source: &str) -> &'a str {
    dossier
        .sources
        .get(source)
        .map_or("", |source| source.read.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn shipped() -> DataFiles {
        DataFiles::read(Path::new(crate::DATA)).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn lists_what_is_due_oldest_first() {
        let files = shipped();
        let text = report(&files, day("2100-01-01"));
        let rows: Vec<&str> = text.lines().collect();
        let Some((end, rows)) = rows.split_last() else {
            panic!("{text}");
        };
        assert!(rows.is_sorted_by_key(|row| row.get(..10)), "{text}");
        let count = format!("{0} of {0} are due by 2100-01-01", rows.len());
        assert_eq!(*end, count);
        let cells = files.dossiers.iter().map(|each| facts(each).len());
        assert!(rows.len() > cells.sum::<usize>() + files.measurements.figures.len());
        assert!(rows.iter().any(|row| row.contains("quick_start")));
        assert!(rows.iter().any(|row| row.contains("claims ")));
        assert!(rows.iter().any(|row| row.contains("releases")));
        assert!(rows.iter().any(|row| row.contains("strengths[0]")));
    }

    #[test]
    fn lists_nothing_before_its_day() {
        let files = shipped();
        let text = report(&files, day("1990-01-01"));
        let next = text.trim_end().rsplit(' ').next().unwrap_or_default();
        assert!(text.starts_with("0 of "), "{text}");
        let text = report(&files, day(next));
        let rows: Vec<&str> = text.lines().collect();
        assert!(rows.len() > 1 && rows.iter().rev().skip(1).all(|row| row.starts_with(next)));
    }
}
