//! Partial values of every framework on every criterion, completion by
//! completion: what is known of the facts, and how far it is doubtful.
//!
//! They do not depend on answers, so they are drawn once and kept.

use backstay_numerics::random::{Seed, Stream};

use crate::catalog::{
    Catalog, Criterion, CriterionId, FrameworkId, Id, Level, Table, ValueFunction, Values,
};

/// Dirichlet parameters of the three increments none → community → official →
/// core: means 0.5, 0.35 and 0.15, so the levels are about 0, 0.5, 0.85 and 1.
const LEVEL_STEPS: [f64; 3] = [5.0, 3.5, 1.5];
/// Dirichlet parameters of the four increments of a score from 1 to 5: equal
/// steps, with a concentration of 4 for each.
const SCORE_STEPS: [f64; 4] = [4.0; 4];
/// How often a judge's score is really one lower, and as often one higher.
const JUDGE_SLIP: f64 = 0.15;
/// Fewest known frameworks of the same kind to draw an unknown fact from.
pub(super) const FEWEST_OF_KIND: usize = 5;

/// One number for each completion and framework.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    width: usize,
    cells: Vec<f64>,
}

impl Matrix {
    fn build(completions: u32, width: usize, mut cell: impl FnMut(u32, usize) -> f64) -> Self {
        let mut cells = Vec::with_capacity(completions as usize * width);
        for completion in 0..completions {
            for position in 0..width {
                cells.push(cell(completion, position));
            }
        }
        Self { width, cells }
    }

    /// The values of all frameworks in one completion.
    #[expect(
        clippy::indexing_slicing,
        reason = "rows are as many as the completions it was built for"
    )]
    pub(super) fn row(&self, completion: u32) -> &[f64] {
        let start = completion as usize * self.width;
        &self.cells[start..start + self.width]
    }
}

/// The drawn values of one criterion.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    /// Whatever the answers, these are the values.
    Fixed(Matrix),
    /// The answers choose among these: one matrix for each fact of a section.
    Choice(Vec<(String, Matrix)>),
    /// The answers say how well each word fits.
    Fit,
}

/// The drawn values of all criteria.
pub(super) fn draw(catalog: &Catalog, seed: Seed, completions: u32) -> Table<CriterionId, Drawn> {
    Table::like(&catalog.criteria, |id| {
        draw_criterion(catalog, &catalog.criteria[id], seed, completions)
    })
}

fn draw_criterion(catalog: &Catalog, criterion: &Criterion, seed: Seed, completions: u32) -> Drawn {
    let width = catalog.frameworks.len();
    let scale = Stream::named(seed, "scale", &criterion.id);
    match &criterion.value {
        ValueFunction::Level { reads } => {
            Drawn::Fixed(level_matrix(catalog, seed, reads, scale, completions))
        }
        ValueFunction::LevelOfChoice { reads } => {
            let prefix = format!("{reads}.");
            let choices = catalog
                .columns
                .iter()
                .filter_map(|column| {
                    let id = column.key.strip_prefix(&prefix)?;
                    let matrix = level_matrix(catalog, seed, &column.key, scale, completions);
                    Some((id.to_owned(), matrix))
                })
                .collect();
            Drawn::Choice(choices)
        }
        ValueFunction::Score { reads } => {
            Drawn::Fixed(score_matrix(catalog, seed, reads, scale, completions))
        }
        ValueFunction::Linear {
            reads,
            worst,
            best,
            spread,
        } => {
            let value = |x: f64| (x - worst) / (best - worst);
            Drawn::Fixed(number_matrix(
                catalog,
                seed,
                reads,
                *spread,
                completions,
                value,
            ))
        }
        ValueFunction::Log {
            reads,
            worst,
            best,
            spread,
        } => {
            let (low, high) = (libm::log(*worst), libm::log(*best));
            let value = |x: f64| (libm::log(x.max(f64::MIN_POSITIVE)) - low) / (high - low);
            Drawn::Fixed(number_matrix(
                catalog,
                seed,
                reads,
                *spread,
                completions,
                value,
            ))
        }
        ValueFunction::Words { reads, values } => {
            let known: Vec<Option<f64>> = catalog
                .frameworks
                .ids()
                .map(|id| {
                    catalog
                        .words(reads, id)
                        .iter()
                        .filter_map(|word| values.get(word).copied())
                        .reduce(f64::max)
                })
                .collect();
            let donors = donors(catalog, &known);
            Drawn::Fixed(Matrix::build(completions, width, |s, i| {
                settle(&known, &donors, i, || {
                    fact_stream(seed, reads, catalog, i).uniform(s, 0)
                })
                .unwrap_or(0.0)
            }))
        }
        ValueFunction::FitOfChoice { .. } => Drawn::Fit,
    }
}

/// The values of the four levels in one completion: 0, two drawn, 1.
fn level_values(scale: Stream, completion: u32) -> [f64; 4] {
    let [a, b, c] = gammas(scale, completion, LEVEL_STEPS);
    let sum = a + b + c;
    [0.0, a / sum, (a + b) / sum, 1.0]
}

/// The values of the five scores in one completion: 0, three drawn, 1.
fn score_values(scale: Stream, completion: u32) -> [f64; 5] {
    let [a, b, c, d] = gammas(scale, completion, SCORE_STEPS);
    let sum = a + b + c + d;
    [0.0, a / sum, (a + b) / sum, (a + b + c) / sum, 1.0]
}

