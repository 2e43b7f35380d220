//! The days of one habit.

use domain::habits::{EntryStatus, HabitKind, Quantity};

use crate::{
    FoundEntry, FoundHabit, LossCode, Place, ProblemCode, ReadError, Refusal,
    bytes::{check_lines, decoded, table},
    found::{Finder, History, iso_day},
    restored,
};

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Done, not done, or left out.
    Status(EntryStatus),
    /// An amount.
    Amount(Quantity),
    /// Nothing that somebody said: why not.
    Nothing(LossCode),
}

/// Reads all days.
///
/// # Errors
/// `part_missing` where it is another table, and as every table.
pub fn entries(
    content: &[u8],
    path: &str,
    habit: &FoundHabit,
    finder: &mut Finder<'_>,
) -> Result<Vec<FoundEntry>, ReadError> {
    check_lines(content, path, finder.limits)?;
    let text = decoded(content, path)?;
    let Some((columns, rows)) = table(&text, &["date", "value"], path, finder.limits)? else {
        return if text.trim().is_empty() {
            Ok(Vec::new())
        } else {
            Err(ReadError::at(Refusal::PartMissing, Place::file(path)))
        };
    };
    let mut history = History::default();
    for row in rows {
        let row = row?;
        let place = Place::line(path, row.line);
        finder.row(&place)?;
        let (date, value) = (row.get(&columns, "date"), row.get(&columns, "value"));
        let Some(day) = iso_day(date) else {
            finder.leave_out(place, ProblemCode::NotADay, date);
            continue;
        };
        if !finder.takes_day(day, &place) {
            continue;
        }
        let note = finder.text(restored(row.get(&columns, "notes")), 2_000);
        let mut entry = FoundEntry { note, ..FoundEntry::on(day) };
        match said(habit.kind, value) {
            Ok(Said::Status(status)) => entry.status = Some(status),
            Ok(Said::Amount(amount)) => entry.value = Some(amount),
            Ok(Said::Nothing(code)) => finder.lose(code, &habit.name),
            Err(code) => finder.leave_field(place.column("Value"), code, value),
        }
        history.add(entry);
    }
    Ok(history.into_entries(&habit.name, finder))
}

/// What a value means: a word, a number in its place as older versions wrote, or thousandths.
fn said(kind: HabitKind, value: &str) -> Result<Said, ProblemCode> {
    match (kind, value) {
        (_, "SKIP") | (HabitKind::YesNo, "3") => Ok(Said::Status(EntryStatus::Skipped)),
        (_, "UNKNOWN" | "-1" | "") => Ok(Said::Nothing(LossCode::UnknownDays)),
        (HabitKind::YesNo, "YES_MANUAL" | "2") => Ok(Said::Status(EntryStatus::Done)),
        (HabitKind::YesNo, "NO" | "0") => Ok(Said::Status(EntryStatus::Failed)),
        (HabitKind::YesNo, "YES_AUTO" | "1") => Ok(Said::Nothing(LossCode::ImpliedDays)),
        (HabitKind::YesNo, _) => Err(ProblemCode::UnknownWord),
        // The words are written for small amounts as well: they are numbers there.
        (_, "NO") => thousandths(0),
        (_, "YES_AUTO") => thousandths(1),
        (_, "YES_MANUAL") => thousandths(2),
        (_, number) => thousandths(number.parse().map_err(|_| ProblemCode::NotANumber)?),
    }
}

fn thousandths(number: i64) -> Result<Said, ProblemCode> {
    let amount = Quantity::from_thousandths(number).ok().filter(|amount| !amount.is_negative());
    amount.map(Said::Amount).ok_or(ProblemCode::NumberOutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_word_a_code_or_thousandths() {
        let yes_no = |value| said(HabitKind::YesNo, value);
        for (word, code) in [("YES_MANUAL", "2"), ("NO", "0"), ("SKIP", "3"), ("YES_AUTO", "1"), ("UNKNOWN", "-1")] {
            assert_eq!(yes_no(word), yes_no(code), "{word}");
        }
        assert_eq!(yes_no("12000"), Err(ProblemCode::UnknownWord));
        let measured = |value| said(HabitKind::Measure, value);
        let of = |number| Ok(Said::Amount(Quantity::from_thousandths(number).unwrap()));
        assert_eq!((measured("2500"), measured("3"), measured("NO")), (of(2_500), of(3), of(0)));
        assert_eq!(measured("SKIP"), Ok(Said::Status(EntryStatus::Skipped)));
        assert_eq!(
            (measured("2.5"), measured("-5")),
            (Err(ProblemCode::NotANumber), Err(ProblemCode::NumberOutOfRange))
        );
    }
}
