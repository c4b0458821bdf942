//! Charts as inline SVG; the numbers stand beside every chart as text.

pub mod contours;
pub mod figure;
pub mod firmness;
pub mod level_mark;
pub mod rose;
pub mod scatter;
pub mod sum;
pub mod theme_bar;
pub mod time_line;
pub mod weight_mark;
