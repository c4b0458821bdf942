//! All that touches the browser: storage, address, clipboard, files, focus,
//! motion.
//!
//! Every function gives a typed result; nothing here knows what a page shows.

pub mod address;
pub mod fault;
pub mod fetch;
pub mod files;
pub mod kept;
pub mod motion;
pub mod page;
pub mod picture;
pub mod scripting;
pub mod storage;
pub mod styles;
