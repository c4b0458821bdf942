//! How fast the engine is, beside its peers and beside what the machine can do.
//!
//! Every comparison is between figures of the same round, and the median of the
//! rounds counts: what else the machine does then weighs on both sides.

mod figures;
mod page;
mod peers;
mod plot;
mod programs;
mod table;

use crate::browser::Browser;
use crate::failure::Failure;
use crate::screen::{elapsed, say};
use figures::Figures;
use peers::Peers;
use std::fs;
use std::time::Instant;

/// Rounds of everything but the slow loops.
const ROUNDS: usize = 3;

/// Measures natively, in Node and in Chromium, and beside Python's libraries where
/// there is Python.
///
/// # Errors
///
/// A [`Failure`] of a tool or a program, and one when programs do not agree on who
/// comes first.
pub(crate) fn bench() -> Result<(), Failure> {
    let start = Instant::now();
    let peers = Peers::ensure()?;
    let browser = Browser::ensure()?;
    programs::build()?;
    let mut figures = Figures::default();
    for round in 1..=ROUNDS {
        say(format!("Round {round} of {ROUNDS}."));
        figures.read("native", &programs::native()?)?;
        if let Some(peers) = &peers {
            figures.read("Python", &peers.numpy()?)?;
        }
        figures.read("Node", &programs::node()?)?;
        figures.read("Chromium", &page::measure(&browser, &programs::web())?)?;
    }
    if let Some(peers) = &peers {
        say("The loops of pymcdm and scikit-criteria, once.");
        figures.read("Python", &peers.loops()?)?;
    }
    figures.check_agreement()?;
    figures.lines().for_each(say);
    table::lines(&figures).into_iter().for_each(say);
    let drawing = programs::folder().join("linear.svg");
    fs::write(&drawing, plot::draw(&figures)).map_err(|error| Failure::file(&drawing, error))?;
    say(format!(
        "Drawn at {}. Took {}.",
        drawing.display(),
        elapsed(start.elapsed())
    ));
    Ok(())
}
