//! What the form of the settings posts, and the settings that it becomes.

use std::collections::BTreeMap;

use domain::{
    format,
    notifications::{Channel, Channels, NotificationKind, NotificationSettings, QuietHours},
    problem::FieldError,
};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::beginnings::read_time;

/// The settings as their form writes them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationSettingsForm {
    /// Boxes that are checked: `habit_reminder.push`.
    pub on: Vec<String>,
    pub quiet_from: String,
    pub quiet_to: String,
    pub digest_at: String,
    pub daily_limit: String,
    /// `true` when the box is ticked.
    pub badge: String,
}

/// What the box of a kind and a channel posts.
pub(super) fn box_value(kind: NotificationKind, channel: Channel) -> String {
    format!("{}.{}", kind.as_str(), channel.as_str())
}

impl NotificationSettingsForm {
    /// Settings as their form shows them.
    #[must_use]
    pub fn of(settings: &NotificationSettings) -> Self {
        let time = |time: Option<Time>| time.map(format::time).unwrap_or_default();
        let mut on = Vec::new();
        for kind in NotificationKind::ALL {
            let checked = Channel::ALL.into_iter().filter(|channel| settings.is_on(kind, *channel));
            on.extend(checked.map(|channel| box_value(kind, channel)));
        }
        Self {
            on,
            quiet_from: time(settings.quiet.map(|quiet| quiet.from)),
            quiet_to: time(settings.quiet.map(|quiet| quiet.to)),
            digest_at: time(settings.digest_at),
            daily_limit: settings.daily_limit.to_string(),
            badge: if settings.badge { "true".to_owned() } else { String::new() },
        }
    }

    /// The settings that the form asks for.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn settings(&self) -> Result<NotificationSettings, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut time =
            |field: &str, text: &str| read_time(field, text).map_err(|error| errors.push(error)).ok().flatten();
        let (from, to) = (time("quiet_from", &self.quiet_from), time("quiet_to", &self.quiet_to));
        let digest_at = time("digest_at", &self.digest_at);
        let quiet = match (from, to) {
            (Some(from), Some(to)) => Some(QuietHours { from, to }),
            (None, None) => None,
            (Some(_), None) => {
                errors.push(FieldError::new("quiet_to", "required"));
                None
            }
            (None, Some(_)) => {
                errors.push(FieldError::new("quiet_from", "required"));
                None
            }
        };
        let daily_limit = match self.daily_limit.trim().parse::<u8>() {
            Ok(limit) => limit,
            Err(_) => {
                errors.push(FieldError::new("daily_limit", "out_of_range"));
                0
            }
        };
        let badge = self.badge == "true";
        let settings = NotificationSettings { matrix: self.matrix(), quiet, digest_at, daily_limit, badge };
        match settings.checked() {
            Ok(settings) if errors.is_empty() => Ok(settings),
            checked => {
                errors.extend(checked.err().unwrap_or_default());
                // A time that cannot be read is one error, and not also a missing one.
                let mut named = Vec::new();
                errors.retain(|error| {
                    let is_first = !named.contains(&error.field);
                    named.push(error.field.clone());
                    is_first
                });
                Err(errors)
            }
        }
    }

    fn matrix(&self) -> BTreeMap<NotificationKind, Channels> {
        let is_on = |kind, channel| self.on.contains(&box_value(kind, channel));
        let channels = |kind| Channels {
            in_app: is_on(kind, Channel::InApp),
            push: is_on(kind, Channel::Push),
            mail: is_on(kind, Channel::Mail),
        };
        NotificationKind::ALL.into_iter().map(|kind| (kind, channels(kind))).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn what_is_shown_can_be_posted() {
        let quiet = QuietHours { from: time(22, 0, 0, 0), to: time(7, 0, 0, 0) };
        let settings = NotificationSettings {
            quiet: Some(quiet),
            digest_at: Some(time(7, 30, 0, 0)),
            badge: true,
            ..NotificationSettings::default()
        };
        let form = NotificationSettingsForm::of(&settings);
        assert_eq!((form.quiet_from.as_str(), form.digest_at.as_str()), ("22:00", "07:30"));
        assert_eq!(form.settings(), Ok(settings));
        let silent = NotificationSettings::default().silenced();
        assert_eq!(NotificationSettingsForm::of(&silent).settings(), Ok(silent));
    }

    #[test]
    fn every_refused_field_is_named_once() {
        let form = NotificationSettingsForm {
            quiet_from: "late".to_owned(),
            quiet_to: "07:00".to_owned(),
            daily_limit: "51".to_owned(),
            ..NotificationSettingsForm::default()
        };
        let named: Vec<_> = form.settings().unwrap_err().into_iter().map(|error| (error.field, error.code)).collect();
        let refused = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(named, [refused("quiet_from", "not_a_time"), refused("daily_limit", "out_of_range")]);
        let half = NotificationSettingsForm { quiet_from: "22:00".to_owned(), ..NotificationSettingsForm::default() };
        let named: Vec<_> = half.settings().unwrap_err().into_iter().map(|error| (error.field, error.code)).collect();
        assert_eq!(named, [refused("quiet_to", "required"), refused("daily_limit", "out_of_range")]);
    }
}
