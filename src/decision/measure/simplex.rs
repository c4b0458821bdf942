//! Weights that are only known by statements: uniform on the part of the
//! simplex that the statements allow.

use super::additive::values;
use super::count;
use backstay_numerics::order;
use backstay_numerics::random::Stream;

use crate::decision::SEED;

/// What was said of the weights; positions are those of the criteria.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// From the most important to the least.
    Order(Vec<usize>),
    /// The first weighs at least as much as the second.
    AtLeast(usize, usize),
    /// `low ≤ w_i / w_j ≤ high`.
    Ratio {
        /// The numerator.
        over: usize,
        /// The denominator.
        under: usize,
        /// The smallest ratio.
        low: f64,
        /// The largest ratio.
        high: f64,
    },
    /// `low ≤ w_i ≤ high`.
    Bounds {
        /// The criterion.
        of: usize,
        /// The smallest weight.
        low: f64,
        /// The largest weight.
        high: f64,
    },
}

/// How many draws are tried for one that the statements allow.
const ATTEMPTS: u32 = 100;

impl Statement {
    /// The half-spaces `Σ w_j · n_j ≥ 0` that it is. Weights sum to 1, so a
    /// bound is one too.
    fn normals(&self, criteria: usize) -> Vec<Vec<f64>> {
        let normal = |all: f64, parts: &[(usize, f64)]| {
            let mut normal = vec![all; criteria];
            for (position, part) in parts {
                if let Some(slot) = normal.get_mut(*position) {
                    *slot += part;
                }
            }
            normal
        };
        match self {
            Self::Order(order) => order
                .iter()
                .zip(order.iter().skip(1))
                .map(|(one, next)| normal(0.0, &[(*one, 1.0), (*next, -1.0)]))
                .collect(),
            Self::AtLeast(one, other) => vec![normal(0.0, &[(*one, 1.0), (*other, -1.0)])],
            Self::Ratio {
                over,
                under,
                low,
                high,
            } => {
                let mut normals = vec![normal(0.0, &[(*over, 1.0), (*under, -low)])];
                if high.is_finite() {
                    normals.push(normal(0.0, &[(*over, -1.0), (*under, *high)]));
                }
                normals
            }
            Self::Bounds { of, low, high } => {
                vec![normal(-low, &[(*of, 1.0)]), normal(*high, &[(*of, -1.0)])]
            }
        }
    }

    fn allows(&self, weights: &[f64]) -> bool {
        let at = |position: usize| weights.get(position).copied().unwrap_or(0.0);
        match self {
            Self::Order(order) => order
                .iter()
                .zip(order.iter().skip(1))
                .all(|(one, next)| at(*one) >= at(*next)),
            Self::AtLeast(one, other) => at(*one) >= at(*other),
            Self::Ratio {
                over,
                under,
                low,
                high,
            } => at(*over) >= low * at(*under) && at(*over) <= high * at(*under),
            Self::Bounds { of, low, high } => (*low..=*high).contains(&at(*of)),
        }
    }
}

/// The full order that the statements are, if they are just that.
fn full_order(criteria: usize, statements: &[Statement]) -> Option<&[usize]> {
    match statements {
        [Statement::Order(order)] if order.len() == criteria => Some(order),
        _ => None,
    }
}

/// `draws` weight vectors, uniform on the allowed part: spacings of sorted
/// uniforms, sorted again under a full order, and kept if allowed. Fewer where
/// the statements allow next to nothing.
pub fn weights(criteria: usize, statements: &[Statement], draws: u32) -> Vec<Vec<f64>> {
    let stream = Stream::named(SEED, "weights", "simplex");
    let order = full_order(criteria, statements);
    (0..draws.saturating_mul(ATTEMPTS))
        .map(|attempt| {
            let weights = spacings(stream, attempt, criteria);
            match order {
                Some(order) => sorted(&weights, order),
                None => weights,
            }
        })
        .filter(|weights| statements.iter().all(|each| each.allows(weights)))
        .take(draws as usize)
        .collect()
}

