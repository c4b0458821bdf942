//! Numbers as pages write them.

use backstay_numerics::order;

use crate::catalog::{Day, is_old};

/// Points out of 100 with one decimal, from a share of 1.
pub fn points(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}

/// A number out of 100 without false precision: whole, "< 1" and "> 99" at
/// the ends.
pub fn of_hundred(share: f64) -> String {
    if share <= 0.0 {
        "0".to_owned()
    } else if share < 0.01 {
        "< 1".to_owned()
    } else if share >= 1.0 {
        "100".to_owned()
    } else if share > 0.99 {
        "> 99".to_owned()
    } else {
        format!("{:.0}", 100.0 * share)
    }
}

/// A number with a thin space between thousands; decimals only below 1,000.
pub fn grouped(number: f64) -> String {
    if number < 1000.0 {
        return number.to_string();
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// Points of several lines with one decimal so that what is printed adds up to
/// the printed total: each line is cut, and the tenths left over go to the
/// lines that lost most (largest remainders), so no line is off by a tenth.
pub fn adding_up(lines: &[f64]) -> Vec<String> {
    let exact: Vec<f64> = lines.iter().map(|line| 1000.0 * line).collect();
    let mut tenths: Vec<f64> = exact.iter().map(|line| line.floor()).collect();
    let total = exact.iter().sum::<f64>().round();
    let mut left = total - tenths.iter().sum::<f64>();
    let mut order: Vec<(usize, f64)> = exact
        .iter()
        .enumerate()
        .map(|(position, line)| (position, line - line.floor()))
        .collect();
    order::sort_by(&mut order, |one, other| other.1.total_cmp(&one.1));
    for (position, _) in order {
        if left < 0.5 {
            break;
        }
        if let Some(line) = tenths.get_mut(position) {
            *line += 1.0;
            left -= 1.0;
        }
    }
    tenths
        .into_iter()
        .map(|tenths| format!("{:.1}", tenths / 10.0))
        .collect()
}

/// A date of the data as people write it: `2026-11-22` is 22 November 2026.
pub fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|part| part.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().and_then(|part| part.parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => text.to_owned(),
    }
}

/// How long ago a fact of `as_of` was, where that is longer than it stays fresh:
/// `2 years ago`. Whole months up to two years, then whole years, both cut.
pub fn outdated(as_of: &str, today: Day, months: u32) -> Option<String> {
    const YEAR: u32 = 12;
    if !is_old(as_of, today, months) {
        return None;
    }
    let passed = today.months_since(Day::last_of(as_of)?);
    Some(match passed {
        1 => "a month ago".to_owned(),
        months if months < 2 * YEAR => format!("{months} months ago"),
        months => format!("{} years ago", months / YEAR),
    })
}

/// Several names as one phrase: `a`, `a and b`, `a, b and c`.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// `“a”, “b” and “c”`.
pub fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    list(&quoted.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A small number as a word, a larger one in digits.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A place: `1st`, `2nd`, `11th`.
pub fn ordinal(rank: u32) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

/// A count with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

#[cfg(test)]
mod tests {
    use super::{adding_up, date, grouped, list, number, of_hundred, ordinal, outdated};
    use crate::catalog::Day;

    #[test]
    fn says_no_more_than_it_knows() {
        for (share, words) in [
            (0.0, "0"),
            (0.004, "< 1"),
            (0.446, "45"),
            (0.996, "> 99"),
            (1.0, "100"),
        ] {
            assert_eq!(of_hundred(share), words);
        }
    }

    #[test]
    fn what_is_printed_adds_up() {
        let lines = [0.333_36, 0.333_36, 0.111_18];
        let sum: f64 = adding_up(&lines)
            .iter()
            .filter_map(|line| line.parse::<f64>().ok())
            .sum();
        assert!((sum - 77.8).abs() < 1e-9, "{sum}");
        for (line, printed) in lines.iter().zip(adding_up(&lines)) {
            let off = (100.0 * line - printed.parse::<f64>().unwrap_or(f64::MAX)).abs();
            assert!(off < 0.1, "{line} is printed as {printed}");
        }
    }

    #[test]
    fn says_how_old_a_fact_is() {
        for (as_of, today, ago) in [
            ("2026-11-22", "2027-11-21", None),
            ("2026-11-22", "2027-11-22", Some("12 months ago")),
            ("2026-11-22", "2028-11-21", Some("23 months ago")),
            ("2026-11-22", "2028-11-22", Some("2 years ago")),
            ("2026-11-22", "2030-01-01", Some("3 years ago")),
            ("2026-11", "2027-11-29", None),
            ("2026", "2027-12-31", Some("12 months ago")),
            ("soon", "2027-12-31", None),
        ] {
            let today = Day::parse(today);
            let said = today.and_then(|today| outdated(as_of, today, 12));
            assert_eq!(said.as_deref(), ago, "{as_of}");
        }
        let january = Day::new(2027, 1, 1);
        let said = january.and_then(|today| outdated("2026-11-22", today, 1));
        assert_eq!(said.as_deref(), Some("a month ago"));
    }

    #[test]
    fn writes_dates_and_lists_as_people_do() {
        assert_eq!(date("2026-11-22"), "22 November 2026");
        assert_eq!(date("2026-11"), "November 2026");
        assert_eq!(date("2026"), "2026");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(number(2), "two");
        assert_eq!(number(12), "12");
        let places = [1, 2, 3, 4, 11, 12, 13, 21, 112];
        assert_eq!(
            places.map(ordinal),
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"
            ]
        );
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(2.5), "2.5");
        assert_eq!(grouped(17_611.0), "17\u{202f}611");
        assert_eq!(grouped(1_382_699.4), "1\u{202f}382\u{202f}699");
    }
}
