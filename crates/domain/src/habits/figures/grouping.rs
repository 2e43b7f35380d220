//! Calendar periods by which amounts are added up.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::habits::calendar::{date_of, day_number};

/// A calendar period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// From the first day of the owner's week.
    #[default]
    Week,
    /// Calendar month.
    Month,
    /// January to March, and so on.
    Quarter,
    /// Calendar year.
    Year,
}

impl Grouping {
    /// Every period, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|grouping| grouping.as_str() == text).ok_or("unknown_choice")
    }

    /// The first and the last day of the period that a day lies in.
    #[must_use]
    pub fn bounds(self, day: Date, week_start: Weekday) -> (Date, Date) {
        match self {
            Self::Week => {
                let first = day_number(day) - i32::from(day.weekday().since(week_start));
                (date_of(first), date_of(first + 6))
            }
            Self::Month => (day.first_of_month(), day.last_of_month()),
            Self::Quarter => {
                let opens = (day.month() - 1) / 3 * 3 + 1;
                let month = |number| Date::new(day.year(), number, 1).unwrap_or(day);
                (month(opens), month(opens + 2).last_of_month())
            }
            Self::Year => (day.first_of_year(), day.last_of_year()),
        }
    }

    /// The last `count` periods up to the one of `day`, newest first, each with its first and last day; none that ends
    /// before `start`.
    #[must_use]
    pub fn last_periods(self, day: Date, week_start: Weekday, start: Date, count: usize) -> Vec<(Date, Date)> {
        let before = |(first, _): &(Date, Date)| first.yesterday().ok().map(|day| self.bounds(day, week_start));
        std::iter::successors(Some(self.bounds(day, week_start)), before)
            .take_while(|(_, last)| *last >= start)
            .take(count)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_day_lies_in_its_periods() {
        let day = date(2026, 2, 12);
        let found = Grouping::ALL.map(|grouping| grouping.bounds(day, Weekday::Sunday));
        let expected = [
            (date(2026, 2, 8), date(2026, 2, 14)),
            (date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2026, 1, 1), date(2026, 12, 31)),
        ];
        assert_eq!(found, expected);
        assert_eq!(Grouping::Week.bounds(day, Weekday::Thursday), (day, date(2026, 2, 18)));
    }

    #[test]
    fn periods_go_back_to_the_start_and_no_further() {
        let found = Grouping::Quarter.last_periods(date(2026, 5, 3), Weekday::Monday, date(2025, 12, 31), 9);
        let firsts: Vec<Date> = found.iter().map(|(first, _)| *first).collect();
        assert_eq!(firsts, [date(2026, 4, 1), date(2026, 1, 1), date(2025, 10, 1)]);
        assert_eq!(Grouping::Week.last_periods(date(2026, 5, 3), Weekday::Monday, date(2020, 1, 1), 4).len(), 4);
    }
}
