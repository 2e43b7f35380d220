//! Turns stored words into preferences. Check constraints keep the words valid, so a word that cannot be read is a
//! defect and is named as one.

use domain::{
    identity::{Currency, DateFormat, DisplayName, NumberFormat, Preferences, Theme, TimeZoneName, Units, WeekStart},
    tasks::quick_add::Marks,
    time::DayStart,
};

use crate::StoreError;

/// The columns of `users` that say how a person likes things shown.
pub(super) struct PreferencesRow {
    pub(super) display_name: String,
    pub(super) time_zone: String,
    pub(super) day_start_minutes: i16,
    pub(super) week_start: String,
    pub(super) number_format: String,
    pub(super) date_format: String,
    pub(super) units: String,
    pub(super) currency: String,
    pub(super) theme: String,
    pub(super) skip_by_tap: bool,
    pub(super) question_marks: bool,
    pub(super) quick_add_marks: String,
    pub(super) shortcuts: bool,
}

impl PreferencesRow {
    pub(super) fn read(self) -> Result<(DisplayName, Preferences), StoreError> {
        let minutes = u16::try_from(self.day_start_minutes).map_err(|_| corrupt("day_start_minutes"))?;
        let preferences = Preferences {
            time_zone: TimeZoneName::parse(&self.time_zone).map_err(|_| corrupt("time_zone"))?,
            day_start: DayStart::from_minutes(minutes).map_err(|_| corrupt("day_start_minutes"))?,
            week_start: WeekStart::parse(&self.week_start).map_err(|_| corrupt("week_start"))?,
            number_format: NumberFormat::parse(&self.number_format).map_err(|_| corrupt("number_format"))?,
            date_format: DateFormat::parse(&self.date_format).map_err(|_| corrupt("date_format"))?,
            units: Units::parse(&self.units).map_err(|_| corrupt("units"))?,
            currency: Currency::parse(&self.currency).map_err(|_| corrupt("currency"))?,
            theme: Theme::parse(&self.theme).map_err(|_| corrupt("theme"))?,
            skip_by_tap: self.skip_by_tap,
            question_marks: self.question_marks,
            quick_add_marks: Marks::parse(&self.quick_add_marks).map_err(|_| corrupt("quick_add_marks"))?,
            shortcuts: self.shortcuts,
        };
        let display_name = DisplayName::parse(&self.display_name).map_err(|_| corrupt("display_name"))?;
        Ok((display_name, preferences))
    }
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "users", column }
}
