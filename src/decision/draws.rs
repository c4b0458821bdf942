//! Partial values of every framework on every criterion, completion by
//! completion: what is known of the facts, and how far it is doubtful.
//!
//! They do not depend on answers, so they are drawn once and kept.

use backstay_numerics::random::{Seed, Stream};

use crate::bundle::Model;
use crate::catalog::{
    Catalog, Criterion, CriterionId, FrameworkId, Id, Level, Table, UnknownFrom, ValueFunction,
    Values,
};

use super::donors::{apart_where, between, donated, unknowns_apart};
use super::grid;
use super::partials::{Filled, Partials};

/// The drawn values of one criterion.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    /// Whatever the answers, these are the values.
    Fixed(DrawnValues),
    /// The answers choose among these: one for each fact of a section.
    Choice(Vec<DrawnFact>),
    /// The answers say how well each word fits.
    Fit,
}

impl Drawn {
    fn fixed(partials: Partials) -> Self {
        Self::Fixed(partials.into())
    }

    /// The mean value of each framework; none where that depends on answers.
    pub(super) fn means(&self) -> &[f64] {
        match self {
            Self::Fixed(values) => &values.means,
            Self::Choice(_) | Self::Fit => &[],
        }
    }
}

/// Values that depend on no answer.
#[derive(Clone, Debug)]
pub(super) struct DrawnValues {
    pub(super) partials: Partials,
    /// The mean value of each framework.
    pub(super) means: Vec<f64>,
}

impl From<Partials> for DrawnValues {
    fn from(partials: Partials) -> Self {
        let means = partials.means();
        Self { partials, means }
    }
}

/// One fact of a section that answers choose from.
#[derive(Clone, Debug)]
pub(super) struct DrawnFact {
    pub(super) name: String,
    pub(super) values: DrawnValues,
    /// By framework; frameworks of the same number have the same values.
    pub(super) alike: Vec<usize>,
}

/// What the draws of facts are made with.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    /// The frameworks and their facts.
    pub(super) catalog: &'a Catalog,
    /// The figures of the model.
    pub(super) model: &'a Model,
    /// What sets the draws.
    pub(super) seed: Seed,
    /// How many are drawn.
    pub(super) completions: u32,
}

