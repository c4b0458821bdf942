//! Laws of the decision: what holds whatever is said, and whatever is known.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be made is a failed test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use backstay::bundle::Bundle;
use backstay::catalog::{CriterionId, Id, Table};
use backstay::decision::{Closeness, Decision, Engine, Rule, Standing};
use backstay::interview::{Answer, AnswerOption, AnswerSheet, Importance, OptionId, SheetFile};
use backstay::report::{against, reasons};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::persona;
use crate::samples::random::any_sheet;

/// Laws hold for any number of completions: fewer than the app draws will do.
const FEW: u32 = 64;
/// Among questions that tell about as much, in bits, the gain decides.
const ABOUT_AS_MUCH: f64 = 0.01;
/// Enough for a mean to tell a pick from the others.
const ENOUGH: u32 = 512;
/// Sheets drawn at random besides those written by hand.
const RANDOM: usize = 30;
/// Sums over completions carry rounding of this size at most.
const ROUNDING: f64 = 1e-9;
/// What is the same number but for the last bits.
const EQUAL: f64 = 1e-12;
/// What the grid of weights takes from a mean weight at most.
const GRID: f64 = 1e-7;

/// A persona as laws see it.
#[derive(Deserialize)]
struct Persona {
    about: String,
    sheet: SheetFile,
}

fn personas() -> Vec<Persona> {
    persona::personas()
}

/// The empty sheet, every persona, every preset and random ones.
fn sheets() -> Vec<AnswerSheet> {
    let bundle = backstay::shipped();
    let mut runner = TestRunner::deterministic();
    let random = any_sheet(bundle);
    let files = personas().into_iter().map(|persona| persona.sheet);
    let presets = bundle.presets.iter().map(|preset| preset.sheet.clone());
    files
        .chain(presets)
        .map(|file| file.read(&bundle.interview).sheet)
        .chain([AnswerSheet::default()])
        .chain((0..RANDOM).map(|_| random.new_tree(&mut runner).unwrap().current()))
        .collect()
}

/// Every sheet with its decision.
fn decided() -> &'static [(AnswerSheet, Decision)] {
    static DECIDED: LazyLock<Vec<(AnswerSheet, Decision)>> = LazyLock::new(|| {
        let engine = Engine::with_completions(backstay::shipped(), FEW);
        let decide = |sheet| {
            let decision = engine.decide(&sheet);
            (sheet, decision)
        };
        sheets().into_iter().map(decide).collect()
    });
    &DECIDED
}

/// The shipped bundle with a change.
fn altered(change: impl FnOnce(&mut Value)) -> Bundle {
    let mut value = serde_json::to_value(backstay::shipped()).unwrap();
    change(&mut value["catalog"]);
    serde_json::from_value(value).unwrap()
}

/// The rows of every column: one value for each framework.
fn columns(catalog: &mut Value) -> impl Iterator<Item = &mut Vec<Value>> {
    catalog["columns"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .flat_map(|column| column["values"].as_object_mut().unwrap().values_mut())
        .map(|rows| rows.as_array_mut().unwrap())
}

/// Every standing by the framework's id.
fn by_id<'a>(bundle: &'a Bundle, decision: &'a Decision) -> BTreeMap<&'a str, &'a Standing> {
    let id = |standing: &Standing| bundle.catalog.frameworks[standing.framework].id.as_str();
    decision
        .ranking
        .iter()
        .map(|standing| (id(standing), standing))
        .collect()
}

fn weight(bundle: &Bundle, weights: &Table<CriterionId, f64>, criterion: &str) -> f64 {
    weights[bundle.catalog.criterion(criterion).unwrap()]
}

/// The weight of all criteria of a concern.
fn concern_weight(bundle: &Bundle, weights: &Table<CriterionId, f64>, concern: &str) -> f64 {
    bundle
        .catalog
        .criteria
        .iter()
        .filter(|(_, criterion)| criterion.concern == concern)
        .map(|(id, _)| weights[id])
        .sum()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "found {found}, expected {expected}"
    );
}

