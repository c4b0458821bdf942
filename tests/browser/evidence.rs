//! Every fact with its source, every sum with its lines.

use backstay::catalog::Day;
use serde_json::{Value, json};

use crate::harness::{Visitor, visit};
use crate::screens::{PYTHON_TEAM, data, link_of, pick_of};

/// The sections of a framework file.
const SECTIONS: &[&str] = &["profile", "features", "databases", "deployment", "judged"];

/// The rows that fit a selector: term, addresses, dates, text.
const ROWS: &str = "return [...document.querySelectorAll(arguments[0])].map((row) => [
        row.querySelector('dt').textContent,
        [...row.querySelectorAll('dd a')].map((each) => each.getAttribute('href')),
        [...row.querySelectorAll('dd time')].map((each) => each.dateTime),
        row.querySelector('dd').innerText,
    ])";

fn slugs() -> Vec<String> {
    serde_json::from_value(data("index.json")["frameworks"].take()).unwrap()
}

fn open_dossier(visitor: &mut Visitor, slug: &str) -> Value {
    visitor.open(&format!("/frameworks/{slug}"));
    visitor.wait_for(".facts .citation");
    data(&format!("frameworks/{slug}.json"))
}

#[test]
fn every_fact_has_its_source_and_a_date() {
    let facts = data("facts.json");
    visit(|visitor| {
        for slug in slugs() {
            let dossier = open_dossier(visitor, &slug);
            for key in SECTIONS {
                for definition in facts[key].as_array().unwrap() {
                    let id = definition["id"].as_str().unwrap();
                    let selector = format!(".facts__row[data-key='{key}.{id}']");
                    let rows = visitor.run(ROWS, json!([selector]));
                    let rows = rows.as_array().unwrap();
                    assert_eq!(rows.len(), 1, "{slug}: {key}.{id}");
                    assert_eq!(rows[0][0], definition["name"], "{slug}: {key}.{id}");
                    expect_cited(
                        &rows[0],
                        &dossier,
                        &dossier[key][id],
                        &format!("{slug}: {key}.{id}"),
                    );
                }
            }
        }
    });
}

/// The row names the source of its fact; where the fact is that nothing was
/// found, it says when it was looked for.
fn expect_cited(row: &Value, dossier: &Value, fact: &Value, name: &str) {
    let text = row[3].as_str().unwrap();
    match fact["source"].as_str() {
        Some(source) => {
            let source = &dossier["sources"][source];
            let addresses = row[1].as_array().unwrap();
            let dates = row[2].as_array().unwrap();
            assert!(addresses.contains(&source["url"]), "{name}: {row}");
            assert!(dates.contains(&source["read"]), "{name}: {row}");
        }
        None => assert!(text.contains("Looked for on "), "{name}: {row}"),
    }
}

#[test]
fn the_commands_to_start_with_are_those_of_the_data() {
    visit(|visitor| {
        for slug in slugs() {
            let dossier = open_dossier(visitor, &slug);
            let shown = visitor.run(
                "return [...document.querySelectorAll('.commands code')]
                    .map((each) => each.textContent)",
                json!([]),
            );
            assert_eq!(shown, dossier["quick_start"]["commands"], "{slug}");
        }
    });
}

#[test]
fn figures_stand_with_date_and_source() {
    let measurements = data("measurements.json");
    let figures = measurements["figures"].as_array().unwrap();
    visit(|visitor| {
        for slug in slugs() {
            open_dossier(visitor, &slug);
            let rows = visitor.run(ROWS, json!(["#figures .facts__row"]));
            let rows = rows.as_array().unwrap();
            let of_it = figures
                .iter()
                .filter(|figure| figure["framework"] == json!(slug));
            assert_eq!(rows.len(), of_it.count(), "{slug}");
            for row in rows {
                let dates = row[2].as_array().unwrap();
                assert!(!dates.is_empty(), "{slug}: {row}");
                assert!(row[3].as_str().unwrap().contains("as of "), "{slug}: {row}");
            }
        }
    });
}

/// A number with one decimal, in tenths.
fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').expect("one decimal");
    format!("{whole}{tenth}").parse().unwrap()
}

#[test]
fn the_lines_of_every_sum_add_up() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_for(".sum__row");
        visitor.click_text("button", "Show all");
        let rows = visitor.count(".sum__row");
        for row in 1..=rows {
            let row = format!(".sum__row:nth-of-type({row})");
            visitor.click(&format!("{row} > summary"));
            visitor.wait_for(&format!("{row} tfoot td"));
            let lines = visitor.texts(&format!("{row} td[data-label=points]"));
            let total = visitor.text(&format!("{row} tfoot td"));
            assert!(!lines.is_empty());
            let sum: i64 = lines.iter().map(|line| tenths(line)).sum();
            assert_eq!(sum, tenths(&total), "{row}: {lines:?}");
            let shown = visitor.text(&format!("{row} .sum__value"));
            assert!(shown.starts_with(&total), "{row}: {shown} against {total}");
        }
    });
}

