//! How much room words take in a drawing, and how they break into lines.
//!
//! A drawing is laid out before any browser has measured its letters, so widths
//! are estimates by the kind of letter, rather too wide than too narrow.

/// Height of a line over the size of its letters.
pub const LINE: f64 = 1.2;

/// A rectangle: its left upper corner and its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Not negative.
    pub width: f64,
    /// Not negative.
    pub height: f64,
}

impl Area {
    /// Whether two areas share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether another area lies in this one, edges included.
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }

    /// The smallest area that holds both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        }
    }

    /// This area with a margin on all sides.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
        }
    }
}

/// About how wide a text is in upright letters of a size, in the unit of the
/// size.
pub fn width(text: &str, size: f64) -> f64 {
    let ems = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | ' ' | '('
        | ')' | '[' | ']' => 0.32,
        'f' | 'r' | 't' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 0.94,
        letter if letter.is_uppercase() => 0.7,
        _ => 0.6,
    };
    size * text.chars().map(ems).sum::<f64>()
}

/// Breaks a text between words into as few lines as stay within `most`, then
/// evens them out. A word that is wider has a line of its own.
pub fn wrap(text: &str, size: f64, most: f64) -> Vec<String> {
    let lines = broken(text, size, most);
    // The narrowest lines of the same number look calmest.
    let widest = |lines: &[String]| {
        lines
            .iter()
            .map(|line| width(line, size))
            .fold(0.0, f64::max)
    };
    let mut calmest = lines;
    loop {
        let narrower = broken(text, size, widest(&calmest) - 0.01);
        if narrower.len() > calmest.len() || widest(&narrower) >= widest(&calmest) {
            return calmest;
        }
        calmest = narrower;
    }
}

fn broken(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Area, width, wrap};

    #[test]
    fn words_stay_whole_and_in_order() {
        let text = "Frameworks the team knows";
        for most in [1.0, 60.0, 90.0, 120.0, 1000.0] {
            let lines = wrap(text, 15.0, most);
            assert_eq!(lines.join(" "), text);
            for line in lines {
                let is_word = !line.contains(' ');
                assert!(is_word || width(&line, 15.0) <= most, "{line} in {most}");
            }
        }
        assert!(wrap("", 15.0, 90.0).is_empty());
    }

    #[test]
    fn lines_are_evened_out() {
        assert_eq!(
            wrap("Data and databases", 15.0, 110.0),
            ["Data and", "databases"]
        );
        assert_eq!(
            wrap("one two three four", 10.0, 75.0),
            ["one two", "three four"]
        );
    }

    #[test]
    fn wide_letters_are_wider() {
        assert!(width("mill", 10.0) < width("mmmm", 10.0));
        assert!((width("ab", 20.0) - 2.0 * width("ab", 10.0)).abs() < 1e-9);
    }

    #[test]
    fn areas_that_touch_do_not_overlap() {
        let at = |x: f64| Area {
            x,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        assert!(at(0.0).overlaps(&at(9.0)));
        assert!(!at(0.0).overlaps(&at(10.0)));
        assert!(at(0.0).with(&at(30.0)).holds(&at(15.0)));
        assert!(at(0.0).grown(1.0).holds(&at(0.0)));
        assert!(!at(0.0).holds(&at(1.0)));
    }
}
