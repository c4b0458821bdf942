//! What must hold of every decision, whatever the catalog and the sheet.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use std::collections::BTreeMap;

use backstay::bundle::Bundle;
use backstay::catalog::{FrameworkId, Id, Table, Values};
use backstay::decision::{Closeness, Decision, Engine};
use backstay::interview::{Answer, AnswerSheet, Importance, OptionId, Question};
use proptest::prelude::*;

use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// Completions of the engines under test.
const COMPLETIONS: u32 = 256;
/// What sums in another order may differ by.
const ROUNDING: f64 = 1e-9;

const CONCERNS: [&str; 4] = ["speed", "ease", "size", "look"];
const FRAMEWORKS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// Certain values of each framework on each concern, in tenths.
fn values() -> impl Strategy<Value = Vec<Vec<u32>>> {
    let row = proptest::collection::vec(0..=10_u32, CONCERNS.len());
    proptest::collection::vec(row, FRAMEWORKS.len())
}

fn bundle_of(values: &[Vec<u32>]) -> Bundle {
    let concerns: Vec<Concern> = CONCERNS
        .into_iter()
        .enumerate()
        .map(|(position, id)| Concern {
            id,
            values: values
                .iter()
                .map(|row| Some(f64::from(row[position]) / 10.0))
                .collect(),
            prior: ("matters", 0.5),
        })
        .collect();
    hand::bundle(&FRAMEWORKS[..values.len()], &concerns)
}

/// An answer to some of the hand-made questions.
fn said() -> impl Strategy<Value = Vec<Option<usize>>> {
    proptest::collection::vec(proptest::option::of(0..4_usize), CONCERNS.len())
}

fn sheet_of(bundle: &Bundle, said: &[Option<usize>]) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for (id, said) in bundle.interview.questions().ids().zip(said) {
        if let Some(option) = said {
            sheet.record(id, Answer::Options(vec![OptionId::at(*option)]));
        }
    }
    sheet
}

fn decide(bundle: &Bundle, sheet: &AnswerSheet) -> Decision {
    Engine::with_completions(bundle, COMPLETIONS).decide(sheet)
}

/// Value and firmness of each framework by its id.
fn outcome(bundle: &Bundle, decision: &Decision) -> BTreeMap<String, (f64, f64)> {
    let id = |framework: FrameworkId| bundle.catalog.frameworks[framework].id.clone();
    let ranking = decision.ranking.iter();
    ranking
        .map(|each| (id(each.framework), (each.value, each.firmness)))
        .collect()
}

fn same(one: &BTreeMap<String, (f64, f64)>, other: &BTreeMap<String, (f64, f64)>) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() <= ROUNDING;
    one.len() == other.len()
        && one.iter().zip(other).all(|((id, one), (other_id, other))| {
            id == other_id && near(one.0, other.0) && near(one.1, other.1)
        })
}

/// The frameworks of a bundle in the opposite order.
fn backwards(bundle: &Bundle) -> Bundle {
    let mut bundle = bundle.clone();
    let catalog = &mut bundle.catalog;
    let rows: Vec<_> = catalog.frameworks.rows().iter().rev().cloned().collect();
    catalog.frameworks = Table::new(rows);
    for column in &mut catalog.columns {
        match &mut column.values {
            Values::Levels(rows) => rows.reverse(),
            Values::Scores(rows) => rows.reverse(),
            Values::Numbers(rows) => rows.reverse(),
            Values::Words(rows) => rows.reverse(),
        }
    }
    bundle
}

