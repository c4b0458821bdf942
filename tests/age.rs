//! Laws of the calendar by which facts grow old.

#![cfg(not(target_arch = "wasm32"))]

use backstay::catalog::{Day, due, is_old};
use proptest::prelude::*;

/// Every day of every month, as text, whether or not the calendar has it.
fn written() -> impl Strategy<Value = String> {
    (1990_u32..2100, 0_u32..14, 0_u32..33)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn day() -> impl Strategy<Value = Day> {
    written().prop_filter_map("a day of the calendar", |text| Day::parse(&text))
}

/// The number of a day, counted without a table of months.
///
/// Source: Fliegel and van Flandern, *A machine algorithm for processing
/// calendar dates* (1968).
fn number(day: Day) -> i64 {
    let text = day.to_string();
    let part = |from: usize, to: usize| -> i64 {
        text.get(from..to)
            .and_then(|part| part.parse().ok())
            .unwrap_or_default()
    };
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let shift = (month - 14) / 12;
    day - 32075 + 1461 * (year + 4800 + shift) / 4 + 367 * (month - 2 - shift * 12) / 12
        - 3 * ((year + 4900 + shift) / 100) / 4
}

/// The day with that number, by the inverse of the same algorithm.
fn with_number(number: i64) -> (i64, i64, i64) {
    let mut rest = number + 68569;
    let centuries = 4 * rest / 146_097;
    rest -= (146_097 * centuries + 3) / 4;
    let years = 4000 * (rest + 1) / 1_461_001;
    rest = rest - 1461 * years / 4 + 31;
    let months = 80 * rest / 2447;
    let day = rest - 2447 * months / 80;
    let carried = months / 11;
    (
        100 * (centuries - 49) + years + carried,
        months + 2 - 12 * carried,
        day,
    )
}

proptest! {
    #[test]
    fn has_the_days_that_the_calendar_has(text in written()) {
        let numbers: Vec<i64> = text.split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, day] = numbers[..] else { panic!("three numbers in {text}") };
        let counted = (1..=12).contains(&month).then(|| {
            let first = Day::parse(&format!("{year:04}-{month:02}-01")).map(number);
            first.map(|first| with_number(first + day - 1))
        });
        let exists = counted.flatten() == Some((year, month, day));
        prop_assert_eq!(Day::parse(&text).is_some(), exists, "{}", text);
    }

    #[test]
    fn orders_days_by_time(one in day(), other in day()) {
        prop_assert_eq!(one.cmp(&other), number(one).cmp(&number(other)));
    }

    #[test]
    fn a_later_fact_is_due_no_sooner(one in day(), other in day(), months in 0_u32..600) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!(early.after_months(months) <= late.after_months(months));
    }

    #[test]
    fn twelve_months_are_a_year(day in day(), years in 0_u32..50) {
        let later = day.after_months(12 * years).to_string();
        let text = day.to_string();
        prop_assert_eq!(later.get(0..4).map(str::to_owned), Some((day.year() + years).to_string()));
        if later.get(4..) != text.get(4..) {
            prop_assert_eq!((text.get(4..), later.get(4..)), (Some("-02-29"), Some("-02-28")));
        }
    }

    #[test]
    fn months_since_counts_what_after_months_adds(day in day(), months in 0_u32..600) {
        let later = day.after_months(months);
        prop_assert_eq!(later.months_since(day), months);
        prop_assert_eq!(day.months_since(later), 0);
    }

    #[test]
    fn what_is_old_stays_old(as_of in day(), one in day(), other in day(), months in 1_u32..60) {
        let (early, late) = (one.min(other), one.max(other));
        let written = as_of.to_string();
        prop_assert!(!is_old(&written, early, months) || is_old(&written, late, months));
        prop_assert!(!is_old(&written, as_of, months), "fresh on the day it was read");
    }

    #[test]
    fn a_coarser_date_is_never_older(day in day(), months in 1_u32..60) {
        let text = day.to_string();
        let due = |length: usize| text.get(..length).and_then(|date| due(date, months));
        prop_assert!(due(10) <= due(7) && due(7) <= due(4));
    }
}
