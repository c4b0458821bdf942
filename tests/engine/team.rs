//! Several people: laws of the merged decision, and one computed by hand.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use std::collections::BTreeSet;

use backstay::bundle::Bundle;
use backstay::catalog::FrameworkId;
use backstay::decision::{Engine, Member, Rule, Team, TeamDecision, TeamError, TeamUnchecked};
use backstay::interview::AnswerSheet;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// Laws hold for any number of completions: fewer than the app draws will do.
const FEW: u32 = 64;
/// Teams drawn at random.
const TEAMS: usize = 12;
/// Sums carry rounding of this size at most.
const ROUNDING: f64 = 1e-12;

fn member(name: &str, sheet: AnswerSheet, weight: f64) -> Member {
    Member {
        name: name.to_owned(),
        sheet,
        weight,
    }
}

fn decide(engine: &Engine<'_>, members: Vec<Member>) -> TeamDecision {
    Team::new(members).unwrap().decide(engine)
}

fn engine() -> Engine<'static> {
    Engine::with_completions(backstay::shipped(), FEW)
}

/// Teams of one to four with any sheets and weights; some weigh nothing, some
/// have a namesake.
fn teams() -> Vec<Vec<Member>> {
    let one = ("[ab]", any_sheet(backstay::shipped()), 0_u8..4)
        .prop_map(|(name, sheet, weight)| member(&name, sheet, f64::from(weight)));
    let teams = proptest::collection::vec(one, 1..=4).prop_filter("somebody counts", |members| {
        members.iter().any(|member| member.weight > 0.0)
    });
    let mut runner = TestRunner::deterministic();
    (0..TEAMS)
        .map(|_| teams.new_tree(&mut runner).unwrap().current())
        .collect()
}

#[track_caller]
fn assert_near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= ROUNDING,
        "found {found}, expected {expected}"
    );
}

#[test]
fn the_order_of_the_people_does_not_matter() {
    let engine = engine();
    for members in teams() {
        let mut turned = members.clone();
        turned.reverse();
        let mut rotated = members.clone();
        rotated.rotate_left(1);
        let expected = decide(&engine, members);
        assert_eq!(decide(&engine, turned), expected);
        assert_eq!(decide(&engine, rotated), expected);
    }
}

#[test]
fn the_scale_of_the_weights_does_not_matter() {
    let engine = engine();
    for members in teams() {
        let scaled = |by: f64| {
            let mut members = members.clone();
            for member in &mut members {
                member.weight *= by;
            }
            decide(&engine, members)
        };
        let plain = scaled(1.0);
        assert_eq!(scaled(0.25), plain, "a power of two changes no bit");
        let other = scaled(3.7e300);
        for (one, other) in plain.ranking.iter().zip(&other.ranking) {
            assert_eq!(one.merged.framework, other.merged.framework);
            assert_near(one.merged.value, other.merged.value);
            assert_near(one.merged.firmness, other.merged.firmness);
        }
    }
}

#[test]
fn people_who_say_the_same_decide_as_one() {
    let engine = engine();
    for members in teams() {
        let sheet = members[0].sheet.clone();
        let alone = engine.decide(&sheet);
        let same = ["a", "b", "c"].map(|name| member(name, sheet.clone(), 1.0));
        let team = decide(&engine, same.to_vec());
        assert_eq!(team.ranking.len(), alone.ranking.len());
        for (merged, own) in team.ranking.iter().zip(&alone.ranking) {
            assert_eq!(merged.merged.framework, own.framework);
            assert_eq!(merged.merged.rank, own.rank);
            assert_near(merged.merged.value, own.value);
            assert_near(merged.merged.firmness, own.firmness);
            assert_near(merged.merged.evidence, own.evidence);
            for (line, own) in merged.merged.contributions.iter().zip(&own.contributions) {
                assert_near(line.weight, own.weight);
                assert_near(line.value, own.value);
                assert_near(line.partial, own.partial);
            }
        }
        assert_near(team.disagreement.divergence, 0.0);
        for split in &team.disagreement.concerns {
            assert_near(split.between, 0.0);
        }
        if let Some(concordance) = team.disagreement.concordance {
            assert_near(concordance, 1.0);
        }
    }
}

