//! People of the model go through the interview: how firm answers are right,
//! how few questions are enough, how much the draws themselves scatter.
//!
//! `cargo run --release --no-default-features --example simulate [people]`
//! prints the tables; 1,000 people take about a minute.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a simulation that cannot be made has nothing to print"
)]

#[path = "../tests/engine/samples/people.rs"]
mod people;

use backstay::catalog::FrameworkId;
use backstay::decision::{Advice, Decision, DrawnPerson, Engine};
use backstay::interview::{AnswerSheet, QuestionId};
use backstay_numerics::random::{Seed, Stream};

use people::{Band, bands, people as draw, rightness, said_to};

/// People, where the command line names no number.
const PEOPLE: u32 = 1000;
/// Completions of a person's decisions while they answer.
const COMPLETIONS: u32 = 1024;
/// After so many answers the picks are counted.
const MARKS: [usize; 4] = [3, 5, 8, 12];
/// Engines whose draws are compared.
const SEEDS: u32 = 24;

fn main() {
    let count = std::env::args().nth(1);
    let count = count.map_or(PEOPLE, |count| count.parse().unwrap());
    let bundle = backstay::shipped();
    let engine = Engine::with_completions(bundle, COMPLETIONS);
    let people = draw(bundle, count);
    let questions: Vec<QuestionId> = bundle.interview.questions().ids().collect();
    println!(
        "{} frameworks, {} criteria, {} questions, {} people, {COMPLETIONS} completions\n",
        bundle.catalog.frameworks.len(),
        bundle.catalog.criteria.len(),
        questions.len(),
        people.len()
    );

    println!("Firmness stated and how often the pick was right, after 0 to all answers");
    println!("in the order of the interview:");
    print_bands(&bands(&engine, &people, |person| {
        let asked = person % (questions.len() + 1);
        questions.iter().take(asked).copied().collect()
    }));
    println!("in the order of what can change most:");
    print_bands(&bands(&engine, &people, |person| {
        let asked = person % (MARKS.len() * 4);
        let person = people.get(person).unwrap();
        adaptive(&engine, person, asked)
    }));

    println!("Share of people whose pick of the whole interview is in the first 1 / 3 after");
    print_marks("what can change most", &engine, &people, |person, _| {
        adaptive(&engine, person, MARKS.into_iter().max().unwrap())
    });
    print_marks("the interview's order", &engine, &people, |_, _| {
        questions.clone()
    });
    print_marks("a random order", &engine, &people, |_, number| {
        shuffled(&questions, number)
    });
    print_stops(&engine, &people);
    print_errors(&people, &questions);
}

fn print_bands(bands: &[Band]) {
    for band in bands.iter().filter(|band| band.count > 0.0) {
        println!(
            "  {:5} picks: stated {:.3}, right {:.3}, apart by {:+.2} standard errors",
            band.count,
            band.stated(),
            band.right(),
            band.errors()
        );
    }
    println!();
}

/// The questions that a person is asked, each by what can still change most.
fn adaptive(engine: &Engine<'_>, person: &DrawnPerson, most: usize) -> Vec<QuestionId> {
    let mut asked = Vec::new();
    while asked.len() < most {
        let sheet = said_to(engine.bundle(), person, &asked);
        let open = engine.outlook(&engine.work(&sheet)).open;
        match open.first() {
            Some(next) => asked.push(next.question),
            None => break,
        }
    }
    asked
}

/// The order that one person's own draws give.
fn shuffled(questions: &[QuestionId], person: u32) -> Vec<QuestionId> {
    let draws = Stream::named(Seed(11), "order", "random");
    let mut keyed: Vec<(f64, QuestionId)> = (0..)
        .zip(questions)
        .map(|(place, question)| (draws.uniform(person, place), *question))
        .collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
    keyed.into_iter().map(|(_, question)| question).collect()
}

fn place_of(decision: &Decision, framework: FrameworkId) -> Option<usize> {
    let mut ranking = decision.ranking.iter();
    ranking.position(|each| each.framework == framework)
}

