//! What would change the pick: found the quick way, checked the long way.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::catalog::Id;
use backstay::decision::{Change, Engine, FlipSearch};
use backstay::interview::{Answer, AnswerSheet, OptionId, QuestionId};

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::people::{people as draw, said_to};

/// Completions of the engine under test.
const COMPLETIONS: u32 = 1024;
/// Sheets that are searched, each with more answers than the one before.
const SHEETS: u32 = 5;

fn sheets() -> Vec<AnswerSheet> {
    let bundle = backstay::shipped();
    let questions: Vec<QuestionId> = bundle.interview.questions().ids().collect();
    (1..)
        .zip(draw(bundle, SHEETS))
        .map(|(number, person)| {
            let asked: Vec<QuestionId> = questions.iter().take(5 * number).copied().collect();
            said_to(bundle, &person, &asked)
        })
        .collect()
}

/// Every answer with one option, or with one more or less where several may be
/// chosen, and every must-have dropped.
fn single_changes(sheet: &AnswerSheet) -> Vec<Change> {
    let questions = backstay::shipped().interview.questions();
    let mut changes = Vec::new();
    for (id, row) in questions.iter() {
        let present = sheet.options(id);
        let options = (0..row.options.len()).map(OptionId::at).map(|option| {
            let mut options = if row.many {
                present.to_vec()
            } else {
                Vec::new()
            };
            if options.contains(&option) {
                options.retain(|each| *each != option);
            } else {
                options.push(option);
            }
            options.sort_unstable();
            Answer::Options(options)
        });
        let nothing = row.concern.iter().map(|_| Answer::DoesntMatter);
        let other = options
            .chain(nothing)
            .filter(|answer| sheet.answer(id) != Some(answer))
            .filter(|answer| *answer != Answer::Options(Vec::new()));
        changes.extend(other.map(|answer| Change::Say(id, answer)));
    }
    changes.extend(sheet.requirements().map(Change::Drop));
    changes
}

#[test]
fn flips_are_all_that_a_full_search_finds() {
    let engine = Engine::with_completions(backstay::shipped(), COMPLETIONS);
    let mut count = 0;
    for sheet in sheets() {
        let working = engine.work(&sheet);
        let Some(pick) = working.decision.pick() else {
            continue;
        };
        let mut search = FlipSearch::new(&engine, &working);
        while search.advance(&engine) {}
        let (done, total) = search.progress();
        assert_eq!(done, total);
        for change in single_changes(&sheet) {
            let first = engine.decide(&change.apply(&sheet)).pick().cloned();
            let found = search.flips().iter().find(|flip| flip.change == change);
            match first.filter(|first| first.framework != pick.framework) {
                Some(first) => {
                    let found = found.unwrap();
                    assert_eq!(found.to, first.framework, "{change:?}");
                    assert_eq!(found.firmness, Some(first.firmness));
                    assert!(found.lead > 0.0);
                    count += 1;
                }
                None => assert_eq!(found, None, "{change:?}"),
            }
        }
    }
    assert!(count > 10, "only {count} flips");
}

#[test]
fn small_changes_of_given_answers_come_first() {
    let engine = Engine::with_completions(backstay::shipped(), COMPLETIONS);
    for sheet in sheets() {
        let mut search = FlipSearch::new(&engine, &engine.work(&sheet));
        while search.advance(&engine) {}
        let keys: Vec<_> = search
            .flips()
            .iter()
            .map(|flip| (flip.is_open, flip.steps, -flip.lead))
            .collect();
        assert!(keys.is_sorted(), "{keys:?}");
        for flip in search.flips() {
            if let Change::Say(question, _) = &flip.change {
                assert_eq!(flip.is_open, sheet.is_open(*question));
            }
        }
    }
}

/// What a page shows of a search: each step tries one of the changes there are.
#[test]
fn progress_counts_every_single_change() {
    let engine = Engine::with_completions(backstay::shipped(), 64);
    for sheet in sheets() {
        let mut search = FlipSearch::new(&engine, &engine.work(&sheet));
        let (_, total) = search.progress();
        assert_eq!(total, single_changes(&sheet).len());
        for done in 0..total {
            assert_eq!(search.progress(), (done, total));
            let is_left = search.advance(&engine);
            let is_last = done + 1 == total;
            assert_eq!(is_left, !is_last || !search.flips().is_empty());
        }
        assert_eq!(search.progress(), (total, total));
        for measured in 0..search.flips().len() {
            let flips = search.flips().iter();
            let known = flips.map(|flip| flip.firmness.is_some());
            assert_eq!(known.filter(|known| *known).count(), measured);
            search.advance(&engine);
        }
        assert!(!search.advance(&engine));
    }
}