#[test]
fn one_person_is_a_team() {
    let engine = engine();
    let sheet = say(
        backstay::shipped(),
        &[("languages", &["php"])],
        &["no-copyleft"],
    );
    let alone = engine.decide(&sheet);
    let team = decide(&engine, vec![member("anna", sheet, 5.0)]);
    let merged: Vec<_> = team.ranking.iter().map(|each| each.merged.value).collect();
    let own: Vec<_> = alone.ranking.iter().map(|each| each.value).collect();
    assert_eq!(merged, own);
    assert_eq!(team.disagreement.concordance, None);
    assert_eq!(
        team.firsts(Rule::Fairest),
        [alone.pick().unwrap().framework],
        "she regrets nothing but what she has not first"
    );
}

#[test]
fn the_lines_sum_to_the_merged_value() {
    let engine = engine();
    for members in teams() {
        let team = decide(&engine, members);
        for standing in &team.ranking {
            let lines = standing.merged.contributions.iter();
            assert_near(lines.map(|line| line.value).sum(), standing.merged.value);
            let values = team.people.iter().zip(&standing.places);
            let mean = values.map(|(person, place)| person.weight * place.value);
            assert_near(mean.sum(), standing.merged.value);
        }
    }
}

#[test]
fn shares_of_first_places_are_shared_out_whole() {
    let engine = engine();
    for members in teams() {
        let team = decide(&engine, members);
        if team.ranking.is_empty() {
            continue;
        }
        let pooled = team.ranking.iter().map(|each| each.merged.firmness);
        assert_near(pooled.sum(), 1.0);
        for person in 0..team.people.len() {
            let own = team.ranking.iter().map(|each| each.places[person].share);
            assert_near(own.sum(), 1.0);
        }
    }
}

#[test]
fn whoever_is_in_nobody_rules_out() {
    let engine = engine();
    let all: BTreeSet<FrameworkId> = backstay::shipped().catalog.frameworks.ids().collect();
    for members in teams() {
        let team = decide(&engine, members);
        let ranked = team.ranking.iter().map(|each| each.merged.framework);
        let out = team.excluded.iter().map(|each| each.framework);
        let both: Vec<FrameworkId> = ranked.clone().chain(out).collect();
        assert_eq!(both.len(), all.len());
        assert_eq!(both.into_iter().collect::<BTreeSet<_>>(), all);
        for framework in ranked {
            for person in &team.people {
                assert!(person.decision.standing(framework).is_some());
            }
        }
        for exclusion in &team.excluded {
            for owned in &exclusion.failures {
                let owner = &team.people[owned.owner].decision;
                let own = owner
                    .excluded
                    .iter()
                    .find(|each| each.framework == exclusion.framework);
                assert!(own.unwrap().failures.contains(&owned.failure));
            }
        }
    }
}

#[test]
fn the_fairest_has_the_least_worst_regret() {
    let engine = engine();
    for members in teams() {
        let team = decide(&engine, members);
        let least = team
            .ranking
            .iter()
            .map(|each| each.worst_regret)
            .fold(f64::INFINITY, f64::min);
        for standing in &team.ranking {
            let worst = team
                .people
                .iter()
                .zip(&standing.places)
                .filter(|(person, _)| person.weight > 0.0)
                .map(|(_, place)| place.regret)
                .fold(0.0, f64::max);
            assert_near(standing.worst_regret, worst);
            let is_least = worst <= least + ROUNDING;
            let framework = standing.merged.framework;
            assert_eq!(team.firsts(Rule::Fairest).contains(&framework), is_least);
        }
    }
}