#[test]
fn the_lines_sum_to_the_value() {
    for standing in decided().iter().flat_map(|(_, each)| &each.ranking) {
        let lines = standing.contributions.iter().map(|line| line.value).sum();
        assert_near(standing.value, lines, ROUNDING);
    }
}

#[test]
fn a_line_is_a_share_of_its_weight() {
    for standing in decided().iter().flat_map(|(_, each)| &each.ranking) {
        for line in &standing.contributions {
            assert!(
                (0.0..=1.0 + ROUNDING).contains(&line.partial),
                "partial value {}",
                line.partial
            );
            assert_near(line.value, line.weight * line.partial, ROUNDING);
        }
    }
}

#[test]
fn firmness_is_shared_out_whole() {
    for (_, decision) in decided() {
        let whole = if decision.ranking.is_empty() {
            0.0
        } else {
            1.0
        };
        let firmness: f64 = decision.ranking.iter().map(|each| each.firmness).sum();
        assert_near(firmness, whole, ROUNDING);
    }
}

#[test]
fn weights_are_shared_out_whole() {
    for (_, decision) in decided() {
        let weights = decision.weights.rows();
        assert!(weights.iter().all(|weight| *weight >= 0.0), "{weights:?}");
        assert_near(weights.iter().sum(), 1.0, ROUNDING);
    }
}

/// One question left to speak, answered in every way or open: in a completion
/// its concern takes all the weight, or nothing matters.
#[test]
fn in_one_completion_the_weights_are_whole_or_nothing() {
    let engine = Engine::with_completions(backstay::shipped(), 1);
    for (question, row) in backstay::shipped().interview.questions().iter() {
        let options = row.options.iter().filter_map(|each| row.option(&each.id));
        let answers = options
            .map(|option| Answer::Options(vec![option]))
            .chain([Answer::NotSure, Answer::DoesntMatter]);
        for answer in answers {
            let mut sheet = nothing_matters();
            sheet.record(question, answer);
            let sum: f64 = engine.decide(&sheet).weights.rows().iter().sum();
            assert!(
                sum == 0.0 || (sum - 1.0).abs() <= EQUAL,
                "{}: the weights sum to {sum}",
                row.id
            );
        }
    }
}

#[test]
fn the_ranking_goes_by_value_and_equal_values_share_a_rank() {
    for (_, decision) in decided() {
        let values: Vec<f64> = decision.ranking.iter().map(|each| each.value).collect();
        assert!(values.is_sorted_by(|one, other| one >= other), "{values:?}");
        for standing in &decision.ranking {
            let better = values
                .iter()
                .filter(|value| **value > standing.value + EQUAL)
                .count();
            assert_eq!(standing.rank as usize, better + 1);
        }
    }
}

#[test]
fn every_framework_is_either_ranked_or_excluded() {
    for (_, decision) in decided() {
        let ranked = decision.ranking.iter().map(|each| each.framework);
        let excluded = decision.excluded.iter().map(|each| each.framework);
        let mut all: Vec<_> = ranked.chain(excluded).collect();
        all.sort();
        let expected: Vec<_> = backstay::shipped().catalog.frameworks.ids().collect();
        assert_eq!(all, expected);
    }
}

#[test]
fn just_the_open_questions_are_offered_the_most_telling_first() {
    let engine = Engine::with_completions(backstay::shipped(), FEW);
    for (sheet, _) in decided() {
        let open = engine.outlook(&engine.work(sheet)).open;
        let mut offered: Vec<_> = open.iter().map(|each| each.question).collect();
        let bits: Vec<f64> = open.iter().map(|each| each.information).collect();
        assert!(bits.iter().all(|each| *each >= 0.0), "{bits:?}");
        let in_order = |one: &f64, other: &f64| *one >= other - ABOUT_AS_MUCH;
        assert!(bits.is_sorted_by(in_order), "{bits:?}");
        offered.sort();
        let open: Vec<_> = backstay::shipped()
            .interview
            .questions()
            .ids()
            .filter(|question| sheet.is_open(*question))
            .collect();
        assert_eq!(offered, open);
    }
}

