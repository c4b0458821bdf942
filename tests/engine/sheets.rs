//! Answer sheets from outside: what can be read is read, what cannot is named.

#![expect(
    clippy::unwrap_used,
    reason = "a sheet that a test cannot write is a failed test"
)]

use backstay::interview::{Answer, AnswerSheet, Interview, Reading, SheetFile};
use proptest::prelude::*;

use crate::samples::random::any_sheet;

fn interview() -> &'static Interview {
    &backstay::shipped().interview
}

fn read(json: &str) -> Reading {
    SheetFile::parse(json).unwrap().read(interview())
}

/// A sheet in slugs, in the order of the interview.
fn slugs(sheet: &AnswerSheet) -> Vec<String> {
    let file = sheet.to_file(interview(), "2026-11");
    let answers = sheet.answers().map(|(question, _)| {
        let id = &interview().questions()[question].id;
        format!("{id}={}", file.answers.get(id).unwrap().join(","))
    });
    let requirements = file.requirements.iter().map(|id| format!("{id}!"));
    let importances = file.importances.iter();
    let importances = importances.map(|(question, step)| format!("{question}:{step}"));
    answers.chain(requirements).chain(importances).collect()
}

/// A sheet, what is read of it, and what is named as dropped.
const READINGS: &[(&str, &[&str], &[&str])] = &[
    (
        r#"{
            "format": 1,
            "data": "2026-11",
            "answers": {"project": ["product"], "languages": ["ruby", "python"], "style": ["not-sure"]},
            "requirements": ["three-years"]
        }"#,
        &[
            "project=product",
            "languages=python,ruby",
            "style=not-sure",
            "three-years!",
        ],
        &[],
    ),
    ("{}", &[], &[]),
    (
        r#"{"importances": {"load": "decisive", "types": "doesnt-matter", "charm": "matters", "situation": "matters", "style": "vital"}}"#,
        &["load:decisive", "types:doesnt-matter"],
        &[
            "the importance “matters” of “charm” is not known here",
            "the importance “matters” of “situation” is not known here",
            "the importance “vital” of “style” is not known here",
        ],
    ),
    (r#"{"answers": {"style": []}}"#, &[], &[]),
    (
        r#"{"answers": {"horoscope": ["leo"], "style": ["included"]}}"#,
        &["style=included"],
        &["question “horoscope” is not known here"],
    ),
    (
        r#"{"answers": {"languages": ["cobol", "php"], "style": ["mixed"]}}"#,
        &["languages=php"],
        &[
            "option “cobol” of question “languages” is not known here",
            "option “mixed” of question “style” is not known here",
        ],
    ),
    (
        r#"{"requirements": ["charm", "three-years"]}"#,
        &["three-years!"],
        &["requirement “charm” is not known here"],
    ),
    (
        r#"{"answers": {"style": ["included", "composed"]}}"#,
        &["style=included"],
        &["question “style” takes one answer, so “composed” was left out"],
    ),
    (
        r#"{"answers": {"languages": ["php", "php"]}, "requirements": ["three-years", "three-years"]}"#,
        &["languages=php", "three-years!"],
        &[],
    ),
    (
        r#"{"answers": {"style": ["included", "included"]}}"#,
        &["style=included"],
        &[],
    ),
    (
        r#"{"data": "2031-01", "answers": {"style": ["doesnt-matter"]}}"#,
        &["style=doesnt-matter"],
        &[],
    ),
    (
        r#"{"answers": {"languages": ["php", "not-sure"]}}"#,
        &["languages=not-sure"],
        &["option “php” of question “languages” was left out beside “not-sure”"],
    ),
    (
        r#"{"answers": {"languages": ["doesnt-matter", "cobol"]}}"#,
        &["languages=doesnt-matter"],
        &["option “cobol” of question “languages” was left out beside “doesnt-matter”"],
    ),
    (
        r#"{"answers": {"languages": ["not-sure", "doesnt-matter"]}}"#,
        &["languages=doesnt-matter"],
        &["option “not-sure” of question “languages” was left out beside “doesnt-matter”"],
    ),
];

#[test]
fn what_can_be_read_is_read_and_the_rest_is_named() {
    for (json, kept, dropped) in READINGS {
        let reading = read(json);
        assert_eq!(slugs(&reading.sheet), *kept, "{json}");
        let named: Vec<String> = reading.dropped.iter().map(ToString::to_string).collect();
        assert_eq!(named, *dropped, "{json}");
    }
}

/// What is no sheet, and why.
const REFUSED: &[(&str, &str)] = &[
    (
        r#"{"format": 2, "mood": "good"}"#,
        "written by a newer version (format 2, this build reads up to 1)",
    ),
    (
        r#"{"format": 1, "mood": "good"}"#,
        "not an answer sheet: unknown field `mood`, expected one of `format`, `data`, `answers`, `requirements`, `importances`",
    ),
    (
        r#"{"format": "1"}"#,
        "not an answer sheet: invalid type: string \"1\", expected u32",
    ),
    (
        r#"{"format": -1}"#,
        "not an answer sheet: invalid value: integer `-1`, expected u32",
    ),
    (
        r#"{"answers": {"style": "included"}}"#,
        "not an answer sheet: invalid type: string \"included\", expected a sequence",
    ),
    (
        r#"{"answers": ["included"]}"#,
        "not an answer sheet: invalid type: sequence, expected a map",
    ),
    (
        r#"{"requirements": [3]}"#,
        "not an answer sheet: invalid type: integer `3`, expected a string",
    ),
    (
        "null",
        "not an answer sheet: invalid type: null, expected struct SheetFile",
    ),
    (
        "Python, please",
        "not an answer sheet: expected value at line 1 column 1",
    ),
    (
        "",
        "not an answer sheet: EOF while parsing a value at line 1 column 0",
    ),
];

#[test]
fn what_is_no_sheet_is_refused_with_the_reason() {
    for (json, reason) in REFUSED {
        let error = SheetFile::parse(json).unwrap_err();
        assert_eq!(error.to_string(), *reason, "{json}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_sheet_is_read_as_it_was_written(sheet in any_sheet(backstay::shipped())) {
        let json = serde_json::to_string(&sheet.to_file(interview(), "2026-11")).unwrap();
        prop_assert_eq!(read(&json), Reading { sheet, dropped: Vec::new() });
    }

    #[test]
    fn no_text_makes_a_sheet_panic(text in ".{0,200}") {
        if let Ok(file) = SheetFile::parse(&text) {
            file.read(interview());
        }
    }

    #[test]
    fn no_words_make_a_sheet_panic_and_all_lost_are_named(
        question in "[a-z-]{1,12}",
        options in proptest::collection::vec("[a-z-]{1,12}", 1..4),
    ) {
        let file = SheetFile {
            answers: [(question.clone(), options)].into(),
            ..SheetFile::default()
        };
        let reading = file.read(interview());
        let read = interview()
            .question(&question)
            .is_some_and(|id| reading.sheet.answer(id).is_some());
        prop_assert!(read || !reading.dropped.is_empty());
    }
}

#[test]
fn an_answer_without_options_takes_the_answer_back() {
    let mut sheet = read(r#"{"answers": {"style": ["included"]}}"#).sheet;
    let style = interview().question("style").unwrap();
    sheet.record(style, Answer::Options(Vec::new()));
    assert!(sheet.is_empty());
}
