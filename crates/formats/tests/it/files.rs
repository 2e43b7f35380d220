//! The fixtures, and short words for reading them.

use domain::habits::{EntryStatus, HabitKind};
use formats::{Choices, Format, FoundEntry, FoundHabit, Limits, LossCode, ReadError, Reading, read};
use jiff::civil::{Date, date};

pub const HABIT_BULL: &[u8] = include_bytes!("../fixtures/habit_bull.csv");
pub const TABLE_HABIT: &[u8] = include_bytes!("../fixtures/table_habit.json");
pub const BEAVER: &[u8] = include_bytes!("../fixtures/beaver.json");
pub const TROVE_HABITS: &[u8] = include_bytes!("../fixtures/habit_trove/habits.json");
pub const TROVE_SETTINGS: &[u8] = include_bytes!("../fixtures/habit_trove/settings.json");
pub const TROVE_COINS: &[u8] = include_bytes!("../fixtures/habit_trove/coins.json");
pub const HABITICA_HISTORY: &[u8] = include_bytes!("../fixtures/habitica_history.csv");
pub const HABITICA_USER: &[u8] = include_bytes!("../fixtures/habitica_user.json");
pub const TODOIST: &[u8] = include_bytes!("../fixtures/todoist.csv");
pub const TICK_TICK: &[u8] = include_bytes!("../fixtures/tick_tick.csv");
pub const VIKUNJA: &[u8] = include_bytes!("../fixtures/vikunja.json");
pub const TO_DOS: &[u8] = include_bytes!("../fixtures/to_dos.ics");
pub const LOOP_HABITS: &[u8] = include_bytes!("../fixtures/loop_csv/habits.csv");
pub const LOOP_VALUES: &[u8] = include_bytes!("../fixtures/loop_csv/002_checkmarks.csv");
pub const LOOP_TICKS: &[u8] = include_bytes!("../fixtures/loop_csv/003_checkmarks.csv");

/// After every day of the fixtures.
pub fn choices() -> Choices {
    Choices::on(date(2026, 7, 4))
}

pub fn reading(format: Format, bytes: &[u8]) -> Reading {
    refused(format, bytes).unwrap()
}

pub fn refused(format: Format, bytes: &[u8]) -> Result<Reading, ReadError> {
    read(format, bytes, &Limits::default(), &choices())
}

pub fn habit<'r>(reading: &'r Reading, name: &str) -> &'r FoundHabit {
    reading.habits.iter().find(|habit| habit.name == name).unwrap()
}

pub fn entry(habit: &FoundHabit, day: Date) -> &FoundEntry {
    habit.entries.iter().find(|entry| entry.day == day).unwrap()
}

pub fn statuses(habit: &FoundHabit) -> Vec<(i8, Option<EntryStatus>)> {
    habit.entries.iter().map(|entry| (entry.day.day(), entry.status)).collect()
}

pub fn lost(reading: &Reading, code: LossCode) -> usize {
    reading.losses.iter().find(|loss| loss.code == code).map_or(0, |loss| loss.count)
}

/// What every reading promises: fields that ours take, and each day once and in order.
pub fn keeps_its_promises(reading: &Reading) {
    for habit in &reading.habits {
        assert!(habit.fields().checked().is_ok(), "{habit:?}");
        assert!(habit.entries.windows(2).all(|pair| pair[0].day < pair[1].day), "{}", habit.name);
        assert!(habit.entries.iter().all(|entry| !entry.is_empty()), "{}", habit.name);
        let has_amounts = habit.entries.iter().any(|entry| entry.value.is_some());
        assert!(!has_amounts || matches!(habit.kind, HabitKind::Measure | HabitKind::Limit), "{}", habit.name);
    }
    for (index, task) in reading.tasks.iter().enumerate() {
        assert!(task.fields().checked().is_ok(), "{task:?}");
        let before = &reading.tasks[..index];
        let has_parent =
            |parent: &String| before.iter().any(|other| other.source_id == *parent && other.project == task.project);
        assert!(task.parent.as_ref().is_none_or(has_parent), "{}", task.title);
        let project = reading.projects.iter().find(|project| Some(&project.source_id) == task.project.as_ref());
        assert_eq!(project.is_some(), task.project.is_some(), "{}", task.title);
        let has_section = |section: &String| project.is_some_and(|project| project.sections.contains(section));
        assert!(task.section.as_ref().is_none_or(has_section), "{}", task.title);
    }
    let json = serde_json::to_string(reading).unwrap();
    let back: Reading = serde_json::from_str(&json).unwrap();
    assert_eq!(back.habits.len(), reading.habits.len());
    assert_eq!(back.tasks, reading.tasks);
}
