//! Pieces have their place in the line, and can be clicked away.

use domain::tasks::quick_add::{Meaning, RepeatUnit, RepeatWords};
use jiff::civil::{date, time};

use super::READER;

#[test]
fn pieces_stand_in_the_order_of_the_line() {
    let line = "Caf\u{e9} tomorrow  at 3pm #Work every week";
    let reading = READER.read(line);
    let told: Vec<_> = reading.pieces.iter().map(|piece| (&line[piece.span.clone()], piece.meaning.clone())).collect();
    assert_eq!(
        told,
        [
            ("tomorrow", Meaning::Day(date(2026, 3, 12))),
            ("at 3pm", Meaning::Time(time(15, 0, 0, 0))),
            ("#Work", Meaning::Project("Work".to_owned())),
            ("every week", Meaning::Repeat(RepeatWords::every(1, RepeatUnit::Week))),
        ]
    );
    assert_eq!(reading.draft.title, "Caf\u{e9}");
}

#[test]
fn a_piece_that_is_clicked_away_is_title() {
    let line = "Swim next monday #Pool";
    let day = READER.read(line).pieces[0].span.clone();
    assert_eq!(&line[day.clone()], "next monday");
    let without = READER.read_without(line, &[day]);
    assert_eq!(without.draft.title, "Swim next monday");
    assert_eq!(without.draft.project.as_deref(), Some("Pool"));
    assert_eq!(without.draft.due, None);
    assert_eq!(READER.print(&without.draft), "\"Swim next monday\" #Pool");
}

#[test]
fn behind_a_day_that_is_clicked_away_the_next_one_counts() {
    let line = "May party tomorrow or friday";
    let day = READER.read(line).pieces[0].span.clone();
    let without = READER.read_without(line, &[day]);
    assert_eq!(without.draft.title, "May party tomorrow or");
    assert_eq!(without.draft.due.map(|due| due.day), Some(date(2026, 3, 13)));
}
