//! Every state in both themes before axe-core.

use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;
use serde_json::json;

use crate::harness::{self, Visitor};
use crate::survey::{Check, survey};

/// Runs every rule of WCAG 2.2 up to AA and those that are good practice, and names
/// each element that breaks one.
const CHECK: &str = "const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const described = ({ id, impact, nodes }) => nodes.map(({ target, any, all, none }) =>
        `${impact} ${id}: ${target.join(' ')} (${
            [...any, ...all, ...none].map(({ message }) => message).join('; ')})`);
    axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations', 'incomplete'],
    }).then(
        ({ passes, violations, incomplete }) => done({
            passed: passes.length,
            violations: violations.flatMap(described),
            incomplete: incomplete.map(({ id, nodes }) => `${id} ×${nodes.length}`),
        }),
        (error) => done({ passed: 0, violations: [String(error)], incomplete: [] }),
    )";

/// What axe-core says of a state in one theme.
#[derive(Debug, Deserialize)]
pub(crate) struct Barriers {
    #[serde(skip)]
    state: &'static str,
    #[serde(skip)]
    scheme: &'static str,
    /// How many rules were met.
    passed: u32,
    /// Each element that breaks a rule.
    pub(crate) violations: Vec<String>,
    /// The rules that a person has to judge, with how many elements.
    incomplete: Vec<String>,
}

/// Brings axe-core into the page.
pub(crate) fn load(visitor: &mut Visitor) {
    let axe = fs::read_to_string(harness::variable("BACKSTAY_AXE")).unwrap();
    visitor.run(&axe, json!([]));
}

/// Runs axe-core, which [`load`] has brought.
pub(crate) fn barriers(
    visitor: &mut Visitor,
    state: &'static str,
    scheme: &'static str,
) -> Barriers {
    let found = visitor.run_async(CHECK, json!([]));
    let found: Barriers = serde_json::from_value(found).unwrap();
    Barriers {
        state,
        scheme,
        ..found
    }
}

/// One line for each state and theme, in the order of their names.
pub(crate) fn table(all: &mut [Barriers]) -> String {
    all.sort_by_key(|each| (each.state, each.scheme));
    let mut table = String::from("state\ttheme\trules passed\tviolations\tincomplete\n");
    for each in all {
        let _ = writeln!(
            table,
            "{}\t{}\t{}\t{}\t{}",
            each.state,
            each.scheme,
            each.passed,
            each.violations.len(),
            each.incomplete.join(", "),
        );
    }
    table
}

#[test]
fn axe_finds_nothing_by_day_or_night() {
    survey().expect_none(Check::Barriers);
}
