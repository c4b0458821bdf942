//! What several tests of the engine start from.

#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be made is a failed test"
)]

pub(crate) mod answers;
pub(crate) mod choices;
pub(crate) mod hand;
pub(crate) mod people;
pub(crate) mod persona;
pub(crate) mod random;
