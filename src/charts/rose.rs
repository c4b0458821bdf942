//! A compass rose: needs around a circle, the weightiest in the north and on
//! clockwise; how far each is met and how much it matters as distances from the
//! middle.

use core::f64::consts::TAU;

use super::lettering::{Area, LINE, width, wrap};

/// Where a need is met in full, and where the largest weight lies.
pub const RADIUS: f64 = 90.0;
/// Size of the labels.
pub const LETTERS: f64 = 14.0;
/// More than this many needs are too narrow to be told apart.
pub const MOST: usize = 8;

/// Room between the ring and the labels.
const OUTSIDE: f64 = 13.0;
/// Widest line of a label, unless a single word is wider.
const LABEL: f64 = 92.0;
/// The part of its slice that a sector fills.
const FILLED: f64 = 0.82;
/// Room around everything.
const MARGIN: f64 = 3.0;

/// The drawing around its middle, (0, 0).
#[derive(Clone, Debug, PartialEq)]
pub struct Rose {
    /// One for each need, clockwise from the north.
    pub sectors: Vec<Sector>,
    /// Graduation along the lines between sectors.
    pub ticks: Vec<Tick>,
    /// What is to be shown: the ring and all labels.
    pub view: Area,
}

/// One need.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    /// The path of the sector as far as [`RADIUS`]; it is scaled to its value.
    pub outline: String,
    /// The path of an arc as far out as the weight says.
    pub weight: String,
    /// Where the label stands.
    pub label: Label,
}

/// A label in one or more lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The lines.
    pub lines: Vec<String>,
    /// Where each line is held.
    pub x: f64,
    /// The base line of the first.
    pub y: f64,
    /// By which end.
    pub anchor: Anchor,
    /// The room it takes.
    pub area: Area,
}

/// By which end a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A mark of the graduation, across the line from the middle outwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// One end.
    pub from: (f64, f64),
    /// The other end.
    pub to: (f64, f64),
    /// Whether it stands for 50 or 100.
    pub is_long: bool,
}

/// Lays out needs, at most [`MOST`]: their names and their weights over the
/// largest, 0…1.
pub fn rose(needs: &[(&str, f64)]) -> Rose {
    let needs = needs.get(..MOST).unwrap_or(needs);
    let count = u32::try_from(needs.len()).unwrap_or(u32::MAX);
    let slice = TAU / f64::from(count.max(1));
    let sectors: Vec<Sector> = needs
        .iter()
        .zip(0_u32..)
        .map(|((name, weight), place)| sector(name, *weight, slice * f64::from(place), slice))
        .collect();
    let ring = Area {
        x: -RADIUS,
        y: -RADIUS,
        width: 2.0 * RADIUS,
        height: 2.0 * RADIUS,
    };
    let view = sectors
        .iter()
        .fold(ring, |view, sector| view.with(&sector.label.area))
        .grown(MARGIN);
    Rose {
        sectors,
        ticks: ticks(slice, count),
        view,
    }
}

/// A place at a bearing, clockwise from the north, and a distance; `y` grows
/// downwards.
pub fn place(bearing: f64, distance: f64) -> (f64, f64) {
    (
        distance * libm::sin(bearing),
        -distance * libm::cos(bearing),
    )
}

fn sector(name: &str, weight: f64, bearing: f64, slice: f64) -> Sector {
    let half = FILLED * slice / 2.0;
    let (from, to) = (bearing - half, bearing + half);
    Sector {
        outline: format!("M0 0L{}Z", arc(from, to, RADIUS)),
        weight: format!("M{}", arc(from, to, RADIUS * weight.clamp(0.0, 1.0))),
        label: label(name, bearing),
    }
}

/// The coordinates of an arc, to follow the letter of a command.
fn arc(from: f64, to: f64, radius: f64) -> String {
    let ((x, y), (end_x, end_y)) = (place(from, radius), place(to, radius));
    let is_long = u8::from(to - from > TAU / 2.0);
    format!("{x:.2} {y:.2}A{radius:.2} {radius:.2} 0 {is_long} 1 {end_x:.2} {end_y:.2}")
}

fn label(name: &str, bearing: f64) -> Label {
    /// Nearer to the north or south than this, a label is centred.
    const UPRIGHT: f64 = 0.2;
    let (across, down) = place(bearing, 1.0);
    let anchor = if across > UPRIGHT {
        Anchor::Start
    } else if across < -UPRIGHT {
        Anchor::End
    } else {
        Anchor::Middle
    };
    let lines = wrap(name, LETTERS, LABEL);
    let widest = lines
        .iter()
        .map(|line| width(line, LETTERS))
        .fold(0.0, f64::max);
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let height = LINE * LETTERS * f64::from(count);
    let (x, middle) = place(bearing, RADIUS + OUTSIDE);
    // A label hangs below its place in the south and stands on it in the north.
    let top = middle - height / 2.0 + down * (height / 2.0 - OUTSIDE / 4.0).max(0.0);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - widest / 2.0,
        Anchor::End => x - widest,
    };
    Label {
        lines,
        x,
        y: top + LETTERS,
        anchor,
        area: Area {
            x: left,
            y: top,
            width: widest,
            height,
        },
    }
}

