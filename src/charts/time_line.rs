//! Release lines on a time line, of one framework or of several: until when
//! each gets fixes.
//!
//! The lists state when a line ends, not when it began; so every bar comes in
//! from the left edge.

/// Width of the drawing in per cent: letters keep their size while the places
/// follow the room there is.
pub const WIDTH: f64 = 100.0;

/// The least time shown after today, in days: something that ends this week
/// should not end at the edge.
const AHEAD: i32 = 400;
/// The least time shown before today, in days.
const BEFORE: i32 = 120;
/// How far a bar without an end reaches beyond today, as a share of what is
/// ahead: far enough to fade.
const FADE: f64 = 0.7;

/// The scale: places on 0…[`WIDTH`].
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLine {
    /// The first of January of every year shown.
    pub years: Vec<(i32, f64)>,
    /// Today.
    pub today: f64,
}

/// One release line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where it ends; where none is set, where it has faded.
    pub to: f64,
    /// How it ends.
    pub end: End,
}

/// How a release line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ended before today.
    Past,
    /// It ends today or later.
    Ahead,
    /// No end is set.
    Open,
}

/// How a line that ends on `ends`, or has no end set, stands on the day `today`,
/// both `YYYY-MM-DD`. An end that is no day counts as none.
pub fn end_of(ends: Option<&str>, today: &str) -> End {
    match (ends.and_then(day), day(today)) {
        (Some(end), Some(today)) if end < today => End::Past,
        (Some(_), _) => End::Ahead,
        (None, _) => End::Open,
    }
}

/// Places the ends of release lines, `YYYY-MM-DD` or none, around a day: one list
/// for each framework, all on one scale. The bars come in the order of the ends.
/// `None` where `today` is no day.
pub fn time_lines(
    frameworks: &[Vec<Option<&str>>],
    today: &str,
) -> Option<(TimeLine, Vec<Vec<Bar>>)> {
    let now = day(today)?;
    let known = || {
        frameworks
            .iter()
            .flatten()
            .filter_map(|end| end.and_then(day))
    };
    let from = known().fold(now - BEFORE, |from, end| from.min(end - BEFORE / 2));
    let to = known().fold(now + AHEAD, |to, end| to.max(end + BEFORE / 2));
    let place = |at: i32| WIDTH * f64::from(at - from) / f64::from(to - from);
    let today_at = place(now);
    let faded = today_at + FADE * (WIDTH - today_at);
    let bar = |end: Option<&str>| Bar {
        to: end.and_then(day).map_or(faded, place),
        end: end_of(end, today),
    };
    let bars = frameworks
        .iter()
        .map(|ends| ends.iter().copied().map(bar).collect())
        .collect();
    let first = year_of(from) + 1;
    let years = (first..=year_of(to))
        .filter_map(|year| Some((year, place(day(&format!("{year}-01-01"))?))))
        .collect();
    let line = TimeLine {
        years,
        today: today_at,
    };
    Some((line, bars))
}

/// The number of days from 1 March of the year 0 to a day written `YYYY-MM-DD`.
///
/// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*,
/// `days_from_civil`, for years from 0.
fn day(text: &str) -> Option<i32> {
    let mut parts = text.split('-').map(str::parse::<i32>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let is_day = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !is_day {
        return None;
    }
    // Years begin in March, so that a leap day is the last of its year.
    let year = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + day_of_year)
}

/// The calendar year of a number of days.
fn year_of(days: i32) -> i32 {
    // Never late, and early by a year for each 1,500 or so.
    let guess = days / 366;
    let starts = |year: i32| day(&format!("{year}-01-01"));
    (guess..guess + 30)
        .find(|year| starts(year + 1).is_none_or(|next| next > days))
        .unwrap_or(guess)
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a time line of another shape is a failed test"
    )]

    use super::{Bar, End, TimeLine, WIDTH, day, end_of, time_lines, year_of};

    /// The time line of one framework.
    fn time_line(ends: &[Option<&str>], today: &str) -> Option<(TimeLine, Vec<Bar>)> {
        let (line, mut bars) = time_lines(&[ends.to_vec()], today)?;
        Some((line, bars.pop()?))
    }

    #[test]
    fn days_are_counted_as_calendars_do() {
        let between = |one: &str, other: &str| day(other).unwrap() - day(one).unwrap();
        assert_eq!(between("2026-11-27", "2026-11-28"), 1);
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2023-02-28", "2023-03-01"), 1);
        assert_eq!(between("2000-01-01", "2001-01-01"), 366);
        assert_eq!(between("1900-01-01", "1901-01-01"), 365);
        assert_eq!(between("1970-01-01", "2026-11-27"), 20_784);
        for text in ["", "2026", "2026-11", "2026-13-01", "x-y-z", "2026-11-27-1"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn days_lie_in_their_years() {
        for year in [1999, 2000, 2023, 2024, 2025, 2100] {
            assert_eq!(year_of(day(&format!("{year}-01-01")).unwrap()), year);
            assert_eq!(year_of(day(&format!("{year}-12-31")).unwrap()), year);
        }
    }

    #[test]
    fn lines_that_ended_lie_before_today_and_the_others_after_it() {
        let ends = [Some("2028-04-30"), None, Some("2026-09-24")];
        let (line, bars) = time_line(&ends, "2026-11-27").unwrap();
        let kinds: Vec<End> = bars.iter().map(|bar| bar.end).collect();
        assert_eq!(kinds, [End::Ahead, End::Open, End::Past]);
        assert!(bars[0].to > line.today && bars[0].to < WIDTH);
        assert!(bars[1].to > line.today && bars[1].to < WIDTH);
        assert!(bars[2].to < line.today && bars[2].to > 0.0);
    }

    #[test]
    fn a_line_has_fixes_on_its_last_day() {
        assert_eq!(end_of(Some("2026-11-27"), "2026-11-27"), End::Ahead);
        assert_eq!(end_of(Some("2026-11-26"), "2026-11-27"), End::Past);
        assert_eq!(end_of(None, "2026-11-27"), End::Open);
    }

    #[test]
    fn years_stand_in_order_and_in_proportion() {
        let (line, _) = time_line(&[Some("2029-11-30")], "2026-11-27").unwrap();
        let years: Vec<i32> = line.years.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [2027, 2028, 2029, 2030]);
        let first = line.years[1].1 - line.years[0].1;
        let second = line.years[2].1 - line.years[1].1;
        // 2027 has 365 days, 2028 has 366.
        assert!((second / first - 366.0 / 365.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_known_still_shows_today() {
        let (line, bars) = time_line(&[], "2026-11-27").unwrap();
        assert!(bars.is_empty());
        assert!(line.today > 0.0 && line.today < WIDTH);
        assert_eq!(time_line(&[], "today"), None);
    }

    #[test]
    fn several_frameworks_stand_on_one_scale() {
        let (one, other) = (vec![Some("2026-01-01"), None], vec![Some("2030-06-30")]);
        let none = Vec::new();
        let (line, bars) = time_lines(&[one, none, other], "2026-11-27").unwrap();
        let counts: Vec<usize> = bars.iter().map(Vec::len).collect();
        assert_eq!(counts, [2, 0, 1]);
        assert!(bars[0][0].to < line.today && line.today < bars[2][0].to);
        let alone = time_line(&[Some("2030-06-30")], "2026-11-27").unwrap();
        assert!(bars[2][0].to > line.today && alone.0.today < line.today);
        let (same, _) = time_lines(&[vec![Some("2030-06-30")]], "2026-11-27").unwrap();
        assert_eq!(same, alone.0);
    }
}
