//! What a person wants to be told, by which way, when, and how often.

use std::collections::BTreeMap;

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::{Channel, NotificationKind, QuietHours};
use crate::problem::FieldError;

/// Pushes and mails a day, unless its owner says otherwise.
pub const DEFAULT_DAILY_LIMIT: u8 = 12;
/// The most pushes and mails a day that can be asked for.
pub const MAX_DAILY_LIMIT: u8 = 50;

/// The channels of one kind: which of them are switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// In the list inside the app.
    pub in_app: bool,
    /// On the devices that asked for it.
    pub push: bool,
    /// To the person's address.
    pub mail: bool,
}

impl Channels {
    /// None of them.
    pub const NONE: Self = Self { in_app: false, push: false, mail: false };

    /// What holds for a kind until its owner says otherwise.
    #[must_use]
    pub const fn at_first(kind: NotificationKind) -> Self {
        match kind {
            NotificationKind::HabitReminder | NotificationKind::TaskReminder => {
                Self { in_app: true, push: true, mail: false }
            }
            // Nothing is sent of it before a time for it is chosen.
            NotificationKind::DailySummary => Self { in_app: true, push: true, mail: true },
        }
    }

    /// Whether one of them is switched on.
    #[must_use]
    pub const fn has(self, channel: Channel) -> bool {
        match channel {
            Channel::InApp => self.in_app,
            Channel::Push => self.push,
            Channel::Mail => self.mail,
        }
    }
}

/// What a person chooses about notifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationSettings {
    /// The channels of each kind; a kind that is not named has those of [`Channels::at_first`].
    pub matrix: BTreeMap<NotificationKind, Channels>,
    /// When nothing leaves the app.
    pub quiet: Option<QuietHours>,
    /// When the daily summary comes, by the person's wall clock; none comes without a time.
    pub digest_at: Option<Time>,
    /// Pushes and mails a day, together: 0 to [`MAX_DAILY_LIMIT`]. What is over it stays in the list inside the app.
    pub daily_limit: u8,
    /// Whether the app's icon shows how much is due.
    pub badge: bool,
}

impl Default for NotificationSettings {
    fn default() -> Self {
        Self {
            matrix: NotificationKind::ALL.into_iter().map(|kind| (kind, Channels::at_first(kind))).collect(),
            quiet: None,
            digest_at: None,
            daily_limit: DEFAULT_DAILY_LIMIT,
            badge: false,
        }
    }
}

impl NotificationSettings {
    /// The channels of a kind.
    #[must_use]
    pub fn channels(&self, kind: NotificationKind) -> Channels {
        self.matrix.get(&kind).copied().unwrap_or_else(|| Channels::at_first(kind))
    }

    /// Whether a kind takes a channel.
    #[must_use]
    pub fn is_on(&self, kind: NotificationKind, channel: Channel) -> bool {
        self.channels(kind).has(channel)
    }

    /// Whether nothing is told at all.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        NotificationKind::ALL.into_iter().all(|kind| self.channels(kind) == Channels::NONE)
    }

    /// The same with everything switched off: no kind by any channel, no summary, no badge. Quiet hours and the limit
    /// stay as they are, for when something is switched on again.
    #[must_use]
    pub fn silenced(self) -> Self {
        let matrix = NotificationKind::ALL.into_iter().map(|kind| (kind, Channels::NONE)).collect();
        Self { matrix, digest_at: None, badge: false, ..self }
    }

    /// The fields as they are kept: every kind named, times in whole minutes.
    ///
    /// # Errors
    /// `daily_limit`: `out_of_range` above [`MAX_DAILY_LIMIT`]; `quiet_to`: `not_allowed` when it equals the beginning.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        if self.daily_limit > MAX_DAILY_LIMIT {
            errors.push(FieldError::new("daily_limit", "out_of_range"));
        }
        let quiet = self.quiet.map(|quiet| QuietHours::new(quiet.from, quiet.to)).transpose();
        let quiet = quiet.map_err(|error| errors.push(error)).ok().flatten();
        let matrix = NotificationKind::ALL.into_iter().map(|kind| (kind, self.channels(kind))).collect();
        let digest_at = self.digest_at.map(|at| Time::new(at.hour(), at.minute(), 0, 0).unwrap_or(at));
        if errors.is_empty() { Ok(Self { matrix, quiet, digest_at, ..self }) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn at_first_reminders_are_pushed_and_no_summary_comes() {
        let settings = NotificationSettings::default();
        let has = |kind| Channel::ALL.map(|channel| settings.is_on(kind, channel));
        assert_eq!(has(NotificationKind::HabitReminder), [true, true, false]);
        assert_eq!(has(NotificationKind::TaskReminder), [true, true, false]);
        assert_eq!(has(NotificationKind::DailySummary), [true, true, true]);
        assert_eq!((settings.digest_at, settings.daily_limit, settings.badge), (None, 12, false));
        assert_eq!(settings.clone().checked(), Ok(settings));
    }

    #[test]
    fn everything_can_be_switched_off_at_once() {
        let before = NotificationSettings { digest_at: Some(time(7, 0, 0, 0)), ..NotificationSettings::default() };
        assert!(!before.is_silent());
        let after = before.silenced();
        assert!(after.is_silent());
        assert_eq!((after.digest_at, after.daily_limit), (None, 12));
    }

    #[test]
    fn a_kind_that_was_not_there_yet_begins_as_kinds_begin() {
        let stored = NotificationSettings { matrix: BTreeMap::new(), ..NotificationSettings::default() };
        assert!(stored.is_on(NotificationKind::HabitReminder, Channel::Push));
        assert_eq!(stored.checked(), Ok(NotificationSettings::default()));
    }

    #[test]
    fn every_refused_field_is_named() {
        let at = time(22, 0, 0, 0);
        let quiet = Some(QuietHours { from: at, to: at });
        let refused =
            NotificationSettings { quiet, daily_limit: 51, ..NotificationSettings::default() }.checked().unwrap_err();
        let named: Vec<_> = refused.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(named, [("daily_limit", "out_of_range"), ("quiet_to", "not_allowed")]);
        let second = NotificationSettings { digest_at: Some(time(7, 30, 59, 0)), ..NotificationSettings::default() };
        assert_eq!(second.checked().unwrap().digest_at, Some(time(7, 30, 0, 0)));
    }
}