#[test]
fn an_exclusion_names_whose_it_is_and_by_which_fact() {
    let bundle = backstay::shipped();
    let anna = say(bundle, &[], &["no-copyleft"]);
    let ben = say(
        bundle,
        &[("languages", &["php"])],
        &["only-known-languages"],
    );
    let team = decide(
        &engine(),
        vec![member("Ben", ben, 1.0), member("Anna", anna, 0.0)],
    );
    let of = |slug: &str| -> Vec<(String, String, String)> {
        let id = bundle.catalog.framework(slug).unwrap();
        let exclusion = team.excluded.iter().find(|each| each.framework == id);
        exclusion
            .iter()
            .flat_map(|each| &each.failures)
            .map(|owned| {
                let (_, requirement) = bundle.interview.requirement(owned.failure.requirement);
                (
                    team.people[owned.owner].name.clone(),
                    requirement.id.clone(),
                    owned.failure.fact.clone(),
                )
            })
            .collect()
    };
    let said = |name: &str, requirement: &str, fact: &str| {
        (name.to_owned(), requirement.to_owned(), fact.to_owned())
    };
    assert_eq!(
        of("drupal"),
        [said("Anna", "no-copyleft", "profile.license")],
        "she counts for nothing, but her must-have does"
    );
    assert_eq!(
        of("spring-boot"),
        [said("Ben", "only-known-languages", "profile.languages")]
    );
    assert_eq!(of("laravel"), []);
    let drupal = bundle.catalog.framework("drupal").unwrap();
    let wordpress = bundle.catalog.framework("wordpress").unwrap();
    assert_eq!(team.ruled_out_by(0), (2, vec![drupal, wordpress]));
    let others = |id: &FrameworkId| {
        let languages = bundle.catalog.words("profile.languages", *id);
        !languages.iter().any(|each| each == "PHP")
    };
    let others = bundle.catalog.frameworks.ids().filter(others).count();
    let (count, alone) = team.ruled_out_by(1);
    assert_eq!(
        (count, alone.len()),
        (others, others),
        "all that know no PHP"
    );
}

/// Each names another language: a must-have on "your languages" is held
/// against the languages of the person who states it.
#[test]
fn a_choice_is_held_against_its_owner_and_what_is_left_may_be_nothing() {
    let bundle = backstay::shipped();
    let must = ["only-known-languages"];
    let anna = say(bundle, &[("languages", &["python"])], &must);
    let ben = say(
        bundle,
        &[("languages", &["php"])],
        &["only-known-languages", "no-copyleft"],
    );
    let team = decide(
        &engine(),
        vec![member("Anna", anna, 1.0), member("Ben", ben, 1.0)],
    );
    assert!(team.ranking.is_empty());
    assert!(team.firsts(Rule::Value).is_empty());
    for person in &team.people {
        assert!(!person.decision.ranking.is_empty());
    }
    let dropped: Vec<&str> = team
        .relaxations
        .iter()
        .flat_map(|each| &each.requirements)
        .map(|id| bundle.interview.requirement(*id).1.id.as_str())
        .collect();
    assert_eq!(dropped, ["only-known-languages"]);
    let back = &team.relaxations[0].brings_back;
    let copyleft =
        |id: &FrameworkId| bundle.catalog.words("profile.license", *id) == ["GPL-2.0-or-later"];
    let catalog = &bundle.catalog;
    let free: Vec<FrameworkId> = catalog
        .frameworks
        .ids()
        .filter(|id| !copyleft(id))
        .collect();
    assert_eq!(*back, free);
    assert_near(team.disagreement.divergence, 1.0);
}

#[test]
fn what_cannot_be_checked_names_who_asks() {
    let bundle = backstay::shipped();
    let anna = say(bundle, &[("hosting", &["binary"])], &["hosting-possible"]);
    let ben = say(bundle, &[], &["no-copyleft"]);
    let of = |team: &TeamDecision, name: &str| -> Vec<(usize, String)> {
        let framework = bundle.catalog.framework(name).unwrap();
        let named = |each: &&TeamUnchecked| each.unchecked.framework == framework;
        let asked = team.unchecked.iter().filter(named);
        asked
            .map(|each| (each.owner, each.unchecked.fact.clone()))
            .collect()
    };
    let unknown = (0, "deployment.single_binary".to_owned());
    let asked = decide(
        &engine(),
        vec![
            member("Anna", anna.clone(), 1.0),
            member("Carl", AnswerSheet::default(), 1.0),
        ],
    );
    assert_eq!(of(&asked, "drupal"), std::slice::from_ref(&unknown));
    assert_eq!(of(&asked, "adonisjs"), std::slice::from_ref(&unknown));
    let ruled_out = decide(
        &engine(),
        vec![member("Anna", anna, 1.0), member("Ben", ben, 1.0)],
    );
    assert_eq!(of(&ruled_out, "drupal"), [], "Ben rules it out anyway");
    assert_eq!(of(&ruled_out, "adonisjs"), [unknown]);
}

