//! Lines of words, each with the line that the task is written as. It is Wednesday, 11 March 2026, half past nine.

mod days;
mod marks;
mod pieces;
mod quotes;
mod repeats;
mod settling;
mod times;

use domain::{
    tasks::quick_add::{Marks, Reader, SlashOrder},
    time::DayStart,
};
use jiff::civil::date;

pub const READER: Reader = Reader {
    marks: Marks::Todoist,
    slash_order: SlashOrder::MonthFirst,
    now: date(2026, 3, 11).at(9, 30, 0, 0),
    day_start: DayStart::MIDNIGHT,
};

/// Every line says what the second one says.
fn says(cases: &[(&str, &str)]) {
    says_with(READER, cases);
}

fn says_with(reader: Reader, cases: &[(&str, &str)]) {
    for (line, written) in cases {
        let draft = reader.read(line).draft;
        assert_eq!(reader.print(&draft), *written, "{line}");
        assert_eq!(reader.read(written).draft, draft, "{line}");
    }
}

/// Nothing is understood in any of these.
fn stays(lines: &[&str]) {
    for line in lines {
        let reading = READER.read(line);
        assert!(reading.pieces.is_empty(), "{line}: {:?}", reading.pieces);
        assert_eq!(reading.draft.title, *line);
    }
}
