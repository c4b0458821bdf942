//! "Why not X?": every framework on any sheet has an answer, and it adds up.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be made is a failed test"
)]

use std::cmp::Ordering;

use backstay::decision::{Behind, Decision, Difference, Engine, LOSSES, WhyNot, why_not};
use backstay::report::{GapParts, gap_parts, gap_sentence};
use proptest::prelude::*;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// Laws hold for any number of completions.
const FEW: u32 = 64;
/// Sums over completions carry rounding of this size at most.
const ROUNDING: f64 = 1e-9;

fn concern(id: &'static str, values: &[f64]) -> Concern {
    Concern {
        id,
        values: values.iter().copied().map(Some).collect(),
        prior: ("matters", 0.0),
    }
}

fn behind(decision: &Decision, position: usize) -> Behind {
    let framework = decision.ranking[position].framework;
    match why_not(decision, framework) {
        Some(WhyNot::Behind(behind)) => behind,
        other => unreachable!("not behind: {other:?}"),
    }
}

#[test]
fn losses_and_gains_are_weight_times_the_difference_of_partial_values() {
    let bundle = hand::bundle(
        &["best", "other"],
        &[
            concern("one", &[1.0, 0.5]),
            concern("two", &[1.0, 0.0]),
            concern("three", &[0.25, 0.5]),
            concern("same", &[0.5, 0.5]),
        ],
    );
    let sheet = say(
        &bundle,
        &[
            ("one", &["important"]),
            ("two", &["important"]),
            ("three", &["important"]),
            ("same", &["important"]),
        ],
        &[],
    );
    let decision = Engine::new(&bundle).decide(&sheet);
    let found = behind(&decision, 1);
    let named = |each: &[Difference]| -> Vec<(String, f64, f64)> {
        each.iter()
            .map(|each| {
                let slug = bundle.catalog.criteria[each.criterion].id.clone();
                (slug, each.own, each.picks)
            })
            .collect()
    };
    let near = |found: Vec<(String, f64, f64)>, expected: &[(&str, f64, f64)]| {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.0, expected.0);
            assert!((found.1 - expected.1).abs() < ROUNDING, "{found:?}");
            assert!((found.2 - expected.2).abs() < ROUNDING, "{found:?}");
        }
    };
    near(
        named(&found.losses),
        &[("two", 0.0, 1.0), ("one", 0.5, 1.0)],
    );
    near(named(&found.gains), &[("three", 0.5, 0.25)]);
    for each in found.losses.iter().chain(&found.gains) {
        let expected = each.weight * (each.own - each.picks).abs();
        assert!((each.value - expected).abs() < ROUNDING, "{each:?}");
    }
    assert!(found.more_lost.abs() < ROUNDING);
    assert_eq!(
        found.settled_by, 1,
        "the loss on two is four times the gain"
    );
}

#[test]
fn the_same_value_is_a_tie() {
    let bundle = hand::bundle(&["one", "other"], &[concern("only", &[0.5, 0.5])]);
    let sheet = say(&bundle, &[("only", &["important"])], &[]);
    let decision = Engine::with_completions(&bundle, FEW).decide(&sheet);
    let answer = |slug| why_not(&decision, bundle.catalog.framework(slug).unwrap());
    assert_eq!(answer("one"), Some(WhyNot::Pick));
    assert_eq!(answer("other"), Some(WhyNot::Tied));
}

