//! When a task is meant to be done, for whoever does not want to name a day.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// A stretch of time around the day on which it was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeframe {
    /// That day.
    Today,
    /// The owner's week of that day.
    ThisWeek,
    /// The month of that day.
    ThisMonth,
    /// Some time.
    Someday,
}

impl Timeframe {
    /// All of them, the nearest first.
    pub const ALL: [Self; 4] = [Self::Today, Self::ThisWeek, Self::ThisMonth, Self::Someday];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::ThisWeek => "this_week",
            Self::ThisMonth => "this_month",
            Self::Someday => "someday",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|known| known.as_str() == text).ok_or("unknown_choice")
    }

    /// The last day of the stretch that was chosen on a day; none for some time.
    #[must_use]
    pub fn last_day(self, chosen_on: Date, week_start: Weekday) -> Option<Date> {
        match self {
            Self::Today => Some(chosen_on),
            Self::ThisWeek => {
                let left = 6 - i64::from(chosen_on.weekday().since(week_start));
                Some(chosen_on.saturating_add(jiff::Span::new().days(left)))
            }
            Self::ThisMonth => Some(chosen_on.last_of_month()),
            Self::Someday => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_stretch_ends_with_its_day_week_or_month() {
        // The 12th of March 2026 is a Thursday.
        let chosen = date(2026, 3, 12);
        let last = |frame: Timeframe, start| frame.last_day(chosen, start);
        assert_eq!(last(Timeframe::Today, Weekday::Monday), Some(chosen));
        assert_eq!(last(Timeframe::ThisWeek, Weekday::Monday), Some(date(2026, 3, 15)));
        assert_eq!(last(Timeframe::ThisWeek, Weekday::Sunday), Some(date(2026, 3, 14)));
        assert_eq!(last(Timeframe::ThisWeek, Weekday::Thursday), Some(date(2026, 3, 18)));
        assert_eq!(last(Timeframe::ThisMonth, Weekday::Monday), Some(date(2026, 3, 31)));
        assert_eq!(last(Timeframe::Someday, Weekday::Monday), None);
    }

    #[test]
    fn a_timeframe_is_known_by_its_word() {
        for frame in Timeframe::ALL {
            assert_eq!(Timeframe::parse(frame.as_str()), Ok(frame));
        }
        assert_eq!(Timeframe::parse("tomorrow"), Err("unknown_choice"));
    }
}