impl Drawing<'_> {
    /// The drawn values of all criteria.
    pub(super) fn draw(self) -> Table<CriterionId, Drawn> {
        let criteria = &self.catalog.criteria;
        Table::like(criteria, |id| self.criterion(&criteria[id]))
    }

    fn criterion(self, criterion: &Criterion) -> Drawn {
        match &criterion.value {
            ValueFunction::Level { reads } => {
                Drawn::fixed(self.levels(reads, &self.level_columns(&criterion.id)))
            }
            ValueFunction::LevelOfChoice { reads } => {
                let prefix = format!("{reads}.");
                let drawn = self.level_columns(&criterion.id);
                let choices = self
                    .catalog
                    .columns
                    .iter()
                    .filter_map(|column| {
                        let id = column.key.strip_prefix(&prefix)?;
                        Some(DrawnFact {
                            name: id.to_owned(),
                            values: self.levels(&column.key, &drawn).into(),
                            alike: self.alike(&column.key),
                        })
                    })
                    .collect();
                Drawn::Choice(choices)
            }
            ValueFunction::Score { reads } => Drawn::fixed(self.scores(reads, &criterion.id)),
            ValueFunction::Linear {
                reads,
                worst,
                best,
                spread,
                unknown,
            } => {
                let value = |x: f64| (x - worst) / (best - worst);
                let from = unknown.as_ref().map(|unknown| &unknown.from);
                Drawn::fixed(self.numbers(reads, *spread, from, value))
            }
            ValueFunction::Log {
                reads,
                worst,
                best,
                spread,
                unknown,
            } => {
                let (low, high) = (libm::log(*worst), libm::log(*best));
                let value = |x: f64| (libm::log(x.max(f64::MIN_POSITIVE)) - low) / (high - low);
                let from = unknown.as_ref().map(|unknown| &unknown.from);
                Drawn::fixed(self.numbers(reads, *spread, from, value))
            }
            ValueFunction::Words { reads, values } => {
                let known: Vec<Option<f64>> = self
                    .catalog
                    .frameworks
                    .ids()
                    .map(|id| {
                        self.catalog
                            .words(reads, id)
                            .iter()
                            .filter_map(|word| values.get(word).copied())
                            .reduce(f64::max)
                    })
                    .collect();
                Drawn::fixed(self.known_or_drawn(reads, &known, |value, _| value))
            }
            ValueFunction::FitOfChoice { .. } => Drawn::Fit,
        }
    }

    /// The drawn values of the two levels between none and core, common to all
    /// frameworks.
    fn level_columns(self, criterion: &str) -> [Vec<f32>; 4] {
        let scale = Stream::named(self.seed, "scale", criterion);
        let mut columns = [const { Vec::new() }; 4];
        for completion in 0..self.completions {
            let steps = running_shares(scale, completion, self.model.level_increments);
            for (column, value) in columns.iter_mut().zip([0.0].into_iter().chain(steps)) {
                column.push(grid::value(value));
            }
        }
        columns
    }

    fn levels(self, key: &str, drawn: &[Vec<f32>; 4]) -> Partials {
        let known: Vec<Option<Level>> = self
            .catalog
            .frameworks
            .ids()
            .map(|id| self.catalog.level(key, id))
            .collect();
        let value = |level: Level, completion: u32| {
            let column = drawn.get(level as usize);
            let value = column.and_then(|column| column.get(completion as usize));
            value.copied().map_or(0.0, f64::from)
        };
        let donors = self.donors_of_kind(&known);
        let others: Vec<Option<Level>> = self
            .catalog
            .frameworks
            .ids()
            .map(|id| self.catalog.doubt(key, id))
            .collect();
        let other_of = |framework: usize| others.get(framework).copied().flatten();
        let keys = apart_where(&known, |framework| other_of(framework).is_some());
        let doubtful = |framework: usize, level: Level, other: Level| {
            self.column(
                |completion, fact| {
                    let is_other = fact.uniform(completion, 0) < self.model.doubt;
                    value(if is_other { other } else { level }, completion)
                },
                key,
                framework,
            )
        };
        Partials::shared(&keys, |framework, (level, _)| match level {
            Some(level) if other_of(framework).is_some_and(|other| other != *level) => {
                doubtful(framework, *level, other_of(framework).unwrap_or(*level))
            }
            Some(Level::None) => Filled::Same(0.0),
            Some(Level::Core) => Filled::Same(1.0),
            Some(level) => Filled::Column(drawn.get(*level as usize).cloned().unwrap_or_default()),
            None => {
                let from = donors.get(framework).map_or(&[][..], Vec::as_slice);
                self.column(
                    |completion, fact| {
                        let drawn = donated(from, fact.uniform(completion, 0));
                        drawn.map_or(0.0, |level| value(level, completion))
                    },
                    key,
                    framework,
                )
            }
        })
    }

    /// Frameworks of one level are alike, unknown and doubtful ones only
    /// themselves.
    fn alike(self, key: &str) -> Vec<usize> {
        let level = |id: FrameworkId| self.catalog.level(key, id);
        let ids = self.catalog.frameworks.ids();
        ids.map(|id| match level(id) {
            Some(level) if self.catalog.doubt(key, id).is_none() => level as usize,
            _ => Level::ALL.len() + id.position(),
        })
        .collect()
    }

    fn scores(self, key: &str, criterion: &str) -> Partials {
        let scale = Stream::named(self.seed, "scale", criterion);
        let known: Vec<Option<u8>> = match self.catalog.column(key) {
            Some(Values::Scores(scores)) => scores.clone(),
            _ => vec![None; self.catalog.frameworks.len()],
        };
        let scales: Vec<[f64; 4]> = (0..self.completions)
            .map(|completion| running_shares(scale, completion, self.model.score_increments))
            .collect();
        let value = |score: u8, completion: u32| {
            let above = usize::from(score).checked_sub(2);
            let scale = scales.get(completion as usize);
            let value = above.and_then(|above| scale.and_then(|scale| scale.get(above)));
            value.copied().unwrap_or_default()
        };
        let slip = self.model.judge_slip;
        let donors = self.donors_of_kind(&known);
        let apart: Vec<usize> = (0..known.len()).collect();
        Partials::shared(&apart, |framework, _| {
            let own = known.get(framework).copied().flatten();
            let from = donors.get(framework).map_or(&[][..], Vec::as_slice);
            self.column(
                |completion, judge| {
                    let score = own
                        .or_else(|| donated(from, judge.uniform(completion, 0)))
                        .unwrap_or(1);
                    let slipped = judge.uniform(completion, 1);
                    let score = if slipped < slip {
                        score.saturating_sub(1).max(1)
                    } else if slipped > 1.0 - slip {
                        (score + 1).min(5)
                    } else {
                        score
                    };
                    value(score, completion)
                },
                key,
                framework,
            )
        })
    }

    fn numbers(
        self,
        key: &str,
        spread: f64,
        unknown: Option<&UnknownFrom>,
        value: impl Fn(f64) -> f64,
    ) -> Partials {
        let known: Vec<Option<f64>> = self
            .catalog
            .frameworks
            .ids()
            .map(|id| self.catalog.number(key, id))
            .collect();
        let value = |number: f64| value(number).clamp(0.0, 1.0);
        if spread <= 0.0 && unknown.is_none() {
            return self.known_or_drawn(key, &known, |number, _| value(number));
        }
        let donors = match unknown {
            Some(UnknownFrom::Like(fact, fewest)) => self.donors(&known, fact, *fewest),
            Some(UnknownFrom::Between(..)) | None => self.donors_of_kind(&known),
        };
        let apart: Vec<usize> = (0..known.len()).collect();
        Partials::shared(&apart, |framework, _| {
            let own = known.get(framework).copied().flatten();
            let from = donors.get(framework).map_or(&[][..], Vec::as_slice);
            let draw = |uniform: f64| match unknown {
                Some(UnknownFrom::Between(least, most)) => between(*least, *most, uniform),
                Some(UnknownFrom::Like(..)) | None => donated(from, uniform).unwrap_or(0.0),
            };
            self.column(
                |completion, fact| {
                    let number = own.unwrap_or_else(|| draw(fact.uniform(completion, 0)));
                    let doubt = libm::exp(spread * fact.normal(completion, 1));
                    value(number * doubt)
                },
                key,
                framework,
            )
        })
    }

    /// Facts without doubt of their own: a known one has one value, an unknown
    /// one is drawn.
    fn known_or_drawn(
        self,
        key: &str,
        known: &[Option<f64>],
        value: impl Fn(f64, u32) -> f64,
    ) -> Partials {
        let donors = self.donors_of_kind(known);
        let keys: Vec<(Option<f64>, usize)> = unknowns_apart(known);
        Partials::shared(&keys, |framework, (known, _)| {
            if let Some(known) = known {
                return Filled::Same(value(*known, 0));
            }
            let from = donors.get(framework).map_or(&[][..], Vec::as_slice);
            self.column(
                |completion, fact| {
                    let drawn = donated(from, fact.uniform(completion, 0));
                    drawn.map_or(0.0, |known| value(known, completion))
                },
                key,
                framework,
            )
        })
    }

    /// The column of one framework's fact, from its own stream.
    fn column(self, value: impl Fn(u32, Stream) -> f64, key: &str, framework: usize) -> Filled {
        let framework = &self.catalog.frameworks[FrameworkId::at(framework)];
        let fact = Stream::named(self.seed, "fact", &format!("{key}/{}", framework.id));
        let values = (0..self.completions).map(|s| grid::value(value(s, fact)));
        Filled::Column(values.collect())
    }
}

/// Running sums of shares drawn by a Dirichlet law; the last is 1.
fn running_shares<const N: usize>(scale: Stream, completion: u32, shapes: [f64; N]) -> [f64; N] {
    let mut slot = 0;
    let mut running = 0.0;
    let sums = shapes.map(|shape| {
        slot += 1;
        running += scale.gamma(completion, slot, shape);
        running
    });
    sums.map(|sum| sum / running)
}
