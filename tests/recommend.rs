//! The command line: a sheet in, the decision as JSON out.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a program that cannot be run, or prints another shape, is a failed test"
)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::{Value, json};

const SHEET: &str = r#"{
    "answers": {"project": ["product"], "languages": ["php"], "horoscope": ["leo"]},
    "requirements": ["no-copyleft", "queue-supported"]
}"#;

/// The example as the sources stand. It is built here, because cargo does so
/// beside the tests only when it is asked for all of them, and would leave one
/// of an earlier day.
fn program() -> Command {
    static BUILT: LazyLock<PathBuf> = LazyLock::new(build);
    Command::new(&*BUILT)
}

fn build() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--no-default-features", "--example", "recommend"])
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

fn with_file(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.json");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn with_input(arguments: &[&str], text: &str) -> Output {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
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

/// The keys of an object, in alphabetical order.
fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn a_file_and_standard_input_give_the_same_decision() {
    let (_folder, path) = with_file(SHEET);
    let by_file = decision(&program().arg(path).output().unwrap());
    assert_eq!(by_file, decision(&with_input(&[], SHEET)));
    assert_eq!(by_file, decision(&with_input(&["-"], SHEET)));
}

#[test]
fn the_decision_has_the_documented_shape() {
    let json = decision(&with_input(&[], SHEET));
    assert_eq!(
        keys(&json),
        [
            "ask_next",
            "closeness",
            "completions",
            "data_version",
            "dropped",
            "excluded",
            "idle_requirements",
            "open_questions",
            "ranking",
            "relaxations",
            "unchecked",
        ]
    );
    assert_eq!(json["data_version"], "2026-11");
    assert_eq!(json["completions"], 4096);
    let pick = &json["ranking"][0];
    assert_eq!(
        keys(pick),
        [
            "contributions",
            "evidence",
            "firmness",
            "id",
            "name",
            "rank",
            "value"
        ]
    );
    assert_eq!(
        (&pick["id"], &pick["name"]),
        (&json!("laravel"), &json!("Laravel"))
    );
    assert_eq!(
        keys(&pick["contributions"][0]),
        ["criterion", "partial", "value", "weight"]
    );
    let drupal = json["excluded"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["id"] == "drupal")
        .unwrap();
    assert_eq!(
        *drupal,
        json!({
            "id": "drupal",
            "requirement": "no-copyleft",
            "fact": {"key": "profile.license", "found": "GPL-2.0-or-later"},
            "also": [],
        })
    );
    let open = json["open_questions"].as_array().unwrap();
    assert!(open.contains(&json!("style")), "{open:?}");
    assert!(!open.contains(&json!("languages")), "{open:?}");
}

#[test]
fn the_printed_lines_sum_to_the_printed_value() {
    let json = decision(&with_input(&[], SHEET));
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
fn an_unknown_question_is_named_and_the_rest_is_decided() {
    let json = decision(&with_input(&[], SHEET));
    assert_eq!(
        json["dropped"],
        json!(["question “horoscope” is not known here"])
    );
}

#[test]
fn what_cannot_be_checked_is_listed() {
    let sheet = r#"{"requirements": ["realtime-supported"]}"#;
    assert_eq!(
        decision(&with_input(&[], sheet))["unchecked"],
        json!(["adonisjs", "gin", "sveltekit"].map(|id| json!({
            "id": id,
            "requirement": "realtime-supported",
            "fact": "features.realtime",
        })))
    );
}

#[test]
fn where_nothing_is_left_it_says_what_brings_most_back() {
    let sheet = r#"{
        "answers": {"languages": ["ruby"]},
        "requirements": ["checked-types", "only-known-languages"]
    }"#;
    let json = decision(&with_input(&[], sheet));
    assert_eq!(json["ranking"], json!([]));
    assert_eq!(json["closeness"], "empty");
    let catalog = &backstay::shipped().catalog;
    let typed: Vec<&str> = catalog
        .frameworks
        .ids()
        .filter(|id| catalog.words("profile.typing", *id) == ["static"])
        .map(|id| catalog.frameworks[id].id.as_str())
        .collect();
    assert_eq!(
        &json["relaxations"][0],
        &json!({
            "requirements": ["only-known-languages"],
            "brings_back": typed,
        })
    );
}

#[test]
fn a_missing_file_is_named() {
    let output = program().arg("no-such-sheet.json").output().unwrap();
    assert_fails(
        &output,
        "recommend: no-such-sheet.json: No such file or directory (os error 2)\n",
    );
}

#[test]
fn what_is_no_sheet_is_named_with_the_reason() {
    let (_folder, path) = with_file("Python, please");
    let output = program().arg(&path).output().unwrap();
    let reason = "not an answer sheet: expected value at line 1 column 1";
    assert_fails(
        &output,
        &format!("recommend: {}: {reason}\n", path.display()),
    );
    assert_fails(
        &with_input(&[], "Python, please"),
        &format!("recommend: standard input: {reason}\n"),
    );
    assert_fails(
        &with_input(&[], r#"{"format": 7}"#),
        "recommend: standard input: written by a newer version (format 7, this build reads up to 1)\n",
    );
}

#[test]
fn a_second_sheet_is_one_too_many() {
    let (_folder, path) = with_file(SHEET);
    let output = program().args([&path, &path]).output().unwrap();
    assert_fails(
        &output,
        &format!(
            "recommend: one sheet at a time, “{}” is one too many\n",
            path.display()
        ),
    );
}