#[test]
fn what_is_no_team_says_why() {
    let sheet = AnswerSheet::default;
    for (members, why) in [
        (vec![], "a team needs at least one person"),
        (
            vec![member("Anna", sheet(), 1.0), member("Ben", sheet(), -1.0)],
            "the weight of “Ben” is not a number from 0 on",
        ),
        (
            vec![member("Anna", sheet(), f64::NAN)],
            "the weight of “Anna” is not a number from 0 on",
        ),
        (
            vec![member("Anna", sheet(), 0.0), member("Ben", sheet(), 0.0)],
            "somebody has to count: every weight is 0",
        ),
    ] {
        let error: TeamError = Team::new(members).unwrap_err();
        assert_eq!(error.to_string(), why);
    }
}

/// Anna sees only speed, Ben only safety.
fn bundle_of_two() -> Bundle {
    ships([1.0, 0.7, 0.45], [0.0, 0.6, 1.0])
}

/// Three alternatives, valued by speed and by safety.
fn ships(speed: [f64; 3], safety: [f64; 3]) -> Bundle {
    let concern = |id, worth: [f64; 3]| Concern {
        id,
        values: worth.map(Some).to_vec(),
        prior: ("matters", 1.0),
    };
    hand::bundle(
        &["cutter", "ketch", "sloop"],
        &[concern("speed", speed), concern("safety", safety)],
    )
}

/// Weights 0.6 and 0.4. Values: cutter 0.6·1 + 0.4·0 = 0.6, ketch 0.42 + 0.24 =
/// 0.66, sloop 0.27 + 0.4 = 0.67. First places: cutter 0.6, sloop 0.4. Regrets:
/// Anna 0, 0.3, 0.55; Ben 1, 0.4, 0; the worst 1, 0.4, 0.55. Three rules, three
/// firsts.
#[test]
fn three_rules_put_three_first_as_computed_by_hand() {
    let bundle = bundle_of_two();
    let engine = Engine::with_completions(&bundle, FEW);
    let anna = [("speed", &["decisive"][..]), ("safety", &["doesnt-matter"])];
    let ben = [("speed", &["doesnt-matter"][..]), ("safety", &["decisive"])];
    let team = decide(
        &engine,
        vec![
            member("Anna", say(&bundle, &anna, &[]), 3.0),
            member("Ben", say(&bundle, &ben, &[]), 2.0),
        ],
    );
    let slug = |id: FrameworkId| bundle.catalog.frameworks[id].id.as_str();
    let order = |rule| -> Vec<&str> {
        let order = team.order(rule).into_iter();
        order.map(|each| slug(each.merged.framework)).collect()
    };
    assert_eq!(order(Rule::Value), ["sloop", "ketch", "cutter"]);
    assert_eq!(order(Rule::Firmness), ["cutter", "sloop", "ketch"]);
    assert_eq!(order(Rule::Fairest), ["ketch", "sloop", "cutter"]);
    assert!(!team.rules_agree());
    let expected = [(0.67, 0.4, 0.55), (0.66, 0.0, 0.4), (0.6, 0.6, 1.0)];
    for (standing, (value, firmness, regret)) in team.ranking.iter().zip(expected) {
        assert_near(standing.merged.value, value);
        assert_near(standing.merged.firmness, firmness);
        assert_near(standing.worst_regret, regret);
    }
    // H(0.6, 0.4) bits: each is sure, together they are not.
    assert_near(team.disagreement.divergence, 0.970_950_594_454_668_5);
    // Anna's order is Ben's turned round.
    assert_near(team.disagreement.concordance.unwrap(), 0.0);
    for split in &team.disagreement.concerns {
        // Weights 1 and 0: 0.6·0.4² + 0.4·0.6² between, nothing within.
        assert_near(split.between, 0.24);
        assert_near(split.share, 1.0);
    }
}

