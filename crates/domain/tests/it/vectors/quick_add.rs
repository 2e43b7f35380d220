//! Lines of words with a day, a time or a repeat in them.

use domain::{
    tasks::quick_add::{Marks, Reader, Reading, RepeatUnit, RepeatWords, SlashOrder},
    time::DayStart,
};
use jiff::civil::{DateTime, date};

use super::files::{conclude, csv};

/// The clock of a row. Rows that say "today" hold on any day.
fn clock(text: &str) -> DateTime {
    text.parse().unwrap_or_else(|_| date(2026, 3, 11).at(9, 30, 0, 0))
}

/// `3 weeks`.
fn repeat(text: &str) -> Option<RepeatWords> {
    let (interval, unit) = text.split_once(' ')?;
    let unit = match unit.trim_end_matches('s') {
        "hour" => RepeatUnit::Hour,
        "day" => RepeatUnit::Day,
        "week" => RepeatUnit::Week,
        "month" => RepeatUnit::Month,
        "year" => RepeatUnit::Year,
        _ => return None,
    };
    Some(RepeatWords::every(interval.parse().ok()?, unit))
}

/// What was read, in the words of the file; none when that kind of row is not known.
fn told(reading: &Reading, kind: &str, expected: &str, now: DateTime) -> Option<String> {
    let draft = &reading.draft;
    let day = draft.due.map(|due| due.day);
    let time = draft.due.and_then(|due| due.time);
    let known = ["no parse", "repeat", "time of day", "date", "day of month"];
    if !known.into_iter().any(|known| kind.starts_with(known)) {
        return None;
    }
    Some(if kind.starts_with("no parse") {
        if reading.pieces.is_empty() { draft.title.clone() } else { format!("{:?}", reading.pieces) }
    } else if kind == "repeat" {
        let is_same = draft.repeat.is_some() && draft.repeat == repeat(expected);
        if is_same { expected.to_owned() } else { format!("{:?}", draft.repeat) }
    } else if kind == "time of day" {
        time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default()
    } else if expected.contains('T') {
        // The file gives a day without a time the time of the clock. We leave it without one.
        let at = day.map(|day| day.to_datetime(time.unwrap_or(now.time())));
        at.map(|at| format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())).unwrap_or_default()
    } else {
        day.map(|day| day.to_string()).unwrap_or_default()
    })
}

#[test]
fn quick_add_vikunja() {
    let Some(rows) = csv("quick_add_vikunja.csv") else { return };
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for row in &rows {
        let [now, text, expected, kind] = row.as_slice() else { panic!("a row of four: {row:?}") };
        // A line that stays as it is says in the file only what it is.
        let stays = text.trim_matches(|sign| matches!(sign, '"' | '\'')).to_owned();
        let expected = if kind.starts_with("no parse") && expected.is_empty() { &stays } else { expected };
        let now = clock(now);
        for marks in [Marks::Vikunja, Marks::Todoist] {
            let reader = Reader { marks, slash_order: SlashOrder::MonthFirst, now, day_start: DayStart::MIDNIGHT };
            let case = format!("{text:?} at {now} with {marks:?}");
            let Some(found) = told(&reader.read(text), kind, expected, now) else {
                unsupported.push(case);
                continue;
            };
            checked += 1;
            if found != *expected {
                wrong.push(format!("{case}: expected {expected:?}, found {found:?}"));
            }
        }
    }
    conclude("quick_add_vikunja.csv", checked, &unsupported, &wrong);
}
