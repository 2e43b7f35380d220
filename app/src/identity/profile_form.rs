//! What the profile form posts, and the patch it becomes.

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

/// The profile as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub display_name: String,
    pub time_zone: String,
    /// Minutes after midnight.
    pub day_start: String,
    pub week_start: String,
    pub date_format: String,
    pub number_format: String,
    pub units: String,
    pub currency: String,
    pub theme: String,
    /// `true` for a tap that comes by a skip; unchecked boxes post nothing.
    pub skip_by_tap: String,
    /// `true` for a tap that comes by "nothing said".
    pub question_marks: String,
    pub quick_add_marks: String,
    /// `true` for single keys that do something.
    pub shortcuts: String,
}

impl ProfileForm {
    /// A profile as its form shows it.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let preferences = &profile.preferences;
        Self {
            display_name: profile.display_name.as_str().to_owned(),
            time_zone: preferences.time_zone.as_str().to_owned(),
            day_start: preferences.day_start.minutes().to_string(),
            week_start: preferences.week_start.as_str().to_owned(),
            date_format: preferences.date_format.as_str().to_owned(),
            number_format: preferences.number_format.as_str().to_owned(),
            units: preferences.units.as_str().to_owned(),
            currency: preferences.currency.as_str().to_owned(),
            theme: preferences.theme.as_str().to_owned(),
            skip_by_tap: checked(preferences.skip_by_tap),
            question_marks: checked(preferences.question_marks),
            quick_add_marks: preferences.quick_add_marks.as_str().to_owned(),
            shortcuts: checked(preferences.shortcuts),
        }
    }

    /// The change that the form asks for.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn patch(&self) -> Result<PreferencesPatch, Vec<FieldError>> {
        let mut errors = Vec::new();
        let patch = PreferencesPatch {
            display_name: read("display_name", DisplayName::parse(&self.display_name), &mut errors),
            time_zone: read("time_zone", TimeZoneName::parse(&self.time_zone), &mut errors),
            day_start: read("day_start", day_start(&self.day_start), &mut errors),
            week_start: read("week_start", WeekStart::parse(&self.week_start), &mut errors),
            date_format: read("date_format", DateFormat::parse(&self.date_format), &mut errors),
            number_format: read("number_format", NumberFormat::parse(&self.number_format), &mut errors),
            units: read("units", Units::parse(&self.units), &mut errors),
            currency: read("currency", Currency::parse(&self.currency), &mut errors),
            theme: read("theme", Theme::parse(&self.theme), &mut errors),
            skip_by_tap: Some(self.skip_by_tap == "true"),
            question_marks: Some(self.question_marks == "true"),
            quick_add_marks: read("quick_add_marks", Marks::parse(&self.quick_add_marks), &mut errors),
            shortcuts: Some(self.shortcuts == "true"),
        };
        if errors.is_empty() { Ok(patch) } else { Err(errors) }
    }
}

fn read<T>(field: &str, value: Result<T, &'static str>, errors: &mut Vec<FieldError>) -> Option<T> {
    value.map_err(|code| errors.push(FieldError::new(field, code))).ok()
}

/// What a checkbox posts.
fn checked(on: bool) -> String {
    if on { "true".to_owned() } else { String::new() }
}

fn day_start(text: &str) -> Result<DayStart, &'static str> {
    text.parse().map_err(|_| "not_a_number").and_then(DayStart::from_minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refused_field_is_told_at_once() {
        let refused = ProfileForm::default().patch().unwrap_err();
        assert_eq!(refused.len(), 10, "{refused:?}");
    }
}