fn print_marks(
    name: &str,
    engine: &Engine<'_>,
    people: &[DrawnPerson],
    order: impl Fn(&DrawnPerson, u32) -> Vec<QuestionId>,
) {
    let mut found = [[0.0; 2]; MARKS.len()];
    let mut count = 0.0;
    for (number, person) in (0..).zip(people) {
        let Some(best) = engine
            .decide(&person.sheet)
            .pick()
            .map(|pick| pick.framework)
        else {
            continue;
        };
        count += 1.0;
        let order = order(person, number);
        for (mark, found) in MARKS.into_iter().zip(&mut found) {
            let asked: Vec<QuestionId> = order.iter().take(mark).copied().collect();
            let decision = engine.decide(&said_to(engine.bundle(), person, &asked));
            let place = place_of(&decision, best);
            for (found, within) in found.iter_mut().zip([1, 3]) {
                *found += f64::from(u8::from(place.is_some_and(|place| place < within)));
            }
        }
    }
    let shares: Vec<String> = MARKS
        .iter()
        .zip(found)
        .map(|(mark, [first, third])| {
            format!(
                "{mark}: {:.0} / {:.0} %",
                100.0 * first / count,
                100.0 * third / count
            )
        })
        .collect();
    println!("  {name:24} {}", shares.join(", "));
}

/// Where the advice to stop comes, and what it costs.
fn print_stops(engine: &Engine<'_>, people: &[DrawnPerson]) {
    let (mut asked, mut same, mut right, mut right_in_full, mut stated) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut lengths = Vec::new();
    for person in people {
        let mut sheet = AnswerSheet::default();
        let mut given = Vec::new();
        let stopped = loop {
            let working = engine.work(&sheet);
            match engine.outlook(&working).advice(&given) {
                Advice::Ask(next) => given.push(next),
                Advice::Enough(_) | Advice::Done => break working.decision,
            }
            sheet = said_to(engine.bundle(), person, &given);
        };
        let whole = engine.decide(&person.sheet);
        if let (Some(pick), Some(best)) = (stopped.pick(), whole.pick()) {
            same += f64::from(u8::from(pick.framework == best.framework));
            right += rightness(pick, person);
            stated += pick.firmness;
            right_in_full += rightness(best, person);
        }
        asked += f64::from(u32::try_from(given.len()).unwrap());
        lengths.push(given.len());
    }
    lengths.sort_unstable();
    let count = f64::from(u32::try_from(people.len()).unwrap());
    println!(
        "\nAdvised to stop after {:.1} questions (median {}): stated firmness {:.2}, right {:.2};\n\
         same pick as the whole interview {:.2}, which is right {:.2}\n",
        asked / count,
        lengths.get(lengths.len() / 2).unwrap(),
        stated / count,
        right / count,
        same / count,
        right_in_full / count
    );
}

/// How far the firmness of the pick scatters between engines.
fn print_errors(people: &[DrawnPerson], questions: &[QuestionId]) {
    let bundle = backstay::shipped();
    let completions = bundle.model.completions();
    let mut variance = 0.0;
    let mut binomial = 0.0;
    let sheets: Vec<AnswerSheet> = (0..)
        .zip(people.iter().take(12))
        .map(|(number, person)| {
            let asked: Vec<QuestionId> = questions.iter().take(2 * number).copied().collect();
            said_to(bundle, person, &asked)
        })
        .collect();
    let engines: Vec<Engine<'_>> = (0..SEEDS)
        .map(|seed| Engine::with_seed(bundle, Seed(u64::from(seed)), completions))
        .collect();
    for sheet in &sheets {
        let pick = engines
            .first()
            .unwrap()
            .decide(sheet)
            .pick()
            .unwrap()
            .framework;
        let firmness: Vec<f64> = engines
            .iter()
            .map(|engine| engine.decide(sheet).standing(pick).unwrap().firmness)
            .collect();
        let mean = firmness.iter().sum::<f64>() / f64::from(SEEDS);
        let squares = firmness.iter().map(|each| (each - mean) * (each - mean));
        variance += squares.sum::<f64>() / f64::from(SEEDS - 1);
        binomial += mean * (1.0 - mean) / f64::from(completions);
    }
    let count = f64::from(u32::try_from(sheets.len()).unwrap());
    println!(
        "Standard error of the pick's firmness at {completions} completions, {} sheets, {SEEDS} seeds: {:.4}\n\
         (independent draws have {:.4}: variance {:.2} times as large)",
        sheets.len(),
        (variance / count).sqrt(),
        (binomial / count).sqrt(),
        binomial / variance
    );
}
