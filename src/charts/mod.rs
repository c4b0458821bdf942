//! The geometry of the charts: plain functions from values to places.
//!
//! Drawing is left to `ui::charts`; nothing here knows the browser.

pub mod contours;
pub mod marks;
pub mod stretches;
pub mod time_line;
