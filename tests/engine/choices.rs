//! The model against choices that teams made: it agrees with them more often
//! than two plain ways of ranking, and what it makes of them is written down.

#![expect(
    clippy::unwrap_used,
    reason = "a case that cannot be read is a failed test"
)]

use crate::samples::choices::{Lot, Places, Row, count, rows, table};

fn model(cases: &[&Places], within: usize) -> usize {
    count(cases, |places| places.model, within)
}

/// The shares that the model is to reach.
fn assert_agrees(cases: &[&Places]) {
    let (first, within_three) = (model(cases, 1), model(cases, 3));
    assert!(first * 100 >= cases.len() * 55, "{first}");
    assert!(within_three * 100 >= cases.len() * 85, "{within_three}");
}

fn assert_better(cases: &[&Places]) {
    for baseline in [
        |places: &Places| places.most_used,
        |places: &Places| places.alphabet,
    ] {
        assert!(model(cases, 1) > count(cases, baseline, 1));
        assert!(model(cases, 3) > count(cases, baseline, 3));
    }
}

/// The last two lots fall short of the shares by themselves, as the page says.
#[test]
fn it_agrees_with_teams_more_often_than_plain_rankings() {
    let rows = rows(backstay::shipped());
    let of = |lot: Lot| -> Vec<&Places> {
        let of_lot = |row: &&Row| row.choice.lot == lot;
        rows.iter().filter(of_lot).map(|row| &row.places).collect()
    };
    let lots = [Lot::Tuned, Lot::Held, Lot::Later, Lot::Last, Lot::Fresh].map(of);
    assert_eq!(lots.each_ref().map(Vec::len), [22, 22, 36, 88, 45]);
    for lot in &lots {
        assert_better(lot);
    }
    let [tuned, held, later, _, _] = &lots;
    for lot in [tuned, held, later, &lots.concat()] {
        assert_agrees(lot);
    }
}

#[test]
fn every_disagreement_is_explained_and_no_agreement_is() {
    for row in rows(backstay::shipped()) {
        let explained = row.choice.explained.is_some();
        assert_ne!(explained, row.places.model == Some(1));
    }
}

/// `examples/choices` prints the tables of the page anew.
#[test]
fn the_page_holds_the_present_tables() {
    let bundle = backstay::shipped();
    let page = std::fs::read_to_string("tests/fixtures/choices/README.md").unwrap();
    for line in table(bundle, &rows(bundle), false).lines() {
        assert!(page.contains(line), "the page lacks: {line}");
    }
}
