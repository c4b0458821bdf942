//! What the first question needs, apart from the rest of the bundle.

use std::collections::BTreeMap;
use std::io;

use borsh::{BorshDeserialize, BorshSerialize};

use super::Bundle;
use crate::interview::Question;

/// What the app shows before the bundle has been fetched.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Opening {
    /// The edition of the data.
    pub edition: String,
    /// How many frameworks are compared.
    pub frameworks: u32,
    /// How many completions a decision takes.
    pub completions: u32,
    /// How many questions there are.
    pub questions: u32,
    /// The words of the first question: it names no criterion, expects nothing
    /// and has no must-haves here.
    pub first: Question,
    /// The starting sheets, in the order of the bundle.
    pub presets: Vec<PresetWords>,
}

/// The words of a preset.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct PresetWords {
    /// The words on the button.
    pub name: String,
    /// What it answers.
    pub text: String,
}

impl Opening {
    /// What a bundle opens with; `None` where it asks nothing.
    pub fn of(bundle: &Bundle) -> Option<Self> {
        let questions = bundle.interview.questions();
        let (_, first) = questions.iter().next()?;
        let presets = bundle.presets.iter().map(|preset| PresetWords {
            name: preset.name.clone(),
            text: preset.text.clone(),
        });
        Some(Self {
            edition: bundle.catalog.version.clone(),
            frameworks: count(bundle.catalog.frameworks.len()),
            completions: bundle.model.completions(),
            questions: count(questions.len()),
            first: words_of(first),
            presets: presets.collect(),
        })
    }

    /// Reads an opening that the build script wrote.
    ///
    /// # Errors
    ///
    /// When the bytes are not such an opening.
    pub fn from_bytes(bytes: &[u8]) -> io::Result<Self> {
        borsh::from_slice(bytes)
    }

    /// Writes the opening for [`Self::from_bytes`].
    ///
    /// # Errors
    ///
    /// When a number in it is not a number.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        borsh::to_vec(self)
    }
}

fn words_of(question: &Question) -> Question {
    let mut words = question.clone();
    words.requirements.clear();
    for option in &mut words.options {
        option.shares = BTreeMap::new();
        option.fits = BTreeMap::new();
        option.expects = BTreeMap::new();
    }
    words
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Id;
    use crate::interview::QuestionId;

    #[test]
    fn tells_what_the_bundle_says() {
        let (opening, bundle) = (crate::opening(), crate::shipped());
        let first = &bundle.interview.questions()[QuestionId::at(0)];
        let slugs = |question: &Question| -> Vec<String> {
            let options = question.options.iter();
            options.map(|option| option.id.clone()).collect()
        };
        assert_eq!(opening.first.id, first.id);
        assert_eq!(opening.first.plain, first.plain);
        assert_eq!(
            slugs(&opening.first),
            slugs(first),
            "options keep their places"
        );
        assert_eq!(opening.frameworks as usize, bundle.catalog.frameworks.len());
        let names = bundle.presets.iter().map(|preset| &preset.name);
        assert!(opening.presets.iter().map(|words| &words.name).eq(names));
    }
}
