//! What follows from what, on one screen. A reaction runs in the transaction of the event, on the same owner's data;
//! across owners it would be a job.

use domain::{events::Event, habits::DaySpan};

use crate::{ServiceError, Transaction};

/// Runs the reactions to one event.
///
/// # Errors
/// When a reaction fails.
pub async fn react(tx: &mut Transaction, event: &Event) -> Result<(), ServiceError> {
    match event {
        Event::UserSignedUp {} => crate::identity::send_welcome_mail(tx).await,
        Event::PasswordChanged {} => crate::identity::send_password_changed_mail(tx).await,
        Event::PersonReturned { from_day, to_day } => {
            crate::habits::note_absence(tx, DaySpan { from_day: *from_day, to_day: Some(*to_day) }).await
        }
        Event::DaysMoved {} => {
            crate::reminders::look_again(tx).await?;
            crate::notifications::follow_days(tx).await
        }
        // Days that were checked in and tasks that are done are heard together, see below.
        Event::EmailVerified {}
        | Event::HabitCreated { .. }
        | Event::HabitReplaced { .. }
        | Event::HabitDeleted { .. }
        | Event::EntryChanged { .. }
        | Event::HabitCheckedIn { .. }
        | Event::TaskCreated { .. }
        | Event::TaskReplaced { .. }
        | Event::TaskCompleted { .. }
        | Event::TaskReopened { .. }
        | Event::TaskDeleted { .. } => Ok(()),
    }
}

/// Runs what follows from all events of one step together, because a device that comes back tells a thousand at once.
///
/// # Errors
/// When a reaction fails.
pub async fn react_to_all(tx: &mut Transaction, events: &[Event]) -> Result<(), ServiceError> {
    crate::notifications::settle(tx, events).await
}

/// Kinds with a reaction above.
pub const HEARD: [&str; 6] =
    ["user_signed_up", "password_changed", "person_returned", "days_moved", "habit_checked_in", "task_completed"];

/// Kinds that nothing reacts to yet. A new kind must be put in one of the two lists.
pub const UNHEARD: [&str; 9] = [
    "email_verified",
    "habit_created",
    "habit_replaced",
    "habit_deleted",
    "entry_changed",
    "task_created",
    "task_replaced",
    "task_reopened",
    "task_deleted",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_kind_is_heard_or_listed_as_unheard() {
        let mut listed: Vec<_> = HEARD.iter().chain(&UNHEARD).copied().collect();
        let mut kinds = Event::KINDS.to_vec();
        listed.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(listed, kinds);
    }
}
