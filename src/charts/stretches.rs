//! The stretches of a contribution bar.

/// Width of the drawing; the bar is scaled to the room it gets.
const WIDTH: f64 = 1000.0;

/// Start and width of each part on a scale of 0…1 drawn `WIDTH` wide.
pub fn stretches(parts: &[f64]) -> Vec<(f64, f64)> {
    let mut start = 0.0;
    parts
        .iter()
        .map(|part| {
            let stretch = (WIDTH * start, WIDTH * part);
            start += part;
            stretch
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::stretches;

    #[test]
    fn parts_stand_side_by_side_and_end_at_the_sum() {
        let found = stretches(&[0.2, 0.3, 0.1]);
        let expected = [(0.0, 200.0), (200.0, 300.0), (500.0, 100.0)];
        for ((start, width), (from, wide)) in found.iter().zip(expected) {
            assert!((start - from).abs() < 1e-9 && (width - wide).abs() < 1e-9);
        }
    }
}
