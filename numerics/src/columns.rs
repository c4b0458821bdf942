//! Loops over columns: one number for each completion.
//!
//! Sums run in four lanes whose order never changes, and nothing is fused, so
//! that every machine gives the same bits. Where lengths differ, the shortest
//! counts. None is inlined: inside a caller that is compiled for size they would
//! be compiled for size too.

/// So many numbers are added up side by side.
const LANES: usize = 4;

/// The sum of a column.
#[inline(never)]
pub fn sum(values: &[f64]) -> f64 {
    reduce(values, values, |value, _| value)
}

/// The sum of the products of two columns.
#[inline(never)]
pub fn sum_of_products(one: &[f64], other: &[f64]) -> f64 {
    reduce(one, other, |one, other| one * other)
}

#[inline]
fn reduce(one: &[f64], other: &[f64], of: impl Fn(f64, f64) -> f64) -> f64 {
    let (ones, one_rest) = one.as_chunks::<LANES>();
    let (others, other_rest) = other.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for (one, other) in ones.iter().zip(others) {
        for ((lane, one), other) in lanes.iter_mut().zip(one).zip(other) {
            *lane += of(*one, *other);
        }
    }
    let mut sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for (one, other) in one_rest.iter().zip(other_rest) {
        sum += of(*one, *other);
    }
    sum
}

/// Writes the products of weights and values, and gives their sum.
#[inline(never)]
pub fn multiply(products: &mut [f64], weights: &[f64], values: &[f32]) -> f64 {
    weigh(products, weights, values, |out, product| *out = product)
}

/// Adds the products of weights and values to a column, and gives their sum.
#[inline(never)]
pub fn add_products_summed(sums: &mut [f64], weights: &[f64], values: &[f32]) -> f64 {
    weigh(sums, weights, values, |out, product| *out += product)
}

