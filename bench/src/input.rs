//! The same numbers for everybody: `bench/peers.py` makes them too.

/// `count` numbers in (0, 1): the finaliser of `SplitMix64` on `seed` and the place.
pub(crate) fn numbers(seed: u64, count: usize) -> Vec<f64> {
    (0..count as u64)
        .map(|place| uniform((seed << 40) | place))
        .collect()
}

fn uniform(place: u64) -> f64 {
    let mut bits = (place + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit an f64")]
    let bits = ((bits ^ (bits >> 31)) >> 11) as f64;
    (bits + 0.5) / 9_007_199_254_740_992.0
}
