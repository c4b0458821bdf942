//! One file a page.

pub mod framework;
pub mod frameworks;
pub mod missing;
pub mod questions;
pub mod result;
pub mod shortlist;
pub mod start;
pub mod team;
