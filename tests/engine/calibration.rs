//! What is said to be firm is as often right as it is said to be.

#![expect(
    clippy::indexing_slicing,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::decision::Engine;
use backstay::interview::QuestionId;

use crate::samples::people::{bands, people as draw};

/// So many people are drawn.
const PEOPLE: u32 = 1500;
/// Completions for each of their sheets: the error of a share, 1.6 points, is
/// small beside that of a band.
const COMPLETIONS: u32 = 1024;
/// In fewer cases a band says nothing.
const FEWEST: f64 = 20.0;

/// People answer in the order of the interview and stop after 0 to 24
/// questions, each after another number.
#[test]
fn firmness_is_how_often_the_pick_is_right() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, COMPLETIONS);
    let questions: Vec<QuestionId> = bundle.interview.questions().ids().collect();
    let asked = |person: usize| questions[..person % (questions.len() + 1)].to_vec();
    let bands = bands(&engine, &draw(bundle, PEOPLE), asked);
    let filled = bands.iter().filter(|band| band.count >= FEWEST);
    for band in filled.clone() {
        assert!(
            band.errors().abs() <= 3.0,
            "stated {:.3}, right {:.3} of {}",
            band.stated(),
            band.right(),
            band.count
        );
    }
    assert!(filled.count() >= 7, "{bands:?}");
}
