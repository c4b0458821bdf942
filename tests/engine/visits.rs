//! An engine that has seen other sheets says what a new one says.

use backstay::decision::{Engine, FlipSearch};
use backstay::interview::AnswerSheet;
use proptest::prelude::*;

use crate::samples::random::any_sheet;

/// Completions of the engines: no whole number of blocks.
const COMPLETIONS: u32 = 140;

fn engine() -> Engine<'static> {
    Engine::with_completions(backstay::shipped(), COMPLETIONS)
}

/// A visit that ends with a sheet: its answers, importances and must-haves one
/// after another.
fn visit(end: &AnswerSheet) -> Vec<AnswerSheet> {
    let interview = &backstay::shipped().interview;
    let mut sheet = AnswerSheet::default();
    let mut visit = vec![sheet.clone()];
    for question in interview.questions().ids() {
        if let Some(answer) = end.answer(question) {
            sheet.record(question, answer.clone());
            visit.push(sheet.clone());
        }
        if end.importance(question).is_some() {
            sheet.set_importance(question, end.importance(question));
            visit.push(sheet.clone());
        }
    }
    for requirement in end.requirements() {
        sheet.set_requirement(requirement, true);
        visit.push(sheet.clone());
    }
    visit
}

#[track_caller]
fn assert_same(seasoned: &Engine<'_>, sheet: &AnswerSheet) {
    let fresh = engine();
    let (one, other) = (seasoned.work(sheet), fresh.work(sheet));
    assert_eq!(one.decision, other.decision);
    assert_eq!(seasoned.outlook(&one), fresh.outlook(&other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn answers_before_leave_no_trace(sheet in any_sheet(backstay::shipped())) {
        let seasoned = engine();
        let visit = visit(&sheet);
        for sheet in visit.iter().chain(visit.iter().rev()) {
            assert_same(&seasoned, sheet);
        }
    }

    #[test]
    fn other_sheets_before_leave_no_trace(
        sheets in proptest::collection::vec(any_sheet(backstay::shipped()), 4),
    ) {
        let seasoned = engine();
        for sheet in &sheets {
            assert_same(&seasoned, sheet);
        }
    }

    #[test]
    fn a_search_for_flips_leaves_no_trace(sheet in any_sheet(backstay::shipped())) {
        let seasoned = engine();
        let mut search = FlipSearch::new(&seasoned, &seasoned.work(&sheet));
        while search.advance(&seasoned) {}
        assert_same(&seasoned, &AnswerSheet::default());
        assert_same(&seasoned, &sheet);
    }
}
