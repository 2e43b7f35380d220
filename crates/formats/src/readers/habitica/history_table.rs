//! The table of the history: one row for each time that something was scored.

use std::collections::BTreeMap;

use super::days::{Worth, entries};
use crate::{
    Choices, Format, FoundHabit, Limits, Place, ProblemCode, ReadError, Reading, Refusal,
    bytes::{Columns, Row, check_lines, table},
    found::{Finder, SourceIds, iso_day},
};

/// Columns that the table has to have.
pub const COLUMNS: [&str; 5] = ["task name", "task id", "task type", "date", "value"];

/// Reads the table.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], text: &str, limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    check_lines(bytes, "", limits)?;
    let mut finder = Finder::new(Format::Habitica, limits, choices);
    let Some((columns, rows)) = table(text, &COLUMNS, "", limits)? else {
        return Err(Refusal::PartMissing.into());
    };
    let mut ids = SourceIds::default();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut habits: Vec<(FoundHabit, Vec<Line>)> = Vec::new();
    for row in rows {
        let row = row?;
        let place = Place::line("", row.line);
        finder.row(&place)?;
        let Some(line) = line(&row, &columns, &place, &mut finder) else { continue };
        let [name, id] = ["task name", "task id"].map(|name| row.get(&columns, name));
        if !known.contains_key(id) {
            let Some(name) = finder.name(name, 120, &place) else { continue };
            let (source_id, has_own_id) = ids.own_or_of_name(id, &name);
            known.insert(id.to_owned(), habits.len());
            habits.push((FoundHabit { has_own_id, ..FoundHabit::named(source_id, name, place) }, Vec::new()));
        }
        if let Some((_, lines)) = known.get(id).and_then(|at| habits.get_mut(*at)) {
            lines.push(line);
        }
    }
    for (position, (mut habit, mut lines)) in (0_u32..).zip(habits) {
        lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        let lines: Vec<Worth> = lines.into_iter().map(|(_, worth)| worth).collect();
        habit.position = position;
        habit.entries = entries(&habit, &lines, &mut finder);
        finder.habit(habit)?;
    }
    finder.finish()
}

/// The moment as it stands there, by which lines are put in order, and what the task was worth.
type Line = (String, Worth);

fn line(row: &Row<'_>, columns: &Columns, place: &Place, finder: &mut Finder<'_>) -> Option<Line> {
    let (date, value) = (row.get(columns, "date"), row.get(columns, "value"));
    let Some(day) = iso_day(date) else {
        finder.leave_out(place.clone(), ProblemCode::NotADay, date);
        return None;
    };
    let Some(value) = value.parse::<f64>().ok().filter(|value| value.is_finite()) else {
        finder.leave_out(place.clone(), ProblemCode::NotANumber, value);
        return None;
    };
    finder.takes_day(day, place).then(|| (date.to_owned(), Worth { at: None, day, value, told: None }))
}
