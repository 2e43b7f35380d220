//! The change feed: whole entities, newest state of each, above a cursor.

use std::collections::BTreeMap;

use domain::habits::{DayMark, EntryStatus, History, HistoryYear, Quantity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A page of changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangesView {
    /// Whole entities.
    pub items: Vec<ChangeView>,
    /// Give this next time.
    pub cursor: String,
    /// Whether to ask again at once.
    pub more: bool,
}

/// One entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeView {
    /// `habit`, `habit_year` or `profile`.
    pub entity: String,
    /// Id; `<habit id>:<year>` for a habit year.
    pub entity_id: String,
    /// Counts changes, from 1.
    pub version: i64,
    /// Whether it is gone.
    pub deleted: bool,
    /// The entity: `Habit`, `HabitYear` or `User`; null when it is gone.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub value: Option<Value>,
}

/// Everything that is known of one habit in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HabitYearView {
    /// Which habit.
    pub habit_id: Uuid,
    /// Which year.
    pub year: i16,
    /// One character a day from 1 January: `-` unknown, `d` done, `p` partial, `s` skipped, `f` failed.
    /// Days after the last known one are left out.
    pub statuses: String,
    /// Amounts as decimal strings, by day of the year from 1.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub values: BTreeMap<i16, Quantity>,
    /// Notes, by day of the year from 1.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub notes: BTreeMap<i16, String>,
}

impl HabitYearView {
    /// From the packed year and the notes of its days.
    #[must_use]
    pub fn new(habit_id: Uuid, year: &HistoryYear, notes: BTreeMap<i16, String>) -> Self {
        let days = 1..=366_i16;
        let statuses: String = days.clone().map(|day| letter(year.mark(day).status)).collect();
        let values = days.filter_map(|day| year.mark(day).value.map(|value| (day, value))).collect();
        Self { habit_id, year: year.year(), statuses: statuses.trim_end_matches('-').to_owned(), values, notes }
    }

    /// The packed year.
    #[must_use]
    pub fn to_year(&self) -> HistoryYear {
        let mut year = HistoryYear::empty(self.year);
        let mut statuses = self.statuses.chars();
        for day in 1..=366_i16 {
            let mark = DayMark {
                status: statuses.next().and_then(status),
                value: self.values.get(&day).copied(),
                has_note: self.notes.contains_key(&day),
            };
            if mark != DayMark::default() {
                year.set(day, mark);
            }
        }
        year
    }

    /// Writes the notes under their dates.
    pub fn collect_notes(&self, into: &mut BTreeMap<Date, String>) {
        for (day, note) in &self.notes {
            let date = Date::new(self.year, 1, 1).ok().and_then(|first| {
                first.checked_add(jiff::Span::new().days(i64::from(*day) - 1)).ok().filter(|d| d.year() == self.year)
            });
            if let Some(date) = date {
                into.insert(date, note.clone());
            }
        }
    }

    /// The history of a habit from all its years.
    pub fn history<'a>(years: impl IntoIterator<Item = &'a Self>) -> History {
        History::from_years(years.into_iter().map(Self::to_year))
    }
}

const fn letter(status: Option<EntryStatus>) -> char {
    match status {
        None => '-',
        Some(EntryStatus::Done) => 'd',
        Some(EntryStatus::Partial) => 'p',
        Some(EntryStatus::Skipped) => 's',
        Some(EntryStatus::Failed) => 'f',
    }
}

const fn status(letter: char) -> Option<EntryStatus> {
    match letter {
        'd' => Some(EntryStatus::Done),
        'p' => Some(EntryStatus::Partial),
        's' => Some(EntryStatus::Skipped),
        'f' => Some(EntryStatus::Failed),
        _ => None,
    }
}
