//! Two criteria as a map: every framework where its two values are, its name
//! beside it without running into another.

use core::f64::consts::TAU;

use super::lettering::{Area, LINE, width, wrap};
use super::room::Room;

/// Size of the names.
pub const LETTERS: f64 = 12.0;
/// Radius of a point.
pub const POINT: f64 = 3.5;

/// Left of the frame: numbers.
const LEFT: f64 = 30.0;
/// Right of the frame.
const RIGHT: f64 = 2.0;
/// Between the frame and the values 0 and 100.
const INSIDE: f64 = 12.0;
/// Below the frame: numbers.
const NUMBERS: f64 = 22.0;
/// From line to line in the name of an axis.
pub const AXIS: f64 = 16.0;
/// Where names begin below the map: right of their numbers.
pub const KEY: f64 = 24.0;
/// From line to line below the map.
const KEY_LINE: f64 = 16.0;
/// Frameworks at one place whose names are written out there, at most.
const LISTED: usize = 4;
/// Between a name and its point.
const BESIDE: f64 = 3.0;

/// The drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// Where values lie: 0 to 100 across and up.
    pub field: Area,
    /// The frame around them.
    pub frame: Area,
    /// The name of the axis across, in lines, and the base line of the first.
    pub across: (Vec<String>, f64),
    /// The same of the axis upwards.
    pub up: (Vec<String>, f64),
    /// One for each place that is taken, that of the first framework first.
    pub places: Vec<Place>,
    /// Below the map: whom the numbers stand for.
    pub key: Vec<KeyLine>,
}

/// A line of text below the map.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyLine {
    /// The number that begins here, if one does.
    pub number: Option<u32>,
    /// Names, as many as fit in a line.
    pub names: String,
    /// Its base line.
    pub y: f64,
}

/// Frameworks at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Which, by their position in what was given.
    pub members: Vec<usize>,
    /// What is written beside it.
    pub label: Label,
}

/// What is written beside a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// The names of all, one a line, in this room.
    Names(Area),
    /// A number in this room, explained in a list; the line leads to it.
    Number(u32, Area),
    /// Nothing has found room: it is in the list by this number alone.
    Nothing(u32),
}

impl Label {
    /// The room it takes, if any.
    pub fn area(&self) -> Option<&Area> {
        match self {
            Self::Names(area) | Self::Number(_, area) => Some(area),
            Self::Nothing(_) => None,
        }
    }

    /// Its number in the list, where it has no names beside it.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Names(_) => None,
            Self::Number(number, _) | Self::Nothing(number) => Some(*number),
        }
    }
}

/// Lays out frameworks, the most important first: the name and the two values,
/// 0…1, across and up. Values that print the same, as whole points of 100, are
/// one place. `axes` are the names of the criteria across and up.
pub fn map(frameworks: &[(&str, f64, f64)], axes: [&str; 2], room: Room) -> Map {
    let wide = room.width() - LEFT - RIGHT;
    let [across, up] = axes;
    // Bold letters are a little wider.
    let broken = |text: String| wrap(&text, 1.08 * LETTERS, wide);
    let (across, up) = (broken(format!("{across} →")), broken(format!("↑ {up}")));
    let frame = Area {
        x: LEFT,
        y: AXIS * lines(&up) + 6.0,
        width: wide,
        height: match room {
            Room::Wide => 0.66 * wide,
            Room::Narrow => 1.15 * wide,
        },
    };
    let field = frame.grown(-INSIDE);
    let mut places = places(frameworks, &field);
    let points: Vec<Area> = places.iter().map(|place| point(place.x, place.y)).collect();
    let mut taken: Vec<Area> = Vec::new();
    for place in &mut places {
        let names: Vec<&str> = place
            .members
            .iter()
            .filter_map(|member| frameworks.get(*member))
            .map(|(name, _, _)| *name)
            .collect();
        if let Some(area) = room_for_names(&names, (place.x, place.y), &frame, &points, &taken) {
            taken.push(area);
            place.label = Label::Names(area);
        }
    }
    number(&mut places, &frame, &points, &mut taken);
    let bottom = frame.y + frame.height + NUMBERS;
    let map_height = bottom + AXIS * lines(&across) + 8.0;
    let key = key(frameworks, &places, map_height, room.width() - KEY);
    Map {
        width: room.width(),
        height: key.last().map_or(map_height, |last| last.y + 0.5 * LETTERS),
        field,
        frame,
        across: (across, bottom + LETTERS),
        up: (up, LETTERS),
        places,
        key,
    }
}

