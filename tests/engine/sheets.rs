//! Answer sheets from outside: what can be read is read, what cannot is named.

#![expect(
    clippy::unwrap_used,
    reason = "a sheet that a test cannot write is a failed test"
)]

use std::collections::BTreeSet;

use backstay::catalog::Id;
use backstay::interview::{
    Answer, AnswerSheet, FORMAT, Importance, Interview, OptionId, Question, Reading, SheetFile,
    Wording,
};
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

/// What anybody says is on the sheet, and gone when it is taken back.
#[test]
fn whatever_is_said_makes_a_sheet_and_taking_it_back_empties_it() {
    let question = interview().question("style").unwrap();
    let requirement = interview().requirement_ids().next().unwrap();
    let blank = AnswerSheet::default();
    assert!(blank.is_empty());
    assert_eq!(blank.answered(), 0);
    let mut answered = blank.clone();
    answered.record(question, Answer::NotSure);
    let mut required = blank.clone();
    required.set_requirement(requirement, true);
    let mut weighed = blank.clone();
    weighed.set_importance(question, Some(Importance::Decisive));
    for said in [&answered, &required, &weighed] {
        assert!(!said.is_empty(), "{said:?}");
    }
    assert_eq!([&answered, &required].map(AnswerSheet::answered), [1, 0]);
    assert!(required.requires(requirement) && !answered.requires(requirement));
    assert_eq!(weighed.importance(question), Some(Importance::Decisive));
    answered.withdraw(question);
    required.set_requirement(requirement, false);
    weighed.set_importance(question, None);
    assert_eq!([&answered, &required, &weighed], [&blank; 3]);
}

#[test]
fn two_answers_count_as_two() {
    let mut sheet = AnswerSheet::default();
    for question in interview().questions().ids().take(2) {
        sheet.record(question, Answer::DoesntMatter);
    }
    assert_eq!(sheet.answered(), 2);
}

/// A sheet that names no format is of the present one; so is one that is written.
#[test]
fn a_sheet_without_a_format_is_of_the_present_one() {
    let file = SheetFile::parse("{}").unwrap();
    assert_eq!(file.format, FORMAT);
    assert_eq!(
        AnswerSheet::default().to_file(interview(), "").format,
        FORMAT
    );
}

/// The best of the fits that chosen options give a word holds.
#[test]
fn what_answers_name_is_named_with_its_best_fit() {
    for (question, row) in interview().questions().iter() {
        let mut sheet = AnswerSheet::default();
        let all = (0..row.options.len()).map(OptionId::at).collect();
        sheet.record(question, Answer::Options(all));
        let fits = row.options.iter().flat_map(|option| &option.fits);
        for (criterion, words) in fits {
            let named = sheet.named(interview(), criterion);
            for (word, fit) in words {
                assert!(named.get(word).is_some_and(|best| best >= fit), "{word}");
            }
            let given = |word: &str| {
                let fits = row
                    .options
                    .iter()
                    .filter_map(|option| option.fits.get(criterion));
                let given = fits.filter_map(|words| words.get(word).copied());
                given.fold(0.0, f64::max)
            };
            for (word, best) in &named {
                assert!((given(word) - best).abs() < f64::EPSILON, "{word}");
            }
        }
    }
}

/// Every concern has its question; every question, option and must-have has
/// words of both kinds, and no two steps of importance share theirs.
#[test]
fn every_word_is_that_of_the_file() {
    let catalog = &backstay::shipped().catalog;
    for (_, concern) in catalog.concerns.iter() {
        let question = interview().asks_about(&concern.id).unwrap();
        let of_question = interview().questions()[question].concern.as_ref();
        assert_eq!(of_question, Some(&concern.id));
    }
    assert_eq!(interview().asks_about("charm"), None);
    for (id, row) in interview().questions().iter() {
        let both = [Wording::Plain, Wording::Technical];
        assert_eq!(
            both.map(|each| row.words(each)),
            [&row.plain, &row.technical]
        );
        for option in &row.options {
            let words = both.map(|each| option.words(each));
            assert_eq!(words, [&option.plain, &option.technical]);
        }
        let own: Vec<_> = interview()
            .requirements_of(id)
            .map(|(_, each)| each)
            .collect();
        assert_eq!(own, row.requirements.iter().collect::<Vec<_>>());
        for requirement in own {
            let words = both.map(|each| requirement.words(each));
            assert_eq!(words, [&requirement.plain, &requirement.technical]);
        }
    }
    let steps: BTreeSet<&str> = Importance::ALL.map(Importance::words).into();
    assert_eq!(steps.len(), Importance::ALL.len());
    assert!(!steps.contains(""));
}

/// Where every framework is an option, each is as likely as any other, and
/// together they are as likely as that the question matters.
#[test]
fn offered_frameworks_share_what_is_left_of_the_people() {
    let mut question: Question = serde_json::from_value(serde_json::json!({
        "id": "in-use", "name": "In use", "theme": "theme", "concern": "in-use",
        "plain": "", "technical": "", "help": "", "why": "", "options": [],
        "each_framework": {"criterion": "in-use", "importance": "important"},
        "doesnt_matter_prior": 0.6,
    }))
    .unwrap();
    let frameworks = [("cutter", "Cutter"), ("ketch", "Ketch")];
    question.offer(frameworks.into_iter());
    assert_eq!(question.options.len(), 2);
    for (option, (id, name)) in question.options.iter().zip(frameworks) {
        assert_eq!((option.id.as_str(), option.plain.as_str()), (id, name));
        assert_eq!(option.importance, Importance::Important);
        assert!((option.prior - 0.2).abs() < 1e-12, "{}", option.prior);
        let fit = option.fits.get("in-use").and_then(|words| words.get(id));
        assert_eq!(fit, Some(&1.0));
    }
    let before = question.clone();
    question.offer(frameworks.into_iter());
    assert_eq!(question, before, "they are offered once");
}

/// The shipped interview as bytes is the interview.
#[test]
fn an_interview_is_read_from_bytes_as_it_was_written() {
    let bytes = borsh::to_vec(interview()).unwrap();
    assert_eq!(
        &borsh::from_slice::<Interview>(&bytes).unwrap(),
        interview()
    );
}
