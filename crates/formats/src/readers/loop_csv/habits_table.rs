//! The list of habits: one row each.

use crate::{
    FoundHabit, Place, ProblemCode, ReadError, Refusal,
    bytes::{Columns, Row, check_lines, decoded, table},
    found::{Finder, SourceIds, amount, colour_of_hex},
    readers::loop_rule::{LoopRule, LoopType},
    restored,
};

/// A habit without its days.
#[derive(Debug)]
pub struct Listed {
    /// Its fields.
    pub habit: FoundHabit,
    /// The number that its folder begins with.
    pub number: u32,
    /// How it is judged, and how often it is due.
    pub rule: LoopRule,
}

/// Reads all rows.
///
/// # Errors
/// `part_missing` where it is another table, and as every table.
pub fn listed(content: &[u8], path: &str, finder: &mut Finder<'_>) -> Result<Vec<Listed>, ReadError> {
    check_lines(content, path, finder.limits)?;
    let text = decoded(content, path)?;
    let Some((columns, rows)) = table(&text, &["name", "color"], path, finder.limits)? else {
        return Err(ReadError::at(Refusal::PartMissing, Place::file(path)));
    };
    let mut ids = SourceIds::default();
    let mut listed = Vec::new();
    for (index, row) in (0_u32..).zip(rows) {
        let row = row?;
        let place = Place::line(path, row.line);
        finder.row(&place)?;
        let Some(name) = finder.name(restored(row.get(&columns, "name")), 120, &place) else { continue };
        let mut habit = FoundHabit::named(ids.of_name(&name), name, place);
        habit.position = index;
        texts(&mut habit, &row, &columns, finder);
        let number = row.get(&columns, "position").parse().unwrap_or(index + 1);
        let rule = rule(&habit, &row, &columns, finder);
        listed.push(Listed { habit, number, rule });
    }
    Ok(listed)
}

fn texts(habit: &mut FoundHabit, row: &Row<'_>, columns: &Columns, finder: &mut Finder<'_>) {
    let cell = |name| restored(row.get(columns, name));
    // Before there were questions, the description was one.
    let (question, description) =
        if columns.have(&["question"]) { (cell("question"), cell("description")) } else { (cell("description"), "") };
    habit.question = finder.text(question, 200);
    habit.description = finder.text(description, 2_000);
    habit.unit = finder.text(cell("unit"), 20);
    habit.archived = cell("archived?").eq_ignore_ascii_case("true");
    let color = cell("color");
    match colour_of_hex(color) {
        Some((color, is_same)) => {
            habit.color = Some(color);
            if !is_same {
                finder.lose(crate::LossCode::ColoursChanged, &habit.name);
            }
        }
        None if color.is_empty() => {}
        None => finder.leave_field(habit.place.column("Color"), ProblemCode::UnknownWord, color),
    }
}

fn rule(habit: &FoundHabit, row: &Row<'_>, columns: &Columns, finder: &mut Finder<'_>) -> LoopRule {
    let cell = |name| row.get(columns, name);
    let kind = match (cell("type"), cell("target type")) {
        ("" | "YES_NO", _) => LoopType::YesNo,
        ("NUMERICAL", "AT_MOST") => LoopType::AtMost,
        ("NUMERICAL", "AT_LEAST" | "") => LoopType::AtLeast,
        (kind, target) => {
            finder.leave_field(habit.place.column("Type"), ProblemCode::UnknownWord, &format!("{kind} {target}"));
            if kind == "NUMERICAL" { LoopType::AtLeast } else { LoopType::YesNo }
        }
    };
    let target = match amount(cell("target value")) {
        Ok(target) => target.thousandths() as f64 / 1000.0,
        Err(code) => {
            if kind != LoopType::YesNo {
                finder.leave_field(habit.place.column("Target Value"), code, cell("target value"));
            }
            0.0
        }
    };
    let names = if columns.have(&["frequencynumerator", "frequencydenominator"]) {
        ["frequencynumerator", "frequencydenominator"]
    } else {
        ["numrepetitions", "interval"]
    };
    // What is no number is told where the zero is.
    let [times, days] = names.map(|name| cell(name).parse().unwrap_or(0));
    LoopRule { kind, target, times, days }
}
