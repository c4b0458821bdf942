//! A framework cannot win on silence: what is not known of it counts as what is
//! known of its kind, and is named.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::bundle::Bundle;
use backstay::catalog::{self, Id};
use backstay::decision::{Decision, Engine, MissingFact, Standing, missing_facts};
use backstay::interview::AnswerSheet;
use proptest::prelude::*;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// Laws of single lines hold for any number of completions.
const FEW: u32 = 64;
/// Enough completions for a mean to be told from another.
const ENOUGH: u32 = 1024;
/// Sums over completions carry rounding of this size at most.
const ROUNDING: f64 = 1e-9;
/// Four standard errors of the mean of [`ENOUGH`] draws between 0 and 1, whose
/// standard deviation is at most one half.
const DRAWS: f64 = 4.0 * 0.5 / 32.0;
/// The concerns of the samples.
const CONCERNS: [&str; 3] = ["first", "second", "third"];
/// The frameworks of the samples; facts of the last are taken away.
const FRAMEWORKS: [&str; 5] = ["one", "two", "three", "four", "silent"];
const SILENT: usize = 4;

/// Rows of partial values, one for each concern; `None` is unknown.
type Values = Vec<Vec<Option<f64>>>;

/// The decision on these values when every concern is important.
fn decide(values: &Values, completions: u32) -> (Bundle, AnswerSheet, Decision) {
    let concerns: Vec<Concern> = CONCERNS
        .iter()
        .zip(values)
        .map(|(id, values)| Concern {
            id,
            values: values.clone(),
            prior: ("matters", 0.0),
        })
        .collect();
    let bundle = hand::bundle(&FRAMEWORKS[..values[0].len()], &concerns);
    let answers: Vec<(&str, &[&str])> = concerns
        .iter()
        .map(|concern| (concern.id, &["important"][..]))
        .collect();
    let sheet = say(&bundle, &answers, &[]);
    let decision = Engine::with_completions(&bundle, completions).decide(&sheet);
    (bundle, sheet, decision)
}

fn standing<'a>(bundle: &Bundle, decision: &'a Decision, position: usize) -> &'a Standing {
    let framework = bundle.catalog.framework(FRAMEWORKS[position]).unwrap();
    decision.standing(framework).unwrap()
}

/// Known values of every framework, in quarters.
fn known() -> impl Strategy<Value = Values> {
    let value = (0_u8..=4).prop_map(|quarters| Some(f64::from(quarters) / 4.0));
    let row = proptest::collection::vec(value, FRAMEWORKS.len());
    proptest::collection::vec(row, CONCERNS.len())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
}

