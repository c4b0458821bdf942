//! The loops over numbers that a decision spends its time in.
//!
//! A package of its own, because it is compiled for speed while the app is
//! compiled for size. It knows nothing of frameworks: numbers in, numbers out,
//! the same bits on every machine.

pub mod columns;
pub mod first_rank;
pub mod order;
pub mod random;
