//! Draws of measurements, each belonging to a name and a completion.

use backstay_numerics::random::Stream;

use crate::decision::SEED;

/// A standard normal number.
pub fn draw_normal(name: &str, completion: u32) -> f64 {
    Stream::named(SEED, "measurement", name).normal(completion, 0)
}

/// A beta number of shapes `alpha` and `beta` above 0: one gamma number over
/// the sum of two.
pub fn draw_beta(name: &str, completion: u32, alpha: f64, beta: f64) -> f64 {
    let stream = Stream::named(SEED, "measurement", name);
    let (one, other) = (
        gamma(stream, completion, 1, alpha),
        gamma(stream, completion, 2, beta),
    );
    one / (one + other)
}

/// A gamma number of any shape above 0; below 1 by the power of a uniform
/// number (Marsaglia and Tsang, 2000, section 6).
fn gamma(stream: Stream, completion: u32, slot: u32, shape: f64) -> f64 {
    if shape >= 1.0 {
        return stream.gamma(completion, slot, shape);
    }
    let power = libm::pow(stream.uniform(completion, u32::MAX - slot), 1.0 / shape);
    stream.gamma(completion, slot, shape + 1.0) * power
}
