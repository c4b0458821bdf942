//! Dates as the data writes them: of the calendar, and of our time.

use std::ops::RangeInclusive;

use crate::catalog::Day;

/// What a year of the data may be: anything else is a slip of the pen.
const YEARS: RangeInclusive<u32> = 1990..=2100;

/// Whether `text` is a day: `YYYY-MM-DD`.
pub(super) fn is_day(text: &str) -> bool {
    Day::parse(text).is_some_and(|day| YEARS.contains(&day.year()))
}

/// Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    Day::last_of(text).is_some_and(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_day};

    #[test]
    fn tells_dates_from_other_text() {
        for good in ["2026", "2026-11", "2026-11-22", "2024-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "26",
            "2026-13",
            "2026-11-31",
            "2026-02-29",
            "2026-1-2",
            "0026-01-02",
            "2926-01-02",
            "not stated",
            "2026-11-22-1",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
        assert!(is_day("2026-11-22"));
        assert!(!is_day("2026-11"));
        assert!(!is_day("2026-11-31"));
    }
}
