//! Charts as inline SVG. Geometry is plain functions, tested apart from
//! drawing; the numbers stand beside every chart as text.

pub mod contours;
pub mod theme_bar;
