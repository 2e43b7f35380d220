//! The table of habits, as every version has it.

use domain::habits::WeekdaySet;
use jiff::civil::{Time, Weekday};
use rusqlite::Row;

use super::database::{Database, Table, integer, real, text};
use crate::{
    FoundHabit, FoundReminder, LossCode, Place, ProblemCode, ReadError,
    found::{Finder, LoopHabit, SourceIds, colour_of_argb},
    readers::loop_rule::{LoopRule, LoopType},
};

/// A habit without its days, the number by which its days name it, and what Loop's figures are computed from.
pub type Listed = (i64, FoundHabit, LoopHabit);

/// Before this version colours had other numbers.
const NEW_COLOURS_SINCE: i64 = 21;
/// The numbers of colours since then, by the numbers before.
const NEW_COLOURS: [u8; 13] = [0, 1, 4, 5, 7, 8, 9, 10, 13, 14, 15, 17, 19];
/// Loop counts weekdays from Saturday.
const WEEKDAYS: [Weekday; 7] = [
    Weekday::Saturday,
    Weekday::Sunday,
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

/// Reads all habits in their order.
///
/// # Errors
/// `part_missing`, `damaged_database`, `too_many_rows`.
pub fn listed(database: &Database, version: i64, finder: &mut Finder<'_>) -> Result<Vec<Listed>, ReadError> {
    let table = database.table("Habits")?;
    let mut ids = SourceIds::default();
    let (mut listed, mut row_number) = (Vec::new(), 0_u64);
    database.each(&statement(&table), &[], table.name(), |row| {
        row_number += 1;
        let number = integer(row, 0).unwrap_or_default();
        let place = Place::line(table.name(), row_number);
        finder.row(&place)?;
        let Some(name) = finder.name(&text(row, 1).unwrap_or_default(), 120, &place) else { return Ok(()) };
        let (source_id, has_own_id) = ids.own_or_of_name(&text(row, 16).unwrap_or_default(), &name);
        let mut habit = FoundHabit { has_own_id, ..FoundHabit::named(source_id, name, place) };
        habit.position = u32::try_from(listed.len()).unwrap_or(u32::MAX);
        looks(&mut habit, row, version, &table, finder);
        let rule = rule(row).apply(&mut habit, finder);
        listed.push((number, habit, rule));
        Ok(())
    })?;
    Ok(listed)
}

/// Made of names that are written here and nowhere else.
fn statement(table: &Table) -> String {
    let columns = [
        "id",
        "name",
        "description",
        "question",
        "archived",
        "color",
        "freq_num",
        "freq_den",
        "reminder_hour",
        "reminder_min",
        "reminder_days",
        "type",
        "target_type",
        "target_value",
        "unit",
        "position",
        "uuid",
    ];
    let columns = columns.map(|name| table.column(name)).join(", ");
    format!("select {columns} from {} order by {}, id", table.name(), table.column("position"))
}

fn looks(habit: &mut FoundHabit, row: &Row<'_>, version: i64, table: &Table, finder: &mut Finder<'_>) {
    let [description, question, unit] = [2, 3, 14].map(|column| text(row, column).unwrap_or_default());
    // Before there were questions, the description was one.
    let (question, description) =
        if table.has("question") { (question, description) } else { (description, String::new()) };
    habit.question = finder.text(&question, 200);
    habit.description = finder.text(&description, 2_000);
    habit.unit = finder.text(&unit, 20);
    habit.archived = integer(row, 4).is_some_and(|flag| flag != 0);
    if let Some(number) = integer(row, 5) {
        let (color, is_same) = colour(number, version);
        habit.color = Some(color);
        if !is_same {
            finder.lose(LossCode::ColoursChanged, &habit.name);
        }
    }
    if let (Some(hour), Some(minute)) = (integer(row, 8), integer(row, 9)) {
        reminder(habit, hour, minute, integer(row, 10).unwrap_or(127), finder);
    }
}

/// A number of the palette, or red, green and blue as the oldest versions kept them.
fn colour(number: i64, version: i64) -> (u8, bool) {
    let known = u8::try_from(number).ok().filter(|number| *number < 20);
    match known {
        Some(number) if version >= NEW_COLOURS_SINCE => (number, true),
        Some(number) => NEW_COLOURS.get(usize::from(number)).map_or((0, false), |number| (*number, true)),
        None => colour_of_argb(number),
    }
}

fn reminder(habit: &mut FoundHabit, hour: i64, minute: i64, days: i64, finder: &mut Finder<'_>) {
    let time = i8::try_from(hour).ok().zip(i8::try_from(minute).ok());
    let Some(time) = time.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()) else {
        let seen = format!("{hour}:{minute}");
        finder.leave_field(habit.place.column("reminder_hour"), ProblemCode::UnknownWord, &seen);
        return;
    };
    let chosen = WEEKDAYS.into_iter().enumerate().filter(|(bit, _)| (days >> bit) & 1 == 1);
    let weekdays = chosen.fold(WeekdaySet::default(), |set, (_, day)| set.with(day));
    if !weekdays.is_empty() {
        habit.reminders.push(FoundReminder { time, weekdays });
    }
}

fn rule(row: &Row<'_>) -> LoopRule {
    let kind = match (integer(row, 11).unwrap_or(0), integer(row, 12).unwrap_or(0)) {
        (1, 1) => LoopType::AtMost,
        (1, _) => LoopType::AtLeast,
        _ => LoopType::YesNo,
    };
    let [times, days] = [6, 7].map(|column| integer(row, column).and_then(|n| u32::try_from(n).ok()).unwrap_or(0));
    LoopRule { kind, target: real(row, 13).unwrap_or(0.0), times, days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_every_version_are_known() {
        assert_eq!((colour(12, 20), colour(2, 20), colour(0, 20)), ((19, true), (4, true), (0, true)));
        assert_eq!((colour(12, 21), colour(19, 25)), ((12, true), (19, true)));
        assert_eq!((colour(15, 20), colour(-2_937_041, 9)), ((0, false), (0, true)));
    }
}
