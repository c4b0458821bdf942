//! Looking through the catalog: search, filters, order, the address that holds
//! them, and which frameworks are alike.
//!
//! Pure functions of the catalog, of the parts of every framework and of what
//! is asked for. Nothing here knows the browser, the answers or the ranking: the
//! places in the ranking come in as plain numbers.

mod filter;
mod find;
mod fold;
mod index;
mod lexicon;
mod marks;
mod parts;
mod relatives;
mod view;

pub use filter::{Condition, Facet, Filter, Sort};
pub use find::{Findings, Found, Way};
pub use fold::fold;
pub use index::Index;
pub use marks::{Run, runs, searched};
pub use parts::{Part, Parts};
pub use relatives::{Difference, Relative, Told, distance, relatives};
pub use view::{MOST_TICKED, Unknown, View};
