//! The sea behind an answer: one contour for each framework of the ranking,
//! its depth the value, and the values as soundings.

/// Room of the drawing.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 420.0;
/// Where the deepest water lies.
pub const CENTRE: (f64, f64) = (930.0, 250.0);
/// Half-axes of the outermost contour.
const REACH: (f64, f64) = (900.0, 430.0);

/// One contour: half-axes of an ellipse around the deepest water.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contour {
    /// Half of the width.
    pub across: f64,
    /// Half of the height.
    pub down: f64,
}

/// A number at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Sounding {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Points out of 100.
    pub depth: f64,
}

/// The contour of a value: the larger the value, the nearer to the deepest
/// water. Linear in the value between the smallest and the largest shown.
pub fn contour(value: f64, smallest: f64, largest: f64) -> Contour {
    let span = (largest - smallest).max(f64::EPSILON);
    let outward = 1.0 - 0.85 * ((value - smallest) / span).clamp(0.0, 1.0);
    Contour {
        across: REACH.0 * outward,
        down: REACH.1 * outward,
    }
}

/// Soundings on their contours, in the open water right of the words. Each
/// ring is searched from the golden angle on, so that neighbours keep apart; a
/// ring that lies outside the picture has none.
pub fn soundings(values: &[f64]) -> Vec<Sounding> {
    const GOLDEN_ANGLE: f64 = 2.399_963;
    const TRIES: u32 = 90;
    let (smallest, largest) = range(values);
    let mut placed: Vec<Sounding> = Vec::new();
    for value in values {
        let ring = contour(*value, smallest, largest);
        let found = (0..TRIES)
            .map(|attempt| {
                let angle = GOLDEN_ANGLE * f64::from(attempt + 1);
                Sounding {
                    x: CENTRE.0 + 0.96 * ring.across * libm::cos(angle),
                    y: CENTRE.1 + 0.96 * ring.down * libm::sin(angle),
                    depth: 100.0 * value,
                }
            })
            .find(|each| is_open(each) && placed.iter().all(|other| apart(each, other)));
        placed.extend(found);
    }
    placed
}

/// Whether a sounding lies in the picture, right of the words.
fn is_open(sounding: &Sounding) -> bool {
    (740.0..WIDTH - 40.0).contains(&sounding.x) && (40.0..HEIGHT - 30.0).contains(&sounding.y)
}

fn apart(one: &Sounding, other: &Sounding) -> bool {
    const ROOM: f64 = 70.0;
    let (across, down) = (one.x - other.x, one.y - other.y);
    across * across + down * down > ROOM * ROOM
}

/// The smallest and the largest of some values.
pub fn range(values: &[f64]) -> (f64, f64) {
    values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(*value), high.max(*value))
        })
}

#[cfg(test)]
mod tests {
    use super::{contour, soundings};

    #[test]
    fn more_value_lies_deeper() {
        let shallow = contour(0.3, 0.3, 0.8);
        let deep = contour(0.8, 0.3, 0.8);
        assert!(deep.across < shallow.across && deep.down < shallow.down);
        assert!(deep.across > 0.0);
    }

    #[test]
    fn soundings_stay_in_open_water() {
        let found = soundings(&[0.8, 0.7, 0.65, 0.6, 0.5, 0.4]);
        assert!(found.len() >= 3, "{found:?}");
        for sounding in found {
            assert!(sounding.x > 600.0 && sounding.x < 1200.0, "{sounding:?}");
            assert!(sounding.y > 0.0 && sounding.y < 420.0, "{sounding:?}");
        }
    }
}
