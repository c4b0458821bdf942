//! What an unknown fact is drawn from, and which facts are drawn apart.

use std::cmp::Ordering;

use backstay_numerics::order;

use crate::catalog::FrameworkId;

use super::draws::Drawing;

impl Drawing<'_> {
    /// The known values to draw from, those of frameworks of its kind first.
    pub(super) fn donors_of_kind<T: Copy + PartialOrd>(self, known: &[Option<T>]) -> Vec<Vec<T>> {
        self.donors(known, "profile.kind", self.model.fewest_of_kind)
    }

    /// For every framework whose fact is unknown, the known values to draw
    /// from: those of frameworks that share a word of `like` with it if there
    /// are enough, else all. In order of size, so that the order of frameworks
    /// changes no draw.
    pub(super) fn donors<T: Copy + PartialOrd>(
        self,
        known: &[Option<T>],
        like: &str,
        fewest: u32,
    ) -> Vec<Vec<T>> {
        let catalog = self.catalog;
        let sorted = |mut values: Vec<T>| {
            order::sort_by(&mut values, |one, other| {
                one.partial_cmp(other).unwrap_or(Ordering::Equal)
            });
            values
        };
        let all = sorted(known.iter().copied().flatten().collect());
        catalog
            .frameworks
            .ids()
            .zip(known)
            .map(|(id, value)| {
                if value.is_some() {
                    return Vec::new();
                }
                let own = catalog.words(like, id);
                let shares = |other: FrameworkId| {
                    let words = catalog.words(like, other);
                    words.iter().any(|word| own.contains(word))
                };
                let alike: Vec<T> = sorted(
                    catalog
                        .frameworks
                        .ids()
                        .zip(known)
                        .filter(|(other, _)| shares(*other))
                        .filter_map(|(_, value)| *value)
                        .collect(),
                );
                if alike.len() >= fewest as usize {
                    alike
                } else {
                    all.clone()
                }
            })
            .collect()
    }
}

/// A number from `least` to `most`, evenly in its logarithm.
pub(super) fn between(least: f64, most: f64, uniform: f64) -> f64 {
    let (low, high) = (libm::log(least), libm::log(most));
    libm::exp(low + uniform * (high - low))
}

/// Known facts as they are, unknown ones told apart by their framework: each
/// draws for itself.
pub(super) fn unknowns_apart<T: Copy>(known: &[Option<T>]) -> Vec<(Option<T>, usize)> {
    apart_where(known, |_| false)
}

/// The same, and those told apart as well for which `is_doubtful` holds.
pub(super) fn apart_where<T: Copy>(
    known: &[Option<T>],
    is_doubtful: impl Fn(usize) -> bool,
) -> Vec<(Option<T>, usize)> {
    let own = |framework: usize, value: &Option<T>| {
        let alone = value.is_none() || is_doubtful(framework);
        if alone { framework + 1 } else { 0 }
    };
    known
        .iter()
        .enumerate()
        .map(|(framework, value)| (*value, own(framework, value)))
        .collect()
}

/// What is known of a drawn other framework: never the worst, never a silent
/// mean.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are small and the product lies in 0…count"
)]
pub(super) fn donated<T: Copy>(known: &[T], uniform: f64) -> Option<T> {
    let position = (uniform * known.len() as f64) as usize;
    known
        .get(position.min(known.len().saturating_sub(1)))
        .copied()
}
