//! Draws that belong to a place, not to a sequence.
//!
//! Every number is a function of (stream, completion, index): common random
//! numbers. A changed answer moves the draws of its own stream only, and the
//! same sheet gives the same bits in every engine, because logarithms and
//! cosines come from `libm` and everything else is exactly rounded.

/// Sets every draw: another seed gives another, equally good set of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(
    /// Any number.
    pub u64,
);

/// The odd constant of `SplitMix64`: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// 2^-53: one unit in the last place of a uniform draw.
const UNIT: f64 = 1.0 / 9_007_199_254_740_992.0;

/// The draws of one question, concern or fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(u64);

impl Stream {
    /// The stream of a name: its FNV-1a hash, mixed with the seed.
    pub fn named(seed: Seed, kind: &str, name: &str) -> Self {
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        for byte in kind.bytes().chain([b'/']).chain(name.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Self(mix(hash ^ seed.0))
    }

    /// A uniform number in (0, 1).
    ///
    /// Source: the finaliser of `SplitMix64` (Steele, Lea and Flood, OOPSLA
    /// 2014), applied to the completion and then to the index.
    pub fn uniform(self, completion: u32, index: u32) -> f64 {
        let row = mix(self
            .0
            .wrapping_add(GOLDEN.wrapping_mul(u64::from(completion) + 1)));
        let bits = mix(row.wrapping_add(GOLDEN.wrapping_mul(u64::from(index) + 1))) >> 11;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit an f64")]
        let bits = bits as f64;
        (bits + 0.5) * UNIT
    }

    /// A uniform number in (0, 1) for each of `completions`, one in each of as
    /// many equal parts of the interval, in random order.
    ///
    /// Each number alone is uniform, and their means scatter less than those
    /// of independent draws. Source: `McKay`, Beckman and Conover, Technometrics
    /// 21 (1979), Latin hypercube sampling.
    pub fn stratified(self, completions: u32, index: u32) -> Vec<f64> {
        let mut order: Vec<(f64, u32)> = (0..completions)
            .map(|completion| (self.uniform(completion, index + ORDER), completion))
            .collect();
        order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let mut draws = vec![0.5; completions as usize];
        for (part, (_, completion)) in (0..completions).zip(order) {
            let within = self.uniform(completion, index);
            if let Some(draw) = draws.get_mut(completion as usize) {
                *draw = (f64::from(part) + within) / f64::from(completions);
            }
        }
        draws
    }

    /// A standard normal number; uses the indices `2·index` and `2·index + 1`.
    ///
    /// Source: Box and Muller, Annals of Mathematical Statistics 29 (1958).
    pub fn normal(self, completion: u32, index: u32) -> f64 {
        let radius = (-2.0 * libm::log(self.uniform(completion, 2 * index))).sqrt();
        let angle = std::f64::consts::TAU * self.uniform(completion, 2 * index + 1);
        radius * libm::cos(angle)
    }

    /// A gamma number of shape `shape` ≥ 1 and scale 1; `slot` keeps the draws
    /// of several shapes apart.
    ///
    /// Source: Marsaglia and Tsang, ACM Transactions on Mathematical Software
    /// 26 (2000).
    pub fn gamma(self, completion: u32, slot: u32, shape: f64) -> f64 {
        let core = shape - 1.0 / 3.0;
        let slope = 1.0 / (9.0 * core).sqrt();
        let mut attempt = slot * ATTEMPTS;
        loop {
            let normal = self.normal(completion, 2 * attempt);
            let base = 1.0 + slope * normal;
            if base > 0.0 {
                let cube = base * base * base;
                let bound = 0.5 * normal * normal + core - core * cube + core * libm::log(cube);
                if libm::log(self.uniform(completion, 4 * attempt + 2)) < bound {
                    return core * cube;
                }
            }
            attempt += 1;
        }
    }
}

/// What is added to an index for the order of stratified draws.
const ORDER: u32 = 1 << 20;
/// Room between the draws of two slots; an attempt fails one time in twenty.
const ATTEMPTS: u32 = 64;

fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Seed, Stream};

    const SEED: Seed = Seed(7);

    /// Mean and variance over 20,000 draws.
    fn moments(draw: impl Fn(u32) -> f64) -> (f64, f64) {
        let draws: Vec<f64> = (0..20_000).map(draw).collect();
        let count = 20_000.0;
        let mean = draws.iter().sum::<f64>() / count;
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
        (mean, variance)
    }

    #[track_caller]
    fn assert_near(found: f64, expected: f64, tolerance: f64) {
        assert!(
            (found - expected).abs() < tolerance,
            "found {found}, expected {expected}"
        );
    }

    #[test]
    fn draws_have_the_moments_of_their_laws() {
        let stream = Stream::named(SEED, "test", "moments");
        let (mean, variance) = moments(|s| stream.uniform(s, 0));
        assert_near(mean, 0.5, 0.01);
        assert_near(variance, 1.0 / 12.0, 0.005);
        let (mean, variance) = moments(|s| stream.normal(s, 0));
        assert_near(mean, 0.0, 0.03);
        assert_near(variance, 1.0, 0.05);
        for shape in [1.5, 3.5, 5.0] {
            let (mean, variance) = moments(|s| stream.gamma(s, 1, shape));
            assert_near(mean, shape, 0.03 * shape);
            assert_near(variance, shape, 0.08 * shape);
        }
    }

    #[test]
    fn stratified_draws_fall_one_in_each_part() {
        let stream = Stream::named(SEED, "test", "parts");
        let mut draws = stream.stratified(1000, 0);
        assert!(!draws.is_sorted(), "the order is random");
        draws.sort_by(f64::total_cmp);
        for (part, draw) in (0..1000).zip(draws) {
            let below = f64::from(part) / 1000.0;
            assert!(
                draw > below && draw < below + 0.001,
                "{draw} in part {part}"
            );
        }
    }

    #[test]
    fn streams_do_not_follow_each_other() {
        let (one, two) = (Stream::named(SEED, "a", "x"), Stream::named(SEED, "a", "y"));
        let (mean, _) = moments(|s| (one.uniform(s, 0) - 0.5) * (two.uniform(s, 0) - 0.5));
        assert_near(mean, 0.0, 0.003);
        let (mean, _) = moments(|s| (one.uniform(s, 0) - 0.5) * (one.uniform(s, 1) - 0.5));
        assert_near(mean, 0.0, 0.003);
    }
}
