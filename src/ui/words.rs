//! Numbers as pages write them.

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

/// Points of several lines with one decimal so that what is printed adds up to
/// the printed total: the residue of rounding goes to the largest line.
pub fn adding_up(lines: &[f64]) -> Vec<String> {
    let tenths = |share: f64| (1000.0 * share).round();
    let mut rounded: Vec<f64> = lines.iter().map(|line| tenths(*line)).collect();
    let residue = tenths(lines.iter().sum()) - rounded.iter().sum::<f64>();
    let largest = lines
        .iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(position, _)| position);
    if let Some(line) = largest.and_then(|position| rounded.get_mut(position)) {
        *line += residue;
    }
    rounded
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

/// Several names as one phrase: `a`, `a and b`, `a, b and c`.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
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
    use super::{adding_up, date, list, of_hundred};

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
        let lines = [0.333_33, 0.333_33, 0.111_11];
        let sum: f64 = adding_up(&lines)
            .iter()
            .filter_map(|line| line.parse::<f64>().ok())
            .sum();
        assert!((sum - 77.8).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn writes_dates_and_lists_as_people_do() {
        assert_eq!(date("2026-11-22"), "22 November 2026");
        assert_eq!(date("2026-11"), "November 2026");
        assert_eq!(date("2026"), "2026");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
