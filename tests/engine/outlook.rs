//! What may still change a decision: computed by hand, and by going there.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use backstay::bundle::Bundle;
use backstay::catalog::ConcernId;
use backstay::decision::{Advice, Engine, Enough, FOLLOWED, Outlook, Standing, Switch};
use backstay::interview::AnswerSheet;
use proptest::prelude::*;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};
use crate::samples::random::any_sheet;

/// Completions of the engines whose laws are tried: no whole number of blocks.
const FEW: u32 = 300;
/// Means over all completions come this close to what they are of.
const NEAR: f64 = 0.02;
/// What sums in another order may differ by.
const ROUNDING: f64 = 1e-9;
/// A lead below it is rounding.
const LEVEL: f64 = 1e-12;
/// Among questions that tell about as much, in bits, the gain decides.
const ABOUT_AS_MUCH: f64 = 0.01;
/// The chance that an importance slips one step down.
const SLIP: f64 = 0.075;

fn concern(id: &'static str, values: &[f64], prior: (&'static str, f64)) -> Concern {
    Concern {
        id,
        values: values.iter().copied().map(Some).collect(),
        prior,
    }
}

/// Who is better at "speed" wins if that matters, the other if it does not.
fn all_or_nothing(matters_to: f64) -> Bundle {
    hand::bundle(
        &["one", "two"],
        &[
            concern("speed", &[1.0, 0.0], ("decisive", matters_to)),
            concern("ease", &[0.0, 1.0], ("matters", 1.0)),
        ],
    )
}

fn outlook(bundle: &Bundle, sheet: &AnswerSheet) -> Outlook {
    let engine = Engine::new(bundle);
    engine.outlook(&engine.work(sheet))
}

#[track_caller]
fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < NEAR, "{found}, not {expected}");
}

/// Speed matters to six in ten, and then settles the matter. To the others only
/// ease counts: all of it is lost with the pick, unless "a little" slips to
/// nothing. That is what the pick is behind by, and what the answer gains.
#[test]
fn an_answer_that_settles_everything_gains_the_regret() {
    let bundle = all_or_nothing(0.6);
    let outlook = outlook(&bundle, &say(&bundle, &[("ease", &["a-little"])], &[]));
    let lost = 0.4 * (1.0 - SLIP);
    assert_near(outlook.regret, lost);
    let [speed] = outlook.open.as_slice() else {
        unreachable!("one question is open");
    };
    assert_near(speed.gain, lost);
    assert!(speed.gain <= outlook.regret + ROUNDING);
    assert!(speed.is_worth_asking);
    assert_near(speed.veto, 0.0);
}

/// Speed is asked for by everybody: nobody ever does better than the pick.
#[test]
fn nothing_is_regretted_of_what_is_always_best() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[
            concern("speed", &[1.0, 0.0], ("decisive", 1.0)),
            concern("ease", &[1.0, 0.5], ("matters", 0.5)),
        ],
    );
    let outlook = outlook(&bundle, &AnswerSheet::default());
    assert!(outlook.regret.abs() < ROUNDING, "{}", outlook.regret);
    for question in &outlook.open {
        assert!(question.gain.abs() < ROUNDING, "{question:?}");
        assert!(!question.is_worth_asking, "{question:?}");
    }
    assert_eq!(outlook.switch, None);
    assert_eq!(outlook.turns, []);
}

/// Three answers are given and the pick is first in six of ten: not firm, and
/// dear to lose, so asking goes on; where it is first in nearly all, it ends.
#[test]
fn asking_ends_with_what_is_firm_or_hardly_lost() {
    let given: [(&str, &[&str]); 3] = [
        ("ease", &["a-little"]),
        ("size", &["a-little"]),
        ("look", &["a-little"]),
    ];
    let asked = |matters_to: f64, ease: [f64; 2]| {
        let bundle = hand::bundle(
            &["one", "two"],
            &[
                concern("speed", &[1.0, 0.0], ("decisive", matters_to)),
                concern("ease", &ease, ("matters", 1.0)),
                concern("size", &[0.5, 0.5], ("matters", 1.0)),
                concern("look", &[0.5, 0.5], ("matters", 1.0)),
            ],
        );
        let outlook = outlook(&bundle, &say(&bundle, &given, &[]));
        (outlook.advice(&[]), outlook.regret)
    };
    let (dear, regret) = asked(0.6, [0.0, 1.0]);
    assert!(matches!(dear, Advice::Ask(_)), "{dear:?}");
    assert!(regret > 0.05, "{regret}");
    let (firm, _) = asked(0.97, [0.0, 1.0]);
    assert_eq!(firm, Advice::Enough(Enough::Firm));
    let (cheap, regret) = asked(0.6, [0.49, 0.5]);
    assert_eq!(cheap, Advice::Enough(Enough::LittleRegret));
    assert!(regret > 0.0, "{regret}");
}

/// First in six of ten, second in the others; where "a little" slips to nothing
/// both are level and share the better rank.
#[test]
fn ranks_are_counted_by_hand() {
    let bundle = all_or_nothing(0.6);
    let outlook = outlook(&bundle, &say(&bundle, &[("ease", &["a-little"])], &[]));
    let level = 0.4 * SLIP;
    let firsts = [0.6 + level, 0.4];
    assert_eq!(outlook.ranks.len(), 2);
    for (row, first) in outlook.ranks.iter().zip(firsts) {
        assert_eq!(row.shares.len(), 2);
        assert_near(row.shares.iter().sum::<f64>(), 1.0);
        assert_near(*row.shares.first().unwrap(), first);
        assert!(row.lower.abs() + row.out.abs() < ROUNDING, "{row:?}");
    }
}

