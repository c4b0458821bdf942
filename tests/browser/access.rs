//! Every page in both themes before axe-core.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use crate::harness::{self, visit};
use crate::pages::tour;

/// Runs axe-core and names what weighs heavily, one line for each element.
const CHECK: &str = "const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, impact, nodes }) => nodes.map(({ target, any, all, none }) =>
                `${impact} ${id}: ${target.join(' ')} (${
                    [...any, ...all, ...none].map(({ message }) => message).join('; ')})`))),
        (error) => done([String(error)]),
    )";

#[test]
fn axe_finds_nothing_serious_by_day() {
    expect_none("light");
}

#[test]
fn axe_finds_nothing_serious_by_night() {
    expect_none("dark");
}

#[track_caller]
fn expect_none(scheme: &str) {
    let axe = fs::read_to_string(harness::variable("BACKSTAY_AXE")).unwrap();
    let mut found = BTreeSet::new();
    visit(|visitor| {
        visitor.set_system_colours(scheme);
        tour(visitor, |visitor, page| {
            visitor.run(&axe, json!([]));
            let violations = visitor.run_async(CHECK, json!([]));
            for violation in violations.as_array().unwrap() {
                found.insert(format!("{page}: {}", violation.as_str().unwrap()));
            }
        });
    });
    assert!(found.is_empty(), "{scheme}: {found:#?}");
}
