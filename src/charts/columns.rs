//! The stretches of contribution bars, added up or side by side by theme.
//! Places and widths in per cent of the room there is.

/// The width of a drawing.
const WIDTH: f64 = 100.0;
/// What is kept free between two columns.
const GAP: f64 = 1.6;

/// Where a stretch begins and how wide it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stretch {
    /// From the left.
    pub start: f64,
    /// Not negative.
    pub width: f64,
}

/// Stretches one after another: a value of 1 is as wide as the drawing.
pub fn added_up(parts: &[f64]) -> Vec<Stretch> {
    let mut start = 0.0;
    parts
        .iter()
        .map(|part| {
            let stretch = Stretch {
                start: WIDTH * start,
                width: WIDTH * part,
            };
            start += part;
            stretch
        })
        .collect()
}

/// Stretches side by side, each in a column that begins at the same place for
/// every row. All columns are equally wide and on one scale: the heaviest theme
/// of `weights`, the most that each part can be, fills its column.
pub fn side_by_side(parts: &[f64], weights: &[f64]) -> Vec<Stretch> {
    let heaviest = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let count = f64::from(u32::try_from(parts.len().max(1)).unwrap_or(u32::MAX));
    let column = (WIDTH + GAP) / count;
    parts
        .iter()
        .zip(0_u32..)
        .map(|(part, place)| Stretch {
            start: column * f64::from(place),
            width: (column - GAP) * (part / heaviest).clamp(0.0, 1.0),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Stretch, WIDTH, added_up, side_by_side};

    const PARTS: [[f64; 4]; 3] = [
        [0.2, 0.3, 0.1, 0.05],
        [0.0, 0.35, 0.0, 0.1],
        [0.25, 0.35, 0.3, 0.1],
    ];
    const WEIGHTS: [f64; 4] = [0.25, 0.35, 0.3, 0.1];

    fn end(stretch: &Stretch) -> f64 {
        stretch.start + stretch.width
    }

    #[test]
    fn parts_follow_each_other_and_end_at_the_sum() {
        for parts in PARTS {
            let found = added_up(&parts);
            for (one, next) in found.iter().zip(found.iter().skip(1)) {
                assert!((end(one) - next.start).abs() < 1e-9);
            }
            let sum: f64 = parts.iter().sum();
            let last = found.last().map_or(0.0, end);
            assert!((last - WIDTH * sum).abs() < 1e-9);
        }
    }

    #[test]
    fn a_theme_begins_at_one_place_in_every_row() {
        let starts = PARTS.map(|parts| {
            let found = side_by_side(&parts, &WEIGHTS);
            found.iter().map(|each| each.start).collect::<Vec<_>>()
        });
        let [first, rest @ ..] = &starts;
        for other in rest {
            assert_eq!(first, other);
        }
    }

    #[test]
    fn columns_are_on_one_scale_and_never_meet() {
        for parts in PARTS {
            let found = side_by_side(&parts, &WEIGHTS);
            for (one, next) in found.iter().zip(found.iter().skip(1)) {
                assert!(end(one) < next.start);
            }
            let scale = found.iter().zip(parts).filter(|(_, part)| *part > 0.0);
            let scale: Vec<f64> = scale.map(|(found, part)| found.width / part).collect();
            for (one, next) in scale.iter().zip(scale.iter().skip(1)) {
                assert!((one - next).abs() < 1e-9);
            }
            assert!(found.last().is_none_or(|last| end(last) <= WIDTH));
        }
        let full = side_by_side(&WEIGHTS, &WEIGHTS);
        let widest = full.iter().map(|each| each.width).fold(0.0, f64::max);
        assert!((widest - 23.8).abs() < 1e-9, "{widest}");
    }

    #[test]
    fn nothing_weighed_draws_nothing() {
        let found = side_by_side(&[0.0, 0.0], &[0.0, 0.0]);
        assert!(found.iter().all(|each| each.width == 0.0));
        assert!(added_up(&[]).is_empty() && side_by_side(&[], &[]).is_empty());
    }
}