/// The criteria of a bundle in the opposite order.
fn criteria_backwards(bundle: &Bundle) -> Bundle {
    let mut bundle = bundle.clone();
    let criteria = &mut bundle.catalog.criteria;
    *criteria = Table::new(criteria.rows().iter().rev().cloned().collect());
    bundle
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_frameworks_and_criteria_changes_nothing(
        sheet in any_sheet(backstay::shipped()),
    ) {
        let shipped = backstay::shipped();
        let expected = outcome(shipped, &decide(shipped, &sheet));
        for changed in [backwards(shipped), criteria_backwards(shipped)] {
            let found = outcome(&changed, &decide(&changed, &sheet));
            prop_assert!(same(&found, &expected), "{found:?} instead of {expected:?}");
        }
    }

    #[test]
    fn only_proportions_of_raw_weights_count(sheet in any_sheet(backstay::shipped())) {
        let shipped = backstay::shipped();
        let mut heavier = shipped.clone();
        // A power of two: nothing is rounded otherwise.
        for (low, high) in heavier.model.importance.values_mut() {
            *low *= 4.0;
            *high *= 4.0;
        }
        let expected = outcome(shipped, &decide(shipped, &sheet));
        let found = outcome(&heavier, &decide(&heavier, &sheet));
        prop_assert!(same(&found, &expected), "{found:?} instead of {expected:?}");
    }

    #[test]
    fn a_dominated_framework_never_beats_its_dominator(
        values in values(),
        less in proptest::collection::vec(0..=3_u32, CONCERNS.len()),
        said in said(),
    ) {
        let mut values = values;
        values[1] = values[0].iter().zip(&less).map(|(value, less)| value.saturating_sub(*less)).collect();
        let bundle = bundle_of(&values);
        let found = outcome(&bundle, &decide(&bundle, &sheet_of(&bundle, &said)));
        let (better, worse) = (found["a"], found["b"]);
        prop_assert!(worse.0 <= better.0 + ROUNDING, "value {worse:?} over {better:?}");
        prop_assert!(worse.1 <= better.1 + ROUNDING, "firmness {worse:?} over {better:?}");
    }

    #[test]
    fn equal_frameworks_share_value_rank_and_firmness(values in values(), said in said()) {
        let mut values = values;
        values[3] = values[1].clone();
        let bundle = bundle_of(&values);
        let decision = decide(&bundle, &sheet_of(&bundle, &said));
        let of = |id: &str| decision.standing(bundle.catalog.framework(id).unwrap()).unwrap();
        let (one, twin) = (of("b"), of("d"));
        prop_assert!((one.value - twin.value).abs() <= ROUNDING);
        prop_assert!((one.firmness - twin.firmness).abs() <= ROUNDING);
        prop_assert_eq!(one.rank, twin.rank);
    }

    #[test]
    fn another_framework_moves_nobody(values in values(), said in said()) {
        let all = bundle_of(&values);
        let fewer = bundle_of(&values[..4]);
        let more = outcome(&all, &decide(&all, &sheet_of(&all, &said)));
        let less = outcome(&fewer, &decide(&fewer, &sheet_of(&fewer, &said)));
        for (id, (value, firmness)) in less {
            prop_assert!((more[&id].0 - value).abs() <= ROUNDING, "{id} moved");
            prop_assert!(more[&id].1 <= firmness + ROUNDING, "{id} became firmer");
        }
    }

    /// In each completion more weight on what it is best at only helps it, so
    /// neither its firmness nor its rank can fall.
    #[test]
    fn a_higher_importance_never_lowers_who_is_best_at_it(
        values in values(),
        said in proptest::collection::vec(0..4_usize, CONCERNS.len()),
        raised in 0..CONCERNS.len(),
    ) {
        let bundle = bundle_of(&values);
        let best = (0..values.len()).max_by_key(|framework| values[*framework][raised]).unwrap();
        let best = FrameworkId::at(best);
        let mut said: Vec<Option<usize>> = said.into_iter().map(Some).collect();
        let mut before: Option<f64> = None;
        for step in 0..4 {
            said[raised] = Some(step);
            let decision = decide(&bundle, &sheet_of(&bundle, &said));
            let firmness = decision.standing(best).unwrap().firmness;
            if let Some(before) = before {
                prop_assert!(firmness >= before - ROUNDING, "{before} fell to {firmness}");
            }
            before = Some(firmness);
        }
    }

    /// The weight at which the second draws level, against walking there.
    #[test]
    fn turns_are_where_walking_finds_them(sheet in any_sheet(backstay::shipped())) {
        let engine = Engine::with_completions(backstay::shipped(), COMPLETIONS);
        let working = engine.work(&sheet);
        let outlook = engine.outlook(&working);
        let [first, second, ..] = working.decision.ranking.as_slice() else {
            return Ok(());
        };
        let lead = first.value - second.value;
        for (one, other) in first.contributions.iter().zip(&second.contributions) {
            let (weight, inside) = (one.weight, one.value - other.value);
            if weight <= 1e-6 || weight >= 1.0 - 1e-6 {
                continue;
            }
            let lead_at = |at: f64| at * inside / weight + (1.0 - at) * (lead - inside) / (1.0 - weight);
            let turn = outlook.turns.iter().find(|turn| turn.criterion == one.criterion);
            if let Some(turn) = turn {
                prop_assert!(lead_at(turn.at_weight).abs() < 1e-9);
                prop_assert!((turn.from_weight - weight).abs() < 1e-12);
            } else {
                let ends = [0.0, 1.0].map(|at| lead_at(at) > 1e-9);
                prop_assert!(ends[0] && ends[1], "{one:?} against {other:?}");
            }
        }
        let changes: Vec<f64> =
            outlook.turns.iter().map(|turn| (turn.at_weight - turn.from_weight).abs()).collect();
        prop_assert!(changes.is_sorted());
    }

    /// Ranks are taken by everybody who is left, each completion once.
    #[test]
    fn ranks_are_shared_out_whole(sheet in any_sheet(backstay::shipped())) {
        let engine = Engine::with_completions(backstay::shipped(), COMPLETIONS);
        let working = engine.work(&sheet);
        for row in engine.outlook(&working).ranks {
            let whole = row.shares.iter().sum::<f64>() + row.lower + row.out;
            prop_assert!((whole - 1.0).abs() < ROUNDING, "{row:?}");
            let standing = working.decision.standing(row.framework).unwrap();
            // Equals share the first place but both take rank 1, and where
            // needs rule out everything nobody counts.
            prop_assert!(row.shares[0] <= 1.0 + ROUNDING && row.shares[0] >= 0.0);
            if standing.firmness == 0.0 {
                prop_assert!(row.shares[0] == 0.0, "{row:?}");
            }
        }
    }
}

