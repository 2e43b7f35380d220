//! A habit as the fields of its form.

use domain::{
    format::number,
    habits::{Habit, HabitKind, Schedule, schedule::weekday_name},
    identity::Preferences,
};
use jiff::civil::Date;
use uuid::Uuid;

use super::server_fns::{HabitForm, HabitFormView};

/// The form of a new habit: yes or no, every day, from today.
pub(crate) fn blank(id: Uuid) -> HabitForm {
    HabitForm {
        habit_id: id.to_string(),
        kind: HabitKind::YesNo.as_str().to_owned(),
        schedule: "daily".to_owned(),
        times: "3".to_owned(),
        ..HabitForm::default()
    }
}

/// The form of a habit that exists.
pub(crate) fn view(habit: &Habit, chosen_starts_on: Date, today: Date, preferences: &Preferences) -> HabitFormView {
    let version = habit.current_schedule();
    let (schedule, days, times) = version.map_or(("daily", vec![], 3), |version| written(&version.schedule));
    let form = HabitForm {
        habit_id: habit.id.to_string(),
        name: habit.name.clone(),
        question: habit.question.clone().unwrap_or_default(),
        kind: habit.kind.as_str().to_owned(),
        target: version.and_then(|v| v.target).map(|target| number(target, preferences)).unwrap_or_default(),
        unit: habit.unit.clone().unwrap_or_default(),
        schedule: schedule.to_owned(),
        days,
        times: times.to_string(),
        starts_on: chosen_starts_on.to_string(),
        version: habit.version.to_string(),
    };
    HabitFormView { form, name: Some(habit.name.clone()), today }
}

fn written(schedule: &Schedule) -> (&'static str, Vec<String>, u8) {
    match schedule {
        Schedule::Daily {} => ("daily", vec![], 3),
        Schedule::Weekdays { days } => ("weekdays", days.iter().map(|day| weekday_name(day).to_owned()).collect(), 3),
        Schedule::TimesPerWeek { times } => ("times_per_week", vec![], *times),
        Schedule::EveryXDays { .. } | Schedule::TimesPerMonth { .. } | Schedule::TimesInDays { .. } => {
            ("keep", vec![], 3)
        }
    }
}
