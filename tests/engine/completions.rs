//! What thousands of completions say, against what can be computed without
//! them: by hand, or by integrating over every weight.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

use std::slice;

use backstay::bundle::Bundle;
use backstay::catalog::Level;
use backstay::decision::{Decision, Engine, Standing};
use backstay::interview::{Answer, Question};
use serde_json::json;

use crate::samples::answers::say;
use crate::samples::hand::{self, Concern};

/// An importance as it may be meant: how often, and between which raw weights.
type Meant<'a> = &'a [(f64, f64, f64)];

/// The steps of importance: 0.5–1, 1–2.5, 3–6, 8–16; 15 of 100 people mean a
/// neighbouring step.
const A_LITTLE: Meant<'static> = &[(0.85, 0.5, 1.0), (0.075, 0.0, 0.0), (0.075, 1.0, 2.5)];
const MATTERS: Meant<'static> = &[(0.85, 1.0, 2.5), (0.075, 0.5, 1.0), (0.075, 3.0, 6.0)];
const IMPORTANT: Meant<'static> = &[(0.85, 3.0, 6.0), (0.075, 1.0, 2.5), (0.075, 10.0, 20.0)];
const DECISIVE: Meant<'static> = &[(0.85, 10.0, 20.0), (0.15, 3.0, 6.0)];

/// The words of an answer with what it means.
const STEPS: [(&str, Meant<'static>); 4] = [
    ("a-little", A_LITTLE),
    ("matters", MATTERS),
    ("important", IMPORTANT),
    ("decisive", DECISIVE),
];

/// Points on each side of the integration grid.
const GRID: u32 = 200;

/// The midpoints of a grid over an interval.
fn points(low: f64, high: f64) -> impl Iterator<Item = f64> {
    (0..GRID).map(move |step| low + (high - low) * (f64::from(step) + 0.5) / f64::from(GRID))
}

/// The mean of `what` over the raw weights that two answers may mean.
fn integrate(one: Meant<'_>, other: Meant<'_>, what: impl Fn(f64, f64) -> f64) -> f64 {
    let cell = 1.0 / (f64::from(GRID) * f64::from(GRID));
    let mut sum = 0.0;
    for (share, low, high) in one {
        for (other_share, other_low, other_high) in other {
            for raw in points(*low, *high) {
                for other_raw in points(*other_low, *other_high) {
                    sum += share * other_share * cell * what(raw, other_raw);
                }
            }
        }
    }
    sum
}

/// 1 for ahead, half for a tie.
fn ahead(lead: f64) -> f64 {
    if lead.abs() <= 1e-12 {
        0.5
    } else {
        f64::from(u8::from(lead > 0.0))
    }
}

fn standing<'a>(bundle: &Bundle, decision: &'a Decision, framework: &str) -> &'a Standing {
    decision
        .standing(bundle.catalog.framework(framework).unwrap())
        .unwrap()
}

/// A share of completions is off by chance: four standard errors, and what
/// the grid is off.
#[track_caller]
fn assert_share(found: f64, expected: f64) {
    let chance = 4.0
        * (expected * (1.0 - expected) / f64::from(backstay::shipped().model.completions())).sqrt();
    assert!(
        (found - expected).abs() <= chance + 0.002,
        "found {found}, expected {expected}"
    );
}

/// A mean of numbers in 0…1 has at most the standard error of a coin.
#[track_caller]
fn assert_mean(found: f64, expected: f64) {
    let chance = 4.0 * 0.5 / f64::from(backstay::shipped().model.completions()).sqrt();
    assert!(
        (found - expected).abs() <= chance,
        "found {found}, expected {expected}"
    );
}

/// Two frameworks and two concerns, all known.
fn two_by_two(speed: [f64; 2], ease: [f64; 2]) -> Bundle {
    let concern = |id, values: [f64; 2]| Concern {
        id,
        values: values.map(Some).to_vec(),
        prior: ("matters", 1.0),
    };
    hand::bundle(
        &["one", "two"],
        &[concern("speed", speed), concern("ease", ease)],
    )
}

