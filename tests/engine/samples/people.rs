//! People of the model, and how far they have got in the interview.

use backstay::bundle::Bundle;
use backstay::decision::{DrawnPerson, Engine, Standing};
use backstay::interview::{AnswerSheet, QuestionId};
use backstay_numerics::random::Seed;

/// People whose draws have nothing to do with those of the shipped engine.
pub(crate) fn people(bundle: &Bundle, count: u32) -> Vec<DrawnPerson> {
    Engine::with_seed(bundle, Seed(0x5EA_F0A), count).people()
}

/// What a person says to some questions: their answers, and their must-haves.
pub(crate) fn said_to(
    bundle: &Bundle,
    person: &DrawnPerson,
    questions: &[QuestionId],
) -> AnswerSheet {
    let mut sheet = AnswerSheet::default();
    for question in questions {
        if let Some(answer) = person.sheet.answer(*question) {
            sheet.record(*question, answer.clone());
        }
        for (requirement, _) in bundle.interview.requirements_of(*question) {
            sheet.set_requirement(requirement, person.sheet.requires(requirement));
        }
    }
    sheet
}

/// How far a pick is right: 1, or less where several are equally good.
pub(crate) fn rightness(pick: &Standing, person: &DrawnPerson) -> f64 {
    if person.first.contains(&pick.framework) {
        1.0 / f64::from(u32::try_from(person.first.len()).unwrap())
    } else {
        0.0
    }
}

/// Picks of one band of stated firmness.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Band {
    pub(crate) count: f64,
    stated: f64,
    right: f64,
}

impl Band {
    /// The mean firmness stated, 0…1.
    pub(crate) fn stated(&self) -> f64 {
        self.stated / self.count
    }

    /// The share of picks that were right, 0…1.
    pub(crate) fn right(&self) -> f64 {
        self.right / self.count
    }

    /// How far the two are apart, in binomial standard errors.
    pub(crate) fn errors(&self) -> f64 {
        let variance = self.stated() * (1.0 - self.stated()) / self.count;
        (self.right() - self.stated()) / variance.sqrt()
    }
}

/// The picks for people who have answered some questions, in tenths of stated
/// firmness.
pub(crate) fn bands(
    engine: &Engine<'_>,
    people: &[DrawnPerson],
    asked: impl Fn(usize) -> Vec<QuestionId>,
) -> [Band; 10] {
    let mut bands = [Band::default(); 10];
    for (number, person) in people.iter().enumerate() {
        let decision = engine.decide(&said_to(engine.bundle(), person, &asked(number)));
        let Some(pick) = decision.pick() else {
            continue;
        };
        // A firmness of 1 belongs to the last tenth.
        let bounds = (1..10).map(|tenth| f64::from(tenth) / 10.0).chain([2.0]);
        let mut of_tenths = bands.iter_mut().zip(bounds);
        let Some((band, _)) = of_tenths.find(|(_, bound)| pick.firmness < *bound) else {
            continue;
        };
        band.count += 1.0;
        band.stated += pick.firmness;
        band.right += rightness(pick, person);
    }
    bands
}