#[test]
fn a_line_opens_onto_its_source() {
    visit(|visitor| {
        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.click(".sum__row > summary");
        visitor.wait_for(".sum__lines");
        let path = visitor.run(
            "return document.querySelector('.card h3 a').getAttribute('href')",
            json!([]),
        );
        let slug = path
            .as_str()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        let titles = titles_for(&slug);

        let script = "return [...document.querySelectorAll('.sum__lines tbody tr')]
            .flatMap((row, place) => row.querySelector('.sum__source') ? [place + 1] : [])";
        let lines: Vec<usize> = serde_json::from_value(visitor.run(script, json!([]))).unwrap();
        assert!(!lines.is_empty());
        let mut bare = Vec::new();
        for line in lines {
            let line = format!(".sum__lines tbody tr:nth-child({line})");
            visitor.click(&format!("{line} summary"));
            visitor.wait_for(&format!("{line} details[open]"));
            visitor.wait_until(
                "the evidence",
                "return !document.querySelector('.sum__lines').innerText.includes('Fetching')",
            );
            let shown = visitor.text(&format!("{line} details"));
            let is_named = titles.iter().any(|title| shown.contains(title));
            let is_own = shown.contains("Your own answers say so");
            if !is_named && !is_own && !shown.contains("Looked for on ") {
                bare.push(visitor.text(&format!("{line} th")));
            }
        }
        assert!(bare.is_empty(), "lines without a document: {bare:#?}");
    });
}

/// The titles of the documents that a framework's facts and figures come from.
fn titles_for(slug: &str) -> Vec<String> {
    let dossier = data(&format!("frameworks/{slug}.json"));
    let own = dossier["sources"].as_object().unwrap().clone();
    let shared = data("sources.json").as_object().unwrap().clone();
    own.values()
        .chain(shared.values())
        .map(|source| source["title"].as_str().unwrap().to_owned())
        .collect()
}

/// The texts of the marks of old facts in the section with a heading.
const OLD: &str = "const section = [...document.querySelectorAll('section')]
        .find((each) => each.querySelector('h2')?.textContent === arguments[0]);
    return [...section.querySelectorAll('.old')].map((each) => each.innerText.trim())";

#[test]
fn old_facts_say_how_old_they_are() {
    let read = data("frameworks/django.json")["sources"]["S1"]["read"].take();
    let read = Day::parse(read.as_str().unwrap()).unwrap();
    let places = ["Strengths", "How to start", "What it has", "Judgements"];
    visit(|visitor| {
        visitor.set_clock(&read.to_string());
        open_dossier(visitor, "django");
        for place in places {
            assert_eq!(visitor.run(OLD, json!([place])), json!([]), "{place}");
        }

        visitor.set_clock(&read.after_months(29).to_string());
        let dossier = open_dossier(visitor, "django");
        for place in places {
            let marks = visitor.run(OLD, json!([place]));
            let marks = marks.as_array().unwrap();
            assert!(!marks.is_empty(), "{place}");
            for mark in marks {
                assert_eq!(*mark, json!("(2 years ago: may have changed)"), "{place}");
            }
        }
        let shown = visitor.run(OLD, json!(["What it has"]));
        let cells = dossier["features"].as_object().unwrap().len();
        assert_eq!(shown.as_array().unwrap().len(), cells);

        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.click(".sum__row > summary");
        visitor.wait_for(".sum__lines tfoot td");
        visitor.click(".sum__lines .sum__source summary");
        visitor.wait_text(".sum__lines .old", "2 years ago");
    });
}

#[test]
fn without_the_evidence_the_rest_goes_on() {
    visit(|visitor| {
        visitor.devtools("Network.enable", json!({}));
        visitor.devtools(
            "Network.setBlockedURLs",
            json!({ "urls": ["*/data/v1/frameworks/*"] }),
        );
        visitor.open("/frameworks/django");
        visitor.wait_text(".problem", "The evidence could not be shown");
        visitor.wait_text(".problem", "the file could not be reached");
        visitor.click_text("button", "Save to shortlist");
        visitor.wait_text("main", "On your shortlist");

        visitor.open(&link_of(PYTHON_TEAM));
        visitor.wait_text("h1", &pick_of(PYTHON_TEAM));
        visitor.click(".sum__row > summary");
        visitor.wait_for(".sum__lines tfoot td");
        visitor.click(".sum__lines .sum__source summary");
        visitor.wait_text(".sum__lines", "The evidence could not be shown");

        // The browser itself reports what it was told to block; nothing else.
        for error in visitor.console_errors() {
            assert!(error.contains("/data/v1/frameworks/"), "{error}");
        }
    });
}
