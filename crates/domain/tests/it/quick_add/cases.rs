//! What is read, and what is written of it.

use domain::{
    tasks::quick_add::{Marks, Reader, SlashOrder},
    time::DayStart,
};
use jiff::civil::date;

pub(super) const READER: Reader = Reader {
    marks: Marks::Todoist,
    slash_order: SlashOrder::MonthFirst,
    now: date(2026, 3, 11).at(9, 30, 0, 0),
    day_start: DayStart::MIDNIGHT,
};

/// Every line says what the second one says.
pub(super) fn says(cases: &[(&str, &str)]) {
    says_with(READER, cases);
}

pub(super) fn says_with(reader: Reader, cases: &[(&str, &str)]) {
    for (line, written) in cases {
        let draft = reader.read(line).draft;
        assert_eq!(reader.print(&draft), *written, "{line}");
        assert_eq!(reader.read(written).draft, draft, "{line}");
    }
}

/// Nothing is understood in any of these.
pub(super) fn stays(lines: &[&str]) {
    for line in lines {
        let reading = READER.read(line);
        assert!(reading.pieces.is_empty(), "{line}: {:?}", reading.pieces);
        assert_eq!(reading.draft.title, *line);
    }
}
