//! Choices that teams made, beside what the model makes of their words.
//!
//! `cargo run --release --no-default-features --example choices` prints the
//! tables of `tests/fixtures/choices/README.md`; `choices tuned` leaves out the
//! cases that are held back for measuring, `choices tuned other/data` reads
//! another data folder than the one it was built with.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a table that cannot be made has nothing to print"
)]

#[path = "../tests/engine/samples/choices.rs"]
mod choices;

use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let only_tuned = arguments.next().as_deref() == Some("tuned");
    let read = arguments.next().map(|folder| {
        let (_, bundle) = backstay::bundle::read(Path::new(&folder)).unwrap();
        bundle
    });
    let bundle = read.as_ref().unwrap_or(backstay::shipped());
    print!(
        "{}",
        choices::table(bundle, &choices::rows(bundle), only_tuned)
    );
}