#[test]
fn firmness_and_value_are_those_of_the_integral() {
    for (speed, ease) in [
        ([1.0, 0.0], [0.0, 1.0]),
        ([1.0, 0.4], [0.2, 1.0]),
        ([0.6, 0.5], [0.1, 0.9]),
    ] {
        let bundle = two_by_two(speed, ease);
        let engine = Engine::new(&bundle);
        let ([speed_one, speed_two], [ease_one, ease_two]) = (speed, ease);
        for (speed_said, speed_meant) in STEPS {
            for (ease_said, ease_meant) in STEPS {
                let answers: [(&str, &[&str]); 2] =
                    [("speed", &[speed_said]), ("ease", &[ease_said])];
                let decision = engine.decide(&say(&bundle, &answers, &[]));
                let one = standing(&bundle, &decision, "one");
                let firmness = integrate(speed_meant, ease_meant, |speed, ease| {
                    ahead(speed * (speed_one - speed_two) + ease * (ease_one - ease_two))
                });
                assert_share(one.firmness, firmness);
                let value = integrate(speed_meant, ease_meant, |speed, ease| {
                    if speed + ease > 0.0 {
                        (speed * speed_one + ease * ease_one) / (speed + ease)
                    } else {
                        0.0
                    }
                });
                assert_mean(one.value, value);
            }
        }
    }
}

/// "Important" against "matters", by hand: 3–6 is ahead of 1–2.5 and of 0.5–1
/// and level with 3–6; the slips are 0.075 each way.
#[test]
fn firmness_is_what_a_pencil_says() {
    let bundle = two_by_two([1.0, 0.0], [0.0, 1.0]);
    let answers: [(&str, &[&str]); 2] = [("speed", &["important"]), ("ease", &["matters"])];
    let decision = Engine::new(&bundle).decide(&say(&bundle, &answers, &[]));
    let meant = 0.85 * (0.925 + 0.075 / 2.0);
    let weaker = 0.075 * (0.85 / 2.0 + 0.075);
    let stronger = 0.075;
    assert_share(
        standing(&bundle, &decision, "one").firmness,
        meant + weaker + stronger,
    );
}

/// Of a concern that is important to half the people, the answer settles who
/// is first, but for the slip of "a little" to nothing, which ties them.
#[test]
fn an_open_question_is_worth_the_doubt_that_its_answer_ends() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[
            Concern {
                id: "speed",
                values: vec![Some(1.0), Some(0.0)],
                prior: ("important", 0.5),
            },
            Concern {
                id: "ease",
                values: vec![Some(0.0), Some(1.0)],
                prior: ("matters", 1.0),
            },
        ],
    );
    let engine = Engine::new(&bundle);
    let working = engine.work(&say(&bundle, &[("ease", &["a-little"])], &[]));
    let bits = |share: f64| {
        [share, 1.0 - share]
            .iter()
            .filter(|each| **each > 0.0)
            .map(|each| -each * libm::log2(*each))
            .sum::<f64>()
    };
    let tied = 0.075 / 2.0;
    // Both slip to "matters" and are then as often ahead as behind.
    let missed = 0.075 * 0.075 / 2.0;
    let first = 0.5 * (1.0 - missed) + 0.5 * tied;
    let information = bits(first) - 0.5 * bits(missed) - 0.5 * bits(tied);
    let decision = &working.decision;
    assert_share(standing(&bundle, decision, "one").firmness, first);
    let open = engine.outlook(&working).open;
    let found: Vec<f64> = open.iter().map(|each| each.information).collect();
    assert_eq!(found.len(), 1, "one question is open");
    assert!(
        found.iter().all(|found| (found - information).abs() < 0.02),
        "found {found:?}, expected {information}"
    );
}

/// Nothing is known of the first; the others are worth 0 and 1. It is worth 1
/// in half of the completions and then shares the first place.
#[test]
fn an_unknown_fact_is_one_of_the_known_ones() {
    let bundle = hand::bundle(
        &["quiet", "bad", "good"],
        &[Concern {
            id: "speed",
            values: vec![None, Some(0.0), Some(1.0)],
            prior: ("matters", 1.0),
        }],
    );
    let decision = Engine::new(&bundle).decide(&say(&bundle, &[("speed", &["matters"])], &[]));
    for (framework, value, firmness) in
        [("quiet", 0.5, 0.25), ("bad", 0.0, 0.0), ("good", 1.0, 0.75)]
    {
        let standing = standing(&bundle, &decision, framework);
        assert_mean(standing.value, value);
        assert_share(standing.firmness, firmness);
    }
}

