//! Lines of any words: what was read is written so that it is read again, and every piece can be clicked away.

use domain::{
    tasks::{
        filter::TaskNames,
        quick_add::{Marks, NewName, Reader, RepeatUnit, SlashOrder},
    },
    time::DayStart,
};
use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use uuid::Uuid;

/// Words that mean something, nearly mean something, or join their neighbours.
const WORDS: &str = concat!(
    "call|today|tomorrow|tonight|next|this|later|week|weekend|month|year|end|of|the|on|in|a|an|2|3|two|days|weeks|months|",
    "hours|minutes|monday|fri|sat,|sun|and|17th|21st|31|june|feb|may|2027|2026-07-04|7/4|25/12|04.07|1.5|at|@|noon|15:00|",
    "3pm|12|pm|8|every|every!|each|other|day|weekday|first|last|after|completion|when|done|daily|biannually|#Work|#123|#|",
    "/Next|/usr/bin|@phone|@PHONE|+Yoga|+|~week|~soon|p1|p2|!4|!|*label|^run|{friday}|{1 june}|{|}|{today|30min|",
    "1h30|'|\"|\"today\"|\"Emma\"|#\"My list\"|#\"|\\\"x\\\"",
);

fn line() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(WORDS.split('|').collect::<Vec<_>>()), 0..12);
    let spaced = (words, "[ ]{1,2}").prop_map(|(words, space)| words.join(space.as_str()));
    prop_oneof![4 => spaced, 1 => "\\PC{0,40}", 1 => "[\"'\\\\#{} a]{0,12}"]
}

fn reader() -> impl Strategy<Value = Reader> {
    let marks = prop_oneof![Just(Marks::Todoist), Just(Marks::Vikunja)];
    let order = prop_oneof![Just(SlashOrder::MonthFirst), Just(SlashOrder::DayFirst)];
    (marks, order, 2024_i16..2032, 1_i8..=12, 1_i8..=28, 0_i8..24, 0_i8..60, 0_u16..=360).prop_map(
        |(marks, slash_order, year, month, day, hour, minute, day_start)| Reader {
            marks,
            slash_order,
            now: date(year, month, day).at(hour, minute, 0, 0),
            day_start: DayStart::from_minutes(day_start).unwrap(),
        },
    )
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn a_line_that_was_read_is_written_and_read_again(reader in reader(), line in line()) {
        let draft = reader.read(&line).draft;
        let written = reader.print(&draft);
        prop_assert_eq!(reader.read(&written).draft, draft, "{:?} was written {:?}", line, written);
    }

    #[test]
    fn pieces_lie_in_the_line_one_behind_the_other(reader in reader(), line in line()) {
        let mut end = 0;
        for piece in reader.read(&line).pieces {
            prop_assert!(piece.span.start >= end && piece.span.start < piece.span.end);
            prop_assert!(line.get(piece.span.clone()).is_some());
            end = piece.span.end;
        }
    }

    #[test]
    fn every_piece_can_be_clicked_away(reader in reader(), line in line()) {
        for piece in reader.read(&line).pieces {
            let without = reader.read_without(&line, std::slice::from_ref(&piece.span));
            let is_gone =
                without.pieces.iter().all(|other| other.span.end <= piece.span.start || piece.span.end <= other.span.start);
            prop_assert!(is_gone, "{:?} of {:?}", piece, line);
            let words = without_spaces(&line[piece.span.clone()]);
            prop_assert!(without_spaces(&without.draft.title).contains(&words), "{:?} of {:?}", piece, line);
        }
    }

    #[test]
    fn a_repeat_begins_on_a_day(reader in reader(), line in line()) {
        let draft = reader.read(&line).draft;
        prop_assert!(draft.repeat.is_none() || draft.due.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn a_repeat_in_words_is_a_rule_that_begins_on_its_day(reader in reader(), line in line()) {
        let Some(repeat) = reader.read(&line).draft.repeat else { return Ok(()) };
        match repeat.rule(Weekday::Monday) {
            Ok(rule) => {
                let first = repeat.first_day(reader.today());
                prop_assert_eq!(rule.check(), Ok(()));
                prop_assert!(rule.falls_on(first, first), "{:?} of {:?} on {}", rule, line, first);
                prop_assert!(rule.anchored(first).falls_on(first, first));
            }
            Err(code) => prop_assert_eq!((repeat.unit, code), (RepeatUnit::Hour, "too_often")),
        }
    }

    #[test]
    fn a_task_that_is_possible_can_be_made(reader in reader(), line in line()) {
        let settled = reader.read(&line).draft.settle(&TaskNames::default(), Weekday::Monday);
        let is_possible = settled.is_possible();
        let (fields, made) = settled.with_new(&TaskNames::default(), || Uuid::from_u128(1));
        for new in made {
            let checked = match new {
                NewName::Project(_, fields) => fields.checked().is_ok(),
                NewName::Section(_, fields) => fields.checked().is_ok(),
                NewName::Label(_, fields) => fields.checked().is_ok(),
            };
            prop_assert!(checked);
        }
        prop_assert!(!is_possible || fields.clone().checked().is_ok(), "{:?}", fields);
    }
}
