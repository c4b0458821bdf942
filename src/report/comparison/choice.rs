//! Which frameworks an address asks to compare.

use crate::catalog::{Catalog, FrameworkId};

/// As many as still stand side by side.
pub const MOST_COMPARED: usize = 5;

/// The frameworks that an address names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The first [`MOST_COMPARED`] that the catalog knows, without doubles.
    pub frameworks: Vec<FrameworkId>,
    /// Those beyond, in the same order.
    pub beyond: Vec<FrameworkId>,
    /// Ids that the catalog does not know.
    pub unknown: Vec<String>,
}

impl Choice {
    /// Reads ids parted by commas; empty ones and doubles are passed over.
    pub fn read(catalog: &Catalog, text: &str) -> Self {
        let mut choice = Self::default();
        let slugs = text
            .split(',')
            .map(str::trim)
            .filter(|slug| !slug.is_empty());
        for slug in slugs {
            match catalog.framework(&slug.to_lowercase()) {
                Some(framework) if choice.holds(framework) => {}
                Some(framework) if choice.frameworks.len() < MOST_COMPARED => {
                    choice.frameworks.push(framework);
                }
                Some(framework) => choice.beyond.push(framework),
                None if choice.unknown.iter().any(|each| each == slug) => {}
                None => choice.unknown.push(slug.to_owned()),
            }
        }
        choice
    }

    fn holds(&self, framework: FrameworkId) -> bool {
        self.frameworks.contains(&framework) || self.beyond.contains(&framework)
    }

    /// The frameworks as [`Self::read`] takes them, with one more, or with one
    /// less where it is there already.
    pub fn toggled(&self, catalog: &Catalog, framework: FrameworkId) -> String {
        let mut frameworks = self.frameworks.clone();
        if frameworks.contains(&framework) {
            frameworks.retain(|each| *each != framework);
        } else {
            frameworks.push(framework);
        }
        let slugs: Vec<&str> = frameworks
            .iter()
            .map(|each| catalog.frameworks[*each].id.as_str())
            .collect();
        slugs.join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, MOST_COMPARED};
    use crate::catalog::Catalog;

    fn catalog() -> &'static Catalog {
        &crate::shipped().catalog
    }

    /// The first few ids of the catalog, as an address names them.
    fn first(count: usize) -> String {
        let rows = catalog().frameworks.rows().iter().take(count);
        let slugs: Vec<&str> = rows.map(|row| row.id.as_str()).collect();
        slugs.join(",")
    }

    #[test]
    fn names_what_it_does_not_know_once() {
        let text = format!("{},zebra,, zebra ,{}", first(2), first(2));
        let choice = Choice::read(catalog(), &text);
        assert_eq!(choice.frameworks.len(), 2);
        assert_eq!(choice.unknown, ["zebra"]);
        assert!(choice.beyond.is_empty());
    }

    #[test]
    fn sets_apart_what_is_too_much() {
        let choice = Choice::read(catalog(), &first(MOST_COMPARED + 2));
        assert_eq!(choice.frameworks.len(), MOST_COMPARED);
        assert_eq!(choice.beyond.len(), 2);
    }

    #[test]
    fn adds_and_takes_away() {
        let two = Choice::read(catalog(), &first(2));
        let three = Choice::read(catalog(), &first(3));
        for framework in &three.frameworks {
            let there = two.frameworks.contains(framework);
            let toggled = Choice::read(catalog(), &two.toggled(catalog(), *framework));
            assert_eq!(toggled.frameworks.contains(framework), !there);
            assert_eq!(toggled.frameworks.len(), if there { 1 } else { 3 });
        }
    }
}
