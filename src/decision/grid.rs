//! The grids of weights and of partial values, on which sums are exact.
//!
//! A weight is a multiple of one power of two and a partial value of another,
//! such that every sum of their products fits into the 53 bits of a double. Then
//! no sum depends on its order, one from which a term is taken back has the bits
//! of one that never had it, and equals are equal.

/// Partial values are multiples of 2 to the minus this: of a millionth, about.
const VALUE_BITS: u32 = 20;

/// Of single precision, numbers from 8 to 16 are multiples of 2 to the minus
/// [`VALUE_BITS`], and so is what is left of one when this is taken away again.
pub(super) const VALUE_SHIFT: f32 = 12.0;

/// A partial value on its grid.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the digits lost are those that the grid has no place for"
)]
pub(super) fn value(value: f64) -> f32 {
    (value as f32 + VALUE_SHIFT) - VALUE_SHIFT
}

/// What is added to weights and taken away again, so that they lie on the finest
/// grid on which sums are exact while all weights of a completion sum to no more
/// than `largest`.
pub(super) fn weight_shift(largest: f64) -> f64 {
    // Twice as much, since a sum may hold the old and the new weights at once.
    let room = f64::MANTISSA_DIGITS - VALUE_BITS;
    let sum_bits = (0..room).find(|bits| power(*bits) >= 2.0 * largest);
    let bits = room - sum_bits.unwrap_or(room);
    1.5 * power(f64::MANTISSA_DIGITS - 1 - bits)
}

fn power(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| 2.0 * power)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "numbers on a grid are exact")]
mod tests {
    use super::{VALUE_BITS, power, value, weight_shift};

    #[test]
    fn values_lie_on_their_grid_and_near_what_they_were() {
        let grid = power(VALUE_BITS);
        for step in 0..=1000 {
            let exact = f64::from(step) / 1000.0;
            let kept = f64::from(value(exact));
            assert_eq!((kept * grid).fract(), 0.0);
            assert!((kept - exact).abs() <= 0.6 / grid);
        }
        assert_eq!((value(0.0), value(1.0)), (0.0, 1.0));
    }

    /// 20 bits of a partial value, 10 of the sum, and what is left of 53 for the
    /// weight: its last digit is that of one and a half times 2 to the 52 less these.
    #[test]
    fn weights_get_the_digits_that_are_left() {
        assert_eq!(weight_shift(420.0), 1.5 * power(29));
        assert_eq!(weight_shift(512.0), 1.5 * power(29));
        assert_eq!(weight_shift(513.0), 1.5 * power(30));
        assert_eq!(weight_shift(1.0), 1.5 * power(20));
    }

    #[test]
    fn sums_of_the_largest_weights_are_exact() {
        for largest in [0.0, 1.0, 420.0, 100_000.0] {
            let shift = weight_shift(largest);
            let weight = (largest / 3.0 + shift) - shift;
            let partial = f64::from(value(0.7));
            let small = f64::from(value(0.000_003));
            let sum = weight * partial + weight + weight * small;
            assert_eq!(sum - weight - weight * partial, weight * small);
            assert!((weight - largest / 3.0).abs() <= largest.max(1.0) * 1e-6);
        }
    }
}