#[test]
fn says_the_parts_in_one_sentence() {
    let bundle = hand::bundle(
        &["a"],
        &["one", "two", "three"].map(|id| concern(id, &[0.5])),
    );
    let points = |named: &[(&str, &str)]| {
        named
            .iter()
            .map(|(slug, points)| {
                let criterion = bundle.catalog.criterion(slug).unwrap();
                (criterion, (*points).to_owned())
            })
            .collect()
    };
    let say = |parts: &GapParts| gap_sentence(&bundle.catalog, "A", parts);
    let mut parts = GapParts {
        gap: "6.1".to_owned(),
        losses: points(&[("one", "4.0"), ("two", "2.0")]),
        more_lost: Some("0.5".to_owned()),
        gains: points(&[("three", "0.4")]),
        more_gained: None,
    };
    assert_eq!(
        say(&parts),
        "Behind A by 6.1 points: 4.0 on “one”, 2.0 on “two” and 0.5 on other lines; \
         ahead by 0.4 on “three”."
    );
    parts.gains.clear();
    parts.more_lost = None;
    assert_eq!(
        say(&parts),
        "Behind A by 6.1 points: 4.0 on “one” and 2.0 on “two”."
    );
    parts.losses.clear();
    parts.gap = "0.0".to_owned();
    assert_eq!(say(&parts), "Behind A by less than 0.1 points.");
}

/// In tenths of a point.
fn tenths(points: &str) -> i64 {
    points.replace('.', "").parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_framework_has_an_answer_that_adds_up(sheet in any_sheet(backstay::shipped())) {
        let bundle = backstay::shipped();
        let decision = Engine::with_completions(bundle, FEW).decide(&sheet);
        for framework in bundle.catalog.frameworks.ids() {
            match why_not(&decision, framework).unwrap() {
                WhyNot::Pick => {
                    prop_assert_eq!(decision.pick().unwrap().framework, framework);
                }
                WhyNot::Tied => {
                    let gap = decision.pick().unwrap().value
                        - decision.standing(framework).unwrap().value;
                    prop_assert!(gap.abs() < ROUNDING);
                }
                WhyNot::Excluded(exclusion) => {
                    prop_assert_eq!(exclusion.framework, framework);
                    prop_assert!(!exclusion.failures.is_empty());
                }
                WhyNot::Behind(behind) => {
                    let pick = decision.pick().unwrap();
                    let own = decision.standing(framework).unwrap();
                    check_sum(&behind, pick.value - own.value)?;
                    check_order(&behind)?;
                    check_print(&behind)?;
                }
            }
        }
    }
}

fn check_sum(behind: &Behind, gap: f64) -> Result<(), TestCaseError> {
    let sum = |each: &[Difference]| each.iter().map(|each| each.value).sum::<f64>();
    let found = sum(&behind.losses) + behind.more_lost - sum(&behind.gains);
    prop_assert!((found - gap).abs() < ROUNDING, "{} of {}", found, gap);
    prop_assert!((behind.gap - gap).abs() < ROUNDING);
    prop_assert!(behind.gap > 0.0);
    Ok(())
}

fn check_order(behind: &Behind) -> Result<(), TestCaseError> {
    prop_assert!((1..=LOSSES).contains(&behind.losses.len()));
    for list in [&behind.losses, &behind.gains] {
        prop_assert!(list.iter().all(|each| each.value > 0.0));
        let sorted = list.is_sorted_by(|one, other| {
            let order = other.value.total_cmp(&one.value);
            order.then(one.criterion.cmp(&other.criterion)) == Ordering::Less
        });
        prop_assert!(sorted, "{:?}", list);
    }
    if behind.settled_by <= behind.losses.len() {
        let gains: f64 = behind.gains.iter().map(|gain| gain.value).sum();
        let of = |count: usize| -> f64 {
            let first = behind.losses.iter().take(count);
            first.map(|loss| loss.value).sum()
        };
        prop_assert!(of(behind.settled_by) > gains - ROUNDING);
        prop_assert!(of(behind.settled_by - 1) <= gains + ROUNDING);
    }
    Ok(())
}

fn check_print(behind: &Behind) -> Result<(), TestCaseError> {
    let parts = gap_parts(behind);
    let sum = |named: &[(_, String)], more: &Option<String>| -> i64 {
        let named = named.iter().map(|(_, points)| tenths(points));
        named.sum::<i64>() + more.as_deref().map_or(0, tenths)
    };
    let lost = sum(&parts.losses, &parts.more_lost);
    let gained = sum(&parts.gains, &parts.more_gained);
    prop_assert_eq!(lost - gained, tenths(&parts.gap), "{:?}", parts);
    Ok(())
}
