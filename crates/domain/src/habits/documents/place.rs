//! Where a document stands among others of its kind. Those around habits count their places; those of tasks have keys
//! that leave room between any two, so that a device without a network moves one without renumbering the rest.

use crate::tasks::OrderKey;

/// A place, in whichever way the kind of document tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPlace {
    count: i32,
    key: OrderKey,
}

impl Default for DocumentPlace {
    fn default() -> Self {
        Self { count: 0, key: OrderKey::first() }
    }
}

impl DocumentPlace {
    /// A place by its number, from 0.
    #[must_use]
    pub fn counted(count: i32) -> Self {
        Self { count, ..Self::default() }
    }

    /// A place by its key.
    #[must_use]
    pub const fn keyed(key: OrderKey) -> Self {
        Self { count: 0, key }
    }

    /// The place behind all of some; the first when there are none.
    pub(super) fn behind(others: impl Iterator<Item = Self>) -> Self {
        let last = others.reduce(|one, other| Self { count: one.count.max(other.count), key: one.key.max(other.key) });
        last.map_or_else(Self::default, |last| {
            let key = OrderKey::between(Some(&last.key), None).unwrap_or(last.key);
            Self { count: last.count.saturating_add(1), key }
        })
    }

    /// Its number.
    #[must_use]
    pub const fn count(&self) -> i32 {
        self.count
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> OrderKey {
        self.key.clone()
    }
}
