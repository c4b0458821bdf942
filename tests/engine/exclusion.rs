//! Requirements: what they rule out, by which fact, and what brings it back.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use backstay::catalog::FrameworkId;
use backstay::decision::{Closeness, Comeback, Decision, Engine, Found, requirement_effects};
use backstay::interview::{AnswerSheet, RequirementId};
use proptest::prelude::*;

use crate::samples::answers::say;
use crate::samples::random::any_sheet;

/// Stage 1 needs no completion, and its laws hold for any number of them.
const FEW: u32 = 64;

fn engine() -> Engine<'static> {
    Engine::with_completions(backstay::shipped(), FEW)
}

fn slug(framework: FrameworkId) -> &'static str {
    &backstay::shipped().catalog.frameworks[framework].id
}

fn ranked(decision: &Decision) -> BTreeSet<FrameworkId> {
    decision.ranking.iter().map(|each| each.framework).collect()
}

fn requirement(slug: &str) -> RequirementId {
    backstay::shipped().interview.requirement_of(slug).unwrap()
}

/// A requirement, the answers it speaks of, a framework that fails it, the
/// fact and what the fact says.
type Failing = (
    &'static str,
    &'static [(&'static str, &'static [&'static str])],
    &'static str,
    &'static str,
    &'static str,
);

const FAILING: &[Failing] = &[
    (
        "checked-types",
        &[],
        "ruby-on-rails",
        "profile.typing",
        "dynamic",
    ),
    (
        "no-copyleft",
        &[],
        "drupal",
        "profile.license",
        "GPL-2.0-or-later",
    ),
    ("three-years", &[], "express", "profile.support_years", "2"),
    (
        "back-office-supported",
        &[],
        "express",
        "features.admin_ui",
        "from the community",
    ),
    (
        "editors-available",
        &[],
        "flask",
        "features.content_management",
        "not available",
    ),
    (
        "only-known-languages",
        &[("languages", &["php", "ruby"])],
        "spring-boot",
        "profile.languages",
        "Java, Kotlin",
    ),
    (
        "hosting-possible",
        &[("hosting", &["container", "edge"])],
        "drupal",
        "deployment.edge",
        "not available",
    ),
    (
        "database-supported",
        &[("database", &["mongodb"])],
        "drupal",
        "databases.mongodb",
        "from the community",
    ),
];

#[test]
fn a_failed_requirement_excludes_and_names_the_fact() {
    let bundle = backstay::shipped();
    let engine = engine();
    for (name, answers, framework, fact, found) in FAILING {
        let decision = engine.decide(&say(bundle, answers, &[name]));
        let exclusion = decision
            .excluded
            .iter()
            .find(|each| slug(each.framework) == *framework);
        let failures: Vec<(RequirementId, &str, String)> = exclusion
            .iter()
            .flat_map(|each| &each.failures)
            .map(|each| (each.requirement, each.fact.as_str(), each.found.words()))
            .collect();
        assert_eq!(
            failures,
            [(requirement(name), *fact, (*found).to_owned())],
            "{framework} under {name}"
        );
        assert!(
            decision
                .ranking
                .iter()
                .all(|standing| slug(standing.framework) != *framework),
            "{framework} is still ranked"
        );
    }
}

#[test]
fn every_failure_of_a_framework_is_named() {
    let sheet = say(
        backstay::shipped(),
        &[],
        &["no-copyleft", "checked-types", "realtime-supported"],
    );
    let decision = engine().decide(&sheet);
    let express = decision
        .excluded
        .iter()
        .find(|each| slug(each.framework) == "express")
        .unwrap();
    let failures: Vec<(&str, &Found)> = express
        .failures
        .iter()
        .map(|each| (each.fact.as_str(), &each.found))
        .collect();
    assert_eq!(
        failures,
        [
            ("profile.typing", &Found::Words(vec!["dynamic".to_owned()])),
            (
                "features.realtime",
                &Found::Level(backstay::catalog::Level::Community)
            ),
        ]
    );
}

#[test]
fn what_is_unknown_or_doubtful_never_excludes() {
    let bundle = backstay::shipped();
    for (name, answers, fact, doubtful) in [
        (
            "realtime-supported",
            &[][..],
            "features.realtime",
            "adonisjs",
        ),
        (
            "hosting-possible",
            &[("hosting", &["edge"][..])][..],
            "deployment.edge",
            "nestjs",
        ),
        (
            "hosting-possible",
            &[("hosting", &["container", "binary"][..])][..],
            "deployment.single_binary",
            "drupal",
        ),
    ] {
        let decision = engine().decide(&say(bundle, answers, &[name]));
        assert!(
            ranked(&decision).iter().any(|id| slug(*id) == doubtful),
            "{name} excludes what it cannot check"
        );
        let unchecked: Vec<(RequirementId, &str)> = decision
            .unchecked
            .iter()
            .filter(|each| slug(each.framework) == doubtful)
            .map(|each| (each.requirement, each.fact.as_str()))
            .collect();
        assert_eq!(unchecked, [(requirement(name), fact)]);
    }
}

