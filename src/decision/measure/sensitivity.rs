//! The smallest changes of weights at which two alternatives draw level.

/// The weight at which a lead vanishes, the others keeping their proportions,
/// if one in 0…1 does it; `difference` is the part of the lead that the
/// criterion gives at its present weight. `None` as well where the criterion
/// or the others weigh nothing: then there is no lead in it, or no proportion.
///
/// Source: Triantaphyllou and Sánchez, Decision Sciences 28 (1997).
pub fn level_at(lead: f64, weight: f64, difference: f64) -> Option<f64> {
    let others = 1.0 - weight;
    if others < ROUNDING {
        return None;
    }
    let inside = difference / weight;
    let rest = (lead - difference) / others;
    let at = rest / (rest - inside);
    // 0 over 0 is no number, and in no range.
    (0.0..=1.0).contains(&at).then_some(at)
}

/// A share of a whole this small is what rounding left of nothing.
const ROUNDING: f64 = 1e-12;

/// The raw weight at which the lead vanishes when the other raw weights stay
/// as they are and all are normalised afterwards: `w − D / d`, with `d` the
/// lead inside the criterion. `None` where it would be negative.
pub fn switch_unnormalised(lead: f64, weight: f64, inside: f64) -> Option<f64> {
    let at = weight - lead / inside;
    (at.is_finite() && at >= 0.0).then_some(at)
}

/// The weights nearest to `weights` (Euclidean, on the simplex) at which
/// `Σ w_j · d_j = 0`; `None` where no weights do it, as one leads everywhere.
///
/// `w′ = w − D · dc / |dc|²` with `dc` the centred `d`; a coordinate that turns
/// negative is fixed at 0 and the rest solved again.
pub fn nearest_weights(weights: &[f64], inside: &[f64]) -> Option<Vec<f64>> {
    if inside.iter().all(|lead| *lead > 0.0) || inside.iter().all(|lead| *lead < 0.0) {
        return None;
    }
    let mut free = vec![true; weights.len()];
    loop {
        let number = super::count(free.iter().filter(|each| **each).count());
        let over = |what: &dyn Fn(f64, f64) -> f64| -> f64 {
            weights
                .iter()
                .zip(inside)
                .zip(&free)
                .filter(|(_, free)| **free)
                .map(|((weight, inside), _)| what(*weight, *inside))
                .sum()
        };
        // What the fixed coordinates gave up is shared out evenly first.
        let short = (1.0 - over(&|weight, _| weight)) / number;
        let mean = over(&|_, inside| inside) / number;
        let lead = over(&|weight, inside| (weight + short) * inside);
        let length = over(&|_, inside| (inside - mean) * (inside - mean));
        let step = if length > 0.0 { lead / length } else { 0.0 };
        let moved: Vec<f64> = weights
            .iter()
            .zip(inside)
            .zip(&free)
            .map(|((weight, inside), free)| {
                if *free {
                    weight + short - step * (inside - mean)
                } else {
                    0.0
                }
            })
            .collect();
        if moved.iter().all(|weight| *weight >= 0.0) {
            return Some(moved);
        }
        for (free, moved) in free.iter_mut().zip(&moved) {
            *free &= *moved >= 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{level_at, nearest_weights};

    #[test]
    fn a_criterion_in_which_both_are_alike_only_dilutes() {
        assert_eq!(level_at(0.1, 0.4, 0.0), Some(1.0));
    }

    #[test]
    fn no_level_weights_are_nearer() {
        let (weights, inside) = ([0.6, 0.3, 0.1], [0.3, -0.4, 0.05]);
        let found = nearest_weights(&weights, &inside).unwrap_or_default();
        let lead: f64 = found.iter().zip(&inside).map(|(w, d)| w * d).sum();
        assert!(lead.abs() < 1e-12, "not level: {lead}");
        let far = |one: &[f64]| -> f64 {
            one.iter()
                .zip(&weights)
                .map(|(a, b)| (a - b) * (a - b))
                .sum()
        };
        // Every other level point of the simplex, in steps of its third weight.
        for step in 0..=1000 {
            let third = f64::from(step) / 1000.0;
            let first = (0.4 * (1.0 - third) - 0.05 * third) / 0.7;
            let other = [first, 1.0 - third - first, third];
            if other.iter().all(|weight| *weight >= 0.0) {
                assert!(far(&other) >= far(&found) - 1e-12);
            }
        }
    }
}