/// What is known of the others.
fn others(row: &[Option<f64>]) -> Vec<f64> {
    row[..SILENT].iter().copied().flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Between the worst and the best that is known of the others in every
    /// completion, and the mean of it over many.
    #[test]
    fn an_unknown_fact_is_worth_what_is_known_of_others(
        values in known(),
        blank in 0..CONCERNS.len(),
    ) {
        let mut silent = values.clone();
        silent[blank][SILENT] = None;
        let (bundle, _, decision) = decide(&silent, ENOUGH);
        let line = standing(&bundle, &decision, SILENT).contributions[blank];
        let others = others(&values[blank]);
        let best = others.iter().copied().fold(0.0, f64::max);
        let worst = others.iter().copied().fold(1.0, f64::min);
        prop_assert!(line.partial <= best + ROUNDING);
        prop_assert!(line.partial >= worst - ROUNDING);
        // The weight of a completion varies about threefold, which widens the
        // error of the weighted mean, but not by a half.
        prop_assert!((line.partial - mean(&others)).abs() <= 1.5 * DRAWS);
    }

    /// Nor does it change a line of any other framework, or another line of its
    /// own.
    #[test]
    fn silence_never_pays_more_than_the_best_known_value(
        values in known(),
        blank in 0..CONCERNS.len(),
    ) {
        let best = others(&values[blank]).into_iter().fold(0.0, f64::max);
        let mut told = values.clone();
        told[blank][SILENT] = Some(best);
        let mut silent = values.clone();
        silent[blank][SILENT] = None;
        let (bundle, _, told) = decide(&told, FEW);
        let (_, _, silent) = decide(&silent, FEW);
        for position in 0..FRAMEWORKS.len() {
            let before = standing(&bundle, &told, position);
            let after = standing(&bundle, &silent, position);
            prop_assert!(after.value <= before.value + ROUNDING);
            for concern in 0..CONCERNS.len() {
                let line = |standing: &Standing| standing.contributions[concern].value;
                let gain = line(after) - line(before);
                let is_blank = position == SILENT && concern == blank;
                prop_assert!(gain.abs() <= ROUNDING || (is_blank && gain < 0.0));
            }
        }
        let firmness = |decision: &Decision| standing(&bundle, decision, SILENT).firmness;
        prop_assert!(firmness(&silent) <= firmness(&told) + ROUNDING);
    }

    /// Evidence falls by exactly the weight of the fact, which is named.
    #[test]
    fn evidence_falls_by_the_weight_of_what_is_missing(
        values in known(),
        blanks in proptest::sample::subsequence(vec![0, 1, 2], 1..=3),
    ) {
        let mut silent = values.clone();
        for blank in &blanks {
            silent[*blank][SILENT] = None;
        }
        let (bundle, sheet, decision) = decide(&silent, FEW);
        let standing = standing(&bundle, &decision, SILENT);
        let lost: f64 = blanks.iter().map(|blank| standing.contributions[*blank].weight).sum();
        prop_assert!((standing.evidence - (1.0 - lost)).abs() < ROUNDING);
        let mut named: Vec<String> = missing_facts(&bundle, &sheet, standing)
            .into_iter()
            .map(|missing| missing.fact)
            .collect();
        named.sort();
        let mut expected: Vec<String> = blanks
            .iter()
            .map(|blank| format!("profile.{}", CONCERNS[*blank]))
            .collect();
        expected.sort();
        prop_assert_eq!(named, expected);
    }

    /// Of whom nothing is known has the mean of all others on every line, so
    /// whoever is above the mean of the others, by more than draws can differ,
    /// is before it.
    #[test]
    fn who_is_above_the_average_is_before_who_says_nothing(values in known()) {
        let mut silent = values.clone();
        for row in &mut silent {
            row[SILENT] = None;
        }
        let (bundle, _, decision) = decide(&silent, ENOUGH);
        let mute = standing(&bundle, &decision, SILENT);
        prop_assert!(mute.evidence.abs() < ROUNDING);
        let average: f64 = mute
            .contributions
            .iter()
            .zip(&values)
            .map(|(line, row)| line.weight * mean(&others(row)))
            .sum();
        for position in 0..SILENT {
            let other = standing(&bundle, &decision, position);
            if other.value > average + DRAWS {
                prop_assert!(other.value > mute.value, "{} before {}", mute.value, other.value);
            }
        }
    }

    /// Without any doubt about draws: the best on every line is never behind
    /// who says nothing, in no completion.
    #[test]
    fn who_is_best_on_every_line_is_never_behind_who_says_nothing(values in known()) {
        let mut silent = values.clone();
        for row in &mut silent {
            row[0] = others(row).into_iter().reduce(f64::max);
            row[SILENT] = None;
        }
        let (bundle, _, decision) = decide(&silent, FEW);
        let (best, mute) = (
            standing(&bundle, &decision, 0),
            standing(&bundle, &decision, SILENT),
        );
        prop_assert!(best.value >= mute.value - ROUNDING);
        prop_assert!(best.firmness >= mute.firmness - ROUNDING);
    }

    /// On the shipped facts, with choices named or open.
    #[test]
    fn what_is_missing_and_the_evidence_are_the_whole_weight(
        sheet in any_sheet(backstay::shipped()),
    ) {
        let bundle = backstay::shipped();
        let decision = Engine::with_completions(bundle, FEW).decide(&sheet);
        for standing in &decision.ranking {
            let missing = missing_facts(bundle, &sheet, standing);
            let weights: Vec<f64> = missing.iter().map(|each| each.weight).collect();
            prop_assert!((weights.iter().sum::<f64>() + standing.evidence - 1.0).abs() < ROUNDING);
            prop_assert!(weights.iter().all(|weight| *weight > 0.0));
            prop_assert!(weights.is_sorted_by(|one, other| one >= other));
            for each in &missing {
                let column = bundle.catalog.column(&each.fact).unwrap();
                prop_assert!(!column.is_known(standing.framework), "{}", each.fact);
            }
        }
    }
}