/// The unknown fact comes first, the failure after it.
#[test]
fn one_known_failure_excludes_whatever_else_is_unknown() {
    let sheet = say(
        backstay::shipped(),
        &[("hosting", &["binary", "windows"])],
        &["hosting-possible"],
    );
    let decision = engine().decide(&sheet);
    let drupal = decision
        .excluded
        .iter()
        .find(|each| slug(each.framework) == "drupal")
        .unwrap();
    assert_eq!(drupal.failures.len(), 1);
    assert!(
        decision
            .unchecked
            .iter()
            .all(|each| slug(each.framework) != "drupal"),
        "an excluded framework needs no check"
    );
}

#[test]
fn a_requirement_without_an_answer_to_check_is_named() {
    let decision = engine().decide(&say(backstay::shipped(), &[], &["only-known-languages"]));
    assert_eq!(decision.idle, [requirement("only-known-languages")]);
    assert_eq!(decision.excluded, []);
}

#[test]
fn the_only_one_left_is_first_in_every_completion() {
    let sheet = say(
        backstay::shipped(),
        &[("languages", &["csharp"])],
        &["only-known-languages"],
    );
    let decision = engine().decide(&sheet);
    assert_eq!(decision.closeness, Closeness::Only);
    assert_eq!(decision.ranking.len(), 1);
    let pick = decision.pick().unwrap();
    assert!((pick.firmness - 1.0).abs() < 1e-9, "{}", pick.firmness);
}

/// The frameworks whose types are checked, or those in Ruby, in slugs.
fn those(key: &str, word: &str) -> Vec<&'static str> {
    let catalog = &backstay::shipped().catalog;
    let ids = catalog.frameworks.ids();
    ids.filter(|id| catalog.words(key, *id).iter().any(|each| each == word))
        .map(slug)
        .collect()
}

/// A Ruby team that must have checked types: frameworks in Ruby have none, and
/// those that have them are not in Ruby.
#[test]
fn where_nothing_is_left_the_requirement_that_brings_most_back_is_first() {
    let sheet = say(
        backstay::shipped(),
        &[("languages", &["ruby"])],
        &["checked-types", "only-known-languages"],
    );
    let decision = engine().decide(&sheet);
    assert_eq!(decision.closeness, Closeness::Empty);
    assert_eq!(decision.ranking, []);
    assert_eq!(
        relaxations(&decision),
        [
            (
                vec!["only-known-languages"],
                those("profile.typing", "static")
            ),
            (vec!["checked-types"], those("profile.languages", "Ruby")),
        ]
    );
}

/// What would bring frameworks back, in slugs.
fn relaxations(decision: &Decision) -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let interview = &backstay::shipped().interview;
    let relaxations = decision.relaxations.iter();
    relaxations
        .map(|each| {
            let requirements = each.requirements.iter();
            (
                requirements
                    .map(|id| interview.requirement(*id).1.id.as_str())
                    .collect(),
                each.brings_back.iter().map(|id| slug(*id)).collect(),
            )
        })
        .collect()
}

/// The same team, who must also have editors built in: what has them is neither
/// in Ruby nor has checked types.
#[test]
fn where_no_single_requirement_will_do_the_smallest_sets_are_named() {
    let sheet = say(
        backstay::shipped(),
        &[("languages", &["ruby"])],
        &["checked-types", "only-known-languages", "editors-built-in"],
    );
    assert_eq!(
        relaxations(&engine().decide(&sheet)),
        [
            (
                vec!["only-known-languages", "editors-built-in"],
                those("profile.typing", "static")
            ),
            (
                vec!["only-known-languages", "checked-types"],
                those("profile.kind", "cms")
            ),
            (
                vec!["checked-types", "editors-built-in"],
                those("profile.languages", "Ruby")
            ),
        ]
    );
}

/// Sheets under which nothing is left.
fn hopeless() -> impl Strategy<Value = AnswerSheet> {
    any_sheet(backstay::shipped()).prop_map(|mut sheet| {
        let bundle = backstay::shipped();
        let question = bundle.interview.question("languages").unwrap();
        let ruby = bundle.interview.questions()[question]
            .option("ruby")
            .unwrap();
        sheet.record(question, backstay::interview::Answer::Options(vec![ruby]));
        sheet.set_requirement(requirement("only-known-languages"), true);
        sheet.set_requirement(requirement("checked-types"), true);
        sheet
    })
}

