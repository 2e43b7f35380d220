//! Filters and the one spelling that they are written in.

use domain::tasks::filter::{DayOf, DayPoint, DayRange, Filter, Term};
use jiff::civil::date;

fn spelled(text: &str) -> String {
    text.parse::<Filter>().map_or_else(|error| error.to_string(), |filter| filter.to_string())
}

#[test]
fn words_have_one_spelling() {
    for (text, written) in [
        ("today", "today"),
        ("Over Due", "overdue"),
        ("od", "overdue"),
        ("no date", "no date"),
        ("no due date", "no date"),
        ("no deadline", "no deadline"),
        ("no start date", "no start"),
        ("next 7 days", "7 days"),
        ("2 weeks", "14 days"),
        ("1 day", "today"),
        ("in 3 days", "due: today+3"),
        ("2 days ago", "due: today-2"),
        ("2026-05-01", "due: 2026-05-01"),
        ("due: 2026-05-01..2026-05-07", "due: 2026-05-01..2026-05-07"),
        ("due: today..today+7", "8 days"),
        ("due:tomorrow..", "due: today+1.."),
        ("date before: 2026-05-01", "due: ..2026-04-30"),
        ("due after: today", "due: today+1.."),
        ("due before: today", "overdue"),
        ("deadline: today", "deadline: today"),
        ("deadline before: in 2 weeks", "deadline: ..today+13"),
        ("start: ..today", "start: ..today"),
        ("due: ..", "due: .."),
        ("P2", "p2"),
        ("no priority", "p4"),
        ("#Work", "#Work"),
        ("#\"Spring cleaning\"", "#\"Spring cleaning\""),
        ("#\"Work\"", "#Work"),
        ("#Inbox", "no project"),
        ("#\"Inbox\"", "#\"Inbox\""),
        ("/Next", "/Next"),
        ("@waiting", "@waiting"),
        ("no labels", "no label"),
        ("+Yoga", "+Yoga"),
        ("~this-week", "~week"),
        ("repeating", "recurring"),
        ("search: Oat milk", "\"Oat milk\""),
        ("search: \"a & b\"", "\"a & b\""),
        ("\"say \\\"hi\\\"\"", "\"say \\\"hi\\\"\""),
    ] {
        assert_eq!(spelled(text), written, "{text}");
        assert_eq!(spelled(written), written, "{text}");
    }
}

#[test]
fn signs_bind_as_in_other_apps() {
    for (text, written) in [
        ("(today | overdue) & #Work & !@waiting", "(today | overdue) & #Work & !@waiting"),
        ("today|overdue&p1", "today | overdue & p1"),
        ("((today))", "today"),
        ("!(today | p1)", "!(today | p1)"),
        ("!!today", "!!today"),
        ("(today & p1) & p2", "(today & p1) & p2"),
        ("(today & p1) | p2", "today & p1 | p2"),
    ] {
        assert_eq!(spelled(text), written, "{text}");
    }
}

#[test]
fn a_filter_is_a_tree_of_terms() {
    let filter: Filter = "!today & #Work".parse().unwrap();
    let today = Term::Days(DayOf::Due, DayRange::on(DayPoint::TODAY));
    let work = Term::Project("Work".to_owned());
    assert_eq!(filter.terms(), [&today, &work]);
    assert_eq!(filter, Filter::All(vec![Filter::Not(Box::new(Filter::Term(today))), Filter::Term(work)]));
}

#[test]
fn days_become_dates_when_they_are_asked() {
    let days = |text: &str| DayRange::parse(text).map(|range| range.dates(date(2026, 3, 11)));
    assert_eq!(days("yesterday..today+7"), Ok((Some(date(2026, 3, 10)), Some(date(2026, 3, 18)))));
    assert_eq!(days("..2026-03-01"), Ok((None, Some(date(2026, 3, 1)))));
}