/// The first is best at ease and its speed is unknown. Speed is required, and
/// one of the two known ones has it: in half of the completions it passes.
#[test]
fn an_unchecked_requirement_passes_as_often_as_the_known_ones_do() {
    let bundle = hand::bundle(
        &["quiet", "slow", "fast"],
        &[
            Concern {
                id: "speed",
                values: vec![None, Some(0.0), Some(1.0)],
                prior: ("matters", 1.0),
            },
            Concern {
                id: "ease",
                values: vec![Some(1.0), Some(0.9), Some(0.5)],
                prior: ("matters", 1.0),
            },
        ],
    );
    let answers: [(&str, &[&str]); 2] = [("speed", &["doesnt-matter"]), ("ease", &["matters"])];
    let decision = Engine::new(&bundle).decide(&say(&bundle, &answers, &["speed-known"]));
    assert_eq!(decision.excluded.len(), 1, "the slow one fails");
    assert_share(standing(&bundle, &decision, "quiet").firmness, 0.5);
    assert_share(standing(&bundle, &decision, "fast").firmness, 0.5);
}

#[test]
fn what_nobody_knows_tells_nobody_apart() {
    let bundle = hand::bundle(
        &["one", "two"],
        &[Concern {
            id: "speed",
            values: vec![None, None],
            prior: ("matters", 1.0),
        }],
    );
    let decision = Engine::new(&bundle).decide(&say(&bundle, &[("speed", &["matters"])], &[]));
    for standing in &decision.ranking {
        assert!(standing.value == 0.0, "value {}", standing.value);
        assert!((standing.firmness - 0.5).abs() < 1e-9, "not shared");
        assert_eq!(standing.rank, 1);
    }
}

/// Lets an option say what is likely for a later question.
fn expect(question: &mut Question, option: &str, later: &str, step: &str) {
    let row = question
        .options
        .iter_mut()
        .find(|each| each.id == option)
        .unwrap();
    let shares = [(step.to_owned(), 1.0)].into();
    row.expects.insert(later.to_owned(), shares);
}

/// Speed and size both speak of ease, which nobody answered: the stronger
/// word holds, and a direct answer overrides both. What is drawn slips as what
/// is said does: people are alike before and after they answer.
#[test]
fn an_open_question_follows_the_strongest_expectation() {
    let concern = |id, values: [f64; 2]| Concern {
        id,
        values: values.map(Some).to_vec(),
        prior: ("a-little", 1.0),
    };
    let bundle = hand::bundle(
        &["one", "two"],
        &[
            concern("speed", [1.0, 0.0]),
            concern("size", [0.5, 0.5]),
            concern("ease", [0.0, 1.0]),
        ],
    );
    let bundle = hand::asking(bundle, |questions| {
        if let [speed, size, _] = questions {
            expect(speed, "important", "ease", "important");
            expect(size, "decisive", "ease", "matters");
            expect(size, "a-little", "ease", "decisive");
        }
    });
    let engine = Engine::new(&bundle);
    for (size, ease, meant) in [
        ("matters", None, IMPORTANT),
        ("decisive", None, IMPORTANT),
        ("a-little", None, DECISIVE),
        ("decisive", Some("matters"), MATTERS),
    ] {
        let mut answers: Vec<(&str, &[&str])> =
            vec![("speed", &["important"]), ("size", slice::from_ref(&size))];
        if let Some(ease) = &ease {
            answers.push(("ease", slice::from_ref(ease)));
        }
        let decision = engine.decide(&say(&bundle, &answers, &[]));
        let expected = integrate(IMPORTANT, meant, |speed, ease| ahead(speed - ease));
        assert_share(standing(&bundle, &decision, "one").firmness, expected);
    }
}

/// Three of ten people will ask for speed, which the best one lacks.
#[test]
fn a_requirement_may_still_come_while_its_question_is_open() {
    let bundle = hand::bundle(
        &["slow", "fast"],
        &[
            Concern {
                id: "speed",
                values: vec![Some(0.0), Some(1.0)],
                prior: ("matters", 0.0),
            },
            Concern {
                id: "ease",
                values: vec![Some(1.0), Some(0.5)],
                prior: ("matters", 1.0),
            },
        ],
    );
    let bundle = hand::asking(bundle, |questions| {
        for requirement in questions.iter_mut().flat_map(|each| &mut each.requirements) {
            if requirement.id == "speed-known" {
                requirement.base_rate = 0.3;
            }
        }
    });
    let engine = Engine::new(&bundle);
    for (speed, fast) in [("not-sure", 0.3), ("doesnt-matter", 0.0)] {
        let answers: [(&str, &[&str]); 2] = [("speed", &[speed]), ("ease", &["decisive"])];
        let decision = engine.decide(&say(&bundle, &answers, &[]));
        assert_eq!(decision.excluded, [], "nobody said so");
        assert_share(standing(&bundle, &decision, "fast").firmness, fast);
    }
}