/// The largest weight to the first of an order, and so on.
fn sorted(weights: &[f64], order: &[usize]) -> Vec<f64> {
    let mut falling = weights.to_vec();
    order::sort_by(&mut falling, |one, other| other.total_cmp(one));
    let mut sorted = weights.to_vec();
    for (&position, weight) in order.iter().zip(falling) {
        if let Some(slot) = sorted.get_mut(position) {
            *slot = weight;
        }
    }
    sorted
}

fn spacings(stream: Stream, completion: u32, criteria: usize) -> Vec<f64> {
    let mut cuts: Vec<f64> = (1..criteria)
        .zip(0..)
        .map(|(_, index)| stream.uniform(completion, index))
        .chain([1.0])
        .collect();
    order::sort_by(&mut cuts, f64::total_cmp);
    let mut previous = 0.0;
    cuts.into_iter()
        .map(|cut| cut - std::mem::replace(&mut previous, cut))
        .collect()
}

/// The mean of the allowed weights: exact where [`Region`] can be cut out, else
/// over `draws`; empty where none are allowed. Under a full order it is the
/// rank order centroid.
///
/// Source: Edwards and Barron, SMARTS and SMARTER (1994).
pub fn centroid(criteria: usize, statements: &[Statement], draws: u32) -> Vec<f64> {
    Region::allowed(criteria, statements).map_or_else(
        || {
            let points = weights(criteria, statements, draws);
            let share = 1.0 / count(points.len());
            super::group::mean(&points, &vec![share; points.len()])
        },
        |region| region.centroid(),
    )
}

/// The exact share of the allowed weights at which each row of a matrix has
/// the largest value; rows alike share. `None` where the region cannot be cut
/// out in few enough pieces, or has no volume.
pub fn first_shares(matrix: &[Vec<f64>], statements: &[Statement]) -> Option<Vec<f64>> {
    let criteria = matrix.first().map_or(0, Vec::len);
    let allowed = Region::allowed(criteria, statements)?;
    let whole = allowed.volume();
    if whole <= 0.0 {
        return None;
    }
    matrix
        .iter()
        .map(|own| {
            let mut region = allowed.clone();
            for other in matrix.iter().filter(|other| *other != own) {
                let ahead: Vec<f64> = own.iter().zip(other).map(|(a, b)| a - b).collect();
                region = region.cut(&ahead)?;
            }
            let alike = matrix.iter().filter(|other| *other == own).count();
            Some(region.volume() / whole / count(alike))
        })
        .collect()
}

/// More pieces than this are not cut out: it would take seconds.
const MOST_PIECES: usize = 100_000;

/// A convex part of the simplex, as simplices that fill it.
///
/// A half-space cuts a simplex on an edge from a corner inside to one outside;
/// each half replaces one of the two by the point on the edge, and has the
/// volume of the whole times the share of the edge it keeps. Repeated until
/// every piece lies on one side, this is exact but for rounding.
#[derive(Clone, Debug, PartialEq)]
struct Region {
    /// Corners, with the volume as a share of the whole simplex.
    pieces: Vec<(Vec<Vec<f64>>, f64)>,
}

impl Region {
    /// All weights of a number of criteria.
    fn whole(criteria: usize) -> Self {
        let corner = |one| {
            let at = |j| if j == one { 1.0 } else { 0.0 };
            (0..criteria).map(at).collect()
        };
        Self {
            pieces: vec![((0..criteria).map(corner).collect(), 1.0)],
        }
    }

    /// The weights that the statements allow.
    fn allowed(criteria: usize, statements: &[Statement]) -> Option<Self> {
        let mut region = Self::whole(criteria);
        for normal in statements.iter().flat_map(|each| each.normals(criteria)) {
            region = region.cut(&normal)?;
        }
        Some(region)
    }

