//! A decision in slices: for catalogs that take longer than a frame.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::interview::AnswerSheet;

use super::engine::{Engine, Working};
use super::pause::{self, Pauses};

/// A decision in the making. It is made in steps of a few milliseconds at most
/// and given up by dropping it; whole, it has the bits of [`Engine::work`].
pub struct Deciding<'e> {
    /// `None` once it is through.
    work: Option<Pin<Box<dyn Future<Output = Working> + 'e>>>,
    done: Rc<Cell<f64>>,
}

impl<'e> Deciding<'e> {
    /// A decision of `sheet` of which nothing is made yet.
    pub fn new(engine: &'e Engine<'e>, sheet: AnswerSheet) -> Self {
        let done = Rc::new(Cell::new(0.0));
        let pauses = Pauses::noting(Rc::clone(&done));
        Self {
            work: Some(Box::pin(
                async move { engine.work_with(&sheet, &pauses).await },
            )),
            done,
        }
    }

    /// Goes a step on; the last one gives the decision with its working, and
    /// there is nothing more after it.
    pub fn advance(&mut self) -> Option<Working> {
        let working = pause::go_on(self.work.as_mut()?.as_mut())?;
        self.work = None;
        Some(working)
    }

    /// The share of the work that is done, about, 0…1; it never falls.
    pub fn progress(&self) -> f64 {
        self.done.get()
    }
}

impl fmt::Debug for Deciding<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Deciding");
        fields.field("progress", &self.progress());
        fields.finish_non_exhaustive()
    }
}
