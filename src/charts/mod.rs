//! The geometry of the charts: plain functions from values to places.
//!
//! Drawing is left to `ui::charts`; nothing here knows the browser.

pub mod columns;
pub mod contours;
pub mod firmness;
pub mod lettering;
pub mod marks;
pub mod room;
pub mod rose;
pub mod scatter;
pub mod telling;
pub mod time_line;