fn gammas<const N: usize>(stream: Stream, completion: u32, shapes: [f64; N]) -> [f64; N] {
    let mut slot = 0;
    shapes.map(|shape| {
        slot += 1;
        stream.gamma(completion, slot, shape)
    })
}

fn level_matrix(
    catalog: &Catalog,
    seed: Seed,
    key: &str,
    scale: Stream,
    completions: u32,
) -> Matrix {
    let known: Vec<Option<Level>> = catalog
        .frameworks
        .ids()
        .map(|id| catalog.level(key, id))
        .collect();
    let donors = donors(catalog, &known);
    let mut values = [0.0; 4];
    let mut of = None;
    Matrix::build(completions, known.len(), |s, i| {
        if of != Some(s) {
            values = level_values(scale, s);
            of = Some(s);
        }
        settle(&known, &donors, i, || {
            fact_stream(seed, key, catalog, i).uniform(s, 0)
        })
        .and_then(|level| values.get(level as usize).copied())
        .unwrap_or(0.0)
    })
}

fn score_matrix(
    catalog: &Catalog,
    seed: Seed,
    key: &str,
    scale: Stream,
    completions: u32,
) -> Matrix {
    let known: Vec<Option<u8>> = match catalog.column(key) {
        Some(Values::Scores(scores)) => scores.clone(),
        _ => vec![None; catalog.frameworks.len()],
    };
    let donors = donors(catalog, &known);
    let judges: Vec<Stream> = (0..known.len())
        .map(|i| fact_stream(seed, key, catalog, i))
        .collect();
    let mut values = [0.0; 5];
    let mut of = None;
    Matrix::build(completions, known.len(), |s, i| {
        if of != Some(s) {
            values = score_values(scale, s);
            of = Some(s);
        }
        let Some(judge) = judges.get(i) else {
            return 0.0;
        };
        let score = settle(&known, &donors, i, || judge.uniform(s, 0)).unwrap_or(1);
        let slip = judge.uniform(s, 1);
        let score = if slip < JUDGE_SLIP {
            score.saturating_sub(1).max(1)
        } else if slip > 1.0 - JUDGE_SLIP {
            (score + 1).min(5)
        } else {
            score
        };
        values.get(usize::from(score - 1)).copied().unwrap_or(0.0)
    })
}

fn number_matrix(
    catalog: &Catalog,
    seed: Seed,
    key: &str,
    spread: f64,
    completions: u32,
    value: impl Fn(f64) -> f64,
) -> Matrix {
    let known: Vec<Option<f64>> = catalog
        .frameworks
        .ids()
        .map(|id| catalog.number(key, id))
        .collect();
    let donors = donors(catalog, &known);
    let streams: Vec<Stream> = (0..known.len())
        .map(|i| fact_stream(seed, key, catalog, i))
        .collect();
    Matrix::build(completions, known.len(), |s, i| {
        let Some(stream) = streams.get(i) else {
            return 0.0;
        };
        let number = settle(&known, &donors, i, || stream.uniform(s, 0)).unwrap_or(0.0);
        let doubt = if spread > 0.0 {
            libm::exp(spread * stream.normal(s, 1))
        } else {
            1.0
        };
        value(number * doubt).clamp(0.0, 1.0)
    })
}

/// The stream of one framework's fact.
fn fact_stream(seed: Seed, key: &str, catalog: &Catalog, position: usize) -> Stream {
    let framework = &catalog.frameworks[FrameworkId::at(position)];
    Stream::named(seed, "fact", &format!("{key}/{}", framework.id))
}

/// What is known of a framework; where nothing is, what is known of a drawn
/// other one: never the worst, never a silent mean.
fn settle<T: Copy>(
    known: &[Option<T>],
    donors: &[Vec<T>],
    position: usize,
    draw: impl FnOnce() -> f64,
) -> Option<T> {
    known.get(position).copied().flatten().or_else(|| {
        let donors = donors.get(position)?;
        donors.get(pick(donors.len(), draw())).copied()
    })
}

/// The position among `count` that a uniform number in (0, 1) falls on.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are small and the product lies in 0…count"
)]
fn pick(count: usize, uniform: f64) -> usize {
    ((uniform * count as f64) as usize).min(count.saturating_sub(1))
}

/// For every framework whose fact is unknown, the known values to draw from:
/// those of its kind if there are at least [`FEWEST_OF_KIND`], else all.
fn donors<T: Copy>(catalog: &Catalog, known: &[Option<T>]) -> Vec<Vec<T>> {
    let all: Vec<T> = known.iter().copied().flatten().collect();
    catalog
        .frameworks
        .ids()
        .zip(known)
        .map(|(id, value)| {
            if value.is_some() {
                return Vec::new();
            }
            let kind = catalog.words("profile.kind", id);
            let alike: Vec<T> = catalog
                .frameworks
                .ids()
                .zip(known)
                .filter(|(other, _)| catalog.words("profile.kind", *other) == kind)
                .filter_map(|(_, value)| *value)
                .collect();
            if alike.len() >= FEWEST_OF_KIND {
                alike
            } else {
                all.clone()
            }
        })
        .collect()
}
