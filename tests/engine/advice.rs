//! What is asked next, and when asking ends.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::decision::{Advice, Engine, Enough, Outlook};
use backstay::interview::{Answer, AnswerSheet, QuestionId};

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::people::{people as draw, said_to};

/// Completions of the engine under test.
const COMPLETIONS: u32 = 1024;

fn outlook(engine: &Engine<'_>, sheet: &AnswerSheet) -> Outlook {
    engine.outlook(&engine.work(sheet))
}

/// Two frameworks, each better at some of four things.
fn bundle() -> backstay::bundle::Bundle {
    let concern = |id, values: [f64; 2]| Concern {
        id,
        values: values.map(Some).to_vec(),
        prior: ("matters", 0.5),
    };
    hand::bundle(
        &["one", "two"],
        &[
            concern("speed", [1.0, 0.0]),
            concern("ease", [0.0, 1.0]),
            concern("size", [0.5, 0.5]),
            concern("look", [0.9, 0.4]),
        ],
    )
}

fn id(engine: &Engine<'_>, slug: &str) -> QuestionId {
    engine.bundle().interview.question(slug).unwrap()
}

#[test]
fn a_question_that_tells_them_apart_comes_before_one_that_does_not() {
    let bundle = bundle();
    let engine = Engine::new(&bundle);
    let outlook = outlook(&engine, &AnswerSheet::default());
    let size = outlook.question(id(&engine, "size")).unwrap();
    let last = outlook.open.last().unwrap();
    assert_eq!(last.question, size.question);
    assert!(!size.is_worth_asking);
    assert!(size.information < 0.02 && size.gain < 0.0005, "{size:?}");
    assert!(outlook.doubt > 0.5 && outlook.doubt <= 1.0);
    for each in &outlook.open {
        assert!(each.information <= outlook.doubt + 1e-9, "{each:?}");
    }
}

#[test]
fn what_was_passed_or_left_unsure_is_not_proposed_again() {
    let bundle = bundle();
    let engine = Engine::new(&bundle);
    let blank = AnswerSheet::default();
    let ahead = outlook(&engine, &blank);
    let Advice::Ask(first) = ahead.advice(&[]) else {
        unreachable!("nothing is answered");
    };
    let Advice::Ask(second) = ahead.advice(&[first]) else {
        unreachable!("three are left");
    };
    assert_ne!(first, second);
    let mut unsure = blank.clone();
    unsure.record(first, Answer::NotSure);
    assert_eq!(outlook(&engine, &unsure).advice(&[]), Advice::Ask(second));
    let all: Vec<QuestionId> = bundle.interview.questions().ids().collect();
    assert_eq!(ahead.advice(&all), Advice::Done);
}

#[test]
fn asking_ends_when_the_rest_hardly_matters() {
    let bundle = bundle();
    let engine = Engine::new(&bundle);
    let said: [(&str, &[&str]); 3] = [
        ("speed", &["decisive"]),
        ("ease", &["a-little"]),
        ("look", &["matters"]),
    ];
    let early = say(&bundle, &said[..2], &[]);
    assert!(matches!(
        outlook(&engine, &early).advice(&[]),
        Advice::Ask(_)
    ));
    let enough = say(&bundle, &said, &[]);
    assert_eq!(
        outlook(&engine, &enough).advice(&[]),
        Advice::Enough(Enough::Firm)
    );
    let only = say(&bundle, &[("speed", &["matters"])], &["speed-known"]);
    assert_eq!(
        outlook(&engine, &only).advice(&[]),
        Advice::Enough(Enough::NoChoice)
    );
}

/// One in twenty asks for what the pick lacks: however firm it is, that is
/// asked before the end.
#[test]
fn a_must_have_that_the_pick_may_fail_is_asked_for_before_the_end() {
    let bundle = hand::asking(bundle(), |questions| {
        if let Some(requirement) = questions
            .iter_mut()
            .filter(|question| question.id == "ease")
            .find_map(|question| question.requirements.first_mut())
        {
            requirement.base_rate = 0.05;
        }
    });
    let engine = Engine::new(&bundle);
    let said: [(&str, &[&str]); 3] = [
        ("speed", &["decisive"]),
        ("size", &["a-little"]),
        ("look", &["matters"]),
    ];
    let outlook = outlook(&engine, &say(&bundle, &said, &[]));
    let ease = outlook.question(id(&engine, "ease")).unwrap();
    assert!((ease.veto - 0.05).abs() < 0.02, "{ease:?}");
    assert_eq!(outlook.advice(&[]), Advice::Ask(ease.question));
}

/// People who answer what is proposed are told to stop before they have
/// answered everything, most of them with their pick of the whole interview.
#[test]
fn stopping_early_costs_little() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, COMPLETIONS);
    let questions = bundle.interview.questions().len();
    let (mut same, mut count, mut asked) = (0, 0, 0);
    for person in draw(bundle, 60) {
        let mut given = Vec::new();
        let pick = loop {
            let working = engine.work(&said_to(bundle, &person, &given));
            match engine.outlook(&working).advice(&given) {
                Advice::Ask(next) => given.push(next),
                Advice::Enough(_) | Advice::Done => break working.decision.pick().cloned(),
            }
            assert!(given.len() <= questions, "asked twice");
        };
        let whole = engine.decide(&person.sheet);
        count += 1;
        asked += given.len();
        same +=
            usize::from(pick.map(|pick| pick.framework) == whole.pick().map(|pick| pick.framework));
    }
    assert!(asked < count * questions / 2, "{asked} of {count} people");
    assert!(same * 4 > count * 3, "{same} of {count}");
}
