//! Ids of rows that nobody chooses. They follow from what they come from, so that a device without a network and the
//! server make the same row, and what was done to it meanwhile finds it.

use jiff::civil::Date;
use uuid::Uuid;

use super::NextOccurrence;
use crate::{
    ids::{TaskId, TaskSeriesId},
    tasks::Task,
    time::day_number,
};

/// The bits of a UUIDv7 that say neither version nor variant nor time, and of those the last ones.
const FREE_BITS: u64 = (1 << 62) - 1;

/// The series of a task that begins to repeat has the task's own id.
#[must_use]
pub const fn series_id(task: TaskId) -> TaskSeriesId {
    TaskSeriesId(task.0)
}

impl NextOccurrence {
    /// The id of what a task becomes in it: an occurrence by its series, whichever one it is made from, and a part by
    /// the part that it is made from. A series that counts anew from another day gives its days other ids, so that none
    /// of them is that of a row from before.
    #[must_use]
    pub fn id_of(&self, made_from: &Task) -> TaskId {
        let from = made_from.series_id.map_or(made_from.id.0, TaskSeriesId::uuid).as_u128();
        let free = u128::from(FREE_BITS);
        let told = |bits: u64, day: Date| mixed(bits ^ u64::from(day_number(day).cast_unsigned()));
        let first_bits = u64::try_from(from & free).unwrap_or_default();
        let bits = [self.first_day, self.key].into_iter().fold(first_bits, told);
        TaskId(Uuid::from_u128((from & !free) | (u128::from(bits) & free)))
    }
}

/// Bits of which every one depends on all of the given ones (splitmix64: Steele, Lea, Flood, OOPSLA 2014).
const fn mixed(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::{Timestamp, ToSpan, civil::date};

    use super::*;
    use crate::{
        ids::{is_uuid_v7, uuid_v7},
        tasks::{OrderKey, TaskFields},
    };

    fn task(id: TaskId) -> Task {
        let fields = TaskFields::titled("Water the plants");
        Task::new(id, fields, OrderKey::first(), Timestamp::UNIX_EPOCH, date(2026, 3, 12))
    }

    fn next(first_day: Date, day: Date) -> NextOccurrence {
        NextOccurrence { day, key: day, skipped: 0, first_day }
    }

    #[test]
    fn every_day_of_a_series_has_an_id_of_its_own_that_is_always_the_same() {
        let first = date(2026, 3, 12);
        let id = TaskId(uuid_v7(1_800_000_000_000, &[7; 10]));
        let head = Task { series_id: Some(series_id(id)), ..task(id) };
        let days: Vec<_> = (0..400).map(|days| first.saturating_add(days.days())).collect();
        let made: BTreeSet<_> = days.iter().map(|day| next(first, *day).id_of(&head)).collect();
        assert_eq!(made.len(), 400);
        assert!(!made.contains(&id) && made.iter().all(|id| is_uuid_v7(id.0)));
        // Whichever occurrence it is made from.
        let later = Task { id: next(first, first).id_of(&head), ..head.clone() };
        assert_eq!(next(first, days[5]).id_of(&later), next(first, days[5]).id_of(&head));
    }

    #[test]
    fn a_series_that_counts_anew_and_a_part_that_comes_back_to_a_day_have_ids_of_their_own() {
        let (first, day) = (date(2026, 3, 9), date(2026, 3, 16));
        let id = TaskId(uuid_v7(1_800_000_000_000, &[7; 10]));
        let head = Task { series_id: Some(series_id(id)), ..task(id) };
        assert_ne!(next(first, day).id_of(&head), next(date(2026, 3, 13), day).id_of(&head));
        let part = task(TaskId(uuid_v7(1_800_000_000_000, &[8; 10])));
        let once = Task { id: next(first, day).id_of(&part), ..part.clone() };
        let twice = next(first, day).id_of(&once);
        assert!(twice != part.id && twice != once.id && is_uuid_v7(twice.0));
    }
}