/// One concern and three frameworks: of the surest, first in every completion,
/// nothing is known any more. It draws 1/2 and then shares the first place, or 0
/// and comes behind: first in 1/4.
#[test]
fn a_sure_winner_is_no_longer_sure_when_its_fact_is_gone() {
    let firmness = |value: Option<f64>| {
        let (bundle, _, decision) = decide(&vec![vec![value, Some(0.5), Some(0.0)]], ENOUGH);
        standing(&bundle, &decision, 0).firmness
    };
    assert!((firmness(Some(1.0)) - 1.0).abs() < ROUNDING);
    let silent = firmness(None);
    assert!((silent - 0.25).abs() < DRAWS / 2.0, "{silent}");
}

/// Where Drupal's standing on Oracle is not known, it counts in full when Oracle alone is
/// asked for, by half beside another database, and not at all otherwise.
#[test]
fn the_facts_that_a_choice_names_share_its_weight() {
    let mut bundle = backstay::shipped().clone();
    let drupal = bundle.catalog.framework("drupal").unwrap();
    let columns = bundle.catalog.columns.iter_mut();
    for column in columns.filter(|column| column.key == "databases.oracle") {
        if let catalog::Values::Levels(levels) = &mut column.values {
            levels[drupal.position()] = None;
        }
    }
    let bundle = &bundle;
    let engine = Engine::with_completions(bundle, FEW);
    let oracle = |options: &[&str]| -> (f64, f64) {
        let sheet = say(bundle, &[("database", options)], &[]);
        let decision = engine.decide(&sheet);
        let missing = missing_facts(bundle, &sheet, decision.standing(drupal).unwrap());
        let is_oracle = |each: &&MissingFact| each.fact == "databases.oracle";
        let criterion = bundle.catalog.criterion("database").unwrap();
        let weight = missing
            .iter()
            .find(is_oracle)
            .map_or(0.0, |each| each.weight);
        (weight, decision.weights[criterion])
    };
    let (alone, criterion) = oracle(&["oracle"]);
    assert!((alone - criterion).abs() < ROUNDING);
    let (beside, criterion) = oracle(&["oracle", "mysql"]);
    assert!((beside - criterion / 2.0).abs() < ROUNDING);
    let (not_asked, _) = oracle(&["mysql"]);
    assert!(not_asked.abs() < ROUNDING);
}

/// A copy of what is shipped with one level changed, and what one framework is
/// then worth on the criterion that reads it.
fn worth(doubt: Option<(catalog::Level, catalog::Level)>, level: catalog::Level) -> f64 {
    let mut bundle = backstay::shipped().clone();
    let django = bundle.catalog.framework("django").unwrap();
    let columns = bundle.catalog.columns.iter_mut();
    for column in columns.filter(|column| column.key == "features.realtime") {
        column.doubts.clear();
        if let catalog::Values::Levels(levels) = &mut column.values {
            levels[django.position()] = Some(doubt.map_or(level, |(stated, _)| stated));
        }
        if let Some((_, other)) = doubt {
            column.doubts.insert("django".to_owned(), other);
        }
    }
    let sheet = say(&bundle, &[("realtime", &["central"])], &[]);
    let decision = Engine::with_completions(&bundle, ENOUGH).decide(&sheet);
    let criterion = bundle.catalog.criterion("realtime").unwrap();
    decision.standing(django).unwrap().contributions[criterion.position()].partial
}