/// A step set by hand is a step said.
#[test]
fn a_set_importance_weighs_as_a_said_one() {
    let bundle = bundle_of(&[vec![10, 0, 5, 5], vec![0, 10, 5, 5]]);
    let questions: Vec<Question> = bundle.interview.clone().into();
    for (position, option) in questions[0].options.iter().enumerate() {
        let mut said = AnswerSheet::default();
        let speed = bundle.interview.question("speed").unwrap();
        said.record(speed, Answer::Options(vec![OptionId::at(position)]));
        let mut set = AnswerSheet::default();
        set.record(speed, Answer::Options(vec![OptionId::at(0)]));
        set.set_importance(speed, Importance::of_slug(&option.id));
        assert_eq!(decide(&bundle, &said), decide(&bundle, &set));
    }
}

#[test]
fn two_equal_firsts_are_a_tie_and_two_unequal_ones_are_not() {
    let tied = bundle_of(&[vec![9, 9, 5, 5], vec![9, 9, 5, 5], vec![1, 1, 5, 5]]);
    let apart = bundle_of(&[vec![9, 9, 5, 5], vec![8, 8, 5, 5], vec![1, 1, 5, 5]]);
    let sheet = AnswerSheet::default();
    assert_eq!(decide(&tied, &sheet).closeness, Closeness::Tie);
    assert_eq!(decide(&apart, &sheet).closeness, Closeness::Clear);
}

/// Level for half the people, ahead for the others: the lead counts a level
/// completion half, so it is three quarters and not a coin's toss.
#[test]
fn a_level_completion_is_half_a_lead() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[Concern {
            id: "speed",
            values: vec![Some(1.0), Some(0.0)],
            prior: ("matters", 0.5),
        }],
    );
    let decision = decide(&bundle, &AnswerSheet::default());
    assert_eq!(decision.closeness, Closeness::Clear);
}
