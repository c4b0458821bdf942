//! The pages: Leptos views, as thin as they can be.
//!
//! What a person does becomes a call of [`Session`]; what a page shows is read
//! from its signals. Parts and charts take props and know no session.

pub mod app;
pub mod charts;
pub mod keeping;
pub mod looking_ahead;
pub mod on_demand;
pub mod pages;
pub mod parts;
pub mod router;
pub mod session;

pub use app::App;
pub use session::Session;
