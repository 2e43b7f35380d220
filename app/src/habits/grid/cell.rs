//! One day of one habit: what a tap makes of it, what its button says to the server, and how it looks.

use domain::{
    format::number,
    habits::{DayState, EntryStatus, GridCell, GridRow, Quantity, TapStops, tapped_status},
    identity::Preferences,
    ids::HabitId,
    time::plain_day,
};
use jiff::civil::Date;

use super::super::control::{Press, Subject};
use crate::words::cell_words;

/// What the button of a day is called: which habit, which day, and what a press says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::habits) struct CellName {
    pub habit_id: HabitId,
    pub day: Date,
    pub saying: Saying,
}

/// What a press says of a day, as a form can post it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::habits) enum Saying {
    Status(Option<EntryStatus>),
    Value(Option<Quantity>),
    AddOne,
}

impl CellName {
    /// Reads `<habit> <day> <saying>`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let (habit_id, day, saying) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { habit_id: habit_id.parse().ok()?, day: plain_day(day)?, saying: Saying::parse(saying)? })
    }
}

impl core::fmt::Display for CellName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} {} ", self.habit_id, self.day)?;
        match self.saying {
            Saying::Status(None) => f.write_str("open"),
            Saying::Status(Some(status)) => f.write_str(status.as_str()),
            Saying::Value(None) => f.write_str("="),
            Saying::Value(Some(value)) => write!(f, "={value}"),
            Saying::AddOne => f.write_str("+1"),
        }
    }
}

impl Saying {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "open" => Some(Self::Status(None)),
            "+1" => Some(Self::AddOne),
            "=" => Some(Self::Value(None)),
            text => match text.strip_prefix('=') {
                Some(value) => Quantity::parse(value).ok().map(|value| Self::Value(Some(value))),
                None => EntryStatus::parse(text).ok().map(|status| Self::Status(Some(status))),
            },
        }
    }
}

impl From<Press> for Saying {
    fn from(press: Press) -> Self {
        match press {
            Press::Status(status) => Self::Status(status),
            Press::Value(value) => Self::Value(value),
            Press::AddOne => Self::AddOne,
        }
    }
}

/// What a tap does: with an amount the same as a press on Today, otherwise the next stop of the round.
pub(super) fn tap(subject: &Subject, state: DayState, stops: TapStops) -> Press {
    if subject.kind.is_measured() {
        subject.press()
    } else {
        Press::Status(tapped_status(subject.kind, subject.status, state, stops))
    }
}

/// How a day looks and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Face {
    pub name: String,
    pub class: &'static str,
    pub text: String,
    pub label: String,
}

impl Face {
    /// `date` in words.
    pub fn of(
        row: &GridRow,
        cell: GridCell,
        (day, date): (Date, &str),
        today: Date,
        preferences: &Preferences,
    ) -> Self {
        let subject = Subject::of_cell(row, cell, day);
        let saying = tap(&subject, cell.state, preferences.tap_stops()).into();
        let words = cell_words(cell, row.unit.as_deref(), day == today, preferences);
        Self {
            name: CellName { habit_id: row.habit_id, day, saying }.to_string(),
            class: class(cell),
            text: text(cell, preferences),
            label: format!("{}, {date}: {words}", row.name),
        }
    }
}

const fn class(cell: GridCell) -> &'static str {
    match (cell.mark.status, cell.mark.value, cell.state) {
        (Some(EntryStatus::Skipped), ..) => "cell cell--skipped",
        (Some(EntryStatus::Failed), ..) => "cell cell--failed",
        (_, Some(_), DayState::Met) => "cell cell--count cell--done",
        (_, Some(_), _) => "cell cell--count",
        (Some(EntryStatus::Partial), ..) => "cell cell--partial",
        (Some(EntryStatus::Done), ..) => "cell cell--done",
        // Kept by leaving it alone.
        (None, None, DayState::Met) if cell.kind.asks_to_refrain() => "cell cell--kept",
        (None, None, DayState::Met) => "cell cell--implied",
        (None, None, DayState::Excused) => "cell cell--excused",
        (None, None, DayState::Due) => "cell cell--due",
        (None, None, DayState::Missed) => "cell cell--missed",
        (None, None, DayState::NotDue) => "cell",
    }
}

/// The amount, short enough for its place; the name of the button has it in full.
fn text(cell: GridCell, preferences: &Preferences) -> String {
    match (cell.mark.status, cell.mark.value) {
        (Some(EntryStatus::Skipped | EntryStatus::Failed), _) | (_, None) => String::new(),
        (_, Some(value)) => short(value, preferences),
    }
}

fn short(value: Quantity, preferences: &Preferences) -> String {
    let whole = value.thousandths() / 1_000;
    match whole {
        1_000_000.. => format!("{}M", whole / 1_000_000),
        1_000.. => format!("{}k", whole / 1_000),
        _ => {
            let text = number(value, preferences);
            if text.chars().count() <= 3 { text } else { whole.to_string() }
        }
    }
}

/// The subject of a day in a row, with how the day stands.
pub(super) fn subject_of(row: &GridRow, at: usize, day: Date) -> Option<(Subject, DayState)> {
    let cell = row.cell(at)?;
    Some((Subject::of_cell(row, cell, day), cell.state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_press_says() {
        let (habit_id, day) = (HabitId(uuid::Uuid::from_u128(7)), Date::constant(2026, 3, 12));
        for saying in [
            Saying::Status(None),
            Saying::Status(Some(EntryStatus::Failed)),
            Saying::Value(Quantity::parse("2.5").ok()),
            Saying::Value(None),
            Saying::AddOne,
        ] {
            let name = CellName { habit_id, day, saying };
            assert_eq!(CellName::parse(&name.to_string()), Some(name));
        }
        for odd in ["", "x", "7 2026-03-12 done", &format!("{habit_id} 2026-3-12 done"), &format!("{habit_id} {day} x")]
        {
            assert_eq!(CellName::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_amount_fits_its_place() {
        let preferences = Preferences::in_zone(domain::identity::TimeZoneName::utc());
        let shown = |text| short(Quantity::parse(text).unwrap(), &preferences);
        assert_eq!((shown("8"), shown("2.5"), shown("2.375")), ("8".to_owned(), "2.5".to_owned(), "2".to_owned()));
        let long = [shown("12.5"), shown("9999"), shown("12345"), shown("2500000")];
        assert_eq!(long, ["12", "9k", "12k", "2M"]);
    }
}
