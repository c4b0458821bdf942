//! Loops over columns: one number for each completion.
//!
//! Sums run in eight lanes whose order never changes, and nothing is fused, so
//! that every machine gives the same bits. Where lengths differ, the shortest
//! counts. None is inlined: inside a caller that is compiled for size they would
//! be compiled for size too.

/// So many numbers are added up side by side.
const LANES: usize = 8;

/// So many columns are added to another in one go: it is read and written less
/// often.
const TOGETHER: usize = 4;

/// The sum of a column that comes in parts: the same bits as in one go, as long
/// as all parts but the last have a multiple of eight numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum([f64; LANES]);

impl Sum {
    /// Adds a part.
    #[inline(never)]
    pub fn add(&mut self, values: &[f64]) {
        self.reduce(values, |value| value);
    }

    /// Adds the squares of a part.
    #[inline(never)]
    pub fn add_squares(&mut self, values: &[f64]) {
        self.reduce(values, |value| value * value);
    }

    #[inline]
    fn reduce(&mut self, values: &[f64], of: impl Fn(f64) -> f64) {
        let (parts, rest) = values.as_chunks::<LANES>();
        let mut lanes = self.0;
        for part in parts {
            for (lane, value) in lanes.iter_mut().zip(part) {
                *lane += of(*value);
            }
        }
        for (lane, value) in lanes.iter_mut().zip(rest) {
            *lane += of(*value);
        }
        self.0 = lanes;
    }

    /// Adds the products of parts of two columns.
    #[inline(never)]
    pub fn add_products(&mut self, one: &[f64], other: &[f64]) {
        let (ones, one_rest) = one.as_chunks::<LANES>();
        let (others, other_rest) = other.as_chunks::<LANES>();
        let mut lanes = self.0;
        for (one, other) in ones.iter().zip(others) {
            for ((lane, one), other) in lanes.iter_mut().zip(one).zip(other) {
                *lane += one * other;
            }
        }
        for ((lane, one), other) in lanes.iter_mut().zip(one_rest).zip(other_rest) {
            *lane += one * other;
        }
        self.0 = lanes;
    }

    /// The sum of all parts.
    pub fn total(self) -> f64 {
        let Self([one, two, three, four, five, six, seven, eight]) = self;
        ((one + five) + (two + six)) + ((three + seven) + (four + eight))
    }
}

/// The sums of the products of each two numbers by the key that names them, of so
/// many keys; others count nowhere.
#[inline(never)]
pub fn dot_by_key(count: usize, keys: &[u16], one: &[f64], other: &[f64]) -> Vec<f64> {
    // Side by side, since most have the same key and would wait for each other.
    let mut sums = vec![[0.0; TOGETHER]; count];
    let (keys, keys_rest) = keys.as_chunks::<TOGETHER>();
    let (ones, ones_rest) = one.as_chunks::<TOGETHER>();
    let (others, others_rest) = other.as_chunks::<TOGETHER>();
    let mut add = |keys: &[u16], ones: &[f64], others: &[f64]| {
        for (lane, (key, (one, other))) in keys.iter().zip(ones.iter().zip(others)).enumerate() {
            let sum = sums.get_mut(usize::from(*key));
            if let Some(sum) = sum.and_then(|lanes| lanes.get_mut(lane)) {
                *sum += one * other;
            }
        }
    };
    for (keys, (ones, others)) in keys.iter().zip(ones.iter().zip(others)) {
        add(keys, ones, others);
    }
    add(keys_rest, ones_rest, others_rest);
    let total = |[one, two, three, four]: [f64; TOGETHER]| (one + two) + (three + four);
    sums.into_iter().map(total).collect()
}

/// Counts how often each key occurs, up to the last count there is.
#[inline(never)]
pub fn count(counts: &mut [f64], keys: &[u16]) {
    for key in keys {
        if let Some(count) = counts.get_mut(usize::from(*key)) {
            *count += 1.0;
        }
    }
}

/// Writes the products of weights and values.
#[inline(never)]
pub fn multiply(products: &mut [f64], weights: &[f64], values: &[f32]) {
    for ((product, weight), value) in products.iter_mut().zip(weights).zip(values) {
        *product = weight * f64::from(*value);
    }
}

