//! Frameworks by ranks as a field of discs: the share of ways in which a
//! framework takes a rank is the area of its disc.

use super::lettering::width;
use super::room::Room;

/// Size of the names.
pub const NAMES: f64 = 13.0;
/// Size of the numbers.
pub const NUMBERS: f64 = 11.0;
/// Height of the heads.
const HEAD: f64 = 26.0;
/// Between a name and the ranks beside it.
const GAP: f64 = 12.0;
/// Room at the right.
const EDGE: f64 = 4.0;

/// The drawing, as wide as its room.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// Where the ranks begin, from the left.
    pub left: f64,
    /// The middle of each column.
    pub columns: Vec<f64>,
    /// One for each framework.
    pub rows: Vec<Row>,
}

/// One framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line above it.
    pub top: f64,
    /// The base line of the name.
    pub name: f64,
    /// The middle of the discs.
    pub middle: f64,
    /// One for each share above 0.
    pub discs: Vec<Disc>,
}

/// One share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Of its column.
    pub x: f64,
    /// Its area is in proportion to the share.
    pub radius: f64,
    /// The share, 0…1.
    pub share: f64,
    /// Where a number of two digits has room.
    pub number: Number,
}

/// Where the number of a disc has room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// In the disc.
    Inside,
    /// Right of it, from here on.
    Beside(f64),
    /// Nowhere.
    Nowhere,
}

/// Lays out shares, 0…1, by framework and rank; every row is as long as the
/// first. In wide room the names stand beside the ranks, in narrow room above.
pub fn field(names: &[&str], shares: &[Vec<f64>], room: Room) -> Field {
    let columns = shares.first().map_or(0, Vec::len);
    let columns = f64::from(u32::try_from(columns.max(1)).unwrap_or(u32::MAX));
    let is_beside = room == Room::Wide;
    let longest = names
        .iter()
        .map(|name| width(name, NAMES))
        .fold(0.0, f64::max);
    let left = if is_beside { longest + GAP } else { 0.0 };
    let column = (room.width() - EDGE - left) / columns;
    let largest = (column / 2.0 - 1.0).min(15.0);
    let above = if is_beside { 0.0 } else { 1.35 * NAMES };
    let height = above + 2.0 * largest + 6.0;
    let rows = shares
        .iter()
        .zip(0_u32..)
        .map(|(shares, place)| {
            let top = HEAD + height * f64::from(place);
            let middle = top + above + largest + 3.0;
            Row {
                top,
                name: if is_beside {
                    middle + 0.35 * NAMES
                } else {
                    top + 1.2 * NAMES
                },
                middle,
                discs: discs(shares, left, column, largest),
            }
        })
        .collect::<Vec<_>>();
    let count = f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    Field {
        width: room.width(),
        height: HEAD + height * count + 1.0,
        left,
        columns: middles(left, column).take(columns_of(shares)).collect(),
        rows,
    }
}

fn columns_of(shares: &[Vec<f64>]) -> usize {
    shares.first().map_or(0, Vec::len)
}

fn middles(left: f64, column: f64) -> impl Iterator<Item = f64> {
    (0_u32..).map(move |place| left + column * (f64::from(place) + 0.5))
}

