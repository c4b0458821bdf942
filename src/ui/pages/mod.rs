//! One file a page.

pub mod claims;
pub mod compare;
pub mod framework;
pub mod frameworks;
pub mod method;
pub mod missing;
pub mod parts;
pub mod questions;
pub mod result;
pub mod settings;
pub mod shortlist;
pub mod start;
pub mod team;
