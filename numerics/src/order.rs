//! One sort for everything that is short.
//!
//! The standard sort is compiled anew for every type and every comparison, four
//! kilobytes each: with a few dozen lists to put in order, a tenth of the app.
//! Here it is compiled once, for positions.

use std::cmp::Ordering;

/// Sorts in place; equals keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(
        &mut order,
        &mut |one, other| match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    arrange(items, &order);
}

/// Sorts in place by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

#[inline(never)]
fn sort_positions(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    order.sort_by(|one, other| compare(*one, *other));
}

/// Puts at each place the item whose position stands there.
fn arrange<T>(items: &mut [T], order: &[usize]) {
    for place in 0..items.len() {
        // What stood before this place has been exchanged for something else.
        let mut from = place;
        loop {
            from = order.get(from).copied().unwrap_or(from);
            if from >= place {
                break;
            }
        }
        items.swap(place, from);
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by, sort_by_key};

    #[test]
    fn sorts_as_the_standard_sort_does() {
        let mut state: u32 = 7;
        for length in 0..40 {
            let mut items: Vec<(u32, usize)> = (0..length)
                .map(|place| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 29, place)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut by_key = items.clone();
            sort_by_key(&mut by_key, |item| item.0);
            assert_eq!(by_key, expected);
            expected.sort_by_key(|item| std::cmp::Reverse(item.0));
            items = by_key;
            sort_by(&mut items, |one, other| other.0.cmp(&one.0));
            assert_eq!(items, expected);
        }
    }
}
