//! What is said on screen, and how long things took.

use std::fmt::Display;
use std::io::Write as _;
use std::time::Duration;

/// Prints one line. A reader that has gone away is no reason to stop.
pub(crate) fn say(line: impl Display) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Prints one line where errors go.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// `duration` as a person says it: `0.4 s`, `38 s`, `6 min 12 s`.
pub(crate) fn elapsed(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 10 {
        format!("{:.1} s", duration.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_durations_as_people_do() {
        let cases = [
            (Duration::from_millis(412), "0.4 s"),
            (Duration::from_millis(38_900), "38 s"),
            (Duration::from_secs(372), "6 min 12 s"),
        ];
        for (duration, said) in cases {
            assert_eq!(elapsed(duration), said);
        }
    }
}
