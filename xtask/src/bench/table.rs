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

/// What each step of the cost was measured by.
const LINEAR: [&str; 3] = ["linear-0", "linear-1", "linear-2"];

/// All tables, line by line.
pub(super) fn lines(figures: &Figures) -> Vec<String> {
    let mut lines = recomputes(figures);
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
    for (name, place) in limits() {
        let cells = sizes
            .iter()
            .map(|size| limit(figures, name, place, *size))
            .map(number);
        lines.push(row(&format!("{name}, {place}"), cells));
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
    for (name, place) in limits() {
        let share = |size: &[u32; 3]| share_of_limit(figures, name, place, *size).map(percent);
        let cells = sizes.iter().map(|size| share(size).unwrap_or_default());
        lines.push(row(&format!("{place} of {name}"), cells));
    }
    lines.extend(linear(figures));
    lines
}

fn recomputes(figures: &Figures) -> Vec<String> {
    let line = |(task, _): (&Task, &_)| {
        let [frameworks, criteria, completions] = task.size;
        format!(
            "Recompute after an answer, {}: {} ms ({frameworks} frameworks, {criteria} criteria, {completions} completions)",
            task.place,
            number(figures.ms(task))
        )
    };
    figures.named("recompute").map(line).collect()
}

/// The limits, and where they were measured.
fn limits() -> impl Iterator<Item = (&'static str, &'static str)> {
    let narrow = PLACES.map(|place| ("limit-128", place));
    [("limit-widest", "native")].into_iter().chain(narrow)
}

/// The milliseconds that a size would take at a limit.
fn limit(figures: &Figures, name: &str, place: &str, size: [u32; 3]) -> Option<f64> {
    let (task, _) = figures.named(name).find(|(task, _)| task.place == place)?;
    Some(figures.ms(task)? * products(size) / products(task.size))
}

/// How much of a limit the kernel reaches, in 0…1.
fn share_of_limit(
    figures: &Figures,
    name: &str,
    place: &'static str,
    size: [u32; 3],
) -> Option<f64> {
    let (task, _) = figures.named(name).find(|(task, _)| task.place == place)?;
    let ratio = figures.ratio(task, &Task::new("first-rank", size, place))?;
    Some(ratio * products(size) / products(task.size))
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

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    #[test]
    fn relates_times_to_limits_and_sizes() -> Result<(), Failure> {
        let mut figures = Figures::default();
        figures.read(
            "Node",
            "{\"task\":\"limit-128\",\"size\":[10,2,100],\"ms\":1.0,\"check\":0}\n\
             {\"task\":\"first-rank\",\"size\":[40,10,100],\"ms\":25.0,\"check\":0}\n\
             {\"task\":\"linear-0\",\"size\":[10,1,1],\"ms\":2.0,\"check\":0}\n\
             {\"task\":\"linear-0\",\"size\":[20,1,1],\"ms\":5.0,\"check\":0}",
        )?;
        let size = [40, 10, 100];
        assert_eq!(limit(&figures, "limit-128", "Node", size), Some(20.0));
        assert_eq!(
            share_of_limit(&figures, "limit-128", "Node", size),
            Some(0.8)
        );
        assert_eq!(costs(&figures, "linear-0", "Node"), [1.0, 1.25]);
        Ok(())
    }

    #[test]
    fn keeps_the_digits_that_count() {
        let said = [None, Some(0.0634), Some(31.27), Some(2614.3)].map(number);
        assert_eq!(said, ["–", "0.063", "31.3", "2614"]);
    }
}