/// What dropping each set of so many requirements leaves, where it leaves
/// something.
fn dropping(
    engine: &Engine<'_>,
    sheet: &AnswerSheet,
    stated: &[RequirementId],
    size: usize,
) -> BTreeMap<BTreeSet<RequirementId>, BTreeSet<FrameworkId>> {
    let all = (0_u32..1 << stated.len()).map(|bits| {
        let chosen = stated.iter().enumerate();
        chosen
            .filter(|(position, _)| bits >> position & 1 == 1)
            .map(|(_, id)| *id)
            .collect::<BTreeSet<RequirementId>>()
    });
    all.filter(|set| set.len() == size)
        .map(|set| {
            let mut without = sheet.clone();
            for id in &set {
                without.set_requirement(*id, false);
            }
            let left = ranked(&engine.decide(&without));
            (set, left)
        })
        .filter(|(_, left)| !left.is_empty())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn relaxations_are_the_smallest_sets_whose_dropping_leaves_something(sheet in hopeless()) {
        let engine = engine();
        let decision = engine.decide(&sheet);
        prop_assert_eq!(decision.closeness, Closeness::Empty);
        let found: BTreeMap<BTreeSet<RequirementId>, BTreeSet<FrameworkId>> = decision
            .relaxations
            .iter()
            .map(|each| {
                let requirements = each.requirements.iter().copied().collect();
                (requirements, each.brings_back.iter().copied().collect())
            })
            .collect();
        prop_assert_eq!(found.len(), decision.relaxations.len(), "each set once");
        let stated: Vec<RequirementId> = sheet.requirements().collect();
        let searched = (1..=stated.len())
            .map(|size| dropping(&engine, &sheet, &stated, size))
            .find(|back| !back.is_empty());
        prop_assert_eq!(Some(found), searched);
        let order: Vec<_> = decision
            .relaxations
            .iter()
            .map(|each| (Reverse(each.brings_back.len()), &each.requirements))
            .collect();
        prop_assert!(order.is_sorted(), "{:?}", order);
    }

    #[test]
    fn the_effect_of_a_requirement_is_what_dropping_it_changes(
        sheet in any_sheet(backstay::shipped()),
    ) {
        let engine = engine();
        let decision = engine.decide(&sheet);
        let free = engine.decide(&sheet.without_requirements());
        let effects = requirement_effects(&sheet, &decision, &free);
        let stated: Vec<RequirementId> = sheet.requirements().collect();
        let told: Vec<RequirementId> = effects.iter().map(|each| each.requirement).collect();
        prop_assert_eq!(told, stated);
        for effect in effects {
            let ruled_out = engine.ruled_out(&sheet, effect.requirement).unwrap_or_default();
            prop_assert_eq!(&effect.excludes, &ruled_out);
            let mut without = sheet.clone();
            without.set_requirement(effect.requirement, false);
            let without = engine.decide(&without);
            let back: BTreeSet<FrameworkId> = &ranked(&without) - &ranked(&decision);
            prop_assert_eq!(effect.alone.iter().copied().collect::<BTreeSet<_>>(), back.clone());
            let mut ranking = without.ranking.iter();
            let best = ranking.find(|each| back.contains(&each.framework));
            let place = best.map(|best| Comeback {
                framework: best.framework,
                rank: best.rank,
                value: best.value,
            });
            prop_assert_eq!(effect.best, place);
        }
    }

    #[test]
    fn a_requirement_excludes_and_never_weighs(sheet in any_sheet(backstay::shipped())) {
        let engine = engine();
        let mut free = sheet.clone();
        for id in backstay::shipped().interview.requirement_ids() {
            free.set_requirement(id, false);
        }
        let free = engine.decide(&free);
        for standing in &engine.decide(&sheet).ranking {
            let before = free.standing(standing.framework).unwrap();
            prop_assert_eq!(&standing.contributions, &before.contributions);
        }
    }

    #[test]
    fn a_requirement_more_never_brings_a_framework_back(sheet in any_sheet(backstay::shipped())) {
        let engine = engine();
        let before = ranked(&engine.decide(&sheet));
        for id in backstay::shipped().interview.requirement_ids() {
            let mut more = sheet.clone();
            more.set_requirement(id, true);
            let after = ranked(&engine.decide(&more));
            prop_assert!(after.is_subset(&before));
        }
    }
}
