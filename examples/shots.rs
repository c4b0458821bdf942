//! The pictures of the README, of the built app in the browser.
//!
//! `cargo xtask shots` builds the app and runs this. They come out of the same
//! harness as the journeys, so that they show what is there and nothing else.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a browser that cannot be asked takes no pictures"
)]

use std::fs;
use std::path::Path;

#[path = "../tests/browser/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the journeys use the rest")]
mod harness;

use harness::{Visitor, visit};
use serde_json::json;

/// Where the README finds them.
const FOLDER: &str = "public/pictures";

/// What each may weigh, so that the README opens quickly, in bytes.
const MOST: usize = 150 * 1024;

/// Answers of a team that knows Python and builds a product.
const ANSWERS: &str = "#v=1&project=product&languages=python&style=included&back-office=daily";

/// A picture: its name, the colours, the page and the size of the window.
struct Shot {
    name: &'static str,
    scheme: &'static str,
    path: &'static str,
    window: (u32, u32),
}

const SHOTS: &[Shot] = &[
    Shot {
        name: "result-day",
        scheme: "light",
        path: "/result",
        window: (1280, 900),
    },
    Shot {
        name: "result-night",
        scheme: "dark",
        path: "/result",
        window: (1280, 900),
    },
    Shot {
        name: "question-phone",
        scheme: "light",
        path: "/questions/languages",
        window: (390, 844),
    },
];

fn main() {
    fs::create_dir_all(FOLDER).unwrap();
    visit(|visitor| {
        visitor.open(&format!("/{ANSWERS}"));
        // A phone shows none, and beside the border of the chart they distract.
        visitor.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        for shot in SHOTS {
            take(visitor, shot);
        }
    });
}

fn take(visitor: &mut Visitor, shot: &Shot) {
    let (width, height) = shot.window;
    visitor.set_window(width, height, 1);
    visitor.set_system_colours(shot.scheme);
    visitor.open(shot.path);
    visitor.wait_for_rest();
    let picture = visitor.picture_of_window();
    assert!(
        picture.len() <= MOST,
        "{} weighs {} bytes, more than {MOST}",
        shot.name,
        picture.len()
    );
    let file = Path::new(FOLDER).join(shot.name).with_extension("webp");
    fs::write(file, picture).unwrap();
}
