//! Journeys through the built app in a real browser, each with a profile of its
//! own. `cargo xtask test` runs them against the release build.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a browser that cannot be asked, or a page of another shape, is a failed test"
)]

mod access;
mod bad_input;
mod browsing;
mod changing;
mod charts;
mod comparing;
mod dossier;
mod evidence;
mod explaining;
mod focus;
mod harness;
mod keyboard;
mod layout;
mod links;
mod method;
mod outlook;
mod pages;
mod pieces;
mod printing;
mod public_data;
mod responding;
mod same_bits;
mod screens;
mod settings;
mod states;
mod storage;
mod survey;
mod team;
mod tree;
mod weighing;
