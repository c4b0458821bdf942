//! Which two criteria a map of the frameworks begins with.

use backstay_numerics::order;

/// Criteria, each with its weight and the value 0…1 of every framework shown,
/// by how much a map of them tells, most first: positions in `criteria`. What
/// counts is the weight times the chance that three of the frameworks stand at
/// three different tenths of the scale, so that a criterion that parts them into
/// two heaps gives way, however much it weighs. Ties go by weight, then by
/// position.
pub fn most_telling_first(criteria: &[(f64, Vec<f64>)]) -> Vec<usize> {
    let told: Vec<f64> = criteria
        .iter()
        .map(|(weight, values)| weight * spread(values))
        .collect();
    let of = |place: usize| {
        let told = told.get(place).copied().unwrap_or_default();
        let weight = criteria.get(place).map_or(0.0, |(weight, _)| *weight);
        (told, weight)
    };
    let mut places: Vec<usize> = (0..criteria.len()).collect();
    order::sort_by(&mut places, |one, other| {
        let ((one_told, one_weight), (other_told, other_weight)) = (of(*one), of(*other));
        other_told
            .total_cmp(&one_told)
            .then(other_weight.total_cmp(&one_weight))
            .then(one.cmp(other))
    });
    places
}

/// The chance, 0…1, that three values drawn lie at three different tenths: with
/// n values, c of them at each tenth, 1 − 3 Σ(c/n)² + 2 Σ(c/n)³. Counts are
/// whole numbers, so that two heaps are exactly 0.
fn spread(values: &[f64]) -> f64 {
    let mut counts = [0.0_f64; 11];
    for value in values {
        let tenth = (10.0 * value.clamp(0.0, 1.0)).round();
        for (place, count) in (0_u8..).zip(&mut counts) {
            if (f64::from(place) - tenth).abs() < 0.5 {
                *count += 1.0;
            }
        }
    }
    let all: f64 = counts.iter().sum();
    let squares: f64 = counts.iter().map(|count| count * count).sum();
    let cubes: f64 = counts.iter().map(|count| count * count * count).sum();
    let parted = all * all * all - 3.0 * all * squares + 2.0 * cubes;
    parted / (all * all * all).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::most_telling_first;

    #[test]
    fn two_heaps_tell_less_than_what_spreads_them_however_much_they_weigh() {
        let heaps = [1.0, 1.0, 1.0, 0.0, 0.03, 0.0];
        let few = [1.0, 0.5, 0.5, 0.5, 0.0, 0.0];
        let many = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
        let criteria = |weights: [f64; 3]| {
            let [first, second, third] = weights;
            vec![
                (first, heaps.to_vec()),
                (second, few.to_vec()),
                (third, many.to_vec()),
            ]
        };
        assert_eq!(most_telling_first(&criteria([0.5, 0.1, 0.1])), [2, 1, 0]);
        // 1/6 of three draws part the few, 5/9 the many.
        assert_eq!(most_telling_first(&criteria([0.5, 0.35, 0.1])), [1, 2, 0]);
        assert_eq!(most_telling_first(&criteria([0.5, 0.32, 0.1])), [2, 1, 0]);
    }

    #[test]
    fn of_one_framework_the_weightiest_criteria_come_first() {
        let one = |weight: f64| (weight, vec![0.5]);
        assert_eq!(
            most_telling_first(&[one(0.1), one(0.3), one(0.2)]),
            [1, 2, 0]
        );
    }
}
