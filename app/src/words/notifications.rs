//! What notifications are called, and how many there are.

use domain::notifications::{Channel, NotificationKind};

/// A kind, as a line of the settings.
#[must_use]
pub const fn kind_name(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::HabitReminder => "Reminders of habits",
        NotificationKind::TaskReminder => "Reminders of tasks",
        NotificationKind::DailySummary => "Summary of the day",
    }
}

/// What a kind is.
#[must_use]
pub const fn kind_note(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::HabitReminder => "At the times that a habit has for it",
        NotificationKind::TaskReminder => "At the times that a task has for it",
        NotificationKind::DailySummary => "What the day asks for, once, at the time below",
    }
}

/// A way, as a column of the settings.
#[must_use]
pub const fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::InApp => "In the app",
        Channel::Push => "Push",
        Channel::Mail => "Mail",
    }
}

/// Under the way to an empty list, or to one that was read.
#[must_use]
pub const fn told_so_far() -> &'static str {
    "What you were told so far"
}

/// A figure beside a place.
#[must_use]
pub fn unread_figure(count: i64) -> String {
    if count > 99 { "99+".to_owned() } else { count.to_string() }
}

/// The same in words.
#[must_use]
pub fn unread_words(count: i64) -> String {
    if count > 99 { "More than 99 unread".to_owned() } else { format!("{count} unread") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_number_is_not_counted_out() {
        assert_eq!((unread_figure(99), unread_words(99)), ("99".to_owned(), "99 unread".to_owned()));
        assert_eq!((unread_figure(100), unread_words(100)), ("99+".to_owned(), "More than 99 unread".to_owned()));
    }
}
