//! Where the words searched for stand in a text that is shown.

use super::fold::fold;
use super::lexicon::words_of;

/// A run of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its letters, as they stand in the text.
    pub text: String,
    /// Whether they were searched for.
    pub is_found: bool,
}

/// The words of a search, folded, in the order typed.
pub fn searched(text: &str) -> Vec<String> {
    words_of(&fold(text)).map(str::to_owned).collect()
}

/// Cuts a text into runs that were searched for and runs that were not. `words`
/// are folded ([`searched`]). The runs together are the text, none is empty, and
/// two that follow each other differ. Letters that fold into several are found
/// whole: `ss` finds the `ß` of `Straße`.
pub fn runs(text: &str, words: &[String]) -> Vec<Run> {
    let mut letters: Vec<String> = Vec::new();
    let mut folded = String::new();
    let mut letter_of: Vec<usize> = Vec::new();
    for letter in text.chars() {
        let alone = fold(letter.encode_utf8(&mut [0; 4]));
        match letters.last_mut() {
            // An accent of its own belongs to the letter before it.
            Some(before) if alone.is_empty() => before.push(letter),
            _ => letters.push(letter.to_string()),
        }
        folded.push_str(&alone);
        letter_of.resize(folded.len(), letters.len() - 1);
    }
    let mut is_found = vec![false; letters.len()];
    for word in words {
        for (from, found) in folded.match_indices(word.as_str()) {
            for place in letter_of.iter().skip(from).take(found.len()) {
                if let Some(is_found) = is_found.get_mut(*place) {
                    *is_found = true;
                }
            }
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    for (letter, is_found) in letters.into_iter().zip(is_found) {
        match runs.last_mut().filter(|last| last.is_found == is_found) {
            Some(last) => last.text.push_str(&letter),
            None => runs.push(Run {
                text: letter,
                is_found,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Run, runs, searched};

    fn written(runs: &[Run]) -> String {
        let run = |run: &Run| {
            if run.is_found {
                format!("[{}]", run.text)
            } else {
                run.text.clone()
            }
        };
        runs.iter().map(run).collect()
    }

    #[test]
    fn what_was_searched_for_is_found_as_it_is_written() {
        for (text, search, found) in [
            ("Django", "django", "[Django]"),
            ("Django ORM", "orm an", "Dj[an]go [ORM]"),
            ("Éloquent", "elo", "[Élo]quent"),
            ("E\u{301}loquent", "elo", "[E\u{301}lo]quent"),
            ("Straße", "ss", "Stra[ß]e"),
            ("banana", "nan ban", "[banan]a"),
            ("C# and C++", "c++", "C# and [C++]"),
            ("Rails", "", "Rails"),
            ("", "rails", ""),
        ] {
            assert_eq!(written(&runs(text, &searched(search))), found, "{search}");
        }
    }

    proptest! {
        #[test]
        fn the_runs_together_are_the_text(text in ".{0,40}", search in ".{0,12}") {
            let runs = runs(&text, &searched(&search));
            let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
            prop_assert_eq!(whole, text);
            prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
            let mut pairs = runs.iter().zip(runs.iter().skip(1));
            prop_assert!(pairs.all(|(one, next)| one.is_found != next.is_found));
        }
    }
}
