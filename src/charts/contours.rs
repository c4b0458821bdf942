//! The sea behind an answer: lines of equal value around the deepest water, and
//! the value of each framework as a sounding at its depth.

use std::f64::consts::TAU;
use std::fmt::Write as _;

/// How wide the drawing is.
pub const WIDTH: f64 = 1200.0;
/// How high it is.
pub const HEIGHT: f64 = 420.0;
/// Where the deepest water lies.
const CENTRE: (f64, f64) = (1010.0, 215.0);
/// Half-axes of the coast, before it is drawn crooked.
const REACH: (f64, f64) = (330.0, 310.0);
/// Corners of a line before it is rounded.
const CORNERS: u32 = 48;
/// Steps between lines, in points of 100, from wide to narrow.
const STEPS: [f64; 5] = [20.0, 10.0, 5.0, 2.0, 1.0];
/// The fewest lines that make a slope visible.
const FEWEST: f64 = 4.0;
/// Between the coast and the smallest value, as a share of all values' range.
const SHORE: f64 = 0.1;

/// A line of equal value, and the water inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// Points out of 100; none for the coast.
    pub points: Option<f64>,
    /// Closed, as the `d` of an SVG path.
    pub path: String,
    /// How deep the water inside is, in thirds of the way down.
    pub band: Band,
    /// Where the line carries its number, unless that is the edge of the picture.
    pub label: Option<(f64, f64)>,
}

/// The water between two lines, as charts tint it: the shallower, the bluer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// The upper third.
    Shoal,
    /// The middle third.
    Depth,
    /// The lower third.
    Deep,
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

/// The coast and the lines inside it, outermost first, for values in 0…1. The
/// lines stand at round points, as many apart as leave a few of them.
pub fn contours(values: &[f64]) -> Vec<Contour> {
    let sea = Sea::over(values);
    std::iter::once(None)
        .chain(levels(&sea).map(Some))
        .map(|points| {
            let down = points.map_or(0.0, |points| sea.down(points / 100.0));
            Contour {
                points,
                path: path(down),
                band: band(down),
                label: label(down),
            }
        })
        .collect()
}

/// Round points, out of 100, between the smallest and the largest value.
fn levels(sea: &Sea) -> impl Iterator<Item = f64> + use<> {
    let (smallest, largest) = (100.0 * sea.smallest, 100.0 * sea.largest);
    let step = STEPS
        .into_iter()
        .find(|step| (largest - smallest) / step >= FEWEST)
        .unwrap_or(1.0);
    let first = (smallest / step).floor() + 1.0;
    (0..100)
        .map(move |each| step * (first + f64::from(each)))
        .take_while(move |points| *points < largest)
}

/// Where a line carries its number: in the open water, upper right.
fn label(down: f64) -> Option<(f64, f64)> {
    const EDGE: f64 = 14.0;
    let (x, y) = place(down, 0.86 * TAU);
    (x < WIDTH - EDGE && y > EDGE).then_some((x, y))
}

/// Soundings at their depths, in the open water right of the words. Each line
/// is searched from the golden angle on, so that neighbours keep apart; a value
/// whose place lies outside the picture has none.
pub fn soundings(values: &[f64]) -> Vec<Sounding> {
    const GOLDEN_ANGLE: f64 = 2.399_963;
    const TRIES: u32 = 90;
    let sea = Sea::over(values);
    let taken: Vec<(f64, f64)> = levels(&sea)
        .filter_map(|points| label(sea.down(points / 100.0)))
        .collect();
    let mut placed: Vec<Sounding> = Vec::new();
    for value in values {
        let down = sea.down(*value);
        let found = (0..TRIES)
            .map(|attempt| place(down, GOLDEN_ANGLE * f64::from(attempt + 1)))
            .find(|spot| {
                let others = placed.iter().map(|other| (other.x, other.y));
                is_open(*spot)
                    && taken
                        .iter()
                        .copied()
                        .chain(others)
                        .all(|other| apart(*spot, other))
            });
        placed.extend(found.map(|(x, y)| Sounding {
            x,
            y,
            depth: 100.0 * value,
        }));
    }
    placed
}

/// The range of values that coast and deepest water stand for. The coast lies a
/// little above the smallest value, whose sounding so stands in the water.
struct Sea {
    smallest: f64,
    largest: f64,
}

impl Sea {
    fn over(values: &[f64]) -> Self {
        let (smallest, largest) = values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(*value), high.max(*value))
            });
        let smallest = smallest - SHORE * (largest - smallest);
        Self { smallest, largest }
    }

    /// How far down a value lies, from 0 at the coast to 1; a value that is alone
    /// lies in the deepest water.
    fn down(&self, value: f64) -> f64 {
        let span = self.largest - self.smallest;
        if span > 0.0 {
            ((value - self.smallest) / span).clamp(0.0, 1.0)
        } else {
            1.0
        }
    }
}

