//! A decision made in slices is the one made whole, and may be given up.

#![expect(
    clippy::unwrap_used,
    reason = "a decision that never comes is a failed test"
)]

use backstay::decision::{Engine, Sliced, Working};
use backstay::interview::AnswerSheet;
use proptest::prelude::*;

use crate::samples::random::any_sheet;

/// Completions of the engines: no whole number of blocks.
const COMPLETIONS: u32 = 140;

fn engine() -> Engine<'static> {
    Engine::with_completions(backstay::shipped(), COMPLETIONS)
}

/// Every number of a decision and its outlook, to the last bit.
fn bits(engine: &Engine<'_>, working: &Working) -> String {
    format!("{:?} {:?}", working.decision, engine.outlook(working))
}

/// What is made, and how far it was after each step.
fn in_steps<T>(mut work: Sliced<'_, T>) -> (T, Vec<f64>) {
    let mut progress = vec![work.progress()];
    loop {
        let made = work.advance();
        progress.push(work.progress());
        if let Some(made) = made {
            assert!(work.advance().is_none());
            return (made, progress);
        }
    }
}

fn in_slices(engine: &Engine<'_>, sheet: &AnswerSheet) -> (Working, Vec<f64>) {
    in_steps(Sliced::decision(engine, sheet.clone()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn slices_make_the_whole(sheet in any_sheet(backstay::shipped())) {
        let (whole, sliced) = (engine(), engine());
        let (working, _) = in_slices(&sliced, &sheet);
        prop_assert_eq!(bits(&sliced, &working), bits(&whole, &whole.work(&sheet)));
    }

    #[test]
    fn slices_of_an_outlook_make_the_whole(sheet in any_sheet(backstay::shipped())) {
        let engine = engine();
        let working = engine.work(&sheet);
        let (outlook, _) = in_steps(Sliced::outlook(&engine, &working));
        let whole = engine.outlook(&working);
        prop_assert_eq!(format!("{outlook:?}"), format!("{whole:?}"));
    }

    #[test]
    fn progress_goes_from_nothing_to_nearly_all(sheet in any_sheet(backstay::shipped())) {
        let engine = engine();
        let (working, deciding) = in_slices(&engine, &sheet);
        let (_, looking) = in_steps(Sliced::outlook(&engine, &working));
        for progress in [deciding, looking] {
            prop_assert_eq!(progress.first(), Some(&0.0));
            prop_assert!(progress.is_sorted());
            let last = *progress.last().unwrap();
            prop_assert!((0.75..=1.0).contains(&last), "{last}");
        }
    }

    #[test]
    fn what_is_given_up_leaves_no_trace(
        older in any_sheet(backstay::shipped()),
        newer in any_sheet(backstay::shipped()),
        share in 0.0..1.0,
    ) {
        let (seasoned, fresh) = (engine(), engine());
        let mut given_up = Sliced::decision(&seasoned, older);
        while given_up.progress() < share && given_up.advance().is_none() {}
        drop(given_up);
        let (working, _) = in_slices(&seasoned, &newer);
        prop_assert_eq!(bits(&seasoned, &working), bits(&fresh, &fresh.work(&newer)));
    }

    #[test]
    fn decisions_under_way_at_once_do_not_meddle(
        one in any_sheet(backstay::shipped()),
        other in any_sheet(backstay::shipped()),
    ) {
        let (shared, fresh) = (engine(), engine());
        let mut deciding = Sliced::decision(&shared, one.clone());
        let _ = deciding.advance();
        let (second, _) = in_slices(&shared, &other);
        let first = std::iter::from_fn(|| Some(deciding.advance())).find_map(|made| made);
        let first = first.unwrap();
        prop_assert_eq!(bits(&shared, &first), bits(&fresh, &fresh.work(&one)));
        prop_assert_eq!(bits(&shared, &second), bits(&fresh, &fresh.work(&other)));
    }
}

/// Between two pauses no more is done than the sum of a framework in a block, so
/// a step does not grow with the number of completions or frameworks.
#[test]
fn more_completions_take_more_steps() {
    let steps = |completions| {
        let engine = Engine::with_completions(backstay::shipped(), completions);
        let (_, progress) = in_slices(&engine, &AnswerSheet::default());
        progress.len()
    };
    let frameworks = backstay::shipped().catalog.frameworks.len();
    let blocks_more = 8;
    assert!(steps(1_280) - steps(256) >= frameworks * blocks_more);
}

/// A must-have that all fail ends as it does in one go.
#[test]
fn nothing_left_is_told_as_well() {
    let bundle = backstay::shipped();
    let mut sheet = AnswerSheet::default();
    for requirement in bundle.interview.requirement_ids() {
        sheet.set_requirement(requirement, true);
    }
    let engine = engine();
    let (working, _) = in_slices(&engine, &sheet);
    assert!(working.decision.ranking.is_empty());
    assert_eq!(working.decision, engine.decide(&sheet));
    let (outlook, progress) = in_steps(Sliced::outlook(&engine, &working));
    assert_eq!(outlook.ranks, []);
    assert_eq!(progress.last(), Some(&1.0));
}
