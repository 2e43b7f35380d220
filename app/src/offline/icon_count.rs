//! The number on the icon of the installed app: how many habits still wait today. The service worker knows no rules, so
//! the app leaves it the days ahead, each with the instant from which it holds.

use domain::ids::{HabitId, UserId};
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

/// How many days are told ahead; after them the icon shows nothing rather than something old.
pub(super) const DAYS_AHEAD: u8 = 8;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What the icon shows for one person; the service worker reads the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct IconCount {
    key: String,
    pub(super) user_id: UserId,
    /// Whether they asked for a number.
    pub(super) is_on: bool,
    /// Ascending; the last one ends what is known.
    days: Vec<IconDay>,
}

/// What waits on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct IconDay {
    /// From when on, in milliseconds of this device's clock.
    from: i64,
    /// Which day of the person it is, so that an answer to a notification finds it.
    day: Date,
    habits: Vec<HabitId>,
}

impl IconCount {
    /// Nothing, because nothing is asked for.
    pub(super) fn off(user_id: UserId) -> Self {
        Self { key: "count".to_owned(), user_id, is_on: false, days: Vec::new() }
    }

    /// From today on. `until_next`: milliseconds until the person's next day begins. Where a day of them has 23 or 25
    /// hours, what comes after it is an hour off, until the app is opened.
    pub(super) fn on(user_id: UserId, today: Date, now: i64, until_next: u32, ahead: Vec<Vec<HabitId>>) -> Self {
        // Whole minutes, so that looking again a second later finds nothing new.
        let next = (now + i64::from(until_next) + MINUTE / 2).div_euclid(MINUTE) * MINUTE;
        let begins = |index: usize| match index {
            0 => 0,
            later => next + DAY * (later as i64 - 1),
        };
        let all = ahead.into_iter().chain([Vec::new()]).enumerate();
        let day = |index: usize| today.checked_add((index as i64).days()).unwrap_or(Date::MAX);
        let days = all.map(|(index, habits)| IconDay { from: begins(index), day: day(index), habits }).collect();
        Self { is_on: true, days, ..Self::off(user_id) }
    }

    /// How many wait at an instant.
    pub(super) fn number(&self, now: i64) -> usize {
        let day = self.days.iter().rev().find(|day| day.from <= now);
        day.filter(|_| self.is_on).map_or(0, |day| day.habits.len())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = Date::constant(2026, 3, 12);
    const ANA: UserId = UserId(Uuid::from_u128(1));
    /// Some time of some day, half a minute past a whole one.
    const NOW: i64 = 1_773_306_030_000;

    fn waiting(numbers: &[usize]) -> Vec<Vec<HabitId>> {
        let habit = |index: usize| HabitId(Uuid::from_u128(index as u128));
        numbers.iter().map(|number| (0..*number).map(habit).collect()).collect()
    }

    #[test]
    fn each_day_has_its_number_and_after_them_there_is_none() {
        let hour = 60 * MINUTE;
        let count = IconCount::on(ANA, TODAY, NOW, 3_600_000, waiting(&[2, 5, 0]));
        assert_eq!(count.number(NOW), 2);
        assert_eq!(count.number(NOW + hour - MINUTE), 2);
        assert_eq!(count.number(NOW + hour + MINUTE), 5);
        assert_eq!(count.number(NOW + hour + DAY + MINUTE), 0);
        assert_eq!(count.number(NOW + 400 * DAY), 0);
    }

    #[test]
    fn a_second_look_finds_the_same() {
        let at = |past: i64| IconCount::on(ANA, TODAY, NOW + past, 3_600_000 - past as u32, waiting(&[1]));
        assert_eq!(at(0), at(10_000));
    }

    #[test]
    fn nothing_is_shown_to_who_did_not_ask() {
        assert_eq!(IconCount::off(ANA).number(NOW), 0);
    }

    #[test]
    fn the_worker_finds_what_it_looks_for() {
        let row = serde_json::to_value(IconCount::on(ANA, TODAY, NOW, 3_600_000, waiting(&[1]))).unwrap();
        assert_eq!((row["key"].as_str(), row["is_on"].as_bool()), (Some("count"), Some(true)));
        assert_eq!(
            (row["days"][0]["from"].as_i64(), row["days"][0]["habits"].as_array().map(Vec::len)),
            (Some(0), Some(1))
        );
        assert_eq!(
            (row["days"][0]["day"].as_str(), row["days"][1]["day"].as_str()),
            (Some("2026-03-12"), Some("2026-03-13"))
        );
        let read: IconCount = crate::json::from_value(row).unwrap();
        assert_eq!(read.number(NOW), 1);
    }
}
