//! Answers and must-haves that pull apart: each rule by hand, then the laws.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use backstay::bundle::Bundle;
use backstay::catalog::FrameworkId;
use backstay::decision::{Clash, Contradiction, Decision, Engine, Side, contradictions};
use backstay::interview::{Answer, AnswerSheet, Importance, QuestionId};
use proptest::prelude::*;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// The rules need no more than the mean of what is certain here.
const FEW: u32 = 64;

/// What is known of three frameworks. `left` and `right` are served by one each,
/// `both` by both of these, `third` by nobody but the third.
fn bundle() -> Bundle {
    let concern = |id, values: [f64; 3]| Concern {
        id,
        values: values.map(Some).to_vec(),
        prior: ("matters", 0.0),
    };
    hand::bundle(
        &["a", "b", "c"],
        &[
            concern("left", [1.0, 0.0, 0.0]),
            concern("right", [0.0, 1.0, 0.25]),
            concern("both", [0.75, 0.5, 0.0]),
            concern("third", [0.0, 0.25, 1.0]),
            concern("none", [0.25, 0.25, 0.25]),
        ],
    )
}

fn decide(bundle: &Bundle, sheet: &AnswerSheet) -> (Decision, Vec<Contradiction>) {
    let engine = Engine::with_completions(bundle, FEW);
    let decision = engine.decide(sheet);
    let free = engine.decide(&sheet.without_requirements());
    let found = contradictions(bundle, sheet, &decision, &free);
    (decision, found)
}

/// The kind, both sides, what to give up, whom that helps.
type Told = (&'static str, [String; 2], String, Vec<String>);

fn tell(bundle: &Bundle, contradiction: &Contradiction) -> Told {
    let kind = match contradiction.clash {
        Clash::Unwanted(_) => "unwanted",
        Clash::NonePasses(..) => "none passes",
        Clash::RulesOut(..) => "rules out",
        Clash::NoneServes(..) => "none serves",
    };
    let name = |side: Side| match side {
        Side::Requirement(id) => bundle.interview.requirement(id).1.id.clone(),
        Side::Answer(question) => bundle.interview.questions()[question].id.clone(),
    };
    let helps = contradiction.helps.iter();
    (
        kind,
        contradiction.clash.sides(bundle).map(name),
        name(contradiction.way_out),
        helps
            .map(|id| bundle.catalog.frameworks[*id].id.clone())
            .collect(),
    )
}

/// Answers, must-haves, and what pulls apart.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
    &'static [(
        &'static str,
        [&'static str; 2],
        &'static str,
        &'static [&'static str],
    )],
);

const CASES: &[Case] = &[
    // Whom one serves the other does not have to hate.
    (&[("left", "important"), ("both", "decisive")], &[], &[]),
    // What only matters is no reason to speak.
    (&[("left", "matters"), ("right", "decisive")], &[], &[]),
    // What nobody serves is no contradiction with anything.
    (&[("left", "important"), ("none", "decisive")], &[], &[]),
    // As important, and as many left: the later answer goes.
    (
        &[("left", "important"), ("right", "important")],
        &[],
        &[("none serves", ["left", "right"], "right", &["a"])],
    ),
    // The answer that counts less goes.
    (
        &[("left", "important"), ("right", "decisive")],
        &[],
        &[("none serves", ["left", "right"], "left", &["b"])],
    ),
    // As important: the answer that leaves more to choose from stays.
    (
        &[("both", "important"), ("third", "important")],
        &[],
        &[("none serves", ["both", "third"], "third", &["a", "b"])],
    ),
    (
        &[],
        &["left-known", "right-known"],
        &[(
            "none passes",
            ["left-known", "right-known"],
            "right-known",
            &["a"],
        )],
    ),
    // The must-have that brings more back goes.
    (
        &[],
        &["both-known", "third-known"],
        &[(
            "none passes",
            ["both-known", "third-known"],
            "third-known",
            &["a", "b"],
        )],
    ),
    // Every pair of three: with any one gone the others still clash.
    (
        &[],
        &["left-known", "right-known", "third-known"],
        &[
            (
                "none passes",
                ["left-known", "right-known"],
                "right-known",
                &[],
            ),
            (
                "none passes",
                ["left-known", "third-known"],
                "third-known",
                &[],
            ),
            (
                "none passes",
                ["right-known", "third-known"],
                "third-known",
                &[],
            ),
        ],
    ),
    // Passed by nobody: that is no clash of two.
    (&[], &["left-known", "none-known"], &[]),
    (
        &[("left", "doesnt-matter")],
        &["left-known"],
        &[(
            "unwanted",
            ["left-known", "left"],
            "left-known",
            &["b", "c"],
        )],
    ),
    (&[("left", "not-sure")], &["left-known"], &[]),
    (
        &[("right", "important")],
        &["left-known"],
        &[("rules out", ["left-known", "right"], "left-known", &["b"])],
    ),
    // One who serves it is left.
    (&[("both", "important")], &["left-known"], &[]),
    // The hardest clash of two questions alone is told.
    (
        &[("left", "important"), ("right", "important")],
        &["left-known", "right-known"],
        &[(
            "none passes",
            ["left-known", "right-known"],
            "right-known",
            &["a"],
        )],
    ),
    // A must-have before answers, though to leave one of these open helps more.
    (
        &[("both", "important"), ("third", "important")],
        &["both-known"],
        &[("rules out", ["both-known", "third"], "both-known", &["c"])],
    ),
    // What helps most comes first.
    (
        &[
            ("right", "important"),
            ("both", "important"),
            ("third", "important"),
        ],
        &[],
        &[
            ("none serves", ["both", "third"], "third", &["a", "b"]),
            ("none serves", ["right", "third"], "third", &["b"]),
        ],
    ),
];

