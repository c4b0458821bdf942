//! Dates as the data writes them.

/// Whether `text` is a day: `YYYY-MM-DD`.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && is_date(text)
}

/// Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let year = parts.next().and_then(|part| digits(part, 4));
    let month = parts.next().map(|part| digits(part, 2));
    let day = parts.next().map(|part| digits(part, 2));
    let ends = parts.next().is_none();
    ends && matches!(year, Some(1990..=2100))
        && matches!(month, None | Some(Some(1..=12)))
        && matches!(day, None | Some(Some(1..=31)))
}

fn digits(part: &str, length: usize) -> Option<u32> {
    (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| part.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_day};

    #[test]
    fn tells_dates_from_other_text() {
        for good in ["2026", "2026-11", "2026-11-22"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "26",
            "2026-13",
            "2026-11-32",
            "2026-1-2",
            "not stated",
            "2026-11-22-1",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
        assert!(is_day("2026-11-22"));
        assert!(!is_day("2026-11"));
    }
}
