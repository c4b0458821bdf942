//! Who comes first in each completion.

use backstay_numerics::columns;

use super::block::Block;

/// Who comes first.
#[derive(Clone, Debug, Default)]
pub(super) struct Firsts {
    /// By completion, the position among the remaining frameworks; [`SHARED`]
    /// where several are first, [`NOBODY`] where the needs drawn rule out
    /// everything.
    alone: Vec<u32>,
    /// Completions with several firsts, by position among the remaining.
    tied: Vec<(u32, Vec<usize>)>,
}

/// The first of a completion in which nothing is left.
const NOBODY: u32 = u32::MAX;
/// The first of a completion in which several are.
const SHARED: u32 = NOBODY - 1;

impl Firsts {
    /// Notes who comes first in a block.
    pub(super) fn note(&mut self, block: &Block) {
        let length = block.range.len();
        let mut best = vec![f64::NEG_INFINITY; length];
        let mut second = best.clone();
        let mut first = vec![u64::from(NOBODY); length];
        for (position, values) in (0..).zip(block.rows()) {
            columns::note_first(&mut best, &mut second, &mut first, values, position);
        }
        let leaders = first.iter().zip(best.iter().zip(&second));
        for (place, (first, (best, second))) in leaders.enumerate() {
            if best > second || best.is_infinite() {
                self.alone.push(u32::try_from(*first).unwrap_or(NOBODY));
                continue;
            }
            let is_first = |sums: &[f64]| sums.get(place) == Some(best);
            let tied = block.rows().enumerate();
            let tied = tied.filter(|(_, values)| is_first(values));
            let completion = u32::try_from(block.range.start + place).unwrap_or(NOBODY);
            self.tied
                .push((completion, tied.map(|(position, _)| position).collect()));
            self.alone.push(SHARED);
        }
    }

    /// By completion, who alone is first, by position among the remaining; a
    /// number beyond these where nobody is.
    pub(super) fn alone(&self) -> &[u32] {
        &self.alone
    }

    /// The completions in which several are first: the completion, one of them by
    /// position among the remaining, and the credit that each gets.
    pub(super) fn shared(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        self.tied.iter().flat_map(|(completion, equals)| {
            let credit = 1.0 / f64::from(u32::try_from(equals.len().max(1)).unwrap_or(1));
            let equals = equals.iter();
            equals.map(move |position| (*completion as usize, *position, credit))
        })
    }

    /// Every completion with somebody first, in order: the completion, and who is
    /// first.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, Vec<usize>)> {
        let mut tied = self.tied.iter().peekable();
        let firsts = self.alone.iter().enumerate();
        firsts.filter_map(move |(completion, first)| match *first {
            NOBODY => None,
            SHARED => Some((completion, tied.next()?.1.clone())),
            alone => Some((completion, vec![alone as usize])),
        })
    }

    /// In how many completions each of so many frameworks is first; equals share
    /// a completion.
    pub(super) fn credits(&self, frameworks: usize) -> Vec<f64> {
        let mut counts = vec![0; frameworks];
        let one_group = vec![0; self.alone.len()];
        columns::count_pairs(&mut counts, frameworks, &one_group, &self.alone);
        let mut credits: Vec<f64> = counts.into_iter().map(f64::from).collect();
        for (_, position, credit) in self.shared() {
            if let Some(sum) = credits.get_mut(position) {
                *sum += credit;
            }
        }
        credits
    }

    /// How many completions have somebody first.
    pub(super) fn decided(&self) -> f64 {
        let decided = self.alone.iter().filter(|first| **first != NOBODY);
        f64::from(u32::try_from(decided.count()).unwrap_or(u32::MAX))
    }
}
