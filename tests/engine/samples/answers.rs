//! Sheets in slugs.

use std::collections::BTreeMap;

use backstay::bundle::Bundle;
use backstay::interview::{AnswerSheet, SheetFile};

/// The sheet of someone who gives these answers and states these requirements.
pub(crate) fn say(
    bundle: &Bundle,
    answers: &[(&str, &[&str])],
    requirements: &[&str],
) -> AnswerSheet {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let file = SheetFile {
        answers: answers
            .iter()
            .map(|(question, options)| ((*question).to_owned(), words(options)))
            .collect::<BTreeMap<String, Vec<String>>>(),
        requirements: words(requirements),
        ..SheetFile::default()
    };
    let reading = file.read(&bundle.interview);
    assert_eq!(reading.dropped, [], "the sheet of a test is known here");
    reading.sheet
}
