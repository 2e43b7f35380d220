//! Kinds of notifications and the channels they may take. An area that has something to tell adds a kind; nothing else
//! changes.

use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// A habit whose owner asked to be reminded of it.
    HabitReminder,
    /// A task whose owner asked to be reminded of it.
    TaskReminder,
    /// What is due on a day, once a day.
    DailySummary,
}

impl NotificationKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::HabitReminder, Self::TaskReminder, Self::DailySummary];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HabitReminder => "habit_reminder",
            Self::TaskReminder => "task_reminder",
            Self::DailySummary => "daily_summary",
        }
    }
}

impl FromStr for NotificationKind {
    type Err = &'static str;

    /// # Errors
    /// `unknown_choice`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or("unknown_choice")
    }
}

/// A way in which a notification reaches its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In the list of notifications inside the app.
    InApp,
    /// On the devices that asked for it.
    Push,
    /// To the person's address.
    Mail,
}

impl Channel {
    /// Every channel, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InApp, Self::Push, Self::Mail];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InApp => "in_app",
            Self::Push => "push",
            Self::Mail => "mail",
        }
    }
}

impl FromStr for Channel {
    type Err = &'static str;

    /// # Errors
    /// `unknown_choice`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == text).ok_or("unknown_choice")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for kind in NotificationKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for channel in Channel::ALL {
            assert_eq!(channel.as_str().parse(), Ok(channel));
            assert_eq!(serde_json::to_value(channel).unwrap(), channel.as_str());
        }
        assert_eq!("newsletter".parse::<NotificationKind>(), Err("unknown_choice"));
        assert_eq!("pigeon".parse::<Channel>(), Err("unknown_choice"));
    }
}
