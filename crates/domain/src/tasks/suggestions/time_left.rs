//! How much of the day is left for what is not planned yet.

use jiff::civil::Time;

use crate::{
    habits::Calendar,
    tasks::{Slot, Task, slot},
};

/// The hour at which a day of doing things ends.
const EVENING: u16 = 22 * 60;

/// Minutes until the evening that the open tasks of today do not take, by their estimates.
#[must_use]
pub fn minutes_left(clock: Time, tasks: &[Task], cal: Calendar) -> u16 {
    let passed = u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute())).unwrap_or_default();
    let todays = tasks.iter().filter(|task| task.is_open() && slot(task, cal) == Slot::Today);
    let planned = todays.filter_map(|task| task.estimate_minutes).fold(0, u16::saturating_add);
    EVENING.saturating_sub(passed).saturating_sub(planned)
}
