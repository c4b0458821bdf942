//! Decisions and outlooks in slices: for catalogs that take longer than a frame.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

use crate::interview::AnswerSheet;

use super::engine::{Engine, Working};
use super::outlook::Outlook;
use super::pause::{self, Pauses};

/// A decision or an outlook in the making. It is made in steps of a few
/// milliseconds at most and given up by dropping it; whole, it has the bits of
/// what is made in one go.
pub struct Sliced<'e, T> {
    /// `None` once it is through.
    work: Option<Pin<Box<dyn Future<Output = T> + 'e>>>,
    done: Rc<Cell<f64>>,
}

impl<'e> Sliced<'e, Working> {
    /// A decision of `sheet` of which nothing is made yet: [`Engine::work`].
    pub fn decision(engine: &'e Engine<'e>, sheet: AnswerSheet) -> Self {
        Self::new(|pauses| async move { engine.work_with(&sheet, &pauses).await })
    }
}

impl<'e> Sliced<'e, Outlook> {
    /// The outlook of a decision, of which nothing is made yet: [`Engine::outlook`].
    pub fn outlook(engine: &'e Engine<'e>, working: impl Deref<Target = Working> + 'e) -> Self {
        Self::new(|pauses| async move { engine.outlook_with(&working, &pauses).await })
    }
}

impl<'e, T> Sliced<'e, T> {
    fn new<W: Future<Output = T> + 'e>(work: impl FnOnce(Pauses) -> W) -> Self {
        let done = Rc::new(Cell::new(0.0));
        Self {
            work: Some(Box::pin(work(Pauses::noting(Rc::clone(&done))))),
            done,
        }
    }

    /// Goes a step on; the last one gives what is made, and there is nothing more
    /// after it.
    pub fn advance(&mut self) -> Option<T> {
        let made = pause::go_on(self.work.as_mut()?.as_mut())?;
        self.work = None;
        Some(made)
    }

    /// The share of the work that is done, about, 0…1; it never falls.
    pub fn progress(&self) -> f64 {
        self.done.get()
    }
}

impl<T> fmt::Debug for Sliced<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = formatter.debug_struct("Sliced");
        fields.field("progress", &self.progress());
        fields.finish_non_exhaustive()
    }
}