#[test]
fn a_decision_is_a_function_of_the_sheet() {
    let again = Engine::with_completions(backstay::shipped(), FEW);
    for (sheet, decision) in decided() {
        assert_eq!(again.decide(sheet), *decision);
    }
}

#[test]
fn the_order_of_the_answers_does_not_matter() {
    let engine = Engine::with_completions(backstay::shipped(), FEW);
    for (sheet, decision) in decided() {
        let mut backwards = AnswerSheet::default();
        let requirements: Vec<_> = sheet.requirements().collect();
        for requirement in requirements.into_iter().rev() {
            backwards.set_requirement(requirement, true);
        }
        let answers: Vec<_> = sheet.answers().collect();
        for (question, answer) in answers.into_iter().rev() {
            let answer = match answer {
                Answer::Options(options) => {
                    Answer::Options(options.iter().rev().copied().collect())
                }
                other => other.clone(),
            };
            backwards.record(question, answer);
        }
        let importances: Vec<_> = sheet.importances().collect();
        for (question, importance) in importances.into_iter().rev() {
            backwards.set_importance(question, Some(importance));
        }
        assert_eq!(engine.decide(&backwards), *decision);
    }
}

#[test]
fn what_does_not_matter_weighs_nothing_at_all() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, FEW);
    for (question, row) in bundle.interview.questions().iter() {
        let Some(concern) = &row.concern else {
            continue;
        };
        for (sheet, _) in decided() {
            let mut sheet = sheet.clone();
            sheet.record(question, Answer::DoesntMatter);
            sheet.set_importance(question, None);
            let weights = engine.decide(&sheet).weights;
            let weight = concern_weight(bundle, &weights, concern);
            assert!(weight == 0.0, "{concern} weighs {weight}");
        }
    }
}

#[test]
fn an_option_that_says_it_does_not_matter_weighs_nothing_either() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, ENOUGH);
    let mut said = 0;
    for row in bundle.interview.questions().rows() {
        let Some(concern) = &row.concern else {
            continue;
        };
        let nothing = |option: &&AnswerOption| option.importance == Importance::DoesntMatter;
        for option in row.options.iter().filter(nothing) {
            said += 1;
            let sheet = say(bundle, &[(&row.id, &[&option.id])], &[]);
            let weight = concern_weight(bundle, &engine.decide(&sheet).weights, concern);
            assert!(weight == 0.0, "{}.{} weighs {weight}", row.id, option.id);
        }
    }
    assert!(said > 0, "no option says so");
}

#[test]
fn not_sure_decides_as_if_it_was_not_asked_and_stays_on_the_sheet() {
    let engine = Engine::with_completions(backstay::shipped(), FEW);
    let questions = backstay::shipped().interview.questions();
    for (sheet, _) in decided() {
        let mut unasked = sheet.clone();
        let mut unsure = sheet.clone();
        for question in questions.ids().filter(|id| sheet.is_open(*id)) {
            unasked.withdraw(question);
            unsure.record(question, Answer::NotSure);
            assert_eq!(unsure.answer(question), Some(&Answer::NotSure));
        }
        assert_eq!(engine.decide(&unsure), engine.decide(&unasked));
    }
}

fn nothing_matters() -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for question in backstay::shipped().interview.questions().ids() {
        sheet.record(question, Answer::DoesntMatter);
    }
    sheet
}

#[test]
fn where_nothing_matters_all_are_equal() {
    let bundle = backstay::shipped();
    let decision = Engine::with_completions(bundle, FEW).decide(&nothing_matters());
    assert_eq!(decision.ranking.len(), bundle.catalog.frameworks.len());
    assert_eq!(decision.closeness, Closeness::Tie);
    assert!(decision.weights.rows().iter().all(|weight| *weight == 0.0));
    let equal = 1.0 / f64::from(u32::try_from(decision.ranking.len()).unwrap());
    for standing in &decision.ranking {
        assert!(standing.value == 0.0, "value {}", standing.value);
        assert_eq!(standing.rank, 1);
        assert_near(standing.firmness, equal, ROUNDING);
    }
}

