//! Ids of rows that nobody chooses. They follow from what they come from, so that a device without a network and the server
//! make the same row, and what was done to it meanwhile finds it.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    ids::{TaskId, TaskSeriesId},
    tasks::Task,
    time::day_number,
};

/// The bits of a UUIDv7 that say neither version nor variant nor time, and of those the last ones.
const FREE_BITS: u64 = (1 << 62) - 1;
/// Odd, so that no two days give the same bits; its bits are mixed, so that days that follow each other differ in many.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// No day of a calendar lies so far before 1970.
const BEFORE_ALL: i64 = 10_000_000;

/// The series of a task that begins to repeat has the task's own id.
#[must_use]
pub const fn series_id(task: TaskId) -> TaskSeriesId {
    TaskSeriesId(task.0)
}

/// The id of what a task becomes on a day of its series; of its parts as well, each from its own.
#[must_use]
pub fn occurrence_id(task: &Task, day: Date) -> TaskId {
    let from = task.series_id.map_or(task.id.0, TaskSeriesId::uuid);
    let number = (i64::from(day_number(day)) + BEFORE_ALL).unsigned_abs();
    let bits = number.wrapping_mul(SPREAD) & FREE_BITS;
    TaskId(Uuid::from_u128(from.as_u128() ^ u128::from(bits)))
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

    #[test]
    fn every_day_of_a_series_has_an_id_of_its_own_that_is_always_the_same() {
        let first = date(2026, 3, 12);
        let id = TaskId(uuid_v7(1_800_000_000_000, &[7; 10]));
        let task =
            Task::new(id, TaskFields::titled("Water the plants"), OrderKey::first(), Timestamp::UNIX_EPOCH, first);
        let head = Task { series_id: Some(series_id(id)), ..task.clone() };
        let days: Vec<_> = (0..400).map(|days| first.saturating_add(days.days())).collect();
        let made: BTreeSet<_> = days.iter().map(|day| occurrence_id(&head, *day)).collect();
        assert_eq!(made.len(), 400);
        assert!(!made.contains(&id) && made.iter().all(|id| is_uuid_v7(id.0)));
        // Whichever occurrence it is made from.
        let later = Task { id: occurrence_id(&head, first), ..head.clone() };
        assert_eq!(occurrence_id(&later, days[5]), occurrence_id(&head, days[5]));
        assert_ne!(occurrence_id(&Task { id: TaskId(Uuid::from_u128(9)), ..task }, first), occurrence_id(&head, first));
    }
}