    /// The part in which `Σ w_j · normal_j ≥ 0`.
    fn cut(&self, normal: &[f64]) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut left = self.pieces.clone();
        while let Some((corners, volume)) = left.pop() {
            let leads = values(normal, &corners);
            let inside = leads.iter().position(|lead| *lead > EDGE);
            let outside = leads.iter().position(|lead| *lead < -EDGE);
            match (inside, outside) {
                (Some(inside), Some(outside)) => {
                    let (Some(from), Some(to)) = (leads.get(inside), leads.get(outside)) else {
                        continue;
                    };
                    let kept = from / (from - to);
                    let (one, other) = (corners.get(inside)?, corners.get(outside)?);
                    let point: Vec<f64> = one
                        .iter()
                        .zip(other)
                        .map(|(a, b)| a + kept * (b - a))
                        .collect();
                    let replaced = |position: usize| {
                        let mut corners = corners.clone();
                        if let Some(corner) = corners.get_mut(position) {
                            corner.clone_from(&point);
                        }
                        corners
                    };
                    left.push((replaced(outside), volume * kept));
                    left.push((replaced(inside), volume * (1.0 - kept)));
                }
                (_, None) => pieces.push((corners, volume)),
                (None, Some(_)) => {}
            }
            if pieces.len() + left.len() > MOST_PIECES {
                return None;
            }
        }
        Some(Self { pieces })
    }

    /// Its share of the whole simplex.
    fn volume(&self) -> f64 {
        self.pieces
            .iter()
            .fold(0.0, |sum, (_, volume)| sum + volume)
    }

    /// Its mean; empty where it has no volume.
    fn centroid(&self) -> Vec<f64> {
        let whole = self.volume();
        let mut mean = Vec::new();
        for (corners, volume) in &self.pieces {
            mean.resize(corners.len(), 0.0);
            let share = volume / whole / count(corners.len());
            for corner in corners {
                for (mean, weight) in mean.iter_mut().zip(corner) {
                    *mean += share * weight;
                }
            }
        }
        mean
    }
}

/// A corner this near to a cut lies on it.
const EDGE: f64 = 1e-14;

#[cfg(test)]
mod tests {
    use super::{Statement, centroid, first_shares, weights};

    fn statements() -> Vec<Statement> {
        vec![
            Statement::AtLeast(0, 2),
            Statement::Ratio {
                over: 1,
                under: 2,
                low: 0.5,
                high: 3.0,
            },
            Statement::Bounds {
                of: 3,
                low: 0.1,
                high: 0.4,
            },
        ]
    }

    #[test]
    fn the_centroid_is_where_draws_have_their_mean() {
        let exact = centroid(4, &statements(), 0);
        let drawn = weights(4, &statements(), 20_000);
        for (position, exact) in exact.iter().enumerate() {
            let sum: f64 = drawn.iter().filter_map(|each| each.get(position)).sum();
            assert!((sum / 20_000.0 - exact).abs() < 0.005);
        }
    }

    #[test]
    fn shares_are_those_of_draws_and_sum_to_one() {
        let matrix = [
            vec![0.9, 0.1, 0.4, 0.5],
            vec![0.2, 0.8, 0.6, 0.4],
            vec![0.5, 0.5, 0.5, 0.6],
            vec![0.5, 0.5, 0.5, 0.6],
        ];
        let exact = first_shares(&matrix, &statements()).unwrap_or_default();
        assert!((exact.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let drawn = weights(4, &statements(), 20_000);
        let [first, second, third, _] = &matrix;
        let worth = |row: &[f64], w: &[f64]| super::super::value(w, row);
        let wins = drawn
            .iter()
            .filter(|w| worth(first, w) > worth(second, w) && worth(first, w) > worth(third, w));
        let share = f64::from(u32::try_from(wins.count()).unwrap_or(0)) / 20_000.0;
        assert!(
            exact
                .first()
                .is_some_and(|exact| (exact - share).abs() < 0.015)
        );
        assert_eq!(exact.get(2), exact.get(3));
    }
}
