//! What this process knows of its people, each thing good for one position of their feed (docs/decisions/0016): reading
//! it costs more than all that a page does with it, and nearly always nothing has changed.

use std::sync::Arc;

use domain::ids::UserId;
use quick_cache::{Weighter, sync::Cache};

/// How many people there is room for at first. By this number the cache also chooses into how many parts it is cut,
/// four of them at most: what does not fit into one part is not kept at all, and big accounts are to be kept too.
const PEOPLE: usize = 128;

/// Something that is known of a person.
pub(crate) trait Known {
    /// Memory that is spent on all that is kept of this kind, in bytes.
    const MOST_BYTES: u64;

    /// The number of the owner's feed at which it was read. Every change takes a number in its own transaction, so at
    /// one number there is one state of the rows.
    fn position(&self) -> i64;

    /// The bytes that it takes, at a guess.
    fn weight(&self) -> usize;
}

/// The same of the people who came last.
pub(crate) struct KnownCache<T>(Cache<UserId, Arc<T>, ByWeight>);

impl<T: Known> KnownCache<T> {
    pub(crate) fn new() -> Self {
        Self(Cache::with_weighter(PEOPLE, T::MOST_BYTES, ByWeight))
    }

    /// What is known of a person whose feed stands at a position; none where it was read at another.
    pub(crate) fn at(&self, user: UserId, position: i64) -> Option<Arc<T>> {
        self.0.get(&user).filter(|known| known.position() == position)
    }

    /// Keeps it for whoever asks next.
    pub(crate) fn keep(&self, user: UserId, known: T) -> Arc<T> {
        let known = Arc::new(known);
        self.0.insert(user, known.clone());
        known
    }
}

#[derive(Clone)]
struct ByWeight;

impl<T: Known> Weighter<UserId, Arc<T>> for ByWeight {
    fn weight(&self, _: &UserId, known: &Arc<T>) -> u64 {
        known.weight().try_into().unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    struct Note(i64);

    impl Known for Note {
        const MOST_BYTES: u64 = 10_000;

        fn position(&self) -> i64 {
            self.0
        }

        fn weight(&self) -> usize {
            100
        }
    }

    #[test]
    fn what_is_known_holds_for_its_owner_and_its_position() {
        let (notes, [ana, ben]) = (KnownCache::new(), [1, 2].map(|id| UserId(Uuid::from_u128(id))));
        notes.keep(ana, Note(7));
        assert!(notes.at(ana, 7).is_some());
        assert!(notes.at(ana, 8).is_none() && notes.at(ana, 6).is_none());
        assert!(notes.at(ben, 7).is_none());
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let notes = KnownCache::new();
        let people = || (1..=1_000).map(|id| UserId(Uuid::from_u128(id)));
        people().for_each(|user| drop(notes.keep(user, Note(1))));
        let kept = people().filter(|user| notes.at(*user, 1).is_some()).count();
        assert!((1..=100).contains(&kept), "{kept}");
    }
}