/// A mark for every 10, longer ones for 50 and 100, on every line between two
/// sectors; near the middle no wider than what is free there.
fn ticks(slice: f64, count: u32) -> Vec<Tick> {
    let free = (1.0 - FILLED) * slice / 2.0;
    let at = |line: u32, ten: u32| {
        let is_long = ten.is_multiple_of(5);
        let distance = RADIUS * f64::from(ten) / 10.0;
        let half = if is_long { 4.5_f64 } else { 2.0 }.min(free * distance);
        let bearing = slice * (f64::from(line) - 0.5);
        let (along_x, along_y) = place(bearing, 1.0);
        let (x, y) = place(bearing, distance);
        Tick {
            from: (x - half * along_y, y + half * along_x),
            to: (x + half * along_y, y - half * along_x),
            is_long,
        }
    };
    (0..count)
        .flat_map(|line| (1..=10).map(move |ten| at(line, ten)))
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::indexing_slicing,
        reason = "a rose of another shape is a failed test"
    )]

    use core::f64::consts::TAU;

    use super::{Anchor, MOST, RADIUS, Rose, place, rose};

    /// Every run of `count` names of what the shipped catalog asks about.
    fn roses(count: usize) -> Vec<Rose> {
        let concerns = crate::shipped().catalog.concerns.rows();
        let doubled: Vec<&str> = concerns
            .iter()
            .chain(concerns)
            .map(|concern| concern.name.as_str())
            .collect();
        let start = 0..concerns.len();
        start
            .map(|start| {
                let needs = doubled[start..start + count]
                    .iter()
                    .map(|name| (*name, 0.5));
                rose(&needs.collect::<Vec<_>>())
            })
            .collect()
    }

    #[test]
    fn bearings_go_clockwise_from_the_north() {
        for (bearing, expected) in [
            (0.0, (0.0, -1.0)),
            (TAU / 4.0, (1.0, 0.0)),
            (TAU / 2.0, (0.0, 1.0)),
            (3.0 * TAU / 4.0, (-1.0, 0.0)),
        ] {
            let (x, y) = place(bearing, 1.0);
            assert!((x - expected.0).abs() < 1e-12 && (y - expected.1).abs() < 1e-12);
        }
    }

    #[test]
    fn no_label_is_cut_or_runs_into_another_or_into_the_ring() {
        for count in 1..=MOST {
            for rose in roses(count) {
                assert_eq!(rose.sectors.len(), count);
                for (place, sector) in rose.sectors.iter().enumerate() {
                    let label = &sector.label;
                    assert!(rose.view.holds(&label.area), "{label:?}");
                    assert!(label.lines.len() <= 3, "{label:?}");
                    let nearest = |from: f64, size: f64| 0.0_f64.clamp(from, from + size);
                    let x = nearest(label.area.x, label.area.width);
                    let y = nearest(label.area.y, label.area.height);
                    assert!(x * x + y * y > RADIUS * RADIUS, "{label:?}");
                    for other in &rose.sectors[place + 1..] {
                        let is_clear = !label.area.overlaps(&other.label.area);
                        assert!(is_clear, "{:?} and {:?}", label.lines, other.label.lines);
                    }
                }
            }
        }
    }

    #[test]
    fn labels_are_held_by_the_side_of_the_ring() {
        let found = rose(&[("a", 1.0), ("b", 1.0), ("c", 1.0), ("d", 1.0)]);
        let anchors: Vec<Anchor> = found.sectors.iter().map(|each| each.label.anchor).collect();
        let (start, middle, end) = (Anchor::Start, Anchor::Middle, Anchor::End);
        assert_eq!(anchors, [middle, start, middle, end]);
        let words: Vec<&str> = anchors.into_iter().map(Anchor::word).collect();
        assert_eq!(words, ["middle", "start", "middle", "end"]);
    }

    #[test]
    fn an_arc_lies_as_far_out_as_its_weight() {
        let found = rose(&[("a", 1.0), ("b", 0.5), ("c", 0.0)]);
        for (sector, weight) in found.sectors.iter().zip([1.0, 0.5, 0.0]) {
            let radius = format!("A{0:.2} {0:.2}", weight * RADIUS);
            assert!(sector.weight.contains(&radius), "{}", sector.weight);
            assert!(sector.outline.contains("A90.00 90.00"));
        }
    }

    #[test]
    fn a_single_need_goes_the_long_way_round() {
        let found = rose(&[("a", 1.0)]);
        assert!(found.sectors[0].outline.contains(" 0 1 1 "));
        assert!(rose(&[]).sectors.is_empty());
    }

    #[test]
    fn marks_stand_at_every_ten_and_longer_ones_at_fifty() {
        let ticks = rose(&[("a", 1.0), ("b", 1.0)]).ticks;
        assert_eq!(ticks.len(), 20);
        for (tick, ten) in ticks.iter().zip((1_u32..=10).cycle()) {
            let (x, y) = (
                f64::midpoint(tick.from.0, tick.to.0),
                f64::midpoint(tick.from.1, tick.to.1),
            );
            let distance = (x * x + y * y).sqrt();
            assert!((distance - RADIUS * f64::from(ten) / 10.0).abs() < 1e-9);
            assert_eq!(tick.is_long, ten % 5 == 0);
        }
    }
}
