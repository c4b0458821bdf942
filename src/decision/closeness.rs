//! How far the first is ahead of the second, in words.

use crate::bundle::Model;

/// How far the first is ahead of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closeness {
    /// Nothing is left to compare.
    Empty,
    /// Only one is left.
    Only,
    /// Equal to the last digit.
    Tie,
    /// They take the lead from each other in nearly as many completions.
    Unclear,
    /// The first is ahead, and the second is credible.
    Close,
    /// The first is ahead in most completions of all.
    Clear,
}

/// Values that differ by less are equal but for rounding.
pub(super) const TIE: f64 = 1e-12;

/// Judges the lead of the first over the second.
///
/// `lead` is the share of completions in which the first has the larger value,
/// ties counted half; `gap` the difference of their mean values.
pub(super) fn judge(
    model: &Model,
    remaining: usize,
    gap: f64,
    lead: f64,
    firmness: f64,
) -> Closeness {
    match remaining {
        0 => Closeness::Empty,
        1 => Closeness::Only,
        _ if gap.abs() <= TIE => Closeness::Tie,
        _ if lead <= model.about_equal => Closeness::Unclear,
        _ if firmness >= model.clear_firmness => Closeness::Clear,
        _ => Closeness::Close,
    }
}

impl Closeness {
    /// One sentence for the page.
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "Nothing meets every must-have.",
            Self::Only => "Your must-haves leave only one.",
            Self::Tie => "A tie: both have the same sum.",
            Self::Unclear => "No clear winner yet.",
            Self::Close => "A close lead.",
            Self::Clear => "A clear lead.",
        }
    }

    /// The word for data.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Only => "only",
            Self::Tie => "tie",
            Self::Unclear => "unclear",
            Self::Close => "close",
            Self::Clear => "clear",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Closeness, judge};

    #[test]
    fn says_what_the_lead_is_worth() {
        let model = &crate::shipped().model;
        for (remaining, gap, lead, firmness, expected) in [
            (0, 0.0, 0.0, 0.0, Closeness::Empty),
            (1, 0.0, 0.0, 1.0, Closeness::Only),
            (2, 0.0, 0.5, 0.5, Closeness::Tie),
            (5, 0.01, 0.58, 0.4, Closeness::Unclear),
            (5, 0.05, 0.7, 0.5, Closeness::Close),
            (5, 0.2, 0.9, 0.8, Closeness::Clear),
        ] {
            assert_eq!(judge(model, remaining, gap, lead, firmness), expected);
        }
    }
}
