//! Rules that repeat, by example.

use domain::recurrence::{MonthEnd, Rule, calendar_instant};
use jiff::{
    Timestamp,
    civil::{Date, date, time},
    tz::TimeZone,
};

fn rule(text: &str) -> Rule {
    Rule::parse(text).unwrap()
}

fn days(rule: &Rule, first: Date, count: usize) -> Vec<String> {
    rule.days_within(first, first, Date::MAX).take(count).map(|day| day.to_string()).collect()
}

#[test]
fn the_last_day_and_the_last_working_day_of_a_month() {
    let first = date(2026, 1, 1);
    assert_eq!(days(&rule("FREQ=MONTHLY;BYMONTHDAY=-1"), first, 3), ["2026-01-31", "2026-02-28", "2026-03-31"]);
    let working = rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
    assert_eq!(days(&working, first, 3), ["2026-01-30", "2026-02-27", "2026-03-31"]);
}

#[test]
fn clamped_days_that_fall_together_count_once() {
    let rule = rule("FREQ=MONTHLY;BYMONTHDAY=29,30,31");
    assert_eq!(days(&rule, date(2026, 2, 1), 4), ["2026-02-28", "2026-03-29", "2026-03-30", "2026-03-31"]);
}

#[test]
fn a_leap_day_is_kept_through_the_years_between() {
    let first = date(2024, 2, 29);
    assert_eq!(days(&Rule::yearly(), first, 5), ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
    let only_real = Rule { month_end: MonthEnd::Skip, ..Rule::yearly() };
    assert_eq!(days(&only_real, first, 2), ["2024-02-29", "2028-02-29"]);
}

#[test]
fn a_jump_over_thousands_of_years_lands_on_the_rule() {
    let (first, late) = (date(1, 1, 1), date(9_000, 7, 1));
    for text in ["FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY;INTERVAL=999", "FREQ=MONTHLY;INTERVAL=11", "FREQ=YEARLY"] {
        let rule = rule(text);
        let found = rule.next_after(first, late).unwrap();
        assert!(found > late && rule.falls_on(first, found), "{text}: {found}");
    }
    assert_eq!(Rule::daily().days_between(first, first, date(9_000, 1, 1)), 3_286_816);
}

#[test]
fn a_day_that_never_comes_is_none() {
    let never = rule("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;SKIP=OMIT");
    assert_eq!(never.first_from(date(2026, 6, 1), date(2026, 6, 1)), None);
    assert_eq!(Rule::daily().next_after(date(2026, 6, 1), Date::MAX), None);
}

#[test]
fn other_spellings_of_a_rule_are_read_as_ours() {
    for (text, ours) in [
        ("RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("freq=weekly;wkst=su;interval=2", "FREQ=WEEKLY;INTERVAL=2;WKST=SU"),
        ("FREQ=MONTHLY;BYMONTH=3,6;BYDAY=+1MO", "FREQ=YEARLY;BYMONTH=3,6;BYDAY=1MO"),
        ("FREQ=YEARLY;UNTIL=20300101T120000Z", "FREQ=YEARLY;UNTIL=20300101"),
        ("FREQ=DAILY;INTERVAL=3;FROM=COMPLETION", "FREQ=DAILY;INTERVAL=3;FROM=COMPLETION"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;WKST=MO", "FREQ=MONTHLY"),
    ] {
        assert_eq!(rule(text).to_string(), ours, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    for (text, code) in [
        ("", "required"),
        ("INTERVAL=2", "required"),
        ("FREQ=FORTNIGHTLY", "unknown_choice"),
        ("every day", "unknown_choice"),
        ("FREQ=HOURLY", "not_supported"),
        ("FREQ=DAILY;BYHOUR=9", "not_supported"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "not_supported"),
        ("FREQ=WEEKLY;BYDAY=1MO", "not_supported"),
        ("FREQ=YEARLY;BYDAY=20MO", "not_supported"),
        ("FREQ=WEEKLY;BYDAY=XX", "unknown_weekday"),
        ("FREQ=DAILY;INTERVAL=1000", "out_of_range"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "out_of_range"),
        ("FREQ=DAILY;COUNT=0", "out_of_range"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260101", "not_allowed"),
        ("FREQ=DAILY;COUNT=2;FROM=COMPLETION", "not_allowed"),
        ("FREQ=DAILY;FREQ=WEEKLY", "not_allowed"),
        ("FREQ=DAILY;UNTIL=soon", "not_a_date"),
    ] {
        assert_eq!(Rule::parse(text), Err(code), "{text:?}");
    }
    assert_eq!(Rule::parse(&format!("FREQ=DAILY;X={}", "1".repeat(600))), Err("too_long"));
}

#[test]
fn a_time_that_the_clocks_jump_over_is_shown_after_the_jump() {
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    let at = |day, hour, minute| calendar_instant(day, time(hour, minute, 0, 0), &berlin);
    let utc = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(at(date(2026, 3, 28), 18, 0), utc("2026-03-28T17:00:00Z"));
    assert_eq!(at(date(2026, 3, 29), 18, 0), utc("2026-03-29T16:00:00Z"));
    // 02:30 is not there: with the offset before the jump it is 03:30, while a call by the clock comes at 03:00.
    let called = domain::time::instant_of(date(2026, 3, 29).at(2, 30, 0, 0), &berlin);
    assert_eq!(called, utc("2026-03-29T01:00:00Z"));
    assert_eq!(at(date(2026, 3, 29), 2, 30), utc("2026-03-29T01:30:00Z"));
    // 02:30 is there twice: the first one counts.
    assert_eq!(at(date(2026, 10, 25), 2, 30), utc("2026-10-25T00:30:00Z"));
}