fn lines(text: &[String]) -> f64 {
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX))
}

/// The names behind every number, broken into lines that are `most` wide.
fn key(frameworks: &[(&str, f64, f64)], places: &[Place], top: f64, most: f64) -> Vec<KeyLine> {
    let mut lines = Vec::new();
    let mut y = top;
    for place in places {
        let Some(number) = place.label.number() else {
            continue;
        };
        let members = place.members.iter();
        let names: Vec<&str> = members
            .filter_map(|member| frameworks.get(*member))
            .map(|(name, _, _)| *name)
            .collect();
        let broken = wrap(&names.join(", "), LETTERS, most);
        for (position, names) in broken.into_iter().enumerate() {
            y += KEY_LINE;
            lines.push(KeyLine {
                number: (position == 0).then_some(number),
                names,
                y,
            });
        }
    }
    lines
}

/// Where a share of 1 lies on the map, across and up.
pub fn spot(field: &Area, across: f64, up: f64) -> (f64, f64) {
    (
        field.x + field.width * across,
        field.y + field.height * (1.0 - up),
    )
}

fn places(frameworks: &[(&str, f64, f64)], field: &Area) -> Vec<Place> {
    let printed = |value: f64| (100.0 * value.clamp(0.0, 1.0)).round();
    let mut found: Vec<((f64, f64), Place)> = Vec::new();
    for (member, (_, across, up)) in frameworks.iter().enumerate() {
        let at = (printed(*across), printed(*up));
        if let Some((_, place)) = found.iter_mut().find(|(other, _)| *other == at) {
            place.members.push(member);
            continue;
        }
        let (x, y) = spot(field, at.0 / 100.0, at.1 / 100.0);
        let place = Place {
            x,
            y,
            members: vec![member],
            label: Label::Nothing(0),
        };
        found.push((at, place));
    }
    found.into_iter().map(|(_, place)| place).collect()
}

fn point(x: f64, y: f64) -> Area {
    Area {
        x: x - POINT,
        y: y - POINT,
        width: 2.0 * POINT,
        height: 2.0 * POINT,
    }
}

/// The first of eight positions around a point where the names are clear of
/// everything: beside it, then above and below, then the corners.
fn room_for_names(
    names: &[&str],
    at: (f64, f64),
    frame: &Area,
    points: &[Area],
    taken: &[Area],
) -> Option<Area> {
    if names.len() > LISTED {
        return None;
    }
    let count = f64::from(u32::try_from(names.len()).unwrap_or(u32::MAX));
    let wide = names
        .iter()
        .map(|name| width(name, LETTERS))
        .fold(0.0, f64::max);
    let high = LINE * LETTERS * count;
    let away = POINT + BESIDE;
    let near = 0.7 * away;
    let (right, left, centre) = (away, -away - wide, -wide / 2.0);
    let (above, below, middle) = (-away - high, away, -high / 2.0);
    [
        (right, middle),
        (left, middle),
        (centre, above),
        (centre, below),
        (near, -near - high),
        (near, near),
        (-near - wide, -near - high),
        (-near - wide, near),
    ]
    .into_iter()
    .map(|(x, y)| Area {
        x: at.0 + x,
        y: at.1 + y,
        width: wide,
        height: high,
    })
    .find(|area| is_clear(area, frame, points, taken))
}