/// One completion, two answers on concerns of one criterion each; then every
/// other question answered in every way.
#[test]
fn an_answer_moves_only_what_it_touches() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, 1);
    let two: [(&str, &[&str]); 2] = [("learning", &["quick"]), ("translation", &["central"])];
    let ratio = |decision: &Decision| {
        weight(bundle, &decision.weights, "learning-ease")
            / weight(bundle, &decision.weights, "i18n")
    };
    let partials = |decision: &Decision, criterion: &str| -> Vec<f64> {
        let criterion = bundle.catalog.criterion(criterion).unwrap();
        by_id(bundle, decision)
            .values()
            .map(|standing| standing.contributions[criterion.position()].partial)
            .collect()
    };
    let before = engine.decide(&say(bundle, &two, &[]));
    for row in bundle.interview.questions().rows() {
        if two.iter().any(|(question, _)| *question == row.id) {
            continue;
        }
        for option in &row.options {
            let third: [(&str, &[&str]); 3] = [two[0], two[1], (&row.id, &[&option.id])];
            let after = engine.decide(&say(bundle, &third, &[]));
            assert_near(ratio(&after), ratio(&before), EQUAL);
            for criterion in ["learning-ease", "i18n"] {
                let moved = partials(&before, criterion)
                    .into_iter()
                    .zip(partials(&after, criterion))
                    .any(|(one, other)| (one - other).abs() > EQUAL);
                assert!(!moved, "{}.{} moves {criterion}", row.id, option.id);
            }
        }
    }
}

/// Reasons for and against: each from an answer, none on both sides.
#[test]
fn reasons_come_from_answers_the_heaviest_first() {
    let bundle = backstay::shipped();
    for (sheet, decision) in decided() {
        for standing in &decision.ranking {
            let pros = reasons(bundle, sheet, standing);
            let cons = against(bundle, sheet, standing);
            for side in [&pros, &cons] {
                assert!(side.is_sorted_by(|one, other| one.points >= other.points));
                for reason in side {
                    assert!(!sheet.options(reason.question).is_empty(), "not answered");
                }
            }
            for (pro, con) in pros
                .iter()
                .flat_map(|pro| cons.iter().map(move |con| (pro, con)))
            {
                assert_ne!(pro.criterion, con.criterion, "for and against");
                assert!(pro.partial > con.partial, "a weakness speaks for it");
            }
        }
    }
}

/// Every unknown fact becomes the first known one of its column: frameworks
/// then draw nothing from each other.
fn know_everything(catalog: &mut Value) {
    for rows in columns(catalog) {
        let known = rows.iter().find(|row| !row.is_null()).unwrap().clone();
        for row in rows.iter_mut().filter(|row| row.is_null()) {
            *row = known.clone();
        }
    }
}

#[test]
fn a_framework_that_leaves_moves_no_other() {
    let complete = altered(know_everything);
    let engine = Engine::with_completions(&complete, FEW);
    let sheets: Vec<AnswerSheet> = sheets();
    let before: Vec<Decision> = sheets.iter().map(|sheet| engine.decide(sheet)).collect();
    for (gone, framework) in complete.catalog.frameworks.rows().iter().enumerate() {
        let rest = altered(|catalog| {
            know_everything(catalog);
            catalog["frameworks"].as_array_mut().unwrap().remove(gone);
            for rows in columns(catalog) {
                rows.remove(gone);
            }
        });
        let engine = Engine::with_completions(&rest, FEW);
        for (sheet, before) in sheets.iter().zip(&before) {
            let after = engine.decide(sheet);
            let mut expected = by_id(&complete, before);
            expected.remove(framework.id.as_str());
            let found = by_id(&rest, &after);
            assert!(found.keys().eq(expected.keys()));
            for (one, other) in found.values().zip(expected.values()) {
                assert!(
                    one.contributions == other.contributions,
                    "without {} another value moves",
                    framework.id
                );
            }
        }
    }
}

