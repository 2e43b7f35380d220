//! HabitBull's table: one row a day, of all habits together. Whether a habit is counted or ticked, and whether the day
//! or the month stands first, is seen from the whole file only.

use std::collections::BTreeMap;

use domain::habits::{EntryStatus, HabitKind, Quantity};
use jiff::civil::Date;

use crate::{
    Choices, DateOrder, Format, FoundEntry, FoundHabit, Limits, LossCode, Place, ProblemCode, QuestionAbout, ReadError,
    Reading, Refusal,
    bytes::{Columns, Row, check_lines, decoded, table},
    found::{Finder, History, SourceIds, amount, iso_day, slashed_day},
};

/// Columns that a row has to have.
pub const COLUMNS: [&str; 3] = ["habitname", "calendardate", "value"];
/// What the app writes where it has no value.
const NO_VALUE: &str = "-2150000000";

/// Reads the table.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    check_lines(bytes, "", limits)?;
    let text = decoded(bytes, "")?;
    let mut finder = Finder::new(Format::HabitBull, limits, choices);
    let Some((columns, rows)) = table(&text, &COLUMNS, "", limits)? else {
        return Err(Refusal::PartMissing.into());
    };
    let mut whole = Vec::new();
    for row in rows {
        let row = row?;
        let place = Place::line("", row.line);
        finder.row(&place)?;
        if row.len() > columns.last_of(&COLUMNS) {
            whole.push(row);
        } else {
            finder.leave_out(place, ProblemCode::ColumnsMissing, row.get(&columns, "habitname"));
        }
    }
    let order = date_order(&whole, &columns, &mut finder);
    let mut ids = SourceIds::default();
    for (position, (key, rows)) in (0_u32..).zip(by_habit(&whole, &columns)) {
        let place = Place::line("", rows.first().map_or(0, |row| row.line));
        let Some(mut habit) = habit(key, place, &mut ids, &mut finder) else { continue };
        habit.position = position;
        days(&mut habit, &rows, &columns, order, &mut finder);
        finder.habit(habit)?;
    }
    finder.finish()
}

/// Name, description and category: two habits of one name that differ in the rest are two.
type Key<'r> = [&'r str; 3];

/// The rows of each habit, in the order in which the habits appear.
fn by_habit<'r, 't>(rows: &'r [Row<'t>], columns: &Columns) -> Vec<(Key<'r>, Vec<&'r Row<'t>>)> {
    let mut habits: Vec<(Key<'r>, Vec<&'r Row<'t>>)> = Vec::new();
    let mut known: BTreeMap<Key<'r>, usize> = BTreeMap::new();
    for row in rows {
        let key = ["habitname", "habitdescription", "habitcategory"].map(|name| row.get(columns, name));
        let at = *known.entry(key).or_insert(habits.len());
        match habits.get_mut(at) {
            Some((_, rows)) => rows.push(row),
            None => habits.push((key, vec![row])),
        }
    }
    habits
}

fn habit(key: Key<'_>, place: Place, ids: &mut SourceIds, finder: &mut Finder<'_>) -> Option<FoundHabit> {
    let [name, description, category] = key;
    let name = finder.name(name, 120, &place)?;
    let description = finder.text(description, 2_000);
    let group = finder.line(category, 120);
    Some(FoundHabit { description, group, ..FoundHabit::named(ids.of_name(&name), name, place) })
}

/// Adds the days. A value above one says that the habit is counted; what is enough, the file does not tell.
fn days(habit: &mut FoundHabit, rows: &[&Row<'_>], columns: &Columns, order: DateOrder, finder: &mut Finder<'_>) {
    let values = rows.iter().filter_map(|row| amount(row.get(columns, "value")).ok());
    let least = values.clone().filter(|value| *value > Quantity::ZERO).min();
    let is_counted = values.max().is_some_and(|most| most.thousandths() > 1_000);
    if is_counted {
        (habit.kind, habit.target) = (HabitKind::Measure, least);
        finder.lose(LossCode::GoalsUnknown, &habit.name);
    }
    let mut history = History::default();
    for row in rows {
        let place = Place::line("", row.line);
        let date = row.get(columns, "calendardate");
        let Some(day) = day(date, order) else {
            finder.leave_out(place, ProblemCode::NotADay, date);
            continue;
        };
        if finder.takes_day(day, &place) {
            let note = finder.text(row.get(columns, "commenttext"), 2_000);
            let entry = FoundEntry { note, ..FoundEntry::on(day) };
            history.add(said(entry, habit, row.get(columns, "value"), &place, finder));
        }
    }
    habit.entries = history.into_entries(&habit.name, finder);
}

/// The day with what its value says.
fn said(entry: FoundEntry, habit: &FoundHabit, value: &str, place: &Place, finder: &mut Finder<'_>) -> FoundEntry {
    if value == NO_VALUE {
        finder.lose(LossCode::UnknownDays, &habit.name);
        return entry;
    }
    match amount(value) {
        Ok(amount) if amount.is_negative() => {
            finder.leave_field(place.column("Value"), ProblemCode::NumberOutOfRange, value);
            entry
        }
        Ok(amount) if habit.kind == HabitKind::Measure => FoundEntry { value: Some(amount), ..entry },
        Ok(amount) if amount == Quantity::ZERO => FoundEntry { status: Some(EntryStatus::Failed), ..entry },
        Ok(_) => FoundEntry { status: Some(EntryStatus::Done), ..entry },
        Err(code) => {
            finder.leave_field(place.column("Value"), code, value);
            entry
        }
    }
}

fn day(date: &str, order: DateOrder) -> Option<Date> {
    iso_day(date).or_else(|| slashed_day(date, order))
}

/// The order of day and month: the one in which every date of the file is one. Where both do, it is asked for, and
/// until then the month stands first, as the app writes it.
fn date_order(rows: &[Row<'_>], columns: &Columns, finder: &mut Finder<'_>) -> DateOrder {
    let dates: Vec<&str> =
        rows.iter().map(|row| row.get(columns, "calendardate")).filter(|date| iso_day(date).is_none()).collect();
    let refused = |order| dates.iter().filter(|date| slashed_day(date, order).is_none()).count();
    let (month_first, day_first) = (refused(DateOrder::MonthFirst), refused(DateOrder::DayFirst));
    if month_first != day_first {
        return if month_first < day_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    }
    for date in dates {
        if slashed_day(date, DateOrder::MonthFirst) != slashed_day(date, DateOrder::DayFirst) {
            finder.ask(QuestionAbout::DateOrder, 1, date);
        }
    }
    finder.choices.date_order.unwrap_or(DateOrder::MonthFirst)
}