/// A change is as large as what it says counts more or less than before.
#[test]
fn steps_are_those_between_two_importances() {
    let bundle = hand::bundle(
        &["one", "two"],
        &["speed", "ease"].map(|id| Concern {
            id,
            values: vec![Some(f64::from(u8::from(id == "speed"))), Some(0.5)],
            prior: ("matters", 1.0),
        }),
    );
    let engine = Engine::with_completions(&bundle, 256);
    let speed = bundle.interview.question("speed").unwrap();
    let say_speed = |option: usize| Answer::Options(vec![OptionId::at(option)]);
    let steps_from = |answer: Answer| -> Vec<(Answer, u32)> {
        let mut sheet = say(&bundle, &[("ease", &["important"])], &[]);
        sheet.record(speed, answer);
        let mut search = FlipSearch::new(&engine, &engine.work(&sheet));
        while search.advance(&engine) {}
        let flips = search.flips().iter();
        flips
            .filter_map(|flip| match &flip.change {
                Change::Say(question, answer) if *question == speed => {
                    Some((answer.clone(), flip.steps))
                }
                _ => None,
            })
            .collect()
    };
    // The first is worth 1 for speed and 0 for ease, the second half for both:
    // it comes first where speed is not decisive.
    let decisive = 3;
    let steps = steps_from(say_speed(decisive));
    assert!(steps.contains(&(Answer::DoesntMatter, 4)), "{steps:?}");
    assert!(steps.contains(&(say_speed(0), 3)), "{steps:?}");
    assert!(steps.contains(&(say_speed(1), 2)), "{steps:?}");
    assert!(steps.is_sorted_by_key(|(_, steps)| *steps), "{steps:?}");
}

/// Where several options may be chosen, one is added to them or taken away;
/// an answer is never tried against itself, nor made empty.
#[test]
fn one_option_more_or_less_is_a_single_change() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, 64);
    let questions = bundle.interview.questions();
    let (question, row) = questions.iter().find(|(_, row)| row.many).unwrap();
    let total = |options: &[usize]| {
        let mut sheet = AnswerSheet::default();
        let chosen = options.iter().map(|option| OptionId::at(*option)).collect();
        sheet.record(question, Answer::Options(chosen));
        FlipSearch::new(&engine, &engine.work(&sheet)).progress().1
    };
    let blank = FlipSearch::new(&engine, &engine.work(&AnswerSheet::default()));
    let (_, of_blank) = blank.progress();
    let all: usize = questions
        .iter()
        .map(|(_, row)| row.options.len() + usize::from(row.concern.is_some()))
        .sum();
    assert_eq!(of_blank, all);
    // The one chosen cannot be taken away: nothing would be left.
    assert_eq!(total(&[0]), all - 1);
    assert_eq!(total(&[0, 1]), all);
    let every: Vec<usize> = (0..row.options.len()).collect();
    assert_eq!(total(&every), all);
}

#[test]
fn a_must_have_dropped_is_tried_as_well() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[Concern {
            id: "speed",
            values: vec![Some(1.0), Some(0.0)],
            prior: ("matters", 1.0),
        }],
    );
    let bundle = hand::asking(bundle, |questions| {
        for requirement in questions.iter_mut().flat_map(|each| &mut each.requirements) {
            requirement.test = serde_json::from_value(serde_json::json!({
                "kind": "none-of", "reads": "profile.speed", "words": ["worth 1"],
            }))
            .unwrap();
        }
    });
    let engine = Engine::with_completions(&bundle, 64);
    let sheet = say(&bundle, &[("speed", &["matters"])], &["speed-known"]);
    let mut search = FlipSearch::new(&engine, &engine.work(&sheet));
    while search.advance(&engine) {}
    let requirement = bundle.interview.requirement_ids().next().unwrap();
    let first = search.flips().first().unwrap();
    assert_eq!(first.change, Change::Drop(requirement));
    assert_eq!((first.is_open, first.steps), (false, 0));
    assert_eq!(first.to, bundle.catalog.framework("one").unwrap());
}

#[test]
fn a_change_changes_one_thing() {
    for sheet in sheets() {
        for change in single_changes(&sheet) {
            let changed = change.apply(&sheet);
            let mut back = changed.clone();
            match &change {
                Change::Say(question, answer) => {
                    assert_eq!(changed.answer(*question), Some(answer));
                    match sheet.answer(*question) {
                        Some(before) => back.record(*question, before.clone()),
                        None => back.withdraw(*question),
                    }
                }
                Change::Drop(requirement) => {
                    assert!(!changed.requires(*requirement));
                    back.set_requirement(*requirement, true);
                }
            }
            assert_eq!(back, sheet);
        }
    }
}