#[test]
fn a_concern_weighs_the_same_by_one_criterion_as_by_four() {
    let split = altered(|catalog| {
        let rows = catalog["criteria"]["criteria"].as_array_mut().unwrap();
        let whole = rows.iter().position(|row| row["id"] == "i18n").unwrap();
        let row = rows.remove(whole);
        for (part, share) in [("a", 1.0), ("b", 1.0), ("c", 0.5), ("d", 0.1)] {
            let mut row = row.clone();
            row["id"] = json!(format!("i18n-{part}"));
            row["share"] = json!(share);
            rows.push(row);
        }
    });
    let engine = Engine::with_completions(&split, FEW);
    let shipped = backstay::shipped();
    for (sheet, before) in decided() {
        let after = engine.decide(sheet);
        for concern in shipped.catalog.concerns.rows() {
            assert_near(
                concern_weight(&split, &after.weights, &concern.id),
                concern_weight(shipped, &before.weights, &concern.id),
                GRID,
            );
        }
    }
}

/// The shipped bundle as if nothing was known of one framework.
fn silent(framework: usize) -> Bundle {
    altered(|catalog| {
        for rows in columns(catalog) {
            rows[framework] = Value::Null;
        }
    })
}

#[test]
fn silence_never_wins() {
    let personas = personas();
    for (position, framework) in backstay::shipped()
        .catalog
        .frameworks
        .rows()
        .iter()
        .enumerate()
    {
        let bundle = silent(position);
        let engine = Engine::with_completions(&bundle, ENOUGH);
        for persona in &personas {
            let decision = engine.decide(&persona.sheet.read(&bundle.interview).sheet);
            let pick = decision.pick().unwrap();
            assert_ne!(
                bundle.catalog.frameworks[pick.framework].id, framework.id,
                "{}",
                persona.about
            );
        }
    }
}

#[test]
fn evidence_is_nothing_for_silence_and_all_where_all_is_known() {
    let quiet = silent(0);
    let complete = altered(know_everything);
    for (bundle, expected) in [(&quiet, 0.0), (&complete, 1.0)] {
        let engine = Engine::with_completions(bundle, FEW);
        let id = bundle.catalog.frameworks.rows()[0].id.as_str();
        for persona in personas() {
            let decision = engine.decide(&persona.sheet.read(&bundle.interview).sheet);
            assert_near(by_id(bundle, &decision)[id].evidence, expected, ROUNDING);
        }
    }
}

/// How much a concern counts may be set apart from what was answered: nothing
/// else of the answer changes.
#[test]
fn a_set_importance_holds_instead_of_the_answers() {
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, FEW);
    let load = bundle.interview.question("load").unwrap();
    let options = bundle.interview.questions()[load].options.iter();
    for (position, option) in options.enumerate() {
        let mut answered = AnswerSheet::default();
        answered.record(load, Answer::Options(vec![OptionId::at(position)]));
        let as_answered = engine.decide(&answered);
        for step in Importance::ALL {
            let mut set = answered.clone();
            set.set_importance(load, Some(step));
            let decision = engine.decide(&set);
            let concern = bundle.catalog.concern("load").unwrap();
            let (now, then) = (
                as_answered.concerns[concern].mean,
                decision.concerns[concern].mean,
            );
            assert_eq!(step > option.importance, then > now, "{step:?}");
            assert_eq!(step < option.importance, then < now, "{step:?}");
            set.set_importance(load, None);
            assert_eq!(set, answered);
        }
    }
}

