//! The words that a profile and a token may hold, for the OpenAPI document. What they mean stands in `domain`.

use serde::Serialize;

/// First day of a week.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WeekStart)]
pub enum WeekStartName {
    /// Monday.
    Mon,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NumberFormat)]
pub enum NumberFormatName {
    /// 1,234.5
    CommaDot,
    /// 1.234,5
    DotComma,
    /// 1 234,5
    SpaceComma,
}

/// How days are written.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DateFormat)]
pub enum DateFormatName {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Iso,
}

/// Units of measure.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Units)]
pub enum UnitsName {
    /// Kilometres and kilograms.
    Metric,
    /// Miles and pounds.
    Imperial,
}

/// Colours of the pages.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Theme)]
pub enum ThemeName {
    /// As the device has it.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Whose signs quick add reads.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = QuickAddMarks)]
pub enum QuickAddMarksName {
    /// `#project /section @label p1 +habit ~week`.
    Todoist,
    /// `+project /section *label !4 ^habit ~week`.
    Vikunja,
}

/// What a token may do.
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Scope)]
pub enum ScopeName {
    /// Read the owner's data.
    Read,
    /// Change the owner's data.
    Write,
    /// Change the account itself.
    Account,
}

#[cfg(test)]
mod tests {
    use domain::{
        identity::{DateFormat, NumberFormat, Theme, Units, WeekStart},
        tasks::quick_add::Marks,
    };

    use super::*;

    fn word(name: impl Serialize) -> String {
        serde_json::to_value(name).unwrap().as_str().unwrap().to_owned()
    }

    #[test]
    fn every_documented_word_is_understood() {
        for name in [WeekStartName::Mon, WeekStartName::Sat, WeekStartName::Sun] {
            assert!(WeekStart::parse(&word(name)).is_ok());
        }
        for name in [NumberFormatName::CommaDot, NumberFormatName::DotComma, NumberFormatName::SpaceComma] {
            assert!(NumberFormat::parse(&word(name)).is_ok());
        }
        for name in [DateFormatName::Dmy, DateFormatName::Mdy, DateFormatName::Iso] {
            assert!(DateFormat::parse(&word(name)).is_ok());
        }
        for name in [UnitsName::Metric, UnitsName::Imperial] {
            assert!(Units::parse(&word(name)).is_ok());
        }
        for name in [ThemeName::System, ThemeName::Light, ThemeName::Dark] {
            assert!(Theme::parse(&word(name)).is_ok());
        }
        for name in [QuickAddMarksName::Todoist, QuickAddMarksName::Vikunja] {
            assert!(Marks::parse(&word(name)).is_ok());
        }
    }
}
