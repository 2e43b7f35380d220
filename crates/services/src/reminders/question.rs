//! What a reminder says, where there is anything to say.

use domain::{
    habits::{Calendar, Habit, asks_today},
    identity::Preferences,
    notifications::NotificationKind,
    reminders::{Firing, Reminder},
    time::local_day_in,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::{ServiceError, Transaction, habits, notifications::NewNotification};

/// What is older than this is not said any more: a morning's reminder is no use in the afternoon.
pub(super) const WORTH_SAYING: SignedDuration = SignedDuration::from_hours(2);

/// The notification of a firing; none while the habit asks for nothing, and when the day it asked about is over. Days are
/// counted in the person's zone, also where the reminder keeps to another.
///
/// # Errors
/// When the database is not available.
pub(super) async fn question_of(
    tx: &mut Transaction,
    reminder: &Reminder,
    firing: Firing,
    preferences: &Preferences,
    home: &TimeZone,
) -> Result<Option<NewNotification>, ServiceError> {
    let day_of = |at: Timestamp| local_day_in(at, home, preferences.day_start);
    let (day, today) = (day_of(firing.at), day_of(tx.services().now()));
    if day != today {
        return Ok(None);
    }
    let input = match habits::load_one(tx, reminder.habit_id).await {
        Ok(input) => input,
        // It is in the trash.
        Err(ServiceError::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    if !asks_today(&input, Calendar { today, week_start: preferences.week_start.weekday() }) {
        return Ok(None);
    }
    let habit = &input.habit;
    Ok(Some(NewNotification {
        kind: NotificationKind::HabitReminder,
        dedupe_key: format!("reminder:{}:{}:{}", reminder.id, firing.day, firing.slot),
        title: habit.name.clone(),
        body: body_of(habit, firing),
        path: format!("/app/habits/{}", habit.id),
        habit_id: Some(habit.id),
        day: Some(day),
        expires_at: firing.at.checked_add(WORTH_SAYING).ok(),
    }))
}

/// The habit's own question, else a plain word.
fn body_of(habit: &Habit, firing: Firing) -> String {
    let words = match (&habit.question, habit.kind.asks_to_refrain()) {
        (Some(question), _) => question.as_str(),
        (None, true) => "How is it going today?",
        (None, false) if firing.slot > 0 => "Still open today.",
        (None, false) => "It is on your list for today.",
    };
    words.to_owned()
}
