//! Figures out of lines of JSON, and what comes of several rounds.

use crate::failure::Failure;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What was measured, where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Task {
    /// `first-rank`, or the name of a library.
    pub(super) name: String,
    /// Alternatives, criteria and weight vectors, or what a task has instead.
    pub(super) size: [u32; 3],
    /// `native`, `Node`, `Chromium` or `Python`.
    pub(super) place: &'static str,
}

impl Task {
    /// A task by its parts.
    pub(super) fn new(name: &str, size: [u32; 3], place: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            size,
            place,
        }
    }
}

/// What the rounds gave for a task.
#[derive(Debug, Default)]
pub(super) struct Figure {
    /// Milliseconds, by round.
    pub(super) ms: Vec<f64>,
    /// The mean place of those who come first.
    check: f64,
    /// The weight vectors that were run, where the time is scaled from fewer.
    pub(super) ran: Option<u32>,
}

/// All figures.
#[derive(Debug, Default)]
pub(super) struct Figures(BTreeMap<Task, Figure>);

impl Figures {
    /// Takes in what a program printed in `place`.
    ///
    /// # Errors
    ///
    /// [`Failure::NoFigures`] when it is not one figure a line.
    pub(super) fn read(&mut self, place: &'static str, printed: &str) -> Result<(), Failure> {
        for line in printed.lines() {
            self.read_line(place, line)
                .ok_or(Failure::NoFigures(place))?;
        }
        if printed.is_empty() {
            return Err(Failure::NoFigures(place));
        }
        Ok(())
    }

    fn read_line(&mut self, place: &'static str, line: &str) -> Option<()> {
        let line: Value = serde_json::from_str(line).ok()?;
        let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
        let size = line.get("size")?.as_array()?;
        let size: Vec<u32> = size.iter().filter_map(number).collect();
        let name = line.get("task")?.as_str()?;
        let task = Task::new(name, size.try_into().ok()?, place);
        let ran = line.get("ran").and_then(number);
        let ran = ran.filter(|ran| task.size.last() != Some(ran));
        let figure = self.0.entry(task).or_default();
        figure.ms.push(line.get("ms")?.as_f64()?);
        figure.check = line.get("check")?.as_f64()?;
        figure.ran = ran;
        Some(())
    }

    /// The figure of a task.
    pub(super) fn get(&self, task: &Task) -> Option<&Figure> {
        self.0.get(task)
    }

    /// The tasks of a name, in the order of their size.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = (&Task, &Figure)> {
        self.0.iter().filter(move |(task, _)| task.name == name)
    }

    /// The milliseconds of a task, the median of the rounds.
    pub(super) fn ms(&self, task: &Task) -> Option<f64> {
        median(self.get(task)?.ms.iter().copied())
    }

    /// How many times longer one task takes than another: the median of what the
    /// rounds say.
    pub(super) fn ratio(&self, one: &Task, other: &Task) -> Option<f64> {
        let (one, other) = (self.get(one)?, self.get(other)?);
        median(one.ms.iter().zip(&other.ms).map(|(one, other)| one / other))
    }

    /// Makes sure that all who counted all first ranks found the same.
    ///
    /// # Errors
    ///
    /// [`Failure::Disagreement`] with the first size for which it is not so.
    pub(super) fn check_agreement(&self) -> Result<(), Failure> {
        let mut found: BTreeMap<[u32; 3], f64> = BTreeMap::new();
        let counts = |task: &Task| task.name.starts_with("numpy") || task.name == "first-rank";
        for (task, figure) in self.0.iter().filter(|(task, _)| counts(task)) {
            let before = *found.entry(task.size).or_insert(figure.check);
            if (before - figure.check).abs() > 1e-6 {
                return Err(Failure::Disagreement(task.name.clone(), task.size));
            }
        }
        Ok(())
    }

    /// A line of JSON for each figure.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(task, figure)| {
            let ms = median(figure.ms.iter().copied());
            let mut line = json!({
                "task": task.name, "place": task.place, "size": task.size,
                "ms": ms, "rounds": figure.ms,
            });
            if let (Some(ran), Some(line)) = (figure.ran, line.as_object_mut()) {
                line.insert("scaled_from".to_owned(), ran.into());
            }
            line.to_string()
        })
    }
}

/// The middle of some numbers; of two middles the upper.
fn median(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [u32; 3] = [40, 30, 1000];

    fn read(rounds: &[(&'static str, f64, f64)]) -> Result<Figures, Failure> {
        let mut figures = Figures::default();
        for (place, ms, check) in rounds {
            let line = json!({ "task": "first-rank", "size": SIZE, "ms": ms, "check": check });
            figures.read(place, &line.to_string())?;
        }
        Ok(figures)
    }

    #[test]
    fn compares_within_a_round() -> Result<(), Failure> {
        // The machine is ten times slower in the second round, for both.
        let figures = read(&[
            ("native", 1.0, 5.0),
            ("Node", 2.0, 5.0),
            ("native", 10.0, 5.0),
            ("Node", 30.0, 5.0),
            ("native", 1.0, 5.0),
            ("Node", 4.0, 5.0),
        ])?;
        let [native, node] = ["native", "Node"].map(|place| Task::new("first-rank", SIZE, place));
        assert_eq!(figures.ms(&native), Some(1.0));
        assert_eq!(figures.ratio(&node, &native), Some(3.0));
        figures.check_agreement()
    }

    #[test]
    fn notices_who_does_not_agree() -> Result<(), Failure> {
        let figures = read(&[("native", 1.0, 5.0), ("Node", 2.0, 5.1)])?;
        let said = figures.check_agreement().map_err(|error| error.to_string());
        let expected = "first-rank counts other first ranks at 40 × 30, 1000 than another";
        assert_eq!(said, Err(expected.to_owned()));
        Ok(())
    }

    #[test]
    fn takes_nothing_but_figures() {
        for printed in ["", "RuntimeError: unreachable", "{\"task\":\"first-rank\"}"] {
            let said = Figures::default()
                .read("Node", printed)
                .map_err(|error| error.to_string());
            assert_eq!(
                said,
                Err("the benchmark gave no figures in Node".to_owned())
            );
        }
    }
}
