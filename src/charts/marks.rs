//! A weight as a mark on a line: where it lies, and how far it may move.

/// Width of the drawing; it is scaled to the room it gets.
pub const WIDTH: f64 = 200.0;

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Where the mean lies, from the left.
    pub x: f64,
    /// Where the mean less a standard deviation lies; not left of the line.
    pub from: f64,
    /// Where the mean and a standard deviation lie; not right of the line.
    pub to: f64,
}

/// The mark of a mean with its standard deviation on a line from 0 to
/// `largest`, all shares of 1.
pub fn mark(mean: f64, deviation: f64, largest: f64) -> Mark {
    let scale = WIDTH / largest.max(f64::EPSILON);
    let place = |share: f64| (scale * share).clamp(0.0, WIDTH);
    Mark {
        x: place(mean),
        from: place(mean - deviation),
        to: place(mean + deviation),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, WIDTH, mark};

    #[test]
    fn a_mark_lies_in_proportion_and_on_the_line() {
        let half = WIDTH / 2.0;
        let expected = Mark {
            x: half,
            from: half / 2.0,
            to: 1.5 * half,
        };
        assert_eq!(mark(0.25, 0.125, 0.5), expected);
        let ends = mark(0.4, 0.5, 0.5);
        assert_eq!((ends.from, ends.to), (0.0, WIDTH));
        let nothing = Mark {
            x: 0.0,
            from: 0.0,
            to: 0.0,
        };
        assert_eq!(mark(0.0, 0.0, 0.0), nothing);
    }
}
