//! The day on this machine.

use std::time::{SystemTime, UNIX_EPOCH};

use backstay::catalog::Day;

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// Today in Greenwich: this machine's zone is not asked, since facts age in
/// months.
///
/// `None` where the clock stands before 1970 or after 9999.
pub(crate) fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let days = u32::try_from(since.as_secs() / SECONDS_A_DAY).ok()?;
    day_after_1970(days)
}

/// The day so many days after 1 January 1970.
///
/// Source: Fliegel and van Flandern, *A machine algorithm for processing
/// calendar dates* (1968).
fn day_after_1970(days: u32) -> Option<Day> {
    const JULIAN_OF_1970: u32 = 2_440_588;
    let mut rest = days.checked_add(JULIAN_OF_1970 + 68_569)?;
    let centuries = rest.checked_mul(4)? / 146_097;
    rest -= (146_097 * centuries).div_ceil(4);
    let years = 4000 * (rest + 1) / 1_461_001;
    rest = rest - 1461 * years / 4 + 31;
    let months = 80 * rest / 2447;
    let day = rest - 2447 * months / 80;
    let carried = months / 11;
    let year = 100 * (centuries - 49) + years + carried;
    Day::new(year, months + 2 - 12 * carried, day)
}

#[cfg(test)]
mod tests {
    use super::day_after_1970;

    #[test]
    fn counts_days_from_1970() {
        for (days, text) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_819, "2027-01-01"),
        ] {
            let day = day_after_1970(days).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(text));
        }
    }
}
