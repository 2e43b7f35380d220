//! The caller's own profile.

use domain::{
    identity::{
        Currency, DateFormat, DisplayName, NumberFormat, PreferencesPatch, Profile, Theme, TimeZoneName, Units,
        WeekStart,
    },
    problem::FieldError,
    tasks::quick_add::Marks,
    time::DayStart,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[cfg(feature = "openapi")]
use crate::identity::{DateFormatName, NumberFormatName, QuickAddMarksName, ThemeName, UnitsName, WeekStartName};

/// A person as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserView {
    /// Who.
    pub id: Uuid,
    /// Address, as typed.
    pub email: String,
    /// Whether the address was proved.
    pub email_verified: bool,
    /// Name to be called by.
    pub display_name: String,
    /// IANA name of the zone in which days are counted.
    pub time_zone: String,
    /// Minutes after midnight at which a day begins, 0 to 360.
    pub day_start: u16,
    /// `mon`, `sat` or `sun`.
    pub week_start: String,
    /// `comma_dot`, `dot_comma` or `space_comma`.
    pub number_format: String,
    /// `dmy`, `mdy` or `iso`.
    pub date_format: String,
    /// `metric` or `imperial`.
    pub units: String,
    /// Three letters of ISO 4217.
    pub currency: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Whether a tap on a day of the grid comes by a skip.
    pub skip_by_tap: bool,
    /// Whether a tap on a day of the grid comes by "nothing said" after "not done".
    pub question_marks: bool,
    /// The signs of quick add: `todoist` or `vikunja`.
    pub quick_add_marks: String,
    /// Whether single keys do something.
    pub shortcuts: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Profile> for UserView {
    fn from(profile: Profile) -> Self {
        let preferences = profile.preferences;
        Self {
            id: profile.user_id.uuid(),
            email: profile.email,
            email_verified: profile.email_verified,
            display_name: profile.display_name.into(),
            time_zone: preferences.time_zone.into(),
            day_start: preferences.day_start.minutes(),
            week_start: preferences.week_start.as_str().to_owned(),
            number_format: preferences.number_format.as_str().to_owned(),
            date_format: preferences.date_format.as_str().to_owned(),
            units: preferences.units.as_str().to_owned(),
            currency: preferences.currency.into(),
            theme: preferences.theme.as_str().to_owned(),
            skip_by_tap: preferences.skip_by_tap,
            question_marks: preferences.question_marks,
            quick_add_marks: preferences.quick_add_marks.as_str().to_owned(),
            shortcuts: preferences.shortcuts,
            version: profile.version,
        }
    }
}

/// A change of one's profile: an absent field stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ProfileBody {
    /// 1 to 80 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, pattern = r"\S"))]
    pub display_name: Option<String>,
    /// IANA name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
    pub time_zone: Option<String>,
    /// Minutes after midnight, 0 to 360.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(maximum = 360))]
    pub day_start: Option<u16>,
    /// `mon`, `sat` or `sun`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<WeekStartName>))]
    pub week_start: Option<String>,
    /// `comma_dot`, `dot_comma` or `space_comma`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NumberFormatName>))]
    pub number_format: Option<String>,
    /// `dmy`, `mdy` or `iso`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<DateFormatName>))]
    pub date_format: Option<String>,
    /// `metric` or `imperial`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<UnitsName>))]
    pub units: Option<String>,
    /// Three letters of ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 3))]
    pub currency: Option<String>,
    /// `system`, `light` or `dark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<ThemeName>))]
    pub theme: Option<String>,
    /// Whether a tap on a day of the grid comes by a skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_by_tap: Option<bool>,
    /// Whether a tap on a day of the grid comes by "nothing said" after "not done".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question_marks: Option<bool>,
    /// The signs of quick add: `todoist` or `vikunja`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<QuickAddMarksName>))]
    pub quick_add_marks: Option<String>,
    /// Whether single keys do something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortcuts: Option<bool>,
}

impl ProfileBody {
    /// The checked change.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_patch(self) -> Result<PreferencesPatch, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut check = Check { errors: &mut errors };
        let patch = PreferencesPatch {
            display_name: check.field("display_name", self.display_name, |text| DisplayName::parse(&text)),
            time_zone: check.field("time_zone", self.time_zone, |text| TimeZoneName::parse(&text)),
            day_start: check.field("day_start", self.day_start, DayStart::from_minutes),
            week_start: check.field("week_start", self.week_start, |text| WeekStart::parse(&text)),
            number_format: check.field("number_format", self.number_format, |text| NumberFormat::parse(&text)),
            date_format: check.field("date_format", self.date_format, |text| DateFormat::parse(&text)),
            units: check.field("units", self.units, |text| Units::parse(&text)),
            currency: check.field("currency", self.currency, |text| Currency::parse(&text)),
            theme: check.field("theme", self.theme, |text| Theme::parse(&text)),
            skip_by_tap: self.skip_by_tap,
            question_marks: self.question_marks,
            quick_add_marks: check.field("quick_add_marks", self.quick_add_marks, |text| Marks::parse(&text)),
            shortcuts: self.shortcuts,
        };
        if errors.is_empty() { Ok(patch) } else { Err(errors) }
    }
}

struct Check<'a> {
    errors: &'a mut Vec<FieldError>,
}

impl Check<'_> {
    fn field<Raw, T>(
        &mut self,
        name: &str,
        value: Option<Raw>,
        parse: impl FnOnce(Raw) -> Result<T, &'static str>,
    ) -> Option<T> {
        match value.map(parse)? {
            Ok(value) => Some(value),
            Err(code) => {
                self.errors.push(FieldError::new(name, code));
                None
            }
        }
    }
}

/// Another password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePasswordBody {
    /// The one in use.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub current_password: String,
    /// 15 to 256 characters; not a common one.
    #[cfg_attr(feature = "openapi", schema(min_length = 15, max_length = 256))]
    pub password: String,
    /// Whether every personal access token is revoked too.
    #[serde(default)]
    pub revoke_tokens: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refused_field_is_named() {
        let body = ProfileBody {
            display_name: Some(" ".to_owned()),
            day_start: Some(361),
            theme: Some("sepia".to_owned()),
            units: Some("metric".to_owned()),
            ..ProfileBody::default()
        };
        let errors = body.into_patch().unwrap_err();
        let named: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(named, [("display_name", "required"), ("day_start", "out_of_range"), ("theme", "unknown_choice")]);
    }

    #[test]
    fn unknown_fields_are_refused() {
        assert!(serde_json::from_str::<ProfileBody>(r#"{"email":"other@example.org"}"#).is_err());
        assert_eq!(
            serde_json::from_str::<ProfileBody>("{}").unwrap().into_patch().unwrap(),
            PreferencesPatch::default()
        );
    }
}
