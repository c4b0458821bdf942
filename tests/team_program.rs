//! The command line for teams: sheets in, the decision as JSON out.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be run, or prints another shape, is a failed test"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::{Value, json};

const ANNA: &str = r#"{"answers": {"languages": ["python"], "horoscope": ["leo"]},
    "requirements": ["no-copyleft"]}"#;
const BEN: &str = r#"{"answers": {"languages": ["php"]}, "requirements": ["log-in-supported"]}"#;

/// The example as the sources stand; cargo builds it beside the tests only when
/// it is asked for all of them.
fn run(folder: &Path, files: &[&str]) -> Output {
    static BUILT: LazyLock<PathBuf> = LazyLock::new(build);
    Command::new(&*BUILT)
        .current_dir(folder)
        .args(files)
        .output()
        .unwrap()
}

fn build() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--no-default-features", "--example", "team"])
        .args(["--quiet", "--message-format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success(), "the example does not build");
    let messages = String::from_utf8(output.stdout).unwrap();
    let program = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back();
    program.unwrap()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[track_caller]
fn decision(output: &Output) -> Value {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*errors), (Some(0), ""));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn assert_fails(output: &Output, message: &str) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*errors), (Some(1), message));
    assert!(output.stdout.is_empty(), "nothing but the message is said");
}

#[test]
fn the_order_of_the_files_changes_no_byte() {
    let folder = folder(&[("anna.json", ANNA), ("ben.json", BEN), ("carl.json", "{}")]);
    let one = run(folder.path(), &["anna.json", "ben.json", "carl.json"]);
    let other = run(folder.path(), &["carl.json", "anna.json", "ben.json"]);
    decision(&one);
    assert_eq!(one.stdout, other.stdout);
}

#[test]
fn the_decision_has_the_documented_shape() {
    let folder = folder(&[("anna.json", ANNA), ("ben.json", BEN)]);
    let json = decision(&run(folder.path(), &["ben.json", "anna.json"]));
    let people: Vec<&Value> = json["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| &person["name"])
        .collect();
    assert_eq!(people, [&json!("anna"), &json!("ben")]);
    assert_eq!(json["people"][0]["weight"], 0.5);
    assert_eq!(json["completions"], 4096);
    let rules: Vec<&Value> = json["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| &rule["rule"])
        .collect();
    assert_eq!(rules, ["value", "firmness", "fairest"]);
    assert_eq!(
        json["rules"][0]["first"],
        json!([json["ranking"][0]["id"].as_str().unwrap()])
    );
    let excluded = json["excluded"].as_array().unwrap();
    let of = |id: &str| &excluded.iter().find(|each| each["id"] == id).unwrap()["failures"];
    assert_eq!(
        *of("drupal"),
        json!([{
            "whose": "anna",
            "requirement": "no-copyleft",
            "fact": {"key": "profile.license", "found": "GPL-2.0-or-later"},
        }])
    );
    assert_eq!(of("express")[0]["whose"], "ben");
    assert_eq!(
        json["dropped"],
        json!([{"name": "anna", "dropped": ["question “horoscope” is not known here"]}])
    );
    let concerns = json["disagreement"]["concerns"].as_array().unwrap();
    assert!(concerns[0]["share"].as_f64() >= concerns[1]["share"].as_f64());
    assert_eq!(concerns[0]["people"][1]["name"], "ben");
}

#[test]
fn the_printed_lines_sum_to_the_printed_value() {
    let folder = folder(&[("anna.json", ANNA), ("ben.json", BEN)]);
    let json = decision(&run(folder.path(), &["anna.json", "ben.json"]));
    for standing in json["ranking"].as_array().unwrap() {
        let lines: f64 = standing["contributions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["value"].as_f64().unwrap())
            .sum();
        let value = standing["value"].as_f64().unwrap();
        assert!((lines - value).abs() < 1e-9, "{lines} is not {value}");
    }
}

#[test]
fn every_file_that_cannot_be_read_is_named_with_what_to_do() {
    let folder = folder(&[
        ("anna.json", ANNA),
        ("ben.json", "PHP, please"),
        ("carl.json", r#"{"format": 7}"#),
    ]);
    let files = ["anna.json", "ben.json", "carl.json", "dora.json"];
    assert_fails(
        &run(folder.path(), &files),
        "team: ben.json: not an answer sheet: expected value at line 1 column 1; save the answers \
         again on the result page, or leave the file out\n\
         team: carl.json: written by a newer version (format 7, this build reads up to 1); save \
         the answers again on the result page, or leave the file out\n\
         team: dora.json: No such file or directory (os error 2); check the path, or leave the \
         file out\n",
    );
}

#[test]
fn without_a_file_it_says_how_to_name_them() {
    let folder = folder(&[]);
    assert_fails(
        &run(folder.path(), &[]),
        "team: name the answer sheet of each person: team anna.json ben.json\n",
    );
}
