//! The change feed: whole entities, newest state of each, above a cursor.

use std::collections::BTreeMap;

use domain::habits::{DayMark, DayText, EntryStatus, History, HistoryYear, Quantity};
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
    /// How many notifications are unread; 100 stands for more. Older servers do not say.
    #[serde(default)]
    pub unread: i64,
}

/// One entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeView {
    /// `habit`, `habit_year`, `habit_group`, `identity`, `pause`, `stack`, `reminder`, `timer`, `task`, `task_series`,
    /// `project`, `section`, `label`, `task_filter` or `profile`.
    pub entity: String,
    /// Id; `<habit id>:<year>` for a habit year, the habit's id for a timer.
    pub entity_id: String,
    /// Counts changes, from 1.
    pub version: i64,
    /// Whether it is gone.
    pub deleted: bool,
    /// The entity: `Habit`, `HabitYear`, `Group`, `Identity`, `Pause`, `Stack`, `Reminder`, `Timer`, `Task`,
    /// `TaskSeries`, `Project`, `Section`, `Label`, `TaskFilter` or `User`; null when it is gone.
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
    /// Why days were skipped, by day of the year from 1. Years that an older build stored have none.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub skip_reasons: BTreeMap<i16, String>,
}

impl HabitYearView {
    /// From the packed year and what was written about its days.
    #[must_use]
    pub fn new(habit_id: Uuid, year: &HistoryYear, texts: BTreeMap<i16, DayText>) -> Self {
        let days = 1..=366_i16;
        let statuses: String = days.clone().map(|day| letter(year.mark(day).status)).collect();
        let values = days.filter_map(|day| year.mark(day).value.map(|value| (day, value))).collect();
        let statuses = statuses.trim_end_matches('-').to_owned();
        let (mut notes, mut skip_reasons) = (BTreeMap::new(), BTreeMap::new());
        for (day, DayText { note, skip_reason }) in texts {
            notes.extend(note.map(|note| (day, note)));
            skip_reasons.extend(skip_reason.map(|reason| (day, reason)));
        }
        Self { habit_id, year: year.year(), statuses, values, notes, skip_reasons }
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

    /// Puts what was written about the days under their dates.
    pub fn collect_texts(&self, into: &mut BTreeMap<Date, DayText>) {
        for (day, note) in &self.notes {
            if let Some(date) = self.date(*day) {
                into.entry(date).or_default().note = Some(note.clone());
            }
        }
        for (day, reason) in &self.skip_reasons {
            if let Some(date) = self.date(*day) {
                into.entry(date).or_default().skip_reason = Some(reason.clone());
            }
        }
    }

    fn date(&self, day_of_year: i16) -> Option<Date> {
        let first = Date::new(self.year, 1, 1).ok()?;
        let date = first.checked_add(jiff::Span::new().days(i64::from(day_of_year) - 1)).ok()?;
        Some(date).filter(|date| date.year() == self.year)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;

    fn text(note: Option<&str>, reason: Option<&str>) -> DayText {
        DayText { note: note.map(str::to_owned), skip_reason: reason.map(str::to_owned) }
    }

    #[test]
    fn what_was_written_about_a_day_travels_with_its_year() {
        let mut year = HistoryYear::empty(2026);
        year.set(2, DayMark { status: Some(EntryStatus::Skipped), value: None, has_note: true });
        let texts = BTreeMap::from([(2, text(Some("calm"), Some("ill"))), (3, text(None, Some("away")))]);
        let view = HabitYearView::new(Uuid::from_u128(7), &year, texts);
        let sent = serde_json::to_value(&view).unwrap();
        assert_eq!((&sent["notes"], &sent["skip_reasons"]), (&json!({"2": "calm"}), &json!({"2": "ill", "3": "away"})));
        let received: HabitYearView = serde_json::from_value(sent).unwrap();
        let mut found = BTreeMap::new();
        received.collect_texts(&mut found);
        let expected =
            [(date(2026, 1, 2), text(Some("calm"), Some("ill"))), (date(2026, 1, 3), text(None, Some("away")))];
        assert_eq!(found, BTreeMap::from(expected));
        assert!(received.to_year().mark(2).has_note && !received.to_year().mark(3).has_note);
    }

    #[test]
    fn a_year_that_an_older_build_stored_is_still_read() {
        let stored = json!({"habit_id": Uuid::nil(), "year": 2026, "statuses": "s", "values": {}, "notes": {}});
        let view: HabitYearView = serde_json::from_value(stored).unwrap();
        assert!(view.skip_reasons.is_empty());
    }
}