/// The point of a line in a direction. No coast is an ellipse: a few slow waves
/// bend it, and deeper lines bend a little otherwise.
fn place(down: f64, angle: f64) -> (f64, f64) {
    let outward = 1.0 - 0.86 * down;
    let crooked = 1.0
        + 0.09 * libm::sin(2.0 * angle + 0.7 + 0.5 * down)
        + 0.05 * libm::sin(3.0 * angle + 2.1 - down)
        + 0.025 * libm::sin(7.0 * angle + 3.0 * down);
    (
        CENTRE.0 + REACH.0 * outward * crooked * libm::cos(angle),
        CENTRE.1 + REACH.1 * outward * crooked * libm::sin(angle),
    )
}

/// A closed line through the middles between its corners, rounded by them.
fn path(down: f64) -> String {
    let corner = |each: u32| place(down, TAU * f64::from(each) / f64::from(CORNERS));
    let middle = |each: u32| {
        let ((x, y), (next_x, next_y)) = (corner(each), corner(each + 1));
        (f64::midpoint(x, next_x), f64::midpoint(y, next_y))
    };
    let (x, y) = middle(0);
    let mut path = format!("M{x:.1} {y:.1}");
    for each in 1..=CORNERS {
        let ((bend_x, bend_y), (x, y)) = (corner(each), middle(each));
        let _ = write!(path, "Q{bend_x:.1} {bend_y:.1} {x:.1} {y:.1}");
    }
    path.push('Z');
    path
}

fn band(down: f64) -> Band {
    if down < 1.0 / 3.0 {
        Band::Shoal
    } else if down < 2.0 / 3.0 {
        Band::Depth
    } else {
        Band::Deep
    }
}

/// Whether a place lies in the picture, right of the words.
fn is_open((x, y): (f64, f64)) -> bool {
    (720.0..WIDTH - 30.0).contains(&x) && (40.0..HEIGHT - 36.0).contains(&y)
}

fn apart(one: (f64, f64), other: (f64, f64)) -> bool {
    const ROOM: f64 = 46.0;
    let (across, down) = (one.0 - other.0, one.1 - other.1);
    across * across + down * down > ROOM * ROOM
}

#[cfg(test)]
mod tests {
    use super::{Band, HEIGHT, WIDTH, apart, contours, soundings};

    const VALUES: [f64; 6] = [0.83, 0.7, 0.65, 0.6, 0.5, 0.31];

    #[test]
    fn lines_stand_at_round_points_between_coast_and_the_largest() {
        let found: Vec<Option<f64>> = contours(&VALUES).iter().map(|each| each.points).collect();
        assert_eq!(
            found,
            [
                None,
                Some(30.0),
                Some(40.0),
                Some(50.0),
                Some(60.0),
                Some(70.0),
                Some(80.0)
            ]
        );
    }

    #[test]
    fn values_close_together_get_lines_closer_together() {
        let found = contours(&[0.52, 0.5, 0.47]);
        assert_eq!(found.len(), 1 + 5, "{found:?}");
        assert_eq!(found.get(1).and_then(|each| each.points), Some(47.0));
    }

    #[test]
    fn water_gets_deeper_inward() {
        let bands: Vec<Band> = contours(&VALUES).iter().map(|each| each.band).collect();
        let changes = bands.windows(2).filter(|pair| pair.first() != pair.last());
        assert_eq!(bands.first(), Some(&Band::Shoal));
        assert_eq!(bands.last(), Some(&Band::Deep));
        assert_eq!(changes.count(), 2);
    }

    #[test]
    fn soundings_stay_in_the_picture_and_apart() {
        let found = soundings(&VALUES);
        assert!(found.len() >= 3, "{found:?}");
        for (position, one) in found.iter().enumerate() {
            assert!((0.0..WIDTH).contains(&one.x) && (0.0..HEIGHT).contains(&one.y));
            for other in found.iter().skip(position + 1) {
                assert!(
                    apart((one.x, one.y), (other.x, other.y)),
                    "{one:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn the_smallest_value_stands_in_the_water() {
        let coast = super::Sea::over(&VALUES).down(0.31);
        assert!((0.05..0.15).contains(&coast), "{coast}");
    }

    #[test]
    fn a_single_value_stands_in_the_deepest_water_without_lines() {
        assert_eq!(contours(&[0.5]).len(), 1);
        let found = soundings(&[0.5]);
        let [only] = found.as_slice() else {
            panic!("{found:?}");
        };
        let (across, down) = (only.x - super::CENTRE.0, only.y - super::CENTRE.1);
        assert!(libm::hypot(across, down) < 60.0, "{only:?}");
        assert_eq!(soundings(&[]), []);
    }
}
