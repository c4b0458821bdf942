//! The cost of first ranks against each size, as a picture.

use super::figures::Figures;
use super::table::costs;
use std::fmt::Write as _;

/// The side of a panel, in pixels.
const SIDE: f64 = 240.0;
/// Around a panel.
const MARGIN: f64 = 60.0;
/// Doublings from the first point of a line to the last.
const DOUBLINGS: f64 = 4.0;

const PLACES: [&str; 3] = ["native", "Node", "Chromium"];
const LINES: [(&str, &str, &str); 3] = [
    ("linear-0", "alternatives", "#0b6e99"),
    ("linear-1", "criteria", "#b3541e"),
    ("linear-2", "weight vectors", "#4a7c2c"),
];

/// A panel for each place: how many times longer it takes when one size is so many
/// times larger, both on logarithmic axes. The grey line is linear.
pub(super) fn draw(figures: &Figures) -> String {
    let (width, height) = (3.0 * (SIDE + MARGIN) + MARGIN, SIDE + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <title>Time for first ranks against each size</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    let mut left = MARGIN;
    for place in PLACES {
        panel(&mut svg, figures, place, left);
        left += SIDE + MARGIN;
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, figures: &Figures, place: &str, left: f64) {
    text(
        svg,
        left,
        MARGIN - 24.0,
        "#000",
        &format!("{place}: times longer, by times larger"),
    );
    let mut factor = 1.0_f64;
    for _ in 0..=4 {
        let (x, y) = point(left, factor, factor);
        text(
            svg,
            x - 4.0,
            MARGIN + SIDE + 16.0,
            "#555",
            &format!("{factor}×"),
        );
        text(svg, left - 30.0, y + 4.0, "#555", &format!("{factor}×"));
        factor *= 2.0;
    }
    line(
        svg,
        "#bbb",
        &[point(left, 1.0, 1.0), point(left, 16.0, 16.0)],
    );
    let mut top = MARGIN + 8.0;
    for (name, label, colour) in LINES {
        let mut factor = 1.0;
        let mut points = Vec::new();
        for cost in costs(figures, name, place) {
            points.push(point(left, factor, factor * cost));
            factor *= 2.0;
        }
        line(svg, colour, &points);
        text(svg, left + 8.0, top, colour, label);
        top += 14.0;
    }
}

/// Where so many times longer for so many times larger is drawn.
fn point(left: f64, larger: f64, longer: f64) -> (f64, f64) {
    let doublings = |times: f64| libm::log2(times) * SIDE / DOUBLINGS;
    (left + doublings(larger), MARGIN + SIDE - doublings(longer))
}

fn line(svg: &mut String, colour: &str, points: &[(f64, f64)]) {
    let points: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    let points = points.join(" ");
    // Writing to a string cannot fail.
    let _ = writeln!(
        svg,
        "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>"
    );
}

fn text(svg: &mut String, x: f64, y: f64, colour: &str, words: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{colour}\">{words}</text>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    #[test]
    fn draws_what_is_linear_along_the_diagonal() -> Result<(), Failure> {
        let mut figures = Figures::default();
        figures.read(
            "native",
            "{\"task\":\"linear-1\",\"size\":[1,8,1],\"ms\":3.0,\"check\":0}\n\
             {\"task\":\"linear-1\",\"size\":[1,16,1],\"ms\":6.0,\"check\":0}",
        )?;
        let drawing = draw(&figures);
        assert!(
            drawing.contains("points=\"60.0,300.0 120.0,240.0\""),
            "{drawing}"
        );
        Ok(())
    }
}
