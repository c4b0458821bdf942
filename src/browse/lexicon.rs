//! Which rows hold a word, and where in the row.

use std::collections::BTreeMap;

use super::fold::fold;

/// Where in a row a word stands: 0 is the name, the smaller the better known.
pub(super) type Field = u16;

/// Every word of all rows with the places where it stands.
///
/// A search looks through the different words and not through the text: there
/// are far fewer of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lexicon {
    words: Vec<(String, Vec<(u32, Field)>)>,
}

/// Collects the words of rows.
#[derive(Debug, Default)]
pub(super) struct Collector {
    words: BTreeMap<String, Vec<(u32, Field)>>,
}

impl Collector {
    /// Takes in a text that stands in a field of a row.
    pub(super) fn add(&mut self, row: u32, field: Field, text: &str) {
        for word in words_of(&fold(text)) {
            let places = self.words.entry(word.to_owned()).or_default();
            if places.last() != Some(&(row, field)) {
                places.push((row, field));
            }
        }
    }

    /// The lexicon of what was taken in.
    pub(super) fn finish(self) -> Lexicon {
        Lexicon {
            words: self.words.into_iter().collect(),
        }
    }
}

impl Lexicon {
    /// For each of `rows` rows the best field in which a word holds `part`,
    /// which is folded; `None` for a row that does not hold it.
    pub(super) fn places(&self, part: &str, rows: usize) -> Vec<Option<Field>> {
        let mut best: Vec<Option<Field>> = vec![None; rows];
        for (word, places) in &self.words {
            if !word.contains(part) {
                continue;
            }
            for (row, field) in places {
                let Some(held) = best.get_mut(*row as usize) else {
                    continue;
                };
                if held.is_none_or(|held| *field < held) {
                    *held = Some(*field);
                }
            }
        }
        best
    }
}

/// The words of a folded text: split at spaces, without the marks around them,
/// so that `next.js`, `c#` and `c++` stay whole.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "/()[]“”’\"'".contains(letter))
        .map(|word| word.trim_matches([',', ';', ':', '.', '!', '?', '…']))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Collector, words_of};

    #[test]
    fn names_with_marks_stay_whole() {
        let words: Vec<&str> = words_of("next.js, (c#), c++; “socket.io”.").collect();
        assert_eq!(words, ["next.js", "c#", "c++", "socket.io"]);
    }

    #[test]
    fn the_best_field_of_a_row_counts() {
        let mut collector = Collector::default();
        collector.add(0, 5, "Laravel Queue");
        collector.add(0, 0, "Laravel");
        collector.add(2, 7, "works beside Laravel");
        let lexicon = collector.finish();
        assert_eq!(lexicon.places("lara", 3), [Some(0), None, Some(7)]);
        assert_eq!(lexicon.places("queue", 3), [Some(5), None, None]);
        assert_eq!(lexicon.places("symfony", 3), [None, None, None]);
    }
}