/// The firmest is named where the pick is not.
#[test]
fn the_firmest_is_told_where_it_is_not_the_pick() {
    let mut told = 0;
    for (_, decision) in decided() {
        let most = decision.ranking.iter().map(|each| each.firmness);
        let most = most.fold(0.0, f64::max);
        let pick = decision.pick().map_or(0.0, |pick| pick.firmness);
        match decision.firmest_other() {
            Some(other) => {
                told += 1;
                assert!(other.firmness > pick);
                assert_near(other.firmness, most, 0.0);
            }
            None => assert_near(pick, most, 0.0),
        }
        let second = decision.ranking.get(1);
        assert_eq!(decision.alternative(), second);
    }
    assert!(told > 0, "in no sheet is another firmer");
}

/// A quantity between 0 and 1 varies by no more than its mean allows (Bhatia and
/// Davis, American Mathematical Monthly 107, 2000).
#[test]
fn a_weight_varies_within_what_its_mean_allows() {
    for (_, decision) in decided() {
        for (_, spread) in decision.concerns.iter() {
            let most = spread.mean * (1.0 - spread.mean);
            assert!(spread.variance <= most + ROUNDING, "{spread:?}");
            assert!(spread.variance >= 0.0, "{spread:?}");
        }
    }
}

/// Half the people care for the only thing there is to care for: it weighs all
/// for them and nothing for the others, and all that weighs is known.
#[test]
fn what_matters_to_half_weighs_half_and_varies_by_a_quarter() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[Concern {
            id: "speed",
            values: vec![Some(1.0), Some(0.0)],
            prior: ("important", 0.5),
        }],
    );
    let decision = Engine::with_completions(&bundle, 1024).decide(&AnswerSheet::default());
    for (_, spread) in decision.concerns.iter() {
        assert_near(spread.mean, 0.5, 0.002);
        assert_near(spread.variance, 0.25, 0.002);
    }
    for standing in &decision.ranking {
        assert_near(standing.evidence, 1.0, EQUAL);
    }
}

/// One is ahead where speed matters, and where it does not both are level: that
/// counts as half a lead.
#[test]
fn the_lead_is_judged_by_how_often_one_is_ahead() {
    let closeness = |speed: f64, ease: [f64; 2]| {
        let concern = |id, values: [f64; 2], prior| Concern {
            id,
            values: values.map(Some).to_vec(),
            prior,
        };
        let bundle = hand::bundle(
            &["one", "two"],
            &[
                concern("speed", [1.0, 0.0], ("decisive", speed)),
                concern("ease", ease, ("a-little", 1.0)),
            ],
        );
        Engine::new(&bundle)
            .decide(&AnswerSheet::default())
            .closeness
    };
    // Ahead in 55 of 100, behind in the others.
    assert_eq!(closeness(0.55, [0.0, 1.0]), Closeness::Unclear);
    assert_eq!(closeness(0.63, [0.0, 1.0]), Closeness::Close);
    assert_eq!(closeness(0.75, [0.0, 1.0]), Closeness::Clear);
    // Ahead in 10 of 100, level in the others: a lead of 55. In 30: of 65.
    assert_eq!(closeness(0.1, [0.5, 0.5]), Closeness::Unclear);
    assert_eq!(closeness(0.3, [0.5, 0.5]), Closeness::Close);
}

/// Nobody is worth more or less for where they stand in the catalog, whatever of
/// them is unknown or doubtful.
#[test]
fn whoever_stands_first_in_the_catalog_is_worth_the_same() {
    let bundle = backstay::shipped();
    let answers = [
        ("database", &["mongodb"][..]),
        ("languages", &["php", "ruby"]),
    ];
    let sheet = say(bundle, &answers, &[]);
    let before = Engine::with_completions(bundle, FEW).decide(&sheet);
    let expected = by_id(bundle, &before);
    for first in 0..bundle.catalog.frameworks.len() {
        let turned = altered(|catalog| {
            catalog["frameworks"]
                .as_array_mut()
                .unwrap()
                .rotate_left(first);
            for rows in columns(catalog) {
                rows.rotate_left(first);
            }
        });
        let after = Engine::with_completions(&turned, FEW).decide(&sheet);
        for (id, standing) in by_id(&turned, &after) {
            assert!(
                standing.contributions == expected[id].contributions,
                "{id} is worth something else with {first} turned to the end"
            );
        }
    }
}

