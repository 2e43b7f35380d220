//! What happened, for other areas to react to. Appended in the transaction that made it happen.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{HabitId, TaskId};

/// A fact about one owner's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// An account was made.
    UserSignedUp {},
    /// The address was proved.
    EmailVerified {},
    /// The password was replaced, so every other session ended.
    PasswordChanged {},
    /// Somebody is here again who was not for a week or more.
    PersonReturned { from_day: Date, to_day: Date },
    /// The zone of the person's days, or the minute at which they begin, is another one.
    DaysMoved {},
    /// A habit was made.
    HabitCreated { habit_id: HabitId },
    /// A habit's fields or schedule changed.
    HabitReplaced { habit_id: HabitId },
    /// A habit went to the trash.
    HabitDeleted { habit_id: HabitId },
    /// The entry of a day changed in any way.
    EntryChanged { habit_id: HabitId, day: Date },
    /// The entry of a day came to count as done, after not counting before.
    HabitCheckedIn { habit_id: HabitId, day: Date },
    /// A task was made, by its owner or as the next occurrence of a repeated one.
    TaskCreated { task_id: TaskId },
    /// A task's fields, plan or place changed.
    TaskReplaced { task_id: TaskId },
    /// A task was done.
    TaskCompleted { task_id: TaskId, day: Date },
    /// A task that was done is open again.
    TaskReopened { task_id: TaskId },
    /// A task went to the trash.
    TaskDeleted { task_id: TaskId },
}

impl Event {
    /// Every kind there is, by the name stored in the table.
    pub const KINDS: [&'static str; 15] = [
        "user_signed_up",
        "email_verified",
        "password_changed",
        "person_returned",
        "days_moved",
        "habit_created",
        "habit_replaced",
        "habit_deleted",
        "entry_changed",
        "habit_checked_in",
        "task_created",
        "task_replaced",
        "task_completed",
        "task_reopened",
        "task_deleted",
    ];

    /// The name of this kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::UserSignedUp {} => "user_signed_up",
            Self::EmailVerified {} => "email_verified",
            Self::PasswordChanged {} => "password_changed",
            Self::PersonReturned { .. } => "person_returned",
            Self::DaysMoved {} => "days_moved",
            Self::HabitCreated { .. } => "habit_created",
            Self::HabitReplaced { .. } => "habit_replaced",
            Self::HabitDeleted { .. } => "habit_deleted",
            Self::EntryChanged { .. } => "entry_changed",
            Self::HabitCheckedIn { .. } => "habit_checked_in",
            Self::TaskCreated { .. } => "task_created",
            Self::TaskReplaced { .. } => "task_replaced",
            Self::TaskCompleted { .. } => "task_completed",
            Self::TaskReopened { .. } => "task_reopened",
            Self::TaskDeleted { .. } => "task_deleted",
        }
    }
}
