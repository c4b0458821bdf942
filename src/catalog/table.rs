//! Small ids that only the catalog makes, and tables indexed by them.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A position in a [`Table`], typed by what it points at.
pub trait Id: Copy + Eq + Ord {
    /// The id of the row at `position`.
    fn at(position: usize) -> Self;
    /// The position of the row, counted from 0.
    fn position(self) -> usize;
}

/// Declares an id: a `Copy` newtype around a position.
#[macro_export]
macro_rules! declare_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $crate::catalog::Id for $name {
            fn at(position: usize) -> Self {
                Self(u16::try_from(position).unwrap_or(u16::MAX))
            }

            fn position(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

declare_id!(
    /// One framework of the catalog.
    FrameworkId
);
declare_id!(
    /// One criterion of the catalog.
    CriterionId
);
declare_id!(
    /// One concern of the catalog.
    ConcernId
);

/// Rows in a fixed order, one for each id of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<I, T> {
    rows: Vec<T>,
    ids: PhantomData<I>,
}

impl<I: Id, T> Table<I, T> {
    /// Takes the rows in id order.
    pub fn new(rows: Vec<T>) -> Self {
        Self {
            rows,
            ids: PhantomData,
        }
    }

    /// A table like `other`'s with every row made by `make`.
    pub fn like<U>(other: &Table<I, U>, make: impl FnMut(I) -> T) -> Self {
        Self::new(other.ids().map(make).collect())
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = I> + use<I, T> {
        (0..self.rows.len()).map(I::at)
    }

    /// Every row, in order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Every id with its row, in order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows
            .iter()
            .enumerate()
            .map(|(position, row)| (I::at(position), row))
    }

    /// The first id whose row fulfils `test`.
    pub fn find(&self, test: impl FnMut(&T) -> bool) -> Option<I> {
        self.rows.iter().position(test).map(I::at)
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "an id comes from the table it points into"
    )]
    fn index(&self, id: I) -> &T {
        &self.rows[id.position()]
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "an id comes from the table it points into"
    )]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.rows[id.position()]
    }
}
