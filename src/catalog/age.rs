//! When a fact is old: days of the calendar, and the months that a fact is
//! taken for fresh.

/// Month after which a year begins anew.
const DECEMBER: u32 = 12;

/// A day of the Gregorian calendar, of the years 1 to 9999.
///
/// Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u32,
    month: u32,
    of_month: u32,
}

impl Day {
    /// The day of a year (1 to 9999), month (1 to 12) and day of the month;
    /// `None` where the calendar has no such day.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=DECEMBER).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self {
            year,
            month,
            of_month: day,
        })
    }

    /// Reads `YYYY-MM-DD`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == "YYYY-MM-DD".len())
            .then(|| Self::last_of(text))
            .flatten()
    }

    /// The last day of a date written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None`
    /// for any other text.
    pub fn last_of(date: &str) -> Option<Self> {
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => digits(part, 2)?,
            None => DECEMBER,
        };
        let day = match parts.next() {
            Some(part) => digits(part, 2)?,
            None => days_in(year, month),
        };
        parts
            .next()
            .is_none()
            .then(|| Self::new(year, month, day))?
    }

    /// The year.
    pub fn year(self) -> u32 {
        self.year
    }

    /// The same day of the month so many months later, or the last of that
    /// month where it is shorter: a month after 31 January is 28 or 29 February.
    #[must_use]
    pub fn after_months(self, months: u32) -> Self {
        let counted = self.year * DECEMBER + (self.month - 1) + months;
        let (year, month) = (counted / DECEMBER, counted % DECEMBER + 1);
        Self {
            year,
            month,
            of_month: self.of_month.min(days_in(year, month)),
        }
    }

    /// The whole months that have passed since `earlier`; 0 where it is later.
    pub fn months_since(self, earlier: Self) -> u32 {
        let counted = |day: Self| day.year * DECEMBER + day.month;
        let months = counted(self).saturating_sub(counted(earlier));
        if months > 0 && earlier.after_months(months) > self {
            months - 1
        } else {
            months
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.of_month
        )
    }
}

/// The day from which on a fact is old that is fresh for so many months.
///
/// A year or a month alone counts from its end: the fact may be that young.
/// `None` where `as_of` is no date.
pub fn due(as_of: &str, months: u32) -> Option<Day> {
    Day::last_of(as_of).map(|day| day.after_months(months))
}

/// Whether a fact of `as_of` (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), fresh for so
/// many months, is old today. What is no date is never old: the rules of the
/// data refuse it.
pub fn is_old(as_of: &str, today: Day, months: u32) -> bool {
    due(as_of, months).is_some_and(|due| due <= today)
}

fn digits(part: &str, length: usize) -> Option<u32> {
    (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}

/// The days of a month; none where there is no such month.
fn days_in(year: u32, month: u32) -> u32 {
    let leaps = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leaps => 29,
        2 => 28,
        1..=DECEMBER => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, due, is_old};

    #[test]
    fn knows_the_days_of_the_calendar() {
        for day in ["2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31"] {
            assert_eq!(
                Day::parse(day).map(|day| day.to_string()).as_deref(),
                Some(day)
            );
        }
        for none in [
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-11-00",
            "2026-00-10",
            "2026-13-01",
            "0000-01-01",
            "2026-11",
            "2026-1-02",
            "+026-01-02",
        ] {
            assert_eq!(Day::parse(none), None, "{none}");
        }
    }

    #[test]
    fn counts_a_year_and_a_month_from_their_end() {
        for (date, last) in [
            ("2024", "2024-12-31"),
            ("2024-02", "2024-02-29"),
            ("2024-02-03", "2024-02-03"),
        ] {
            assert_eq!(Day::last_of(date), Day::parse(last), "{date}");
        }
        for none in ["", "24", "2024-", "2024-02-03-04", "soon"] {
            assert_eq!(Day::last_of(none), None, "{none}");
        }
    }

    #[test]
    fn is_old_from_the_day_on_which_its_months_are_over() {
        for (as_of, months, falls) in [
            ("2024-11-22", 12, "2025-11-22"),
            ("2024", 12, "2025-12-31"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-11", 3, "2025-02-28"),
            ("2023-08-31", 18, "2025-02-28"),
        ] {
            assert_eq!(due(as_of, months), Day::parse(falls), "{as_of}");
        }
        let reached =
            |today, as_of, months| Day::parse(today).map(|today| is_old(as_of, today, months));
        assert_eq!(reached("2025-11-21", "2024-11-22", 12), Some(false));
        assert_eq!(reached("2025-11-22", "2024-11-22", 12), Some(true));
        assert_eq!(reached("2999-01-01", "not stated", 1), Some(false));
    }
}
