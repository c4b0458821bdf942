//! Brings the newest versions of the frameworks up to what package lists say.
//!
//! Touches the figures of two metrics and the sources they cite, nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use backstay::bundle::{self, DataFiles};
use backstay::catalog::{Day, MeasurementSource, Metric, Package, Registry};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Failure;
use crate::lookup::{self, Found};
use crate::versions::is_before;

const MEASUREMENTS: &str = "measurements.json";
const SOURCES: &str = "sources.json";

/// The metrics that a look-up sets.
const VERSION: &str = "latest_version";
const DATE: &str = "latest_version_date";

/// `measurements.json` with every value as it is written, `70` and `70.0` apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Figures {
    metrics: Vec<Metric>,
    figures: Vec<Row>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    framework: String,
    metric: String,
    value: Value,
    as_of: String,
    source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

type Sources = BTreeMap<String, MeasurementSource>;

/// What a look-up gave for a framework.
struct Lookup<'a> {
    framework: &'a str,
    package: &'a Package,
    found: Found,
}

/// Looks up every package of `packages.json` and writes what changed, or only
/// shows it for a `dry_run`. Gives what to print: what failed, what changed.
///
/// # Errors
///
/// Data that break a rule, before or after the change, and files that cannot be
/// read or written; nothing is written then.
pub(crate) fn refresh(data: &Path, today: Day, dry_run: bool) -> Result<String, Failure> {
    let (files, _) = bundle::read(data).map_err(Failure::Data)?;
    let mut figures: Figures = parse(data, MEASUREMENTS)?;
    let mut sources = files.sources.clone();
    let mut report = String::new();
    let (before, cited) = (figures.clone(), cited(&figures, &files));
    for lookup in look_up_all(&files, &mut report)? {
        if let Err(what) = apply(&lookup, today, &mut figures, &mut sources) {
            let _ = writeln!(report, "left alone: {}: {what}", lookup.framework);
        }
    }
    let now = self::cited(&figures, &files);
    sources.retain(|id, _| now.contains(id) || !cited.contains(id));
    report.push_str(&diff(&before.figures, &figures.figures));
    report.push_str(&source_diff(&files.sources, &sources));
    let texts = [
        (MEASUREMENTS, written(MEASUREMENTS, &figures)?),
        (SOURCES, written(SOURCES, &sources)?),
    ];
    check(files, &texts)?;
    if dry_run {
        report.push_str("nothing was written\n");
    } else {
        for (name, text) in &texts {
            fs::write(data.join(name), text)
                .map_err(|error| Failure::File((*name).to_owned(), error))?;
        }
    }
    Ok(report)
}

/// Asks for every package, and goes on where one cannot be had.
fn look_up_all<'a>(files: &'a DataFiles, report: &mut String) -> Result<Vec<Lookup<'a>>, Failure> {
    let folder = std::env::temp_dir().join(format!("backstay-lookups-{}", std::process::id()));
    let failure = |error| Failure::File(folder.display().to_string(), error);
    fs::create_dir_all(&folder).map_err(failure)?;
    let mut lookups = Vec::new();
    for (framework, package) in &files.packages {
        match lookup::look_up(package, &folder) {
            Ok(found) => lookups.push(Lookup {
                framework,
                package,
                found,
            }),
            Err(error) => {
                let list = lookup::name(package.registry);
                let _ = writeln!(report, "not looked up: {framework}, on {list}: {error}");
            }
        }
    }
    fs::remove_dir_all(&folder).map_err(failure)?;
    Ok(lookups)
}

/// Puts what was found in the place of what stands. The date of a version that
/// is no longer the newest goes, where no other is known.
///
/// # Errors
///
/// Says why where the list is behind what is known.
fn apply(
    lookup: &Lookup,
    today: Day,
    figures: &mut Figures,
    sources: &mut Sources,
) -> Result<(), String> {
    let known = position(figures, lookup.framework, VERSION);
    let old = known.and_then(|row| figures.figures.get(row)).cloned();
    let version = lookup.found.version.as_str();
    if let Some(known) = old.as_ref().and_then(|row| row.value.as_str())
        && is_before(version, known)
    {
        return Err(format!("{version} is older than {known}, which is known"));
    }
    let is_new = old.is_none_or(|row| row.value != version);
    let source = source_id(lookup.package.registry, today);
    let row = |metric: &str, value: String, note: String| Row {
        framework: lookup.framework.to_owned(),
        metric: metric.to_owned(),
        value: value.into(),
        as_of: today.to_string(),
        source: source.clone(),
        note: Some(note),
    };
    let package = format!("package {}", lookup.package.name);
    put(figures, row(VERSION, version.to_owned(), package));
    match (lookup.found.date, position(figures, lookup.framework, DATE)) {
        (Some(date), _) => {
            let told = lookup::date_is(lookup.package.registry).to_owned();
            put(figures, row(DATE, date.to_string(), told));
        }
        (None, Some(old)) if is_new => {
            figures.figures.remove(old);
        }
        (None, _) => {}
    }
    sources.insert(source, source_of(lookup.package.registry, today));
    Ok(())
}