/// Adds the products of weights and values to a column.
#[inline(never)]
fn add_products(sums: &mut [f64], weights: &[f64], values: &[f32]) {
    for ((sum, weight), value) in sums.iter_mut().zip(weights).zip(values) {
        *sum += weight * f64::from(*value);
    }
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

/// Adds columns to another. In which order is not told.
pub fn add_all<'c>(sums: &mut [f64], columns: impl Iterator<Item = &'c [f64]>) {
    let mut waiting = [[].as_slice(); TOGETHER];
    let mut count = 0;
    for column in columns {
        if let Some(place) = waiting.get_mut(count) {
            *place = column;
            count += 1;
        }
        if count == TOGETHER {
            add_together(sums, waiting);
            count = 0;
        }
    }
    for column in waiting.into_iter().take(count) {
        add(sums, column);
    }
}

#[inline(never)]
fn add_together(sums: &mut [f64], [one, two, three, four]: [&[f64]; TOGETHER]) {
    let columns = one.iter().zip(two).zip(three.iter().zip(four));
    for (sum, ((one, two), (three, four))) in sums.iter_mut().zip(columns) {
        *sum += (one + two) + (three + four);
    }
}

/// Adds the products of weights and values to a column. In which order is not
/// told.
pub fn add_all_products<'c>(
    sums: &mut [f64],
    mut products: impl Iterator<Item = (&'c [f64], &'c [f32])>,
) {
    while let Some((weights, values)) = products.next() {
        match products.next() {
            Some(other) => add_two_products(sums, (weights, values), other),
            None => add_products(sums, weights, values),
        }
    }
}

