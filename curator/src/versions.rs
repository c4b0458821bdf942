//! Versions as package lists write them.

/// The numbers of a finished version: `8.1.3.1`, `v5.3.2`. `None` for one that
/// is still being tried (`6.0.0-rc.1`), for a branch, or for other text.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let plain = version.strip_prefix('v').unwrap_or(version);
    let mut numbers: Vec<u64> = plain
        .split('.')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// The newest finished version of several, as its list writes it but for a `v`
/// before it.
pub(crate) fn newest<'a>(versions: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let rated = versions
        .into_iter()
        .filter_map(|version| numbers(version).map(|numbers| (numbers, version)));
    let (_, newest) = rated.max_by(|one, other| one.0.cmp(&other.0))?;
    Some(newest.strip_prefix('v').unwrap_or(newest))
}

/// Whether `version` comes before `other`; not where either is no finished
/// version.
pub(crate) fn is_before(version: &str, other: &str) -> bool {
    numbers(version)
        .zip(numbers(other))
        .is_some_and(|(one, other)| one < other)
}

#[cfg(test)]
mod tests {
    use super::{is_before, newest};

    #[test]
    fn finds_the_newest_finished_version() {
        let listed = ["v9.9.0", "v10.0.1", "11.0.0-rc.1", "dev-main", "10.0.0"];
        assert_eq!(newest(listed), Some("10.0.1"));
        assert_eq!(newest(["12.x-dev", ""]), None);
    }

    #[test]
    fn orders_versions_by_number() {
        for (version, other, before) in [
            ("5.9.9", "5.10.0", true),
            ("8.1.3", "8.1.3.1", true),
            ("4.15", "4.15.0", false),
            ("5.0.0-alpha.2", "5.0.0", false),
            ("6.1", "5.2.19", false),
        ] {
            assert_eq!(is_before(version, other), before, "{version} < {other}");
        }
    }
}
