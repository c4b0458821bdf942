//! Where long work may stop and go on later.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::mem;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// So many frameworks are worked on between two pauses: some tenths of a
/// millisecond even where each reads every fact.
pub(super) const FRAMEWORKS: usize = 32;

/// Where work may stop, and how far it then is.
#[derive(Clone, Debug)]
pub(super) struct Pauses {
    /// Where the share done is noted, 0…1; `None` for work that never stops.
    done: Option<Rc<Cell<f64>>>,
    /// What the work is of a larger one: the share before it, and its own.
    part: (f64, f64),
}

impl Pauses {
    /// Work that never stops.
    pub(super) fn none() -> Self {
        Self {
            done: None,
            part: (0.0, 1.0),
        }
    }

    /// Work that stops wherever it may, and notes the share done.
    pub(super) fn noting(done: Rc<Cell<f64>>) -> Self {
        Self {
            done: Some(done),
            part: (0.0, 1.0),
        }
    }

    /// The pauses of a part of the work, `from` one share of it `to` another.
    pub(super) fn part(&self, from: f64, to: f64) -> Self {
        let (start, width) = self.part;
        Self {
            done: self.done.clone(),
            part: (start + from * width, (to - from) * width),
        }
    }

    /// The pauses of one of `all` equal parts of the work, counted from 0.
    pub(super) fn part_of(&self, place: usize, all: usize) -> Self {
        let (from, to) = (share(place, all), share(place + 1, all));
        self.part(from, to)
    }

    /// A pause once `done` of `all` is done.
    pub(super) async fn at(&self, done: usize, all: usize) {
        if let Some(noted) = &self.done {
            let (start, width) = self.part;
            noted.set(start + width * share(done, all));
            let mut has_stopped = false;
            poll_fn(|_| {
                if mem::replace(&mut has_stopped, true) {
                    Poll::Ready(())
                } else {
                    Poll::Pending
                }
            })
            .await;
        }
    }

    /// The same after every [`FRAMEWORKS`] frameworks.
    pub(super) async fn after(&self, framework: usize, all: usize) {
        if framework % FRAMEWORKS == FRAMEWORKS - 1 {
            self.at(framework + 1, all).await;
        }
    }
}

fn share(part: usize, all: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(part) / count(all.max(1))
}

/// Does work up to its next pause; gives what comes of it once it is through.
pub(super) fn go_on<T>(work: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    // Nothing wakes it: whoever wants it done comes back.
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => Some(made),
        Poll::Pending => None,
    }
}

/// Does work in one go.
pub(super) fn whole<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(made) = go_on(work.as_mut()) {
            return made;
        }
    }
}