fn discs(shares: &[f64], left: f64, column: f64, largest: f64) -> Vec<Disc> {
    /// A share too small to see is still there.
    const LEAST: f64 = 1.2;
    /// Between a disc and its number.
    const BESIDE: f64 = 2.5;
    let two_digits = width("88", NUMBERS);
    shares
        .iter()
        .zip(middles(left, column))
        .filter(|(share, _)| **share > 0.0)
        .map(|(share, x)| {
            let radius = (largest * share.sqrt()).max(LEAST);
            Disc {
                x,
                radius,
                share: *share,
                number: if radius > two_digits / 2.0 + 1.0 {
                    Number::Inside
                } else if radius + BESIDE + two_digits < column / 2.0 {
                    Number::Beside(x + radius + BESIDE)
                } else {
                    Number::Nowhere
                },
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Disc, NUMBERS, Number, field, width};
    use crate::charts::room::Room;

    fn shares() -> Vec<Vec<f64>> {
        vec![
            vec![0.83, 0.12, 0.05, 0.0, 0.0, 0.0],
            vec![0.1, 0.4, 0.25, 0.25, 0.0, 0.0],
            vec![0.0, 0.002, 0.0, 0.0, 0.998, 0.0],
        ]
    }

    const NAMES: [&str; 3] = ["Django", "ASP.NET Core", "Spring Boot"];

    #[test]
    fn area_is_in_proportion_to_the_share() {
        let found = field(&NAMES, &shares(), Room::Wide);
        let discs = found.rows.iter().flat_map(|row| &row.discs);
        let visible: Vec<_> = discs.filter(|disc| disc.radius > 1.2).collect();
        assert!(visible.len() > 5);
        for (one, next) in visible.iter().zip(visible.iter().skip(1)) {
            let (one, next) = (
                one.radius * one.radius / one.share,
                next.radius * next.radius / next.share,
            );
            assert!((one - next).abs() < 1e-9, "{one} and {next}");
        }
    }

    #[test]
    fn discs_stay_in_their_columns_and_rows() {
        for room in [Room::Wide, Room::Narrow] {
            for columns in [1, 3, 12] {
                let shares = vec![vec![1.0; columns]; 4];
                let found = field(&["a", "b", "c", "d"], &shares, room);
                assert_eq!(found.columns.len(), columns);
                let mut ends = found.rows.iter().map(|row| row.top).skip(1);
                for row in &found.rows {
                    let bottom = ends.next().unwrap_or(found.height);
                    for (one, next) in row.discs.iter().zip(row.discs.iter().skip(1)) {
                        assert!(one.x + one.radius < next.x - next.radius);
                    }
                    for disc in &row.discs {
                        assert!(disc.x - disc.radius >= found.left);
                        assert!(disc.x + disc.radius <= found.width);
                        assert!(row.middle - disc.radius >= row.top);
                        assert!(row.middle + disc.radius <= bottom);
                    }
                    let is_clear = room == Room::Wide || row.name < row.middle - 5.0;
                    assert!(is_clear, "a name above its discs");
                }
            }
        }
    }

    #[test]
    fn what_happens_is_seen_and_what_never_happens_is_not() {
        for room in [Room::Wide, Room::Narrow] {
            let found = field(&NAMES, &shares(), room);
            let count = |place: usize| found.rows.get(place).map(|row| row.discs.len());
            assert_eq!([count(0), count(1), count(2)], [Some(3), Some(4), Some(2)]);
            let discs = found.rows.iter().flat_map(|row| &row.discs);
            assert!(discs.clone().all(|disc| disc.radius > 1.0));
            let is_inside = |disc: &Disc| disc.number == Number::Inside;
            assert!(discs.clone().any(is_inside), "{room:?}");
        }
        assert!(field(&[], &[], Room::Wide).rows.is_empty());
    }

    #[test]
    fn numbers_stay_in_their_columns() {
        for columns in [2, 6, 10, 14] {
            let shares = vec![[0.9, 0.3].repeat(columns / 2), vec![0.02; columns]];
            let found = field(&["a", "b"], &shares, Room::Wide);
            let column =
                (found.width - found.left) / f64::from(u32::try_from(columns).unwrap_or(1));
            let discs = found.rows.iter().flat_map(|row| &row.discs);
            for disc in discs {
                let half = width("88", NUMBERS) / 2.0;
                let (from, to) = match disc.number {
                    Number::Inside => (disc.x - half, disc.x + half),
                    Number::Beside(from) => (from, from + 2.0 * half),
                    Number::Nowhere => continue,
                };
                assert!(from >= disc.x - column / 2.0 && to <= disc.x + column / 2.0);
                assert!(disc.number == Number::Inside || from > disc.x + disc.radius);
            }
        }
    }
}
