//! Who leads under each weight vector of a group.

use super::{LANES, TIE};

/// The best so far under each of [`LANES`] weight vectors.
#[derive(Debug)]
pub(super) struct Leaders {
    /// The best score.
    pub(super) best: [f64; LANES],
    /// The alternative that has it, the first of equals.
    pub(super) holder: [u64; LANES],
    /// Who came within [`TIE`] of a best score, or held it and was passed by less.
    rivals: Vec<Rival>,
}

#[derive(Debug)]
struct Rival {
    lane: usize,
    alternative: u64,
    score: f64,
}

impl Default for Leaders {
    fn default() -> Self {
        Self {
            best: [f64::NEG_INFINITY; LANES],
            holder: [0; LANES],
            rivals: Vec::new(),
        }
    }
}

impl Leaders {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.best = [f64::NEG_INFINITY; LANES];
        self.rivals.clear();
    }

    /// Takes the scores of one alternative, and notes ties.
    pub(super) fn offer(&mut self, alternative: u64, scores: &[f64; LANES]) {
        let leaders = self.best.iter_mut().zip(&mut self.holder);
        for (lane, (&score, (best, holder))) in scores.iter().zip(leaders).enumerate() {
            let tied = score >= *best - TIE && *best >= score - TIE;
            let mut loser = (alternative, score);
            if score > *best {
                loser = (*holder, *best);
                (*holder, *best) = (alternative, score);
            }
            if tied {
                self.rivals.push(Rival {
                    lane,
                    alternative: loser.0,
                    score: loser.1,
                });
            }
        }
    }

    /// Shares the first rank of each of the first `vectors` lanes among all within
    /// [`TIE`] of the best.
    pub(super) fn credit(&self, vectors: usize, credits: &mut [f64]) {
        let mut add = |alternative: u64, credit: f64| {
            let place = usize::try_from(alternative).ok();
            if let Some(place) = place.and_then(|place| credits.get_mut(place)) {
                *place += credit;
            }
        };
        let leaders = self.best.iter().zip(&self.holder).take(vectors);
        if self.rivals.is_empty() {
            leaders.for_each(|(_, holder)| add(*holder, 1.0));
            return;
        }
        for (lane, (best, holder)) in leaders.enumerate() {
            let tied = || {
                let here = self.rivals.iter().filter(move |rival| rival.lane == lane);
                here.filter(|rival| rival.score >= *best - TIE)
            };
            let credit = 1.0 / tied().fold(1.0, |count, _| count + 1.0);
            add(*holder, credit);
            tied().for_each(|rival| add(rival.alternative, credit));
        }
    }
}
