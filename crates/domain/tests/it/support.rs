//! Habits and days for the tests.

use domain::{
    habits::{
        Calendar, DEFAULT_HABIT_COLOR, DayMark, EntryStatus, Habit, HabitInput, HabitKind, History, Quantity, Schedule,
        ScheduleVersion, Tone,
    },
    ids::HabitId,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
};

/// A habit without entries that holds one schedule from `start` on.
pub fn habit(kind: HabitKind, schedule: Schedule, target: Option<Quantity>, start: Date) -> HabitInput {
    let habit = Habit {
        id: HabitId(uuid::Uuid::nil()),
        name: "Read".to_owned(),
        kind,
        unit: None,
        question: None,
        starts_on: start,
        reserves_per_month: 0,
        assume_kept: false,
        tone: Tone::Good,
        color: DEFAULT_HABIT_COLOR,
        icon: None,
        description: None,
        minimum_text: None,
        identity_id: None,
        group_id: None,
        unit_price: None,
        usual_amount: None,
        position: 0,
        schedules: vec![ScheduleVersion { effective_from: start, schedule, target, judged: None }],
        archived_at: None,
        deleted_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    };
    HabitInput { habit, history: History::default(), pauses: Vec::new() }
}

pub fn calendar(today: Date, week_start: Weekday) -> Calendar {
    Calendar { today, week_start }
}

pub fn days_after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

pub fn said(status: EntryStatus) -> DayMark {
    DayMark { status: Some(status), ..DayMark::default() }
}

pub fn amount(text: &str) -> DayMark {
    DayMark { value: Some(quantity(text)), ..DayMark::default() }
}

pub fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// Marks the days of March 2026.
pub fn mark_march(input: &mut HabitInput, days: &[i8], mark: DayMark) {
    for day in days {
        input.history.set(march(*day), mark);
    }
}

/// A day of March 2026; the 1st is a Sunday.
pub fn march(day: i8) -> Date {
    Date::new(2026, 3, day).unwrap()
}
