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
        visitor.devtools("Performance.enable", json!({}));
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
    let before = spent(visitor);
    let times = visitor.run_async(CLICKS, json!([ANSWERS]));
    let after = spent(visitor);
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
    let answers = f64::from(u32::try_from(ANSWERS).unwrap());
    for ((what, _), (after, before)) in SPENT.iter().zip(after.iter().zip(&before)) {
        let each = 1000.0 * (after - before) / answers;
        println!("CPU slowed {slowdown}x, {what}: mean {each:.1} ms an answer");
    }
}

/// What the main thread spends its time on, and the name of the counter.
const SPENT: [(&str, &str); 4] = [
    (
        "all work, the outlook after the paint included",
        "TaskDuration",
    ),
    ("scripts", "ScriptDuration"),
    ("styles", "RecalcStyleDuration"),
    ("layout", "LayoutDuration"),
];

/// Seconds spent since the page was opened.
fn spent(visitor: &mut Visitor) -> Vec<f64> {
    let counters = visitor.devtools("Performance.getMetrics", json!({}));
    let counters = counters["metrics"].as_array().unwrap();
    let value = |name: &str| {
        let counter = counters.iter().find(|each| each["name"] == name);
        counter.unwrap()["value"].as_f64().unwrap()
    };
    SPENT.iter().map(|(_, name)| value(name)).collect()
}
