//! The decision and what it reads, through the front door: laws, figures by
//! hand, people and their picks.
//!
//! One program for all of it, so that a change of the engine links once.

#![cfg(not(target_arch = "wasm32"))]

mod advice;
mod agreement;
mod calibration;
mod choices;
mod completions;
mod contradictions;
mod decision;
mod exclusion;
mod flips;
mod laws;
mod measures;
mod outlook;
mod personas;
mod published;
mod samples;
mod sheets;
mod silence;
mod simplex;
mod slices;
mod team;
mod visits;
mod why_not;
