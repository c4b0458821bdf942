//! The model against choices that teams made: it agrees with them more often
//! than two plain ways of ranking, and what it makes of them is written down.

#![expect(
    clippy::unwrap_used,
    reason = "a case that cannot be read is a failed test"
)]

use crate::samples::choices::{Lot, Places, Row, count, rows, table};

fn assert_better(cases: &[&Places]) {
    let model = |within| count(cases, |places| places.model, within);
    for baseline in [
        |places: &Places| places.most_used,
        |places: &Places| places.alphabet,
    ] {
        assert!(model(1) > count(cases, baseline, 1));
        assert!(model(3) > count(cases, baseline, 3));
    }
}

#[test]
fn it_agrees_with_teams_more_often_than_plain_rankings() {
    let rows = rows(backstay::shipped());
    let of = |lots: &[Lot]| -> Vec<&Places> {
        let of_lot = |row: &&Row| lots.contains(&row.choice.lot);
        rows.iter().filter(of_lot).map(|row| &row.places).collect()
    };
    let (tuned, held) = (of(&[Lot::Tuned]), of(&[Lot::Held]));
    let (found, fresh) = (of(&[Lot::Later, Lot::Last]), of(&[Lot::Fresh]));
    let counts = [&tuned, &held, &found, &fresh].map(Vec::len);
    assert_eq!(counts, [22, 22, 124, 45]);
    for cases in [&tuned, &held, &found, &fresh] {
        assert_better(cases);
    }
    let all: Vec<&Places> = rows.iter().map(|row| &row.places).collect();
    let model = |within| count(&all, |places| places.model, within);
    assert!(model(1) * 100 >= all.len() * 55, "{}", model(1));
    assert!(model(3) * 100 >= all.len() * 85, "{}", model(3));
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