/// How much the weights of criteria of a concern are, and how far it tells the
/// first from the second.
fn lead_inside(bundle: &Bundle, concern: ConcernId, pair: [&Standing; 2]) -> (f64, f64) {
    let catalog = &bundle.catalog;
    let slug = &catalog.concerns[concern].id;
    let [first, second] = pair;
    let lines = first.contributions.iter().zip(&second.contributions);
    let own = lines.filter(|(line, _)| catalog.criteria[line.criterion].concern == *slug);
    own.fold((0.0, 0.0), |(weight, lead), (one, other)| {
        (weight + one.weight, lead + one.value - other.value)
    })
}

/// Walks one concern's weight away from where it is, the others in proportion,
/// to where the second draws level.
fn walked(lead: f64, (weight, inside): (f64, f64)) -> Option<f64> {
    const STEPS: u32 = 20_000;
    if weight <= ROUNDING || weight >= 1.0 - ROUNDING {
        return None;
    }
    let rest = (lead - inside) / (1.0 - weight);
    let is_level = |t: f64| t * inside / weight + (1.0 - t) * rest <= LEVEL;
    let mut ways = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS));
    ways.find(|way| is_level((weight - way).max(0.0)) || is_level((weight + way).min(1.0)))
}

fn change(switch: &Switch) -> f64 {
    (switch.at_weight - switch.from_weight).abs()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever concern is walked, nobody draws level sooner.
    #[test]
    fn the_smallest_switch_is_where_walking_finds_it(sheet in any_sheet(backstay::shipped())) {
        let bundle = backstay::shipped();
        let engine = Engine::with_completions(bundle, FEW);
        let working = engine.work(&sheet);
        let switch = engine.outlook(&working).switch;
        if let [first, second, ..] = working.decision.ranking.as_slice() {
            let lead = first.value - second.value;
            let concerns = bundle.catalog.concerns.ids();
            let ways = concerns.filter_map(|id| {
                walked(lead, lead_inside(bundle, id, [first, second]))
            });
            let shortest = ways.reduce(f64::min);
            prop_assert_eq!(shortest.is_some(), switch.is_some());
            if let Some(switch) = switch {
                let inside = lead_inside(bundle, switch.concern, [first, second]);
                prop_assert_eq!(switch.to, second.framework);
                prop_assert!((switch.from_weight - inside.0).abs() < ROUNDING);
                prop_assert!((shortest.unwrap() - change(&switch)).abs() < 1e-3);
            }
        } else {
            prop_assert_eq!(switch, None);
        }
    }

    /// Of about as much information, what gains most is first; what is worth
    /// asking tells and gains what the model asks for.
    #[test]
    fn of_about_as_much_information_the_gain_decides(sheet in any_sheet(backstay::shipped())) {
        let bundle = backstay::shipped();
        let engine = Engine::with_completions(bundle, FEW);
        let open = engine.outlook(&engine.work(&sheet)).open;
        let most = open.iter().map(|each| each.information).fold(0.0, f64::max);
        let is_front = |information: f64| information > 0.0 && most - information < ABOUT_AS_MUCH;
        let front = open.iter().take_while(|each| is_front(each.information));
        let gains: Vec<f64> = front.map(|each| each.gain).collect();
        prop_assert!(gains.is_sorted_by(|one, other| one >= other), "{gains:?}");
        let rest = open.iter().skip(gains.len());
        let bits: Vec<f64> = rest.map(|each| each.information).collect();
        prop_assert!(bits.iter().all(|each| !is_front(*each)), "{bits:?}");
        prop_assert!(bits.is_sorted_by(|one, other| one >= other), "{bits:?}");
        for each in &open {
            let tells = each.information >= bundle.model.least_information;
            let gains = each.gain >= bundle.model.least_gain;
            prop_assert_eq!(each.is_worth_asking, tells && gains);
        }
    }

    /// No answer gains more than perfect foresight would, and foresight is worth
    /// what is regretted.
    #[test]
    fn no_gain_exceeds_the_regret(sheet in any_sheet(backstay::shipped())) {
        let engine = Engine::with_completions(backstay::shipped(), FEW);
        let outlook = engine.outlook(&engine.work(&sheet));
        prop_assert!((0.0..=1.0).contains(&outlook.regret), "{}", outlook.regret);
        for each in &outlook.open {
            prop_assert!(each.gain >= 0.0 && each.gain <= outlook.regret + ROUNDING, "{each:?}");
        }
    }

    /// The first [`FOLLOWED`] of the ranking, in its order, each in every
    /// completion once.
    #[test]
    fn the_first_are_followed_through_every_completion(sheet in any_sheet(backstay::shipped())) {
        let engine = Engine::with_completions(backstay::shipped(), FEW);
        let working = engine.work(&sheet);
        let ranks = engine.outlook(&working).ranks;
        let ranking = working.decision.ranking.iter().take(FOLLOWED);
        let followed: Vec<_> = ranks.iter().map(|row| row.framework).collect();
        prop_assert_eq!(followed, ranking.map(|each| each.framework).collect::<Vec<_>>());
        for row in &ranks {
            let all = row.shares.iter().sum::<f64>() + row.lower + row.out;
            prop_assert!((all - 1.0).abs() < ROUNDING, "{row:?}");
        }
    }
}
