//! Chooses a backend web framework with a person, and shows the whole sum.
//!
//! One direction: the [`catalog`] holds the facts, the [`interview`] turns
//! answers into a sheet, the [`decision`] is a pure function of both. None of
//! these knows the browser; the same functions run natively and in WebAssembly.

pub mod browse;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod browser;
pub mod bundle;
pub mod catalog;
pub mod charts;
pub mod decision;
pub mod interview;
pub mod link;
pub mod report;
mod shipped;
pub mod shortlist;
#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod ui;

#[cfg(not(target_arch = "wasm32"))]
pub use shipped::shipped_dossiers;
pub use shipped::{opening, shipped};
