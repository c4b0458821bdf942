//! The figures as tables for a terminal.

use super::figures::{Figures, Task};
use std::fmt::Write as _;

/// Where the program itself ran.
const PLACES: [&str; 3] = ["native", "Node", "Chromium"];

/// The peers, by the names that `bench/peers.py` gives them.
const PEERS: [&str; 4] = [
    "numpy, product only",
    "numpy, product and best",
    "pymcdm, looped",
    "scikit-criteria, looped",
];

/// What the machine can do at all, as if it had done a size.
const LIMIT: &str = "limit-128";

/// What the app does after an answer: before the paint, then after it.
const RECOMPUTE: [&str; 4] = ["answer", "ranking", "outlook", "flips"];

/// What the list of frameworks does after a key is pressed.
const SEARCH: &str = "search";

/// What each step of the cost was measured by.
const LINEAR: [&str; 3] = ["linear-0", "linear-1", "linear-2"];

/// All tables, line by line.
pub(super) fn lines(figures: &Figures) -> Vec<String> {
    let mut lines = recomputes(figures);
    lines.extend(searches(figures));
    let mut sizes: Vec<[u32; 3]> = figures
        .named("first-rank")
        .map(|(task, _)| task.size)
        .collect();
    sizes.dedup();
    lines.push(String::new());
    lines.push("First ranks, milliseconds, median of the rounds".to_owned());
    lines.push(row(
        "",
        sizes.iter().map(|[m, n, s]| format!("{m}×{n}, {s}")),
    ));
    let own = |place| move |size: &[u32; 3]| figures.ms(&Task::new("first-rank", *size, place));
    for place in PLACES {
        lines.push(row(
            &format!("Backstay, {place}"),
            sizes.iter().map(own(place)).map(number),
        ));
    }
    for peer in PEERS {
        let cells = sizes.iter().map(|size| peer_cell(figures, peer, *size));
        lines.push(row(peer, cells));
    }
    for place in PLACES {
        let limit = |size: &[u32; 3]| figures.ms(&Task::new(LIMIT, *size, place));
        lines.push(row(
            &format!("limit of 128 bits, {place}"),
            sizes.iter().map(limit).map(number),
        ));
    }
    lines.push("~ scaled from fewer weight vectors (\"scaled_from\" above)".to_owned());
    lines.push(String::new());
    lines.push("Ratios within a round, median".to_owned());
    for peer in PEERS {
        let ratio = |size: &[u32; 3]| {
            let own = Task::new("first-rank", *size, "native");
            figures.ratio(&Task::new(peer, *size, "Python"), &own)
        };
        lines.push(row(
            &format!("{peer} / native"),
            sizes.iter().map(ratio).map(number),
        ));
    }
    for place in PLACES {
        let cells = sizes
            .iter()
            .map(|size| share_of_limit(figures, place, *size));
        lines.push(row(&format!("{place}, of the limit of 128 bits"), cells));
    }
    lines.push("Natively the lanes are as wide as the machine has them.".to_owned());
    lines.extend(linear(figures));
    lines
}

/// How much of the limit the kernel reaches in a place.
fn share_of_limit(figures: &Figures, place: &'static str, size: [u32; 3]) -> String {
    let [limit, own] = [LIMIT, "first-rank"].map(|name| Task::new(name, size, place));
    number(figures.ratio(&limit, &own))
}

fn recomputes(figures: &Figures) -> Vec<String> {
    let line = |(task, _): (&Task, &_)| {
        let [frameworks, criteria, completions] = task.size;
        format!(
            "After an answer, {}, {}: {} ms ({frameworks} frameworks, {criteria} criteria, {completions} completions)",
            task.name,
            task.place,
            number(figures.ms(task))
        )
    };
    RECOMPUTE
        .iter()
        .flat_map(|name| figures.named(name))
        .map(line)
        .collect()
}

fn searches(figures: &Figures) -> Vec<String> {
    let line = |(task, _): (&Task, &_)| {
        let [frameworks, facts, _] = task.size;
        format!(
            "After a key in the search, {}: {} ms ({frameworks} frameworks, {facts} facts each)",
            task.place,
            number(figures.ms(task))
        )
    };
    figures.named(SEARCH).map(line).collect()
}

/// How the cost of a product changes while one size grows: 1 is linear.
fn linear(figures: &Figures) -> Vec<String> {
    let mut lines = vec![
        String::new(),
        "Cost of a product against the smallest size: 1 is linear".to_owned(),
        row("", ["1×", "2×", "4×", "8×", "16×"].map(ToOwned::to_owned)),
    ];
    for place in PLACES {
        for (name, what) in LINEAR.iter().zip(["alternatives", "criteria", "vectors"]) {
            let costs = costs(figures, name, place);
            lines.push(row(
                &format!("{what}, {place}"),
                costs.into_iter().map(|cost| number(Some(cost))),
            ));
        }
    }
    lines
}

/// The cost of a product for each size of a series, with the first as 1.
pub(super) fn costs(figures: &Figures, name: &str, place: &str) -> Vec<f64> {
    let series = || figures.named(name).filter(|(task, _)| task.place == place);
    let Some((first, _)) = series().next() else {
        return Vec::new();
    };
    let cost = |(task, _): (&Task, &_)| {
        let times = figures.ratio(task, first)?;
        Some(times * products(first.size) / products(task.size))
    };
    series().filter_map(cost).collect()
}

fn products(size: [u32; 3]) -> f64 {
    size.iter().map(|count| f64::from(*count)).product()
}

fn peer_cell(figures: &Figures, peer: &str, size: [u32; 3]) -> String {
    let task = Task::new(peer, size, "Python");
    let scaled = figures.get(&task).and_then(|figure| figure.ran).is_some();
    let mark = if scaled { "~" } else { "" };
    format!("{mark}{}", number(figures.ms(&task)))
}

/// A name and some cells.
fn row(name: &str, cells: impl IntoIterator<Item = String>) -> String {
    let mut line = format!("{name:<34}");
    for cell in cells {
        // Writing to a string cannot fail.
        let _ = write!(line, "{cell:>17}");
    }
    line
}

/// Three digits that count; a dash for nothing.
fn number(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value < 10.0 => format!("{value:.3}"),
        Some(value) if value < 100.0 => format!("{value:.1}"),
        Some(value) => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    #[test]
    fn relates_times_to_limits_and_sizes() -> Result<(), Failure> {
        let mut figures = Figures::default();
        let line = |task: &str, size: [u32; 3], ms: f64| {
            format!("{{\"task\":\"{task}\",\"size\":{size:?},\"ms\":{ms},\"check\":0}}\n")
        };
        let size = [40, 10, 100];
        let printed = [
            line(LIMIT, size, 20.0),
            line("first-rank", size, 25.0),
            line("linear-0", [10, 1, 1], 2.0),
            line("linear-0", [20, 1, 1], 5.0),
        ];
        figures.read("Node", &printed.concat())?;
        assert_eq!(share_of_limit(&figures, "Node", size), "0.800");
        assert_eq!(costs(&figures, "linear-0", "Node"), [1.0, 1.25]);
        Ok(())
    }

    #[test]
    fn keeps_the_digits_that_count() {
        let said = [None, Some(0.0634), Some(31.27), Some(2614.3)].map(number);
        assert_eq!(said, ["–", "0.063", "31.3", "2614"]);
    }
}