#[test]
fn names_both_sides_and_the_way_out() {
    let bundle = bundle();
    for (answers, requirements, expected) in CASES {
        let options: Vec<(&str, [&str; 1])> = answers
            .iter()
            .map(|(question, option)| (*question, [*option]))
            .collect();
        let answers: Vec<(&str, &[&str])> = options
            .iter()
            .map(|(question, option)| (*question, &option[..]))
            .collect();
        let sheet = say(&bundle, &answers, requirements);
        let found: Vec<Told> = decide(&bundle, &sheet)
            .1
            .iter()
            .map(|each| tell(&bundle, each))
            .collect();
        let expected: Vec<Told> = expected
            .iter()
            .map(|(kind, sides, way_out, helps)| {
                let helps = helps.iter().map(ToString::to_string).collect();
                (
                    *kind,
                    sides.map(str::to_owned),
                    (*way_out).to_owned(),
                    helps,
                )
            })
            .collect();
        assert_eq!(found, expected, "{answers:?} {requirements:?}");
    }
}

/// An option may say by its importance that its concern does not matter.
#[test]
fn an_option_that_does_not_matter_makes_a_must_have_unwanted() {
    let bundle = hand::asking(bundle(), |questions| {
        for option in questions.iter_mut().flat_map(|each| &mut each.options) {
            if option.id == "a-little" {
                option.importance = Importance::DoesntMatter;
            }
        }
    });
    let sheet = say(&bundle, &[("left", &["a-little"])], &["left-known"]);
    let found = decide(&bundle, &sheet).1;
    let kinds: Vec<&str> = found.iter().map(|each| tell(&bundle, each).0).collect();
    assert_eq!(kinds, ["unwanted"]);
}

/// An unknown fact fails no must-have.
#[test]
fn what_is_unknown_contradicts_nothing() {
    let concern = |id, values: [Option<f64>; 3]| Concern {
        id,
        values: values.to_vec(),
        prior: ("matters", 0.0),
    };
    let bundle = hand::bundle(
        &["a", "b", "c"],
        &[
            concern("left", [Some(1.0), Some(0.0), Some(0.0)]),
            concern("right", [None, Some(1.0), Some(0.0)]),
        ],
    );
    let sheet = say(&bundle, &[], &["left-known", "right-known"]);
    assert_eq!(decide(&bundle, &sheet).1, []);
}

/// Follows the way out of a contradiction.
fn follow(sheet: &AnswerSheet, contradiction: &Contradiction) -> AnswerSheet {
    let mut sheet = sheet.clone();
    match contradiction.way_out {
        Side::Requirement(id) => sheet.set_requirement(id, false),
        Side::Answer(question) => sheet.record(question, Answer::NotSure),
    }
    sheet
}

fn ranked(decision: &Decision) -> BTreeSet<FrameworkId> {
    decision.ranking.iter().map(|each| each.framework).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_way_out_ends_its_contradiction_and_helps_whom_it_says(
        sheet in any_sheet(backstay::shipped()),
    ) {
        let bundle = backstay::shipped();
        let (decision, found) = decide(bundle, &sheet);
        for contradiction in &found {
            let (after, left) = decide(bundle, &follow(&sheet, contradiction));
            prop_assert!(left.iter().all(|each| each.clash != contradiction.clash));
            let back = &ranked(&after) - &ranked(&decision);
            let helps: BTreeSet<FrameworkId> = contradiction.helps.iter().copied().collect();
            match contradiction.clash {
                Clash::Unwanted(_) | Clash::NonePasses(..) => prop_assert_eq!(helps, back),
                Clash::RulesOut(..) => prop_assert!(helps.is_subset(&back)),
                Clash::NoneServes(..) => {
                    prop_assert!(helps.is_subset(&ranked(&decision)));
                }
            }
        }
    }

    #[test]
    fn two_questions_pull_apart_once_and_what_helps_most_is_first(
        sheet in any_sheet(backstay::shipped()),
    ) {
        let bundle = backstay::shipped();
        let (_, found) = decide(bundle, &sheet);
        let pairs: BTreeSet<BTreeSet<QuestionId>> = found
            .iter()
            .map(|each| each.clash.sides(bundle).map(|side| side.question(bundle)).into())
            .collect();
        prop_assert_eq!(pairs.len(), found.len());
        let order: Vec<_> = found
            .iter()
            .map(|each| (Reverse(each.helps.len()), each.clash))
            .collect();
        prop_assert!(order.is_sorted(), "{:?}", order);
        for each in &found {
            prop_assert!(each.clash.sides(bundle).contains(&each.way_out));
        }
    }
}