/// Replaces the figure of the same framework and metric; a new one comes after
/// the last of its framework.
fn put(figures: &mut Figures, row: Row) {
    let rows = &mut figures.figures;
    let same = |each: &&mut Row| each.framework == row.framework && each.metric == row.metric;
    if let Some(known) = rows.iter_mut().find(same) {
        *known = row;
        return;
    }
    let last = rows
        .iter()
        .rposition(|each| each.framework == row.framework);
    rows.insert(last.map_or(rows.len(), |last| last + 1), row);
}

fn position(figures: &Figures, framework: &str, metric: &str) -> Option<usize> {
    let is_it = |row: &Row| row.framework == framework && row.metric == metric;
    figures.figures.iter().position(is_it)
}

fn source_id(registry: Registry, today: Day) -> String {
    let list = lookup::name(registry).to_lowercase().replace(' ', "-");
    format!("{list}-registry-{today}")
}

fn source_of(registry: Registry, today: Day) -> MeasurementSource {
    MeasurementSource {
        title: format!("{}, single look-ups on {today}", lookup::client(registry)),
        publisher: lookup::name(registry).to_owned(),
        url: None,
        as_of: Some(today.to_string()),
        read: today.to_string(),
        hardware: None,
        caveat: "Versions and dates as offered to the client; a mirror may be days behind."
            .to_owned(),
    }
}

/// The sources that something cites.
fn cited(figures: &Figures, files: &DataFiles) -> BTreeSet<String> {
    let claims = files.claims.iter().flat_map(|claim| &claim.sources);
    let releases = files.releases.values().map(|lines| &lines.source);
    let figures = figures.figures.iter().map(|row| &row.source);
    figures.chain(claims).chain(releases).cloned().collect()
}

/// What changed, two lines a figure.
fn diff(before: &[Row], after: &[Row]) -> String {
    let by_key = |rows: &[Row]| -> BTreeMap<(String, String), Row> {
        rows.iter()
            .map(|row| ((row.framework.clone(), row.metric.clone()), row.clone()))
            .collect()
    };
    let (before, after) = (by_key(before), by_key(after));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let mut text = String::new();
    for key in keys {
        let (old, new) = (before.get(key), after.get(key));
        if old == new {
            continue;
        }
        let _ = writeln!(text, "{MEASUREMENTS}: {} {}", key.0, key.1);
        for (sign, row) in [("-", old), ("+", new)] {
            if let Some(row) = row {
                let value = row.value.as_str().unwrap_or_default();
                let _ = writeln!(text, "{sign} {value}, of {}, {}", row.as_of, row.source);
            }
        }
    }
    text
}

fn source_diff(before: &Sources, after: &Sources) -> String {
    let gone = before.keys().filter(|id| !after.contains_key(*id));
    let new = after.keys().filter(|id| !before.contains_key(*id));
    let lines = gone
        .map(|id| format!("- {id}\n"))
        .chain(new.map(|id| format!("+ {id}\n")));
    let lines: String = lines.collect();
    if lines.is_empty() {
        lines
    } else {
        format!("{SOURCES}:\n{lines}")
    }
}

/// Refuses texts that break a rule.
fn check(mut files: DataFiles, texts: &[(&str, String); 2]) -> Result<(), Failure> {
    let [(_, measurements), (_, sources)] = texts;
    files.measurements = from_json(MEASUREMENTS, measurements)?;
    files.sources = from_json(SOURCES, sources)?;
    let problems = bundle::check(&files);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Data(problems))
    }
}

fn parse<T: for<'de> Deserialize<'de>>(data: &Path, name: &str) -> Result<T, Failure> {
    let text = fs::read_to_string(data.join(name));
    from_json(
        name,
        &text.map_err(|error| Failure::File(name.to_owned(), error))?,
    )
}

fn from_json<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::Json(name.to_owned(), error))
}