/// The mean partial value of a fact of every framework, by criterion.
fn partial(bundle: &Bundle, decision: &Decision, framework: &str, criterion: &str) -> f64 {
    let criterion = bundle.catalog.criterion(criterion).unwrap();
    standing(bundle, decision, framework)
        .contributions
        .iter()
        .find(|line| line.criterion == criterion)
        .unwrap()
        .partial
}

#[test]
fn levels_are_worth_what_the_method_says() {
    let bundle = backstay::shipped();
    let decision = Engine::new(bundle).decide(&say(bundle, &[], &[]));
    let mut seen = 0;
    for (level, worth) in [
        (Level::None, 0.0),
        (Level::Community, 0.6),
        (Level::Official, 0.9),
        (Level::Core, 1.0),
    ] {
        for (id, framework) in bundle.catalog.frameworks.iter() {
            if bundle.catalog.level("features.admin_ui", id) == Some(level) {
                seen += 1;
                assert_mean(partial(bundle, &decision, &framework.id, "admin-ui"), worth);
            }
        }
    }
    assert_eq!(seen, bundle.catalog.frameworks.len());
}

/// Steps of a quarter; a judge is one too high or too low in 15 of 100 cases
/// each, but not beyond the ends.
#[test]
fn scores_are_worth_what_the_method_says() {
    let bundle = backstay::shipped();
    let decision = Engine::new(bundle).decide(&say(bundle, &[], &[]));
    for (id, framework) in bundle.catalog.frameworks.iter() {
        let score = bundle.catalog.number("judged.conventions", id).unwrap();
        let worth = (score - 1.0) / 4.0;
        let slip = 0.15 * 0.25;
        let expected = worth.clamp(slip, 1.0 - slip);
        assert_mean(
            partial(bundle, &decision, &framework.id, "conventions"),
            expected,
        );
    }
}

/// Two figures whose logarithms are one standard deviation of their
/// difference apart: the larger is ahead in Φ(1) of the completions.
#[test]
fn figures_are_as_doubtful_as_their_spread() {
    let spread = 0.2;
    let figures = json!([100.0 * libm::exp(spread * 2f64.sqrt()), 100.0]);
    let plain = hand::bundle(
        &["more", "less"],
        &[Concern {
            id: "speed",
            values: vec![Some(1.0), Some(0.0)],
            prior: ("matters", 1.0),
        }],
    );
    let scales = [
        json!({"kind": "log", "reads": "profile.speed", "worst": 1, "best": 10000, "spread": spread}),
        json!({"kind": "linear", "reads": "profile.speed", "worst": 0, "best": 1000, "spread": spread}),
    ];
    for scale in scales {
        let mut value = serde_json::to_value(&plain).unwrap();
        value["catalog"]["criteria"]["criteria"][0]["value"] = scale;
        value["catalog"]["columns"][0]["values"] = json!({"numbers": figures});
        let bundle: Bundle = serde_json::from_value(value).unwrap();
        let sheet = say(&bundle, &[("speed", &["decisive"])], &[]);
        let decision = Engine::new(&bundle).decide(&sheet);
        assert_share(standing(&bundle, &decision, "more").firmness, 0.841_345);
    }
}

/// Who holds no option of a question says that it does not matter: as many as
/// the prior says, and everybody else the only option that is ever held.
#[test]
fn drawn_people_answer_as_often_as_the_priors_say() {
    let bundle = hand::bundle(
        &["more", "less"],
        &[Concern {
            id: "speed",
            values: vec![Some(1.0), Some(0.0)],
            prior: ("important", 0.75),
        }],
    );
    let question = bundle.interview.question("speed").unwrap();
    let important = bundle.interview.questions()[question]
        .option("important")
        .unwrap();
    let people = Engine::new(&bundle).people();
    let say = |answer: &Answer| {
        let sheets = people.iter().map(|person| person.sheet.answer(question));
        let count = sheets.filter(|each| *each == Some(answer)).count();
        f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(people.len()).unwrap())
    };
    let share = say(&Answer::DoesntMatter);
    assert_share(share, 0.25);
    let others = say(&Answer::Options(vec![important]));
    assert!((share + others - 1.0).abs() < 1e-12, "{share} and {others}");
}
