//! How long an answer takes to become a painted ranking, in the browser.
//!
//! `cargo run --no-default-features --features journeys --example answer_time`,
//! with the variables that `cargo xtask test` sets for the journeys. From the
//! click on an option to the second frame after the ranking has changed in the
//! page; the second frame begins when the first is on the screen.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a browser that cannot be asked has nothing to measure"
)]

use serde_json::json;

#[path = "../tests/browser/harness/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the journeys use the rest")]
mod harness;

use harness::{Visitor, visit};

/// How often an answer is given, each time another one than before.
const ANSWERS: usize = 40;

/// Clicks the options in turn; gives, for each click, the milliseconds until the
/// ranking changed in the page, and until that was painted.
const CLICKS: &str = "const [answers, done] = arguments;
    const options = [...document.querySelectorAll('.question__options input')];
    const ranking = document.querySelector('.ranking');
    const frame = () => new Promise(requestAnimationFrame);
    const answer = async (option) => {
        await frame();
        await frame();
        const changed = new Promise((resolve) => {
            const observer = new MutationObserver(() => {
                observer.disconnect();
                resolve(performance.now());
            });
            observer.observe(ranking, { subtree: true, childList: true, characterData: true, attributes: true });
        });
        const start = performance.now();
        option.click();
        const moved = await changed;
        await frame();
        await frame();
        return [moved - start, performance.now() - start];
    };
    (async () => {
        const times = [];
        for (let count = 0; count < answers; count += 1) {
            const chosen = options.findIndex((each) => each.checked);
            times.push(await answer(options[(chosen + 1) % options.length]));
        }
        return times;
    })().then(done, (error) => done(String(error)));";

fn main() {
    visit(|visitor| {
        // A sheet as full as in the middle of the interview.
        visitor.open("/#v=1&data=2026-11&project=product&languages=python,php&style=included");
        visitor.wait_for(".answer");
        visitor.open("/questions/load");
        visitor.wait_for(".ranking tbody tr");
        for slowdown in [1, 4] {
            visitor.devtools(
                "Emulation.setCPUThrottlingRate",
                json!({ "rate": slowdown }),
            );
            measure(visitor, slowdown);
        }
    });
}

fn measure(visitor: &mut Visitor, slowdown: u32) {
    // The first answers compile and warm up.
    visitor.run_async(CLICKS, json!([3]));
    let times = visitor.run_async(CLICKS, json!([ANSWERS]));
    let times: Vec<[f64; 2]> = serde_json::from_value(times).unwrap();
    for (position, what) in ["in the page", "painted"].iter().enumerate() {
        let mut times: Vec<f64> = times.iter().map(|time| time[position]).collect();
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        println!(
            "CPU slowed {slowdown}x, ranking {what}: median {:.1} ms, 95th percentile {:.1} ms, worst {:.1} ms",
            at(50),
            at(95),
            at(100)
        );
    }
}
