//! When a habit is due. A change of schedule starts a new version and never rescores the past.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{HabitKind, Quantity},
    problem::FieldError,
};

/// A set of weekdays; bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct WeekdaySet(u8);

const NAMES: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

impl WeekdaySet {
    /// All seven.
    #[must_use]
    pub const fn every_day() -> Self {
        Self(0b111_1111)
    }

    /// The set as a number, 0 to 127; bit 0 is Monday.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set of a number; none above 127.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits <= Self::every_day().0 { Some(Self(bits)) } else { None }
    }

    /// The set with one more day.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day.to_monday_zero_offset())
    }

    /// Whether `day` is in the set.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// How many days, 0 to 7.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no day is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days from Monday to Sunday.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        NAMES.into_iter().map(|(_, day)| day).filter(move |day| self.contains(*day))
    }
}

/// `mon` to `sun`.
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    NAMES[usize::from(day.to_monday_zero_offset().unsigned_abs()) % 7].0
}

/// Reads `mon` to `sun`.
#[must_use]
pub fn weekday_from_name(name: &str) -> Option<Weekday> {
    NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, day)| day)
}

impl Serialize for WeekdaySet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(weekday_name))
    }
}

impl<'de> Deserialize<'de> for WeekdaySet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        names.iter().try_fold(Self::default(), |set, name| {
            weekday_from_name(name).map(|day| set.with(day)).ok_or_else(|| serde::de::Error::custom("unknown_weekday"))
        })
    }
}

/// What "every X days" is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// From the first day of the schedule version.
    Fixed,
    /// From the last day that counted.
    LastDone,
}

/// When a habit is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Schedule {
    /// Every day.
    Daily {},
    /// On chosen weekdays, at least one.
    Weekdays { days: WeekdaySet },
    /// A number of times in a calendar week, 1 to 7.
    TimesPerWeek { times: u8 },
    /// Every so many days, 2 to 366.
    EveryXDays { days: u16, anchor: Anchor },
    /// A number of times in a calendar month, 1 to 31.
    TimesPerMonth { times: u8 },
    /// A number of times in any window of so many days: 1 to `days`, 2 to 366.
    TimesInDays { times: u16, days: u16 },
}

impl Schedule {
    /// Whether the amounts of a measured habit add up over a week, month or window: "20 km a week". With more times
    /// each day is compared with the target by itself.
    #[must_use]
    pub const fn adds_up(&self) -> bool {
        matches!(
            self,
            Self::TimesPerWeek { times: 1 } | Self::TimesPerMonth { times: 1 } | Self::TimesInDays { times: 1, .. }
        )
    }

    /// # Errors
    /// The first field that is out of its range, under `schedule.`.
    pub fn check(&self) -> Result<(), FieldError> {
        let (field, ok) = match *self {
            Self::Daily {} => return Ok(()),
            Self::Weekdays { days } => {
                return if days.is_empty() { Err(FieldError::new("schedule.days", "required")) } else { Ok(()) };
            }
            Self::TimesPerWeek { times } => ("schedule.times", (1..=7).contains(&times)),
            Self::EveryXDays { days, .. } => ("schedule.days", (2..=366).contains(&days)),
            Self::TimesPerMonth { times } => ("schedule.times", (1..=31).contains(&times)),
            Self::TimesInDays { times, days } if (2..=366).contains(&days) => {
                ("schedule.times", times >= 1 && times <= days)
            }
            Self::TimesInDays { .. } => ("schedule.days", false),
        };
        if ok { Ok(()) } else { Err(FieldError::new(field, "out_of_range")) }
    }
}

/// By which rule days are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// What counts.
    pub kind: HabitKind,
    /// For limits: a day about which nothing was noted counts as kept.
    pub assume_kept: bool,
}

/// A schedule and the first day on which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleVersion {
    /// First day. The oldest version also covers every day before it.
    pub effective_from: Date,
    /// When the habit is due.
    pub schedule: Schedule,
    /// Amount to reach (measure) or to stay within (limit); none for yes/no and quit.
    pub target: Option<Quantity>,
    /// How its days were judged, where the habit is judged otherwise now.
    pub judged: Option<Judged>,
}
