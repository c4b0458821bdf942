//! The browser decides as the command line does, to the last bit.

use backstay::decision::Engine;
use backstay::report::recommend;
use serde_json::{Value, json};

use crate::harness::visit;
use crate::screens::{NOTHING_LEFT, PHP_TEAM, PYTHON_TEAM, data};

/// The personas, the presets, and sheets at the edges.
fn sheets() -> Vec<String> {
    let mut sheets: Vec<String> = std::fs::read_dir("tests/fixtures/personas")
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .map(|text| serde_json::from_str::<Value>(&text).unwrap()["sheet"].to_string())
        .collect();
    sheets.sort();
    let presets = data("presets.json");
    let presets = presets.as_array().unwrap().iter();
    sheets.extend(presets.map(|preset| preset["sheet"].to_string()));
    sheets.extend(["doesnt-matter", "not-sure"].map(with_all));
    sheets.extend(
        [
            "{}",
            r#"{"answers": {}, "requirements": []}"#,
            PYTHON_TEAM,
            PHP_TEAM,
            NOTHING_LEFT,
            r#"{"requirements": ["only-known-languages", "no-copyleft"]}"#,
            r#"{"answers": {"languages": ["php", "cobol"], "horoscope": ["leo"]}, "requirements": ["world-peace"]}"#,
            r#"{"answers": {"project": ["api", "shop"], "pages": ["none", "doesnt-matter"]}}"#,
            r#"{"format": 1, "data": "2020-01", "answers": {"load": ["high"]}}"#,
        ]
        .map(ToOwned::to_owned),
    );
    sheets
}

/// The same answer to every question.
fn with_all(answer: &str) -> String {
    let questions = data("questions.json");
    let questions = questions.as_array().unwrap().iter();
    let answers: serde_json::Map<String, Value> = questions
        .map(|question| {
            let id = question["id"].as_str().unwrap().to_owned();
            (id, json!([answer]))
        })
        .collect();
    json!({ "answers": answers }).to_string()
}

#[test]
fn the_browser_decides_as_the_command_line_does() {
    let engine = Engine::new(backstay::shipped());
    let sheets = sheets();
    assert!(sheets.len() >= 20, "{} sheets", sheets.len());
    visit(|visitor| {
        visitor.open("/");
        for sheet in &sheets {
            let here = recommend(&engine, sheet).unwrap();
            let there = visitor.run(
                "return window.wasmBindings.recommend(arguments[0])",
                json!([sheet]),
            );
            let there = there.as_str().unwrap();
            for (here, there) in here.lines().zip(there.lines()) {
                assert_eq!(there, here, "a line for {sheet}");
            }
            assert_eq!(there.len(), here.len(), "the length for {sheet}");
        }
    });
}

#[test]
fn what_is_no_sheet_is_refused_in_words() {
    let engine = Engine::new(backstay::shipped());
    visit(|visitor| {
        visitor.open("/");
        for sheet in [
            "",
            "7",
            "{\"answers\":",
            r#"{"format": 99}"#,
            r#"{"anwsers": {}}"#,
        ] {
            let here = recommend(&engine, sheet).unwrap_err().to_string();
            let there = visitor.run(
                "return window.wasmBindings.recommend(arguments[0])
                    .catch((error) => [error instanceof Error, error.message])",
                json!([sheet]),
            );
            assert_eq!(there, json!([true, here]), "{sheet}");
        }
    });
}
