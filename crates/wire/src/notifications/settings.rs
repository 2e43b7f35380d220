//! What the caller wants to be told, by which way and when.

use std::collections::BTreeMap;

use domain::{
    notifications::{Channels, DEFAULT_DAILY_LIMIT, NotificationKind, NotificationSettings, QuietHours},
    problem::FieldError,
};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

/// The ways of one kind of notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChannelsView {
    /// In the list inside the app.
    pub in_app: bool,
    /// On the devices that asked for it.
    pub push: bool,
    /// To the person's address.
    pub mail: bool,
}

impl From<Channels> for ChannelsView {
    fn from(Channels { in_app, push, mail }: Channels) -> Self {
        Self { in_app, push, mail }
    }
}

/// What the caller wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationSettingsView {
    /// The ways of each kind: `habit_reminder`, `task_reminder` and `daily_summary`; later versions know more.
    pub matrix: BTreeMap<String, ChannelsView>,
    /// `HH:MM`, by the caller's clock: from then on nothing leaves the app. Null without quiet hours.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub quiet_from: Option<Time>,
    /// `HH:MM`: the end of the quiet hours, on the next day where it is earlier than their beginning.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub quiet_to: Option<Time>,
    /// `HH:MM`: when the one summary of the day comes; null for none.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub digest_at: Option<Time>,
    /// Pushes and mails a day, together; what is over it stays in the list inside the app.
    pub daily_limit: u8,
    /// Whether the app's icon shows how much is due.
    pub badge: bool,
    /// Counts changes; 0 before the first.
    pub version: i64,
}

impl NotificationSettingsView {
    /// Settings in a version.
    #[must_use]
    pub fn new(settings: &NotificationSettings, version: i64) -> Self {
        let channels = |kind: NotificationKind| (kind.as_str().to_owned(), settings.channels(kind).into());
        Self {
            matrix: NotificationKind::ALL.into_iter().map(channels).collect(),
            quiet_from: settings.quiet.map(|quiet| quiet.from),
            quiet_to: settings.quiet.map(|quiet| quiet.to),
            digest_at: settings.digest_at,
            daily_limit: settings.daily_limit,
            badge: settings.badge,
            version,
        }
    }
}

/// What the caller wants to be told, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotificationSettingsBody {
    /// The ways of each kind. A kind that is left out goes the ways that it goes at first.
    #[serde(default)]
    pub matrix: BTreeMap<String, ChannelsView>,
    /// `HH:MM`, by the caller's clock; null for no quiet hours.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub quiet_from: Option<Time>,
    /// `HH:MM`, other than `quiet_from`; null for no quiet hours.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub quiet_to: Option<Time>,
    /// `HH:MM`; null for no summary.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub digest_at: Option<Time>,
    /// 0 to 50; 12 when left out.
    #[serde(default = "first_limit")]
    #[cfg_attr(feature = "openapi", schema(default = 12, maximum = 50))]
    pub daily_limit: u8,
    /// Whether the app's icon shows how much is due.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub badge: bool,
}

const fn first_limit() -> u8 {
    DEFAULT_DAILY_LIMIT
}

impl NotificationSettingsBody {
    /// The checked settings.
    ///
    /// # Errors
    /// Every refused field with its code; `matrix.<kind>`: `unknown_choice`; `quiet_from`, `quiet_to`: `required` where
    /// only the other one is given.
    pub fn into_settings(self) -> Result<NotificationSettings, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut matrix = BTreeMap::new();
        for (name, ChannelsView { in_app, push, mail }) in self.matrix {
            match name.parse::<NotificationKind>() {
                Ok(kind) => {
                    matrix.insert(kind, Channels { in_app, push, mail });
                }
                Err(code) => errors.push(FieldError::new(format!("matrix.{name}"), code)),
            }
        }
        let quiet = match (self.quiet_from, self.quiet_to) {
            (Some(from), Some(to)) => Some(QuietHours { from, to }),
            (None, None) => None,
            (from, _) => {
                let missing = if from.is_some() { "quiet_to" } else { "quiet_from" };
                errors.push(FieldError::new(missing, "required"));
                None
            }
        };
        let Self { digest_at, daily_limit, badge, .. } = self;
        let settings = NotificationSettings { matrix, quiet, digest_at, daily_limit, badge };
        match settings.checked() {
            Ok(settings) if errors.is_empty() => Ok(settings),
            checked => {
                errors.extend(checked.err().unwrap_or_default());
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use serde_json::{Value, json};

    use super::*;

    fn read(body: Value) -> Result<NotificationSettings, Vec<(String, String)>> {
        let read = serde_json::from_value::<NotificationSettingsBody>(body).unwrap().into_settings();
        read.map_err(|errors| errors.into_iter().map(|error| (error.field, error.code)).collect())
    }

    #[test]
    fn what_is_left_out_is_as_it_is_at_first() {
        assert_eq!(read(json!({})), Ok(NotificationSettings::default()));
        let chosen = read(json!({
            "matrix": { "habit_reminder": { "in_app": true, "push": false, "mail": true } },
            "quiet_from": "22:00", "quiet_to": "07:00", "digest_at": "07:30", "daily_limit": 3, "badge": true,
        }));
        let chosen = chosen.unwrap();
        let quiet = QuietHours { from: time(22, 0, 0, 0), to: time(7, 0, 0, 0) };
        assert_eq!((chosen.quiet, chosen.digest_at), (Some(quiet), Some(time(7, 30, 0, 0))));
        assert_eq!((chosen.daily_limit, chosen.badge), (3, true));
        let reminders = chosen.channels(NotificationKind::HabitReminder);
        assert_eq!(reminders, Channels { in_app: true, push: false, mail: true });
        let summary = chosen.channels(NotificationKind::DailySummary);
        assert_eq!(summary, Channels::at_first(NotificationKind::DailySummary));
    }

    #[test]
    fn every_refused_field_is_named() {
        let all = json!({ "in_app": true, "push": true, "mail": true });
        let refused = read(json!({ "matrix": { "newsletter": all }, "quiet_from": "22:00", "daily_limit": 51 }));
        let named = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        let expected = [
            named("matrix.newsletter", "unknown_choice"),
            named("quiet_to", "required"),
            named("daily_limit", "out_of_range"),
        ];
        assert_eq!(refused.unwrap_err(), expected);
        let same = read(json!({ "quiet_from": "22:00", "quiet_to": "22:00" }));
        assert_eq!(same.unwrap_err(), [named("quiet_to", "not_allowed")]);
    }

    #[test]
    fn what_is_shown_can_be_sent_back() {
        let settings = NotificationSettings { daily_limit: 3, ..NotificationSettings::default().silenced() };
        let mut shown = serde_json::to_value(NotificationSettingsView::new(&settings, 4)).unwrap();
        assert_eq!(shown.as_object_mut().unwrap().remove("version"), Some(json!(4)));
        assert_eq!(read(shown), Ok(settings));
    }
}