#[inline(never)]
fn add_two_products(sums: &mut [f64], one: (&[f64], &[f32]), other: (&[f64], &[f32])) {
    let ones = one.0.iter().zip(one.1);
    let others = other.0.iter().zip(other.1);
    for (sum, ((weight, value), (other_weight, other_value))) in
        sums.iter_mut().zip(ones.zip(others))
    {
        *sum += weight * f64::from(*value) + other_weight * f64::from(*other_value);
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

/// Adds a value to others.
#[inline(never)]
pub fn add_value(sums: &mut [f32], value: f32) {
    for sum in sums {
        *sum += value;
    }
}

/// Writes the differences of two columns.
#[inline(never)]
pub fn difference(differences: &mut [f64], one: &[f64], other: &[f64]) {
    for ((difference, one), other) in differences.iter_mut().zip(one).zip(other) {
        *difference = one - other;
    }
}

/// Writes what a criterion weighs, and adds it to what its concern does: its part
/// times what a part of 1 weighs, given as two factors, as a multiple of the power
/// of two that `shift`, one and a half powers of two itself, has as its last digit.
/// Weights are far smaller than it.
#[inline(never)]
pub fn weigh(
    weights: &mut [f64],
    concern: &mut [f64],
    (parts, (one, other)): (&[f64], (&[f64], &[f64])),
    shift: f64,
) {
    let factors = parts.iter().zip(one.iter().zip(other));
    let places = weights.iter_mut().zip(concern);
    for ((weight, sum), (part, (one, other))) in places.zip(factors) {
        *weight = (part * (one * other) + shift) - shift;
        *sum += *weight;
    }
}

/// Turns values into multiples of the power of two that `shift` has as its last
/// digit, as [`weigh`] does.
#[inline(never)]
pub fn values_to_grid(values: &mut [f32], shift: f32) {
    for value in values {
        *value = (*value + shift) - shift;
    }
}

/// Divides values.
#[inline(never)]
pub fn divide(values: &mut [f32], by: f32) {
    for value in values {
        *value /= by;
    }
}

/// Writes, for each completion, the entry of `table` that its key names; 0
/// where there is none.
#[inline(never)]
pub fn look_up(found: &mut [f64], keys: &[u8], table: &[f64]) {
    find(found, keys, table);
}

/// The same for values, among more of them.
#[inline(never)]
pub fn look_up_values(found: &mut [f32], keys: &[u16], table: &[f32]) {
    find(found, keys, table);
}

#[inline]
fn find<T, K>(found: &mut [T], keys: &[K], table: &[T])
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

/// Writes the step of each completion: `ways` times its option, and how it slips,
/// which is one of so many ways.
#[inline(never)]
pub fn steps(steps: &mut [u8], options: &[u8], slips: &[u8], ways: u8) {
    for ((step, option), slip) in steps.iter_mut().zip(options).zip(slips) {
        *step = ways * option + slip;
    }
}

/// Takes a column out of a sum and adds another.
#[inline(never)]
pub fn exchange(sums: &mut [f64], out: &[f64], into: &[f64]) {
    for ((sum, out), into) in sums.iter_mut().zip(out).zip(into) {
        *sum += into - out;
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

/// Raises ranks to another where the key of a completion is the one that has it.
#[inline(never)]
pub fn raise_where(ranks: &mut [u8], keys: &[u8], has: u8, other: u8) {
    for (rank, key) in ranks.iter_mut().zip(keys) {
        let other = if *key == has { other } else { 0 };
        *rank = (*rank).max(other);
    }
}

/// The same as [`pick`], with bounds of its own for each completion: those that
/// its key names, no more than `width` of each key, in `bounds` side by side.
#[inline(never)]
pub fn pick_by(positions: &mut [u8], draws: &[f64], keys: &[u8], bounds: &[f64], width: usize) {
    for ((position, draw), key) in positions.iter_mut().zip(draws).zip(keys) {
        let start = usize::from(*key) * width;
        let bounds = bounds.get(start..start + width).unwrap_or_default();
        *position = bounds.iter().map(|bound| u8::from(*draw >= *bound)).sum();
    }
}

/// Makes minus infinity of the values whose flags share a bit with `bits`.
#[inline(never)]
pub fn rule_out(values: &mut [f64], flags: &[u64], bits: u64) {
    for (value, flags) in values.iter_mut().zip(flags) {
        let is_out = flags & bits != 0;
        *value = if is_out { f64::NEG_INFINITY } else { *value };
    }
}

/// All flags of a column together.
#[inline(never)]
pub fn union(flags: &[u64]) -> u64 {
    flags.iter().fold(0, |union, flags| union | flags)
}

/// Where a value is above the best so far, notes it and whose it is; keeps the
/// second best too, which tells where several are best.
#[inline(never)]
pub fn note_first(
    best: &mut [f64],
    second: &mut [f64],
    first: &mut [u64],
    values: &[f64],
    whose: u64,
) {
    let leaders = best.iter_mut().zip(second).zip(first);
    for (((best, second), first), value) in leaders.zip(values) {
        let ahead = *value > *best;
        let beaten = if ahead { *best } else { *value };
        *second = if beaten > *second { beaten } else { *second };
        *best = if ahead { *value } else { *best };
        *first = if ahead { whose } else { *first };
    }
}

/// Raises numbers to those of another column, where these are larger.
#[inline(never)]
pub fn raise_to(best: &mut [f64], values: &[f64]) {
    for (best, value) in best.iter_mut().zip(values) {
        *best = if *value > *best { *value } else { *best };
    }
}

/// Counts, for each completion, one more where a value is above another.
#[inline(never)]
pub fn count_ahead(counts: &mut [u32], values: &[f64], others: &[f64]) {
    for ((count, value), other) in counts.iter_mut().zip(values).zip(others) {
        *count += u32::from(*value > *other);
    }
}

/// A table of columns of a `length` as one of rows.
#[inline(never)]
pub fn transposed(columns: &[f64], length: usize) -> Vec<f64> {
    let length = length.max(1);
    let width = columns.len() / length;
    let mut rows = vec![0.0; width * length];
    for (column, values) in columns.chunks_exact(length).enumerate() {
        let places = rows.iter_mut().skip(column).step_by(width);
        for (place, value) in places.zip(values) {
            *place = *value;
        }
    }
    rows
}

/// Adds each row of a table to the sums of its group, which stand group after
/// group. A row has `width` numbers.
#[inline(never)]
pub fn add_rows_by_group(sums: &mut [f64], width: usize, groups: &[u8], rows: &[f64]) {
    for (group, row) in groups.iter().zip(rows.chunks_exact(width.max(1))) {
        let start = usize::from(*group) * width;
        if let Some(sums) = sums.get_mut(start..start + width) {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += value;
            }
        }
    }
}

/// Counts pairs: of a group, and of a place among `width`, those beyond which
/// do not count. Counts stand group after group.
#[inline(never)]
pub fn count_pairs(counts: &mut [u32], width: usize, groups: &[u8], places: &[u32]) {
    for (group, place) in groups.iter().zip(places) {
        let place = *place as usize;
        if place < width
            && let Some(count) = counts.get_mut(usize::from(*group) * width + place)
        {
            *count += 1;
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
            let values = column(length, |x| x + 0.5);
            let [mut sum, mut squares, mut products] = [Sum::default(); 3];
            for part in values.chunks(8) {
                sum.add(part);
                squares.add_squares(part);
                products.add_products(part, part);
            }
            let plain: f64 = values.iter().sum();
            assert!((sum.total() - plain).abs() < 1e-9);
            let plain: f64 = values.iter().map(|value| value * value).sum();
            assert!((squares.total() - plain).abs() < 1e-6);
            assert_eq!(products.total(), squares.total());
        }
    }

    #[test]
    fn columns_are_combined_place_by_place() {
        let one = column(5, |x| x);
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        let mut products = vec![0.0; 5];
        multiply(&mut products, &one, &values);
        assert_eq!(products, [0.0, 2.0, 6.0, 12.0, 20.0]);
        add(&mut products, &one);
        assert_eq!(products, [0.0, 3.0, 8.0, 15.0, 24.0]);
        add_products(&mut products, &one, &values);
        assert_eq!(products, [0.0, 5.0, 14.0, 27.0, 44.0]);
        add_multiple(&mut products, 0.5, &one);
        assert_eq!(products, [0.0, 5.5, 15.0, 28.5, 46.0]);
        scale(&mut products, &one);
        assert_eq!(products, [0.0, 5.5, 30.0, 85.5, 184.0]);
        difference(&mut products, &one, &[1.0; 5]);
        assert_eq!(products, [-1.0, 0.0, 1.0, 2.0, 3.0]);
        exchange(&mut products, &one, &[2.0; 5]);
        assert_eq!(products, [1.0, 1.0, 1.0, 1.0, 1.0]);
        let (mut weights, mut sums) = (vec![0.0; 3], vec![1.0; 3]);
        let factors: (&[f64], &[f64]) = (&[0.5; 3], &[1.0, 2.0, -2.0]);
        let shift = 1.5 * f64::from(2.0_f32.powi(50));
        weigh(&mut weights, &mut sums, (&[0.6, 1.0, 0.8], factors), shift);
        assert_eq!(weights, [0.25, 1.0, -0.75]);
        assert_eq!(sums, [1.25, 2.0, 0.25]);
        let mut numbers = vec![0.3, 1.0];
        values_to_grid(&mut numbers, 1.5 * 2.0_f32.powi(21));
        assert_eq!(numbers, [0.25, 1.0]);
        let mut numbers = vec![0.0, 4.0];
        invert(&mut numbers);
        assert_eq!(numbers, [0.0, 0.25]);
        let mut sums = [1.0; 5];
        add_values(&mut sums, &values);
        assert_eq!(sums, [2.0, 3.0, 4.0, 5.0, 6.0]);
        add_value(&mut sums, 4.0);
        divide(&mut sums, 2.0);
        assert_eq!(sums, [3.0, 3.5, 4.0, 4.5, 5.0]);
        assert!((mean(&values) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn any_number_of_columns_is_added() {
        for count in 0..=9 {
            let columns: Vec<Vec<f64>> = (0..count)
                .map(|place| column(5, |x| x + f64::from(place)))
                .collect();
            let values = [1.0, 0.5, 0.25, 2.0, 4.0];
            let (mut added, mut plain) = (vec![1.0; 5], vec![1.0; 5]);
            add_all(&mut added, columns.iter().map(Vec::as_slice));
            for column in &columns {
                add(&mut plain, column);
            }
            assert_eq!(added, plain);
            let products = columns
                .iter()
                .map(|column| (column.as_slice(), values.as_slice()));
            add_all_products(&mut added, products);
            for column in &columns {
                add_products(&mut plain, column, &values);
            }
            assert_eq!(added, plain);
        }
    }

    #[test]
    fn keys_find_what_they_name() {
        let mut found = [9.0; 3];
        look_up(&mut found, &[1, 0, 7], &[0.5, 1.5]);
        assert_eq!(found, [1.5, 0.5, 0.0]);
        let mut found = [9.0; 3];
        look_up_values(&mut found, &[1, 0, 7], &[0.5, 1.5]);
        assert_eq!(found, [1.5, 0.5, 0.0]);
        let mut chosen = [9.0; 3];
        choose(
            &mut chosen,
            &[1, 0, 7],
            &[&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]],
        );
        assert_eq!(chosen, [4.0, 2.0, 0.0]);
        let numbers = [2.0, 4.0, 8.0, 16.0, 32.0];
        let sums = dot_by_key(2, &[1, 0, 7, 1, 1], &numbers, &[0.5; 5]);
        assert_eq!(sums, [2.0, 25.0]);
        let mut counts = [0.0; 2];
        count(&mut counts, &[1, 0, 7, 1]);
        assert_eq!(counts, [1.0, 2.0]);
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
        let rows = transposed(&[1.0, 2.0, 4.0, 8.0, 0.5, 1.5, 2.5, 3.5], 4);
        assert_eq!(rows, [1.0, 0.5, 2.0, 1.5, 4.0, 2.5, 8.0, 3.5]);
        let mut sums = vec![0.0; 4];
        add_rows_by_group(&mut sums, 2, &positions, &rows);
        assert_eq!(sums, [1.0, 0.5, 6.0, 4.0]);
        let mut counts = vec![0; 4];
        count_pairs(&mut counts, 2, &positions, &[0, 1, 1, u32::MAX]);
        assert_eq!(counts, [1, 0, 0, 2]);
    }

    #[test]
    fn the_highest_rank_chooses_the_bounds() {
        let mut ranks = [1, 0, 0, 2];
        raise_where(&mut ranks, &[0, 1, 2, 1], 1, 1);
        assert_eq!(ranks, [1, 1, 0, 2]);
        let mut positions = [9; 4];
        let bounds = [0.2, 0.4, 0.6, 0.8];
        pick_by(&mut positions, &[0.5; 4], &[1, 1, 0, 2], &bounds, 2);
        assert_eq!(positions, [0, 0, 2, 0]);
    }

    #[test]
    fn flags_rule_out() {
        let flags = [0b10, 0, 0b11];
        let mut values = [1.0, 2.0, 3.0];
        rule_out(&mut values, &flags, 0b10);
        assert_eq!(values, [f64::NEG_INFINITY, 2.0, f64::NEG_INFINITY]);
        rule_out(&mut values, &flags, 0b01);
        assert_eq!(values, [f64::NEG_INFINITY, 2.0, f64::NEG_INFINITY]);
        assert_eq!(union(&flags), 0b11);
    }

    #[test]
    fn the_first_keeps_its_place_against_equals() {
        let mut best = [f64::NEG_INFINITY; 3];
        let (mut second, mut first) = (best, [u64::MAX; 3]);
        let (one, two) = ([1.0, 2.0, f64::NEG_INFINITY], [1.0, 3.0, f64::NEG_INFINITY]);
        note_first(&mut best, &mut second, &mut first, &one, 0);
        note_first(&mut best, &mut second, &mut first, &two, 1);
        assert_eq!(first, [0, 1, u64::MAX]);
        assert_eq!(second, one);
        assert_eq!(best, two);
        let mut best = one;
        raise_to(&mut best, &two);
        assert_eq!(best, two);
        let mut counts = vec![0; 2];
        count_ahead(&mut counts, &two, &one);
        assert_eq!(counts, [0, 1]);
    }
}
