//! Measures the engine on one thread, and prints a line of JSON for each figure.
//!
//! The same program runs natively, in Node and in a browser; `cargo xtask bench`
//! builds it, runs it beside its peers and draws up the table.

mod browse;
mod first_rank;
mod host;
mod input;
mod limit;
mod recompute;

use serde_json::json;

/// Samples of each figure; their median counts.
const SAMPLES: usize = 5;

/// A sample repeats its task until it has taken this long, since browsers round
/// their clocks.
const SAMPLE_MS: f64 = 40.0;

fn main() {
    recompute::measure();
    browse::measure();
    first_rank::measure();
}

/// Prints how long `run` takes for a task of `size`, in milliseconds; `check` is
/// what it gave, to be compared with what others give.
fn report(task: &str, size: [usize; 3], run: impl FnMut() -> f64) {
    report_scaled(task, size, 1.0, run);
}

/// The same where the task is `scale` times what `run` does.
fn report_scaled(task: &str, size: [usize; 3], scale: f64, mut run: impl FnMut() -> f64) {
    let mut check = run();
    let mut timed = |repeats: u32| {
        let start = host::now();
        for _ in 0..repeats {
            check = run();
        }
        (host::now() - start) / f64::from(repeats)
    };
    let mut repeats = 1;
    let mut ms = timed(repeats);
    while ms * f64::from(repeats) < SAMPLE_MS {
        repeats *= 2;
        ms = timed(repeats);
    }
    let mut samples: Vec<f64> = (0..SAMPLES).map(|_| timed(repeats)).collect();
    samples.sort_by(f64::total_cmp);
    let median = scale * samples.get(SAMPLES / 2).copied().unwrap_or(ms);
    let line = json!({ "task": task, "size": size, "ms": median, "check": check });
    host::print(&line.to_string());
}