/// JSON as the data folder writes it.
fn written(name: &str, value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::Json(name.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(rows: &str) -> Figures {
        let text = format!(r#"{{"metrics": [], "figures": {rows}}}"#);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn known() -> Figures {
        figures(
            r#"[
            {"framework": "koa", "metric": "latest_version", "value": "3.3.0", "as_of": "2026-08-22", "source": "old"},
            {"framework": "koa", "metric": "latest_version_date", "value": "2026-08-03", "as_of": "2026-08-22", "source": "old"},
            {"framework": "koa", "metric": "github_stars", "value": 35000, "as_of": "2026-06", "source": "stars"},
            {"framework": "next", "metric": "github_stars", "value": 1.50, "as_of": "2026-06", "source": "stars"}]"#,
        )
    }

    fn refreshed(version: &str, date: Option<&str>) -> (Figures, Sources, Result<(), String>) {
        let package = Package {
            registry: Registry::Npm,
            name: "koa".to_owned(),
        };
        let lookup = Lookup {
            framework: "koa",
            package: &package,
            found: Found {
                version: version.to_owned(),
                date: date.and_then(Day::parse),
            },
        };
        let (mut figures, mut sources) = (known(), Sources::new());
        let today = Day::parse("2027-01-05").unwrap_or_else(|| panic!("a day"));
        let done = apply(&lookup, today, &mut figures, &mut sources);
        (figures, sources, done)
    }

    /// Value, date and source of every figure of koa's versions.
    fn versions(figures: &Figures) -> Vec<(&str, &str, &str, &str)> {
        figures
            .figures
            .iter()
            .filter(|row| row.metric.starts_with(VERSION))
            .map(|row| {
                let value = row.value.as_str().unwrap_or_default();
                (&*row.metric, value, &*row.as_of, &*row.source)
            })
            .collect()
    }

    const SOURCE: &str = "npm-registry-2027-01-05";

    #[test]
    fn sets_version_and_date_with_day_and_source() {
        let (figures, sources, done) = refreshed("3.4.0", Some("2027-01-02"));
        assert_eq!(done, Ok(()));
        let expected = [
            (VERSION, "3.4.0", "2027-01-05", SOURCE),
            (DATE, "2027-01-02", "2027-01-05", SOURCE),
        ];
        assert_eq!(versions(&figures), expected);
        let notes = figures.figures.iter().map(|row| row.note.as_deref());
        let expected = [Some("package koa"), Some("time stamp as served")];
        assert_eq!(notes.take(2).collect::<Vec<_>>(), expected);
        assert_eq!(figures.figures.get(2..), known().figures.get(2..));
        let source = sources.get(SOURCE).map(|source| source.title.as_str());
        assert_eq!(source, Some("npm view, single look-ups on 2027-01-05"));
    }

    #[test]
    fn drops_the_date_of_an_older_version() {
        let (figures, ..) = refreshed("3.4.0", None);
        let expected = [(VERSION, "3.4.0", "2027-01-05", SOURCE)];
        assert_eq!(versions(&figures), expected);
    }

    #[test]
    fn keeps_the_date_of_the_same_version() {
        let (figures, ..) = refreshed("3.3.0", None);
        let expected = [
            (VERSION, "3.3.0", "2027-01-05", SOURCE),
            (DATE, "2026-08-03", "2026-08-22", "old"),
        ];
        assert_eq!(versions(&figures), expected);
    }

    #[test]
    fn leaves_alone_what_a_list_knows_less_of() {
        let (figures, sources, done) = refreshed("3.2.9", Some("2026-07-01"));
        let told = "3.2.9 is older than 3.3.0, which is known".to_owned();
        assert_eq!(done, Err(told));
        assert_eq!((figures, sources), (known(), Sources::new()));
    }

    #[test]
    fn puts_a_new_figure_after_those_of_its_framework() {
        let mut figures = known();
        figures.figures.remove(1);
        let row = Row {
            framework: "koa".to_owned(),
            metric: DATE.to_owned(),
            value: "2027-01-02".into(),
            as_of: "2027-01-05".to_owned(),
            source: SOURCE.to_owned(),
            note: None,
        };
        put(&mut figures, row);
        let metrics: Vec<&str> = figures.figures.iter().map(|row| &*row.metric).collect();
        assert_eq!(metrics, [VERSION, "github_stars", DATE, "github_stars"]);
    }

    #[test]
    fn shows_what_changed() {
        let (figures, ..) = refreshed("3.4.0", None);
        let expected = "\
measurements.json: koa latest_version
- 3.3.0, of 2026-08-22, old
+ 3.4.0, of 2027-01-05, npm-registry-2027-01-05
measurements.json: koa latest_version_date
- 2026-08-03, of 2026-08-22, old
";
        assert_eq!(diff(&known().figures, &figures.figures), expected);
        assert_eq!(diff(&known().figures, &known().figures), "");
    }

    #[test]
    fn writes_the_shipped_files_as_they_are() -> Result<(), Failure> {
        let data = Path::new(crate::DATA);
        let figures: Figures = parse(data, MEASUREMENTS)?;
        let sources: Sources = parse(data, SOURCES)?;
        for (name, text) in [
            (MEASUREMENTS, written(MEASUREMENTS, &figures)?),
            (SOURCES, written(SOURCES, &sources)?),
        ] {
            let shipped = fs::read_to_string(data.join(name));
            assert_eq!(shipped.ok(), Some(text), "{name}");
        }
        Ok(())
    }
}