/// To Anna cutter and ketch are equal: ranks 1.5, 1.5, 3; Ben's are 1, 2, 3. Sums
/// 2.5, 3.5, 6 around 4: W = 12·6.5 / (4·24 − 2·6).
#[test]
fn equal_values_hold_mean_ranks_in_the_concordance() {
    let bundle = ships([1.0, 1.0, 0.0], [1.0, 0.5, 0.0]);
    let engine = Engine::with_completions(&bundle, FEW);
    let anna = [("speed", &["decisive"][..]), ("safety", &["doesnt-matter"])];
    let ben = [("speed", &["doesnt-matter"][..]), ("safety", &["decisive"])];
    let team = decide(
        &engine,
        vec![
            member("Anna", say(&bundle, &anna, &[]), 1.0),
            member("Ben", say(&bundle, &ben, &[]), 1.0),
        ],
    );
    assert_near(team.disagreement.concordance.unwrap(), 78.0 / 84.0);
}

/// Ruby with types that the compiler checks: nothing is left, so there is no
/// choice that could lie apart from the others'.
#[test]
fn who_rules_everything_out_has_no_choice_to_differ_by() {
    let bundle = backstay::shipped();
    let strict = [("languages", &["ruby"][..])];
    let strict = say(bundle, &strict, &["checked-types", "only-known-languages"]);
    let team = decide(
        &engine(),
        vec![
            member("Anna", AnswerSheet::default(), 1.0),
            member("Ben", AnswerSheet::default(), 1.0),
            member("Carl", strict, 1.0),
        ],
    );
    assert!(team.people[2].decision.ranking.is_empty());
    assert!(team.people[0].decision.pick().unwrap().firmness < 1.0);
    assert_near(team.disagreement.divergence, 0.0);
}

/// Ben asks for a speed of 0.5 or more: the sloop, his own first, is out. Of
/// his first places nothing is left, so his share goes to his best, the ketch.
#[test]
fn who_rules_out_their_own_first_stands_with_the_best_that_is_left() {
    let bundle = bundle_of_two();
    let engine = Engine::with_completions(&bundle, FEW);
    let carl = [("speed", &["doesnt-matter"][..]), ("safety", &["decisive"])];
    let team = decide(
        &engine,
        vec![
            member("Ben", say(&bundle, &[], &["speed-known"]), 1.0),
            member("Carl", say(&bundle, &carl, &[]), 3.0),
        ],
    );
    assert_eq!(team.people[1].decision.ranking.len(), 3);
    let ketch = &team.ranking[0];
    assert_eq!(
        bundle.catalog.frameworks[ketch.merged.framework].id,
        "ketch"
    );
    assert_near(ketch.places[1].share, 1.0);
    assert_near(ketch.places[1].regret, 0.0);
    assert!(ketch.merged.firmness >= 0.75);
    assert_eq!(team.ranking.len(), 2);
}

#[test]
fn what_people_want_differs_where_no_option_is_common() {
    let bundle = backstay::shipped();
    let sheets: [&[(&str, &[&str])]; 3] = [
        &[("languages", &["php", "ruby"]), ("database", &["mongodb"])],
        &[("languages", &["ruby", "java"]), ("database", &["oracle"])],
        &[("style", &["included"])],
    ];
    let members = sheets.map(|answers| member("a", say(bundle, answers, &[]), 1.0));
    let team = decide(&engine(), members.to_vec());
    let questions: Vec<&str> = team
        .named_differently(&bundle.interview)
        .into_iter()
        .map(|question| bundle.interview.questions()[question].id.as_str())
        .collect();
    assert_eq!(questions, ["database"], "all who name languages name Ruby");
}

/// Both leave everything open: what spreads in the weights spreads in each of
/// them, and they have not said enough to disagree.
#[test]
fn people_who_said_nothing_do_not_disagree() {
    let sheet = AnswerSheet::default;
    let team = decide(
        &engine(),
        vec![member("Anna", sheet(), 1.0), member("Ben", sheet(), 1.0)],
    );
    for split in &team.disagreement.concerns {
        assert_near(split.share, 0.0);
        assert!(split.by_person.iter().all(|spread| spread.variance > 0.0));
    }
}