fn is_clear(area: &Area, frame: &Area, points: &[Area], taken: &[Area]) -> bool {
    frame.grown(-1.0).holds(area)
        && points
            .iter()
            .chain(taken)
            .all(|other| !area.overlaps(other))
}

/// Numbers what found no room for its names, in its order, at growing distances
/// around its point.
fn number(places: &mut [Place], frame: &Area, points: &[Area], taken: &mut Vec<Area>) {
    const DISTANCES: [f64; 8] = [10.0, 16.0, 24.0, 34.0, 46.0, 60.0, 78.0, 100.0];
    const BEARINGS: u32 = 16;
    let unnamed = places
        .iter_mut()
        .filter(|place| place.label.area().is_none());
    for (place, number) in unnamed.zip(1_u32..) {
        // Between two numbers, so that they are not read as one.
        let wide = width(&number.to_string(), LETTERS) + BESIDE;
        let high = LINE * LETTERS;
        let found = DISTANCES
            .into_iter()
            .flat_map(|distance| (0..BEARINGS).map(move |bearing| (distance, bearing)))
            .map(|(distance, bearing)| {
                let angle = TAU * f64::from(bearing) / f64::from(BEARINGS);
                Area {
                    x: place.x + distance * libm::cos(angle) - wide / 2.0,
                    y: place.y + distance * libm::sin(angle) - high / 2.0,
                    width: wide,
                    height: high,
                }
            })
            .find(|area| is_clear(area, frame, points, taken));
        place.label = match found {
            Some(area) => {
                taken.push(area);
                Label::Number(number, area)
            }
            None => Label::Nothing(number),
        };
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::indexing_slicing,
        reason = "a map of another shape is a failed test"
    )]

    use super::{AXIS, KEY, LETTERS, Label, Map, Place, lines, map, point, spot, width};
    use crate::charts::room::Room;

    const AXES: [&str; 2] = ["Ease", "Speed"];

    /// As many frameworks as the catalog has, where their numbers say.
    fn field_of(values: impl Fn(usize) -> (f64, f64)) -> Vec<(&'static str, f64, f64)> {
        let rows = crate::shipped().catalog.frameworks.rows();
        rows.iter()
            .enumerate()
            .map(|(place, row)| {
                let (across, up) = values(place);
                (row.name.as_str(), across, up)
            })
            .collect()
    }

    /// Numbers between 0 and 1 that look like chance, from a place and a salt.
    fn scattered(place: usize, salt: u32) -> f64 {
        let seed = f64::from(u32::try_from(place).unwrap_or_default() + 97 * salt);
        let long = 12.9898 * seed + 0.137;
        (long * long).fract()
    }

    fn assert_clear(map: &Map, count: usize) {
        let members: usize = map.places.iter().map(|place| place.members.len()).sum();
        assert_eq!(members, count, "everybody is somewhere, once");
        let areas: Vec<_> = map
            .places
            .iter()
            .filter_map(|each| each.label.area())
            .collect();
        for (place, area) in areas.iter().enumerate() {
            assert!(map.frame.holds(area), "{area:?} is cut");
            for other in &areas[place + 1..] {
                assert!(!area.overlaps(other), "{area:?} and {other:?}");
            }
            for place in &map.places {
                assert!(!area.overlaps(&point(place.x, place.y)), "{area:?}");
            }
        }
        let numbers: Vec<u32> = map
            .places
            .iter()
            .filter_map(|place| place.label.number())
            .collect();
        let expected: Vec<u32> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, expected, "the key counts without gaps");
        let keyed: Vec<u32> = map.key.iter().filter_map(|line| line.number).collect();
        assert_eq!(keyed, expected, "every number is explained, once");
        for line in &map.key {
            assert!(line.y < map.height && line.y > map.frame.y + map.frame.height);
            assert!(KEY + width(&line.names, LETTERS) <= map.width, "{line:?}");
        }
    }

    #[test]
    fn no_label_meets_another_a_point_or_the_edge() {
        for room in Room::ALL {
            for salt in 0..60 {
                let free = field_of(|place| (scattered(place, salt), scattered(place, salt + 60)));
                assert_clear(&map(&free, AXES, room), free.len());
                // Levels take few values, so places are shared.
                let step = |value: f64| (4.0 * value).round() / 4.0;
                let levels: Vec<_> = free
                    .iter()
                    .map(|(name, across, up)| (*name, step(*across), step(*up)))
                    .collect();
                assert_clear(&map(&levels, AXES, room), levels.len());
                for spread in [&free, &levels] {
                    let found = map(spread, AXES, room);
                    let is_marked = |place: &Place| place.label.area().is_some();
                    assert!(found.places.iter().all(is_marked), "{room:?} {salt}");
                }
                let crowded: Vec<_> = free
                    .iter()
                    .map(|(name, across, up)| (*name, 0.9 + across / 10.0, 0.9 + up / 10.0))
                    .collect();
                assert_clear(&map(&crowded, AXES, room), crowded.len());
            }
        }
    }

    #[test]
    fn most_names_find_room_on_a_page() {
        for salt in 0..20 {
            let free = field_of(|place| (scattered(place, salt), scattered(place, salt + 60)));
            let found = map(&free, AXES, Room::Wide);
            let named = found.places.iter();
            let named = named.filter(|place| matches!(place.label, Label::Names(_)));
            assert!(4 * named.count() > 3 * found.places.len(), "{salt}");
        }
    }

    #[test]
    fn the_most_important_is_named_first() {
        let same = [("First", 0.5, 0.5), ("Second", 0.51, 0.5)];
        let found = map(&same, AXES, Room::Narrow);
        assert!(matches!(found.places[0].label, Label::Names(_)));
        assert_eq!(found.places[0].members, [0]);
    }

    #[test]
    fn a_crowded_place_has_a_number() {
        let here: Vec<_> = ["a", "b", "c", "d", "e"]
            .into_iter()
            .map(|name| (name, 1.0, 0.0))
            .collect();
        let found = map(&here, AXES, Room::Wide);
        assert_eq!(found.places.len(), 1);
        assert_eq!(found.places[0].label.number(), Some(1));
        let few = map(&here[..4], AXES, Room::Wide);
        assert!(matches!(few.places[0].label, Label::Names(_)));
    }

    #[test]
    fn values_lie_across_and_up() {
        let found = map(&[("a", 0.0, 1.0), ("b", 1.0, 0.0)], AXES, Room::Wide);
        let field = found.field;
        assert_eq!((found.places[0].x, found.places[0].y), (field.x, field.y));
        let corner = (field.x + field.width, field.y + field.height);
        assert_eq!((found.places[1].x, found.places[1].y), corner);
        let middle = spot(&field, 0.5, 0.5);
        assert!((middle.0 - field.x - field.width / 2.0).abs() < 1e-9);
        assert!((middle.1 - field.y - field.height / 2.0).abs() < 1e-9);
    }

    #[test]
    fn names_of_axes_are_never_cut() {
        let criteria = crate::shipped().catalog.criteria.rows();
        for room in Room::ALL {
            for criterion in criteria {
                let found = map(&[], [&criterion.name, &criterion.name], room);
                for (broken, base) in [&found.across, &found.up] {
                    assert!(broken.len() <= 2, "{broken:?}");
                    assert!(*base >= LETTERS && *base < found.height);
                    for line in broken {
                        assert!(width(line, LETTERS) <= found.frame.width, "{line}");
                    }
                }
                let last = found.up.1 + AXIS * (lines(&found.up.0) - 1.0);
                assert!(last < found.frame.y, "above the frame");
            }
        }
    }
}
