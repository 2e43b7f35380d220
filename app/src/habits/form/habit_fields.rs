//! A habit as the fields of its form.

use domain::{
    format::{money_number, number},
    habits::{Anchor, DEFAULT_HABIT_COLOR, Habit, HabitKind, ICON_NAMES, Schedule, Tone, schedule::weekday_name},
    identity::Preferences,
};
use jiff::civil::Date;
use uuid::Uuid;

use super::super::server_fns::{HabitForm, HabitFormView, NONE};

/// The form of a new habit: yes or no, every day, from today.
pub(crate) fn blank(id: Uuid) -> HabitForm {
    let form = HabitForm {
        habit_id: id.to_string(),
        kind: HabitKind::YesNo.as_str().to_owned(),
        color: DEFAULT_HABIT_COLOR.to_string(),
        icon: NONE.to_owned(),
        tone: Tone::default().as_str().to_owned(),
        group: NONE.to_owned(),
        identity: NONE.to_owned(),
        ..HabitForm::default()
    };
    written(form, &Schedule::Daily {})
}

/// The form of a habit that exists.
pub(crate) fn view(habit: &Habit, chosen_starts_on: Date, today: Date, preferences: &Preferences) -> HabitFormView {
    let version = habit.current_schedule();
    let form = HabitForm {
        habit_id: habit.id.to_string(),
        name: habit.name.clone(),
        question: habit.question.clone().unwrap_or_default(),
        kind: habit.kind.as_str().to_owned(),
        target: version.and_then(|v| v.target).map(|target| number(target, preferences)).unwrap_or_default(),
        unit: habit.unit.clone().unwrap_or_default(),
        assume_kept: if habit.assume_kept { "true".to_owned() } else { String::new() },
        starts_on: chosen_starts_on.to_string(),
        minimum_text: habit.minimum_text.clone().unwrap_or_default(),
        reserves_per_month: own_reserves(habit).map(|own| own.to_string()).unwrap_or_default(),
        unit_price: habit.unit_price.as_ref().map(|price| money_number(price, preferences)).unwrap_or_default(),
        currency: habit.unit_price.as_ref().map(|price| price.currency.as_str().to_owned()).unwrap_or_default(),
        usual_amount: habit.usual_amount.map(|amount| number(amount, preferences)).unwrap_or_default(),
        color: habit.color.to_string(),
        description: habit.description.clone().unwrap_or_default(),
        tone: habit.tone.as_str().to_owned(),
        group: habit.group_id.map_or_else(|| NONE.to_owned(), |id| id.to_string()),
        identity: habit.identity_id.map_or_else(|| NONE.to_owned(), |id| id.to_string()),
        version: habit.version.to_string(),
        ..HabitForm::default()
    };
    let schedule = version.map_or(Schedule::Daily {}, |version| version.schedule);
    let form = pictured(written(form, &schedule), habit.icon.as_deref());
    HabitFormView::new(form, Some(habit.name.clone()), today)
}

/// The form with a picture in it: one of our icons where there is one of that name, else the emoji.
fn pictured(form: HabitForm, icon: Option<&str>) -> HabitForm {
    match icon {
        None => HabitForm { icon: NONE.to_owned(), ..form },
        Some(name) if ICON_NAMES.contains(&name) => HabitForm { icon: name.to_owned(), ..form },
        Some(emoji) => HabitForm { icon: NONE.to_owned(), emoji: emoji.to_owned(), ..form },
    }
}

/// The reserves where they are the owner's own number; the default stays blank, so that it follows kind and schedule.
fn own_reserves(habit: &Habit) -> Option<u8> {
    let default = habit.current_schedule().map(|version| habit.kind.default_reserves(&version.schedule));
    Some(habit.reserves_per_month).filter(|own| Some(*own) != default)
}

/// The form with a schedule in it. What belongs to other schedules holds what one might want to begin with.
fn written(form: HabitForm, schedule: &Schedule) -> HabitForm {
    let form = HabitForm {
        times: "3".to_owned(),
        interval: "3".to_owned(),
        anchor: "fixed".to_owned(),
        times_a_month: "4".to_owned(),
        window_times: "3".to_owned(),
        window_days: "10".to_owned(),
        ..form
    };
    let of = |name: &str| name.to_owned();
    match *schedule {
        Schedule::Daily {} => HabitForm { schedule: of("daily"), ..form },
        Schedule::Weekdays { days } => {
            let days = days.iter().map(|day| weekday_name(day).to_owned()).collect();
            HabitForm { schedule: of("weekdays"), days, ..form }
        }
        Schedule::TimesPerWeek { times } => {
            HabitForm { schedule: of("times_per_week"), times: times.to_string(), ..form }
        }
        Schedule::EveryXDays { days, anchor } => {
            let anchor = match anchor {
                Anchor::Fixed => of("fixed"),
                Anchor::LastDone => of("last_done"),
            };
            HabitForm { schedule: of("every_x_days"), interval: days.to_string(), anchor, ..form }
        }
        Schedule::TimesPerMonth { times } => {
            HabitForm { schedule: of("times_per_month"), times_a_month: times.to_string(), ..form }
        }
        Schedule::TimesInDays { times, days } => HabitForm {
            schedule: of("times_in_days"),
            window_times: times.to_string(),
            window_days: days.to_string(),
            ..form
        },
    }
}
