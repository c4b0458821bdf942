//! Weights that are only known by statements: uniform on the part of the
//! simplex that the statements allow.

use super::additive::values;
use super::count;
use crate::decision::random::Stream;

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
const ATTEMPTS: u32 = 2_000;

impl Statement {
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

/// The vertices of the allowed part where it is a simplex itself: without
/// statements, or under a full order.
fn vertices(criteria: usize, statements: &[Statement]) -> Option<Vec<Vec<f64>>> {
    if statements.is_empty() {
        let unit = |one| {
            (0..criteria)
                .map(|j| if j == one { 1.0 } else { 0.0 })
                .collect()
        };
        return Some((0..criteria).map(unit).collect());
    }
    let order = full_order(criteria, statements)?;
    let corner = |size: usize| {
        let mut corner = vec![0.0; criteria];
        for &position in order.iter().take(size) {
            if let Some(weight) = corner.get_mut(position) {
                *weight = 1.0 / count(size);
            }
        }
        corner
    };
    Some((1..=criteria).map(corner).collect())
}

/// `draws` weight vectors, uniform on the allowed part: spacings of sorted
/// uniforms, sorted again under a full order, else kept if allowed. Fewer where
/// the statements allow next to nothing.
pub fn weights(criteria: usize, statements: &[Statement], draws: u32) -> Vec<Vec<f64>> {
    let stream = Stream::named("weights", "simplex");
    let order = full_order(criteria, statements);
    let mut found = Vec::with_capacity(draws as usize);
    for attempt in 0..draws.saturating_mul(if order.is_some() || statements.is_empty() {
        1
    } else {
        ATTEMPTS
    }) {
        if found.len() >= draws as usize {
            break;
        }
        let mut weights = spacings(stream, attempt, criteria);
        if let Some(order) = order {
            let mut sorted = weights.clone();
            sorted.sort_by(|one, other| other.total_cmp(one));
            for (&position, weight) in order.iter().zip(sorted) {
                if let Some(slot) = weights.get_mut(position) {
                    *slot = weight;
                }
            }
        }
        if statements.iter().all(|each| each.allows(&weights)) {
            found.push(weights);
        }
    }
    found
}

fn spacings(stream: Stream, completion: u32, criteria: usize) -> Vec<f64> {
    let mut cuts: Vec<f64> = (1..criteria)
        .zip(0..)
        .map(|(_, index)| stream.uniform(completion, index))
        .chain([1.0])
        .collect();
    cuts.sort_by(f64::total_cmp);
    let mut previous = 0.0;
    cuts.into_iter()
        .map(|cut| cut - std::mem::replace(&mut previous, cut))
        .collect()
}

/// The mean of the allowed weights: the mean of the vertices where the part is
/// a simplex (under a full order the rank order centroid), else over draws.
///
/// Source: Edwards and Barron, SMARTS and SMARTER (1994).
pub fn centroid(criteria: usize, statements: &[Statement], draws: u32) -> Vec<f64> {
    let points =
        vertices(criteria, statements).unwrap_or_else(|| weights(criteria, statements, draws));
    let share = 1.0 / count(points.len().max(1));
    super::group::mean(&points, &vec![share; points.len()])
}

/// The exact share of the allowed weights at which the first of two rows has
/// the larger value, where the allowed part is a simplex; `None` elsewhere.
///
/// With `g_k` the lead at vertex `k` of `n`, the share is
/// `Σ_{g_k > 0} g_k^(n−1) / Π_{j≠k} (g_k − g_j)` (the volume a half-space cuts
/// from a simplex: Lasserre, arXiv 1402.3750); equal leads are moved apart by
/// 1e-6 of the largest.
pub fn first_of_two(one: &[f64], other: &[f64], statements: &[Statement]) -> Option<f64> {
    let inside: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
    let mut leads = values(&inside, &vertices(inside.len(), statements)?);
    leads.sort_by(f64::total_cmp);
    let (low, high) = (leads.first().copied()?, leads.last().copied()?);
    if low.abs() <= 1e-15 && high.abs() <= 1e-15 {
        return Some(0.5);
    }
    if low >= 0.0 {
        return Some(1.0);
    }
    if high <= 0.0 {
        return Some(0.0);
    }
    let apart = 1e-6 * high.max(-low);
    let mut previous = f64::NEG_INFINITY;
    for lead in &mut leads {
        if *lead - previous < apart {
            *lead = previous + apart;
        }
        previous = *lead;
    }
    let power = count(leads.len() - 1);
    let share: f64 = leads
        .iter()
        .enumerate()
        .filter(|(_, lead)| **lead > 0.0)
        .map(|(k, lead)| {
            let others: f64 = leads
                .iter()
                .enumerate()
                .filter(|(j, _)| *j != k)
                .map(|(_, other)| lead - other)
                .product();
            libm::pow(*lead, power) / others
        })
        .sum();
    Some(share.clamp(0.0, 1.0))
}

/// The exact shares of `low…high` in which each row of a two-column matrix has
/// the largest value when the first weight runs over it: the upper envelope of
/// lines. Ties share.
pub fn first_on_a_line(matrix: &[Vec<f64>], low: f64, high: f64) -> Vec<f64> {
    let mut shares = vec![0.0; matrix.len()];
    for (from, to) in super::elicitation::stretches(matrix, &[low, high]) {
        let middle = f64::midpoint(from, to);
        let worth = values(&[middle, 1.0 - middle], matrix);
        let best = worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let level = count(worth.iter().filter(|value| best - **value <= 1e-12).count());
        for (share, value) in shares.iter_mut().zip(&worth) {
            if best - value <= 1e-12 {
                *share += (to - from) / (high - low) / level;
            }
        }
    }
    shares
}
