//! A month as a table: habits as rows, days as columns. A page of rows at a time, so that five hundred habits do not
//! make a page of fifteen thousand squares.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, HabitInput, HabitKind,
        calendar::day_number,
        rules::{TracedDay, Verdict, trace},
        views::figures::settled,
    },
    ids::HabitId,
};

const ROWS: usize = 50;

/// How a day of a habit went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthCell {
    /// It counts in full.
    Kept,
    /// The two-minute version: it counts too.
    Partly,
    /// An amount that does not reach the target of the day by itself.
    Part,
    /// Left out on purpose.
    Skipped,
    /// Over without what was due, or a slip.
    Missed,
    /// Today, not over.
    Open,
    /// Nothing was asked of the day.
    NotDue,
    /// Before the first day, or to come.
    Outside,
}

/// A habit's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRow {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// A cell for each day.
    pub cells: Vec<MonthCell>,
    /// What came due in the month.
    pub met: u32,
    /// Met and missed together.
    pub of: u32,
}

/// A month of all habits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthTableView {
    /// The first day of the month.
    pub first: Date,
    /// The first day of the earliest month that has anything.
    pub earliest: Date,
    /// The rows of this page.
    pub rows: Vec<MonthRow>,
    /// Which page, from 1.
    pub page: u16,
    /// How many there are, at least 1.
    pub pages: u16,
    /// How many habits are in use, on all pages.
    pub habits: u32,
}

pub(super) fn month_table(shown: &[&HabitInput], cal: Calendar, month: Date, page: u16) -> MonthTableView {
    let pages = u16::try_from(shown.len().div_ceil(ROWS).max(1)).unwrap_or(u16::MAX);
    let page = page.clamp(1, pages);
    let rows = shown.iter().skip(usize::from(page - 1) * ROWS).take(ROWS);
    let earliest = shown.iter().map(|input| input.habit.starts_on).min().unwrap_or(cal.today).min(cal.today);
    let first = month.max(earliest).first_of_month();
    MonthTableView {
        first,
        earliest: earliest.first_of_month(),
        rows: rows.map(|input| row(input, cal, first)).collect(),
        page,
        pages,
        habits: u32::try_from(shown.len()).unwrap_or(u32::MAX),
    }
}

fn row(input: &HabitInput, cal: Calendar, first: Date) -> MonthRow {
    let trace = trace(input, cal);
    let (start, opens, closes) =
        (day_number(input.habit.starts_on), day_number(first), day_number(first.last_of_month()));
    let cell_on = |number: i32| {
        let day = usize::try_from(number - start).ok().and_then(|at| trace.days.get(at));
        day.map_or(MonthCell::Outside, cell)
    };
    let today = day_number(cal.today);
    let came = settled(&trace, |owed| (opens..=closes).contains(&owed.last.min(today)));
    MonthRow {
        habit_id: input.habit.id,
        name: input.habit.name.clone(),
        cells: (opens..=closes).map(cell_on).collect(),
        met: came.met,
        of: came.of(),
    }
}

fn cell(day: &TracedDay) -> MonthCell {
    let has_amount = day.kind == HabitKind::Measure && day.mark.value.is_some_and(|value| value > 0);
    match day.verdict {
        Verdict::Kept => MonthCell::Kept,
        Verdict::Partly => MonthCell::Partly,
        Verdict::Skipped => MonthCell::Skipped,
        Verdict::Slipped => MonthCell::Missed,
        Verdict::Open if has_amount => MonthCell::Part,
        Verdict::Open if day.has_due_days && !day.is_due => MonthCell::NotDue,
        Verdict::Open if day.is_today => MonthCell::Open,
        Verdict::Open if day.has_due_days => MonthCell::Missed,
        // Where any day may be the one, a silent day is no miss.
        Verdict::Open => MonthCell::NotDue,
    }
}

impl MonthTableView {
    /// Met and all settled obligations of the rows together.
    #[must_use]
    pub fn sums(&self) -> (u32, u32) {
        self.rows.iter().fold((0, 0), |(met, of), row| (met + row.met, of + row.of))
    }

    /// The first day of the month before, where there is something to see.
    #[must_use]
    pub fn previous(&self) -> Option<Date> {
        Some(self.first.saturating_sub(1.month())).filter(|month| *month >= self.earliest)
    }

    /// The first day of the month after, unless it is to come.
    #[must_use]
    pub fn next(&self, today: Date) -> Option<Date> {
        Some(self.first.saturating_add(1.month())).filter(|month| *month <= today)
    }
}
