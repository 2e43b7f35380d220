//! What a reminder of a task says, while the task is open. When it asks is read from the task each time, so that it
//! follows wherever the task goes.

use domain::{
    format::{date_long, time},
    identity::Preferences,
    notifications::NotificationKind,
    reminders::{Firing, TaskReminder, TaskReminderTime, task_firing},
    tasks::{Due, Task},
};
use store::{StoreError, tasks as rows};

use super::{
    plan_due::{Look, Span},
    question::{Asked, WORTH_SAYING},
};
use crate::{ServiceError, Transaction, actor::zone_or_utc, notifications::NewNotification};

/// Looks at a reminder of a task.
///
/// # Errors
/// When the database is not available.
pub(super) async fn of_task(
    tx: &mut Transaction,
    asked: &Asked,
    reminder: &TaskReminder,
    span: &Span,
) -> Result<Look, ServiceError> {
    let never = Look { question: None, next: None };
    let owner = tx.user();
    let task = match rows::find(tx.conn(), owner, reminder.task_id).await {
        Ok(record) => record.task,
        Err(StoreError::NotFound) => return Ok(never),
        Err(error) => return Err(error.into()),
    };
    let Some(due) = &task.due else { return Ok(never) };
    let zone = reminder.zone_name(due).map_or_else(|| asked.home.clone(), zone_or_utc);
    let Some(firing) = task_firing(reminder, due, &zone) else { return Ok(never) };
    if firing.at >= span.to {
        return Ok(Look { question: None, next: Some(firing.at) });
    }
    let is_asked = task.is_open() && firing.at >= span.from;
    let question = if is_asked { Some(question(&asked.preferences, reminder, &task, due, firing)) } else { None };
    Ok(Look { question, next: None })
}

fn question(
    preferences: &Preferences,
    reminder: &TaskReminder,
    task: &Task,
    due: &Due,
    firing: Firing,
) -> NewNotification {
    // What the wall clock shows names it, so that a task that goes and comes back is told of once.
    let wall = reminder.wall(due).unwrap_or_else(|| firing.day.to_datetime(jiff::civil::Time::midnight()));
    NewNotification {
        kind: NotificationKind::TaskReminder,
        dedupe_key: format!("reminder:{}:{wall}", reminder.id),
        title: task.title.clone(),
        body: body_of(preferences, reminder.when, due, firing),
        path: format!("/app/tasks/{}", task.id),
        habit_id: None,
        task_id: Some(task.id),
        day: Some(due.day),
        expires_at: firing.at.checked_add(WORTH_SAYING).ok(),
    }
}

/// When the task is due, as it is said on the day of the reminder.
fn body_of(preferences: &Preferences, when: TaskReminderTime, due: &Due, firing: Firing) -> String {
    if when == (TaskReminderTime::BeforeDue { minutes: 0 }) {
        return "It is due now.".to_owned();
    }
    match ((due.day - firing.day).get_days(), due.time.map(time)) {
        (0, None) => "It is due today.".to_owned(),
        (0, Some(at)) => format!("It is due today at {at}."),
        (1, None) => "It is due tomorrow.".to_owned(),
        (1, Some(at)) => format!("It is due tomorrow at {at}."),
        (_, None) => format!("It is due on {}.", date_long(due.day, preferences)),
        (_, Some(at)) => format!("It is due on {} at {at}.", date_long(due.day, preferences)),
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::TimeZoneName;
    use jiff::{
        Timestamp,
        civil::{Date, Time, date},
    };

    use super::*;

    fn said(when: TaskReminderTime, due: &Due, day: Date) -> String {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        body_of(&preferences, when, due, Firing { at: Timestamp::UNIX_EPOCH, day, slot: 0 })
    }

    #[test]
    fn a_task_is_said_to_be_due_as_one_says_it_on_that_day() {
        let (day, six) = (date(2026, 3, 12), Time::constant(18, 0, 0, 0));
        let nine = TaskReminderTime::OnDay { days_before: 0, at: Time::constant(9, 0, 0, 0) };
        let (whole, timed) = (Due::on(day), Due::at(day, six));
        assert_eq!(said(TaskReminderTime::BeforeDue { minutes: 0 }, &timed, day), "It is due now.");
        assert_eq!(said(TaskReminderTime::BeforeDue { minutes: 30 }, &timed, day), "It is due today at 18:00.");
        assert_eq!(said(nine, &whole, day), "It is due today.");
        assert_eq!(said(nine, &whole, date(2026, 3, 11)), "It is due tomorrow.");
        assert_eq!(said(nine, &timed, date(2026, 3, 11)), "It is due tomorrow at 18:00.");
        let early = said(nine, &timed, date(2026, 3, 5));
        assert!(early.starts_with("It is due on ") && early.ends_with(" at 18:00."), "{early}");
    }
}