#[test]
fn a_doubtful_level_is_the_other_one_in_one_of_three_ways() {
    use catalog::Level::{Core, None};
    let (none, core) = (worth(Option::None, None), worth(Option::None, Core));
    assert!(none.abs() < ROUNDING && (core - 1.0).abs() < ROUNDING);
    let doubtful = worth(Some((Core, None)), Core);
    assert!((doubtful - 2.0 / 3.0).abs() < DRAWS, "{doubtful}");
    let doubtful = worth(Some((None, Core)), None);
    assert!((doubtful - 1.0 / 3.0).abs() < DRAWS, "{doubtful}");
}

/// Where a criterion says what an unknown number is drawn from, that is what
/// counts, and not what is known of frameworks of the same kind.
#[test]
fn an_unknown_number_is_drawn_from_where_its_criterion_says() {
    let partial = |from: catalog::UnknownFrom| {
        let mut bundle = backstay::shipped().clone();
        let sinatra = bundle.catalog.framework("sinatra").unwrap();
        let mut criteria = bundle.catalog.criteria.rows().to_vec();
        let hiring = bundle.catalog.criterion("hiring-pool").unwrap();
        if let catalog::ValueFunction::Log { unknown, .. } = &mut criteria[hiring.position()].value
        {
            *unknown = Some(catalog::Unknown {
                from,
                why: "a test".to_owned(),
            });
        }
        bundle.catalog.criteria = catalog::Table::new(criteria);
        assert_eq!(
            bundle
                .catalog
                .number("measurements.so_survey_2026_used_pct", sinatra),
            None
        );
        let sheet = say(&bundle, &[("hiring", &["many"])], &[]);
        let decision = Engine::with_completions(&bundle, ENOUGH).decide(&sheet);
        decision.standing(sinatra).unwrap().contributions[hiring.position()].partial
    };
    let below_the_scale = partial(catalog::UnknownFrom::Between(0.001, 0.1));
    assert!(below_the_scale.abs() < ROUNDING, "{below_the_scale}");
    let above_it = partial(catalog::UnknownFrom::Between(1000.0, 2000.0));
    assert!((above_it - 1.0).abs() < ROUNDING, "{above_it}");
    // One Ruby framework is known: too few, so all that are known speak.
    let all = partial(catalog::UnknownFrom::Like(
        "profile.languages".to_owned(),
        5,
    ));
    assert!(all > 0.2 && all < 0.9, "{all}");
}

/// Each of two concerns matters to half of the people, and nothing at all to a
/// quarter: what is known and what is missing share the weight that there is.
#[test]
fn what_is_missing_is_a_share_of_the_weight_that_there_is() {
    let concern = |id, silent| Concern {
        id,
        values: vec![Some(1.0), Some(0.0), silent],
        prior: ("matters", 0.5),
    };
    let concerns = [concern(CONCERNS[0], None), concern(CONCERNS[1], Some(0.5))];
    let bundle = hand::bundle(&FRAMEWORKS[..3], &concerns);
    let sheet = AnswerSheet::default();
    let decision = Engine::with_completions(&bundle, ENOUGH).decide(&sheet);
    let whole: f64 = decision.weights.iter().map(|(_, weight)| weight).sum();
    assert!((whole - 0.75).abs() < DRAWS, "{whole}");
    let standing = standing(&bundle, &decision, 2);
    let missing = missing_facts(&bundle, &sheet, standing);
    assert_eq!(missing.len(), 1);
    let share = standing.contributions[0].weight / whole;
    assert!((missing[0].weight - share).abs() < ROUNDING, "{missing:?}");
    assert!((standing.evidence - (1.0 - share)).abs() < ROUNDING);
}
