//! What would change the pick: found the quick way, checked the long way.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::catalog::Id;
use backstay::decision::{Change, Engine, FlipSearch};
use backstay::interview::{Answer, AnswerSheet, OptionId, QuestionId};

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

/// Every answer with one option, and every must-have dropped.
fn single_changes(sheet: &AnswerSheet) -> Vec<Change> {
    let questions = backstay::shipped().interview.questions();
    let mut changes = Vec::new();
    for (id, row) in questions.iter().filter(|(_, row)| !row.many) {
        let options =
            (0..row.options.len()).map(|option| Answer::Options(vec![OptionId::at(option)]));
        let nothing = row.concern.iter().map(|_| Answer::DoesntMatter);
        let other = options
            .chain(nothing)
            .filter(|answer| sheet.answer(id) != Some(answer));
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
                    assert!((found.firmness - first.firmness).abs() < 1e-12);
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
            .map(|flip| (flip.is_open, flip.steps))
            .collect();
        assert!(keys.is_sorted(), "{keys:?}");
        for flip in search.flips() {
            if let Change::Say(question, _) = &flip.change {
                assert_eq!(flip.is_open, sheet.is_open(*question));
            }
        }
    }
}