#[test]
fn the_people_stand_in_their_order_and_share_one_whole() {
    let blank = AnswerSheet::default;
    let members = vec![member("Anna", blank(), 3.0), member("Ben", blank(), 1.0)];
    let team = Team::new(members).unwrap();
    let found = team.members().iter();
    let found: Vec<(&str, f64)> = found
        .map(|each| (each.name.as_str(), each.weight))
        .collect();
    assert_eq!(found, [("Anna", 0.75), ("Ben", 0.25)]);
    let decision = team.decide(&engine());
    assert_eq!(
        [0, 1, 2].map(|each| decision.name(each)),
        ["Anna", "Ben", ""]
    );
}

/// Where two people order two frameworks alike, they agree wholly; somebody who
/// does not count may see it the other way round.
#[test]
fn who_does_not_count_does_not_disagree() {
    let values = |values: [f64; 2]| values.map(Some).to_vec();
    let concern = |id, worth| Concern {
        id,
        values: values(worth),
        prior: ("matters", 1.0),
    };
    let bundle = hand::bundle(
        &["cutter", "ketch"],
        &[concern("speed", [1.0, 0.0]), concern("safety", [0.0, 1.0])],
    );
    let engine = Engine::with_completions(&bundle, FEW);
    let fast = [("speed", &["decisive"][..]), ("safety", &["doesnt-matter"])];
    let safe = [("speed", &["doesnt-matter"][..]), ("safety", &["decisive"])];
    let team = decide(
        &engine,
        vec![
            member("Anna", say(&bundle, &fast, &[]), 1.0),
            member("Ben", say(&bundle, &fast, &[]), 1.0),
            member("Carl", say(&bundle, &safe, &[]), 0.0),
        ],
    );
    assert_eq!(team.disagreement.concordance, Some(1.0));
    assert_near(team.disagreement.divergence, 0.0);
    assert!(team.rules_agree(), "the cutter is first by every rule");
}

/// Carl's sloop is out by Ben. Cutter and ketch are equal to him then, so each
/// gets half of his first places.
#[test]
fn equals_share_the_first_places_of_who_has_none_left() {
    let bundle = ships([1.0, 0.7, 0.45], [0.6, 0.6, 1.0]);
    let engine = Engine::with_completions(&bundle, FEW);
    let carl = [("speed", &["doesnt-matter"][..]), ("safety", &["decisive"])];
    let team = decide(
        &engine,
        vec![
            member("Ben", say(&bundle, &[], &["speed-known"]), 1.0),
            member("Carl", say(&bundle, &carl, &[]), 1.0),
        ],
    );
    assert_eq!(team.ranking.len(), 2);
    for standing in &team.ranking {
        assert_near(standing.places[1].share, 0.5);
    }
}

#[test]
fn a_merged_line_is_a_share_of_its_weight() {
    let engine = engine();
    for members in teams() {
        let team = decide(&engine, members);
        let lines = team
            .ranking
            .iter()
            .flat_map(|each| &each.merged.contributions);
        for line in lines.filter(|line| line.weight > 0.0) {
            assert_near(line.partial * line.weight, line.value);
        }
    }
}

/// The law of total variance: what lies between people, and what each has not
/// said, make the whole.
#[test]
fn what_lies_between_people_is_a_share_of_the_whole_spread() {
    let engine = engine();
    for members in teams() {
        let team = decide(&engine, members);
        for split in &team.disagreement.concerns {
            assert!((0.0..=1.0).contains(&split.share), "{split:?}");
            let people = || team.people.iter().zip(&split.by_person);
            let mean: f64 = people().map(|(each, own)| each.weight * own.mean).sum();
            let squares =
                people().map(|(person, own)| person.weight * (own.variance + own.mean * own.mean));
            let whole = squares.sum::<f64>() - mean * mean;
            assert!(
                (split.share * whole - split.between).abs() < 1e-9,
                "{split:?}"
            );
        }
    }
}