#[inline]
fn weigh(outs: &mut [f64], weights: &[f64], values: &[f32], write: impl Fn(&mut f64, f64)) -> f64 {
    let (out_lanes, out_rest) = outs.as_chunks_mut::<LANES>();
    let (weight_lanes, weight_rest) = weights.as_chunks::<LANES>();
    let (value_lanes, value_rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for ((outs, weights), values) in out_lanes.iter_mut().zip(weight_lanes).zip(value_lanes) {
        for (((out, lane), weight), value) in
            outs.iter_mut().zip(&mut lanes).zip(weights).zip(values)
        {
            let product = weight * f64::from(*value);
            write(out, product);
            *lane += product;
        }
    }
    let mut sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for ((out, weight), value) in out_rest.iter_mut().zip(weight_rest).zip(value_rest) {
        let product = weight * f64::from(*value);
        write(out, product);
        sum += product;
    }
    sum
}

/// Multiplies a column by another in place.
#[inline(never)]
pub fn scale(values: &mut [f64], factors: &[f64]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// Adds a column to another.
#[inline(never)]
pub fn add(sums: &mut [f64], values: &[f64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

/// Adds the products of weights and values to a column.
#[inline(never)]
pub fn add_products(sums: &mut [f64], weights: &[f64], values: &[f32]) {
    for ((sum, weight), value) in sums.iter_mut().zip(weights).zip(values) {
        *sum += weight * f64::from(*value);
    }
}

/// Adds a multiple of a column to another.
#[inline(never)]
pub fn add_multiple(sums: &mut [f64], factor: f64, values: &[f64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += factor * value;
    }
}

/// The mean of values.
#[inline(never)]
pub fn mean(values: &[f32]) -> f64 {
    let (sum, count) = values.iter().fold((0.0, 0.0), |(sum, count), value| {
        (sum + f64::from(*value), count + 1.0)
    });
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Adds values to others.
#[inline(never)]
pub fn add_values(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

/// Writes, for each completion, the entry of `table` that its key names; 0
/// where there is none.
#[inline]
pub fn look_up<T, K>(found: &mut [T], keys: &[K], table: &[T])
where
    T: Copy + Default,
    K: Copy + Into<usize>,
{
    for (found, key) in found.iter_mut().zip(keys) {
        *found = table.get((*key).into()).copied().unwrap_or_default();
    }
}

/// Writes, for each completion, its value in the column that its key names; 0
/// where there is none.
#[inline(never)]
pub fn choose(chosen: &mut [f32], keys: &[u16], sources: &[&[f32]]) {
    for (place, (chosen, key)) in chosen.iter_mut().zip(keys).enumerate() {
        let source = sources.get(usize::from(*key));
        let value = source.and_then(|source| source.get(place));
        *chosen = value.copied().unwrap_or_default();
    }
}

/// Writes the step of each completion: `ways` times its importance, and how it
/// slips, which is one of so many ways.
#[inline(never)]
pub fn steps(steps: &mut [u8], importances: &[u8], slips: &[u8], ways: u8) {
    for ((step, importance), slip) in steps.iter_mut().zip(importances).zip(slips) {
        *step = ways * importance + slip;
    }
}

/// Turns numbers into their reciprocals; 0 stays 0.
#[inline(never)]
pub fn invert(values: &mut [f64]) {
    for value in values {
        *value = if *value == 0.0 { 0.0 } else { 1.0 / *value };
    }
}

/// Writes `low + width · at` of the step that each completion holds.
///
/// `steps` are the positions in `intervals`, each with its low end and its
/// width; a position without an interval gives 0.
#[inline(never)]
pub fn spread(raw: &mut [f64], steps: &[u8], at: &[f64], intervals: &[(f64, f64)]) {
    for ((raw, step), at) in raw.iter_mut().zip(steps).zip(at) {
        let (low, width) = intervals
            .get(usize::from(*step))
            .copied()
            .unwrap_or_default();
        *raw = low + width * at;
    }
}

/// For each completion, the number of `bounds` at or below its draw: the
/// position among shares whose running sums are the bounds.
#[inline(never)]
pub fn pick(positions: &mut [u8], draws: &[f64], bounds: &[f64]) {
    positions.fill(0);
    for bound in bounds {
        for (position, draw) in positions.iter_mut().zip(draws) {
            *position += u8::from(*draw >= *bound);
        }
    }
}

/// Where a value is above the best so far, notes it and whose it is.
#[inline(never)]
pub fn note_first(best: &mut [f64], first: &mut [u32], values: &[f64], whose: u32) {
    for ((best, first), value) in best.iter_mut().zip(first).zip(values) {
        let ahead = *value > *best;
        *best = if ahead { *value } else { *best };
        *first = if ahead { whose } else { *first };
    }
}

/// Counts, for each completion, one more where a value is within `tie` of the
/// best.
#[inline(never)]
pub fn count_ties(counts: &mut [u32], best: &[f64], values: &[f64], tie: f64) {
    for ((count, best), value) in counts.iter_mut().zip(best).zip(values) {
        *count += u32::from(*best - *value <= tie);
    }
}

/// Counts, for each completion, one more where a value is above another by
/// more than `tie`.
#[inline(never)]
pub fn count_ahead(counts: &mut [u32], values: &[f64], others: &[f64], tie: f64) {
    for ((count, value), other) in counts.iter_mut().zip(values).zip(others) {
        *count += u32::from(*value - *other > tie);
    }
}

/// Adds each number to the sum of its group.
#[inline(never)]
pub fn add_by_group(sums: &mut [f64], groups: &[u8], values: &[f64]) {
    for (group, value) in groups.iter().zip(values) {
        if let Some(sum) = sums.get_mut(usize::from(*group)) {
            *sum += value;
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "small whole numbers and halves are exact")]
mod tests {
    use super::*;

    fn column(length: u32, of: impl Fn(f64) -> f64) -> Vec<f64> {
        (0..length).map(|place| of(f64::from(place))).collect()
    }

    #[test]
    fn sums_are_those_of_a_plain_loop() {
        for length in [0, 1, 3, 4, 5, 128, 131] {
            let (one, other) = (column(length, |x| x + 0.5), column(length, |x| 2.0 - x));
            let plain: f64 = one.iter().sum();
            let products: f64 = one.iter().zip(&other).map(|(one, other)| one * other).sum();
            assert!((sum(&one) - plain).abs() < 1e-9);
            assert!((sum_of_products(&one, &other) - products).abs() < 1e-6);
        }
    }

    #[test]
    fn columns_are_combined_place_by_place() {
        let one = column(5, |x| x);
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        let mut products = vec![0.0; 5];
        assert!((multiply(&mut products, &one, &values) - 40.0).abs() < 1e-12);
        assert_eq!(products, [0.0, 2.0, 6.0, 12.0, 20.0]);
        add(&mut products, &one);
        assert_eq!(products, [0.0, 3.0, 8.0, 15.0, 24.0]);
        add_products(&mut products, &one, &values);
        assert_eq!(products, [0.0, 5.0, 14.0, 27.0, 44.0]);
        let mut again = vec![0.0, 3.0, 8.0, 15.0, 24.0];
        assert_eq!(add_products_summed(&mut again, &one, &values), 40.0);
        assert_eq!(again, products);
        add_multiple(&mut products, 0.5, &one);
        assert_eq!(products, [0.0, 5.5, 15.0, 28.5, 46.0]);
        scale(&mut products, &one);
        assert_eq!(products, [0.0, 5.5, 30.0, 85.5, 184.0]);
        let mut numbers = vec![0.0, 4.0];
        invert(&mut numbers);
        assert_eq!(numbers, [0.0, 0.25]);
        let mut sums = [1.0; 5];
        add_values(&mut sums, &values);
        assert_eq!(sums, [2.0, 3.0, 4.0, 5.0, 6.0]);
        assert!((mean(&values) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn keys_find_what_they_name() {
        let mut found = [9.0; 3];
        look_up(&mut found, &[1_u8, 0, 7], &[0.5, 1.5]);
        assert_eq!(found, [1.5, 0.5, 0.0]);
        let mut chosen = [9.0; 3];
        choose(
            &mut chosen,
            &[1, 0, 7],
            &[&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]],
        );
        assert_eq!(chosen, [4.0, 2.0, 0.0]);
        let mut found = [9; 3];
        steps(&mut found, &[0, 1, 4], &[0, 2, 1], 3);
        assert_eq!(found, [0, 5, 13]);
    }

    #[test]
    fn a_draw_falls_on_the_share_that_holds_it() {
        let mut positions = vec![9; 4];
        pick(&mut positions, &[0.1, 0.3, 0.69, 0.9], &[0.3, 0.7]);
        assert_eq!(positions, [0, 1, 1, 2]);
        let mut raw = vec![0.0; 4];
        spread(&mut raw, &positions, &[0.5; 4], &[(1.0, 2.0), (4.0, 8.0)]);
        assert_eq!(raw, [2.0, 8.0, 8.0, 0.0]);
        let mut sums = vec![0.0; 2];
        add_by_group(&mut sums, &positions, &[1.0, 2.0, 4.0, 8.0]);
        assert_eq!(sums, [1.0, 6.0]);
    }

    #[test]
    fn the_first_keeps_its_place_against_equals() {
        let (mut best, mut first) = (vec![f64::NEG_INFINITY; 3], vec![u32::MAX; 3]);
        let (one, two) = ([1.0, 2.0, f64::NEG_INFINITY], [1.0, 3.0, f64::NEG_INFINITY]);
        note_first(&mut best, &mut first, &one, 0);
        note_first(&mut best, &mut first, &two, 1);
        assert_eq!(first, [0, 1, u32::MAX]);
        let mut counts = vec![0; 2];
        count_ties(&mut counts, &best, &one, 1e-12);
        count_ties(&mut counts, &best, &two, 1e-12);
        assert_eq!(counts, [2, 1]);
        let mut counts = vec![0; 2];
        count_ahead(&mut counts, &two, &one, 1e-12);
        assert_eq!(counts, [0, 1]);
    }
}