/// Words for data and for the page tell all apart.
#[test]
fn no_two_things_share_a_word() {
    let closeness = [
        Closeness::Empty,
        Closeness::Only,
        Closeness::Tie,
        Closeness::Unclear,
        Closeness::Close,
        Closeness::Clear,
    ];
    let words = |words: &[&str]| {
        let different: BTreeSet<&&str> = words.iter().collect();
        assert_eq!(different.len(), words.len(), "{words:?}");
        assert!(!different.contains(&""));
    };
    words(&closeness.map(Closeness::words));
    words(&Rule::ALL.map(Rule::slug));
    words(&Rule::ALL.map(Rule::name));
    words(&Rule::ALL.map(Rule::words));
    let slugs = ["empty", "only", "tie", "unclear", "close", "clear"];
    assert_eq!(closeness.map(Closeness::slug), slugs);
}

/// A word that is not a framework's first counts by the criterion's factor, and
/// the first one wholly; whatever the factor, no other framework moves.
#[test]
fn words_after_the_first_count_by_their_factor() {
    let value_with = |later: f64| {
        let bundle = altered(|catalog| {
            let rows = catalog["criteria"]["criteria"].as_array_mut().unwrap();
            let language = rows.iter_mut().find(|row| row["id"] == "language");
            language.unwrap()["value"]["later"] = json!(later);
        });
        let sheet = say(&bundle, &[("languages", &["kotlin"])], &[]);
        let decision = Engine::with_completions(&bundle, FEW).decide(&sheet);
        let language = bundle.catalog.criterion("language").unwrap();
        let rows = decision.ranking.iter();
        let values = rows.map(|row| {
            let words = bundle.catalog.words("profile.languages", row.framework);
            (
                words.to_vec(),
                row.contributions[language.position()].partial,
            )
        });
        values.collect::<Vec<_>>()
    };
    let halved = value_with(0.5);
    let of = |words: &[&str]| halved.iter().find(|(held, _)| held == words).unwrap().1;
    let is = |value: f64, expected: f64| (value - expected).abs() < EQUAL;
    // Who knows Kotlin is at home in Java by 0.8.
    assert!(is(of(&["Kotlin"]), 1.0), "written in Kotlin");
    assert!(is(of(&["Java", "Kotlin"]), 0.8), "written in Java");
    let whole = value_with(1.0).into_iter();
    let mut both = whole.filter(|(words, _)| words.iter().any(|word| word == "Kotlin"));
    assert!(both.all(|(_, value)| is(value, 1.0)), "a factor of 1");
}

/// To say of an option that a word fits it not at all is to say nothing.
#[test]
fn a_word_that_does_not_fit_names_nothing() {
    let mut value = serde_json::to_value(backstay::shipped()).unwrap();
    for question in value["interview"].as_array_mut().unwrap() {
        let options = question["options"].as_array_mut().unwrap();
        let fits: Vec<Value> = options.iter().map(|each| each["fits"].clone()).collect();
        let fits = fits.iter().filter_map(Value::as_object).flatten();
        let said: Vec<(String, String)> = fits
            .flat_map(|(criterion, words)| {
                let words = words.as_object().unwrap().keys();
                words.map(move |word| (criterion.clone(), word.clone()))
            })
            .collect();
        for option in options.iter_mut().filter(|each| each["fits"].is_object()) {
            for (criterion, word) in &said {
                let fit = &mut option["fits"][criterion][word];
                if fit.is_null() {
                    *fit = json!(0.0);
                }
            }
        }
    }
    let wordy: Bundle = serde_json::from_value(value).unwrap();
    assert_ne!(wordy.interview, backstay::shipped().interview);
    let engine = Engine::with_completions(&wordy, FEW);
    for (sheet, decision) in decided() {
        let found = engine.decide(sheet);
        for (one, other) in found.ranking.iter().zip(&decision.ranking) {
            assert_eq!(one.framework, other.framework);
            assert!(one.contributions == other.contributions);
        }
    }
}
