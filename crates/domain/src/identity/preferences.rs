//! How a person likes days, numbers and units shown.

use jiff::civil::{DateTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    habits::TapStops,
    identity::DisplayName,
    ids::UserId,
    tasks::quick_add::{Marks, Reader, SlashOrder},
    time::DayStart,
};

/// An IANA zone name such as `Europe/Berlin`. Its shape is checked here; that it exists, by the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeZoneName(String);

impl TimeZoneName {
    /// # Errors
    /// `required` or `unknown_time_zone`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err("required");
        }
        let ok = text.len() <= 64
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'))
            && !text.contains("..");
        if ok { Ok(Self(text.to_owned())) } else { Err("unknown_time_zone") }
    }

    /// Coordinated Universal Time.
    #[must_use]
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TimeZoneName {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<TimeZoneName> for String {
    fn from(zone: TimeZoneName) -> Self {
        zone.0
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? } default $default:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// Every choice, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stored and transmitted word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// # Errors
            /// `unknown_choice`.
            pub fn parse(text: &str) -> Result<Self, &'static str> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err("unknown_choice") }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }
    )+};
}

choices! {
    /// The first day of the week.
    WeekStart {
        /// ISO 8601.
        Monday = "mon",
        /// Much of the Arab world.
        Saturday = "sat",
        /// North America, Japan, India.
        Sunday = "sun",
    } default Monday,
    /// Grouping and decimal marks.
    NumberFormat {
        /// 1,234.5
        CommaDot = "comma_dot",
        /// 1.234,5
        DotComma = "dot_comma",
        /// 1 234,5 with a narrow no-break space
        SpaceComma = "space_comma",
    } default CommaDot,
    /// Order of day, month and year.
    DateFormat {
        /// 12 March 2026
        DayMonthYear = "dmy",
        /// March 12, 2026
        MonthDayYear = "mdy",
        /// 2026-03-12
        Iso = "iso",
    } default DayMonthYear,
    /// Units of measure.
    Units {
        /// kg, km
        Metric = "metric",
        /// lb, mi
        Imperial = "imperial",
    } default Metric,
    /// Colour theme.
    Theme {
        /// Follows the device.
        System = "system",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    } default System,
}

impl WeekStart {
    /// The weekday itself.
    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// Three upper-case letters of ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(String);

impl Currency {
    /// # Errors
    /// `unknown_currency`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim().to_ascii_uppercase();
        let ok = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
        if ok { Ok(Self(text)) } else { Err("unknown_currency") }
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("EUR".to_owned())
    }
}

impl TryFrom<String> for Currency {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.0
    }
}

/// Everything that changes how the same data is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// Zone for which days are counted.
    pub time_zone: TimeZoneName,
    /// When a day begins.
    pub day_start: DayStart,
    /// When a week begins.
    pub week_start: WeekStart,
    /// Grouping and decimal marks.
    pub number_format: NumberFormat,
    /// Order of day, month and year.
    pub date_format: DateFormat,
    /// Units of measure.
    pub units: Units,
    /// Currency of new amounts.
    pub currency: Currency,
    /// Colour theme.
    pub theme: Theme,
    /// A tap in the grid comes by a skip. Devices hold preferences that were stored before there was a choice.
    #[serde(default)]
    pub skip_by_tap: bool,
    /// A tap in the grid comes by "nothing said", which is not the same as "not done".
    #[serde(default = "yes")]
    pub question_marks: bool,
    /// The signs of quick add.
    #[serde(default)]
    pub quick_add_marks: Marks,
    /// Single keys do something outside of fields. Off for who speaks to the device, or brushes a key (WCAG 2.1.4).
    #[serde(default = "yes")]
    pub shortcuts: bool,
}

/// What a setting is that was on before it could be chosen.
const fn yes() -> bool {
    true
}

impl Preferences {
    /// Defaults in a zone.
    #[must_use]
    pub fn in_zone(time_zone: TimeZoneName) -> Self {
        Self {
            time_zone,
            day_start: DayStart::MIDNIGHT,
            week_start: WeekStart::default(),
            number_format: NumberFormat::default(),
            date_format: DateFormat::default(),
            units: Units::default(),
            currency: Currency::default(),
            theme: Theme::default(),
            skip_by_tap: false,
            question_marks: yes(),
            quick_add_marks: Marks::default(),
            shortcuts: yes(),
        }
    }

    /// Where a tap in the grid stops on its way round.
    #[must_use]
    pub const fn tap_stops(&self) -> TapStops {
        TapStops { skip: self.skip_by_tap, unknown: self.question_marks }
    }

    /// How lines of quick add are read. `now`: the wall clock in their zone. Who writes dates with the month first
    /// means it first in 06/08/2021, too.
    #[must_use]
    pub const fn reader(&self, now: DateTime) -> Reader {
        let slash_order = match self.date_format {
            DateFormat::MonthDayYear => SlashOrder::MonthFirst,
            DateFormat::DayMonthYear | DateFormat::Iso => SlashOrder::DayFirst,
        };
        Reader { marks: self.quick_add_marks, slash_order, now, day_start: self.day_start }
    }
}

/// A person as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Who.
    pub user_id: UserId,
    /// Address, as typed.
    pub email: String,
    /// Whether the address was proved.
    pub email_verified: bool,
    /// Name to be called by.
    pub display_name: DisplayName,
    /// How things are shown.
    pub preferences: Preferences,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A change of some of a profile's fields; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PreferencesPatch {
    /// New name.
    pub display_name: Option<DisplayName>,
    /// New zone.
    pub time_zone: Option<TimeZoneName>,
    /// New day start.
    pub day_start: Option<DayStart>,
    /// New week start.
    pub week_start: Option<WeekStart>,
    /// New number format.
    pub number_format: Option<NumberFormat>,
    /// New date format.
    pub date_format: Option<DateFormat>,
    /// New units.
    pub units: Option<Units>,
    /// New currency.
    pub currency: Option<Currency>,
    /// New theme.
    pub theme: Option<Theme>,
    /// Whether a tap comes by a skip.
    pub skip_by_tap: Option<bool>,
    /// Whether a tap comes by "nothing said".
    pub question_marks: Option<bool>,
    /// New signs of quick add.
    pub quick_add_marks: Option<Marks>,
    /// Whether single keys do something.
    pub shortcuts: Option<bool>,
}
