//! The data that this build was made with.

use std::sync::OnceLock;

use crate::bundle::{Bundle, Opening};
#[cfg(not(target_arch = "wasm32"))]
use crate::catalog::Dossier;

/// The bundle that this build was made with.
///
/// # Panics
///
/// Never in a build that passed: the build script wrote them from the same
/// types.
#[expect(
    clippy::expect_used,
    reason = "the build script wrote the text from the same types"
)]
pub fn shipped() -> &'static Bundle {
    static BUNDLE: OnceLock<Bundle> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        Bundle::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/bundle.bin")))
            .expect("the build script writes what the library reads")
    })
}

/// What the first question needs of [`shipped`], which comes later.
///
/// # Panics
///
/// As [`shipped`].
#[expect(
    clippy::expect_used,
    reason = "the build script wrote the text from the same types"
)]
pub fn opening() -> &'static Opening {
    static OPENING: OnceLock<Opening> = OnceLock::new();
    OPENING.get_or_init(|| {
        Opening::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/opening.bin")))
            .expect("the build script writes what the library reads")
    })
}

/// Everything known about each framework, in catalog order. The browser
/// fetches these one by one instead.
///
/// # Panics
///
/// As [`shipped`].
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::expect_used,
    reason = "the build script wrote the text from the same types"
)]
pub fn shipped_dossiers() -> &'static [Dossier] {
    static DOSSIERS: OnceLock<Vec<Dossier>> = OnceLock::new();
    DOSSIERS.get_or_init(|| {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/dossiers.json")))
            .expect("the build script writes what the library reads")
    })
}
