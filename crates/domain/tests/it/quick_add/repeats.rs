//! Repeats in words. A line that says no day begins with the first that fits.

use domain::tasks::quick_add::{Reader, RepeatAnchor};
use jiff::civil::date;

use super::{READER, says, says_with, stays};

#[test]
fn so_many_days_weeks_months_or_years() {
    says(&[
        ("Water every day", "Water 2026-03-11 every day"),
        ("Water each 3 weeks", "Water 2026-03-11 every 3 weeks"),
        ("Water every other day", "Water 2026-03-11 every 2 days"),
        ("Water every ten hours", "Water 2026-03-11 every 10 hours"),
        ("Water tomorrow every month", "Water 2026-03-12 every month"),
        ("Taxes every quarter", "Taxes 2026-03-11 every 3 months"),
        ("Ping hourly", "Ping 2026-03-11 every hour"),
        ("Ping biweekly", "Ping 2026-03-11 every 2 weeks"),
        ("Ping biannually", "Ping 2026-03-11 every 6 months"),
        ("Ping biennially", "Ping 2026-03-11 every 2 years"),
        ("Ping yearly", "Ping 2026-03-11 every year"),
    ]);
}

#[test]
fn days_of_the_week() {
    says(&[
        ("Water every monday", "Water 2026-03-16 every monday"),
        ("Water every mondays", "Water 2026-03-16 every monday"),
        ("Water every mon, wed and fri", "Water 2026-03-11 every monday, wednesday, friday"),
        ("Water every mon,thu", "Water 2026-03-12 every monday, thursday"),
        ("Water every weekday", "Water 2026-03-11 every weekday"),
        ("Water every weekend", "Water 2026-03-14 every saturday, sunday"),
        ("Water every other tuesday", "Water 2026-03-17 every 2 weeks on tuesday"),
        ("Water every 2 weeks on mon, thu", "Water 2026-03-12 every 2 weeks on monday, thursday"),
        ("Water weekly on sunday", "Water 2026-03-15 every sunday"),
    ]);
}

#[test]
fn days_of_the_month() {
    says(&[
        ("Rent every 1st", "Rent 2026-04-01 every month on the 1st"),
        ("Rent every 11th of the month", "Rent 2026-03-11 every month on the 11th"),
        ("Rent monthly on the 22nd", "Rent 2026-03-22 every month on the 22nd"),
        ("Rent every 2 months on the 3rd", "Rent 2026-04-03 every 2 months on the 3rd"),
        ("Rent every last day of the month", "Rent 2026-03-31 every month on the last day"),
        ("Club every 3rd friday", "Club 2026-03-20 every month on the 3rd friday"),
        ("Club every first monday", "Club 2026-04-06 every month on the 1st monday"),
        ("Club every last friday", "Club 2026-03-27 every month on the last friday"),
    ]);
    let february = Reader { now: date(2026, 2, 10).at(9, 30, 0, 0), ..READER };
    says_with(february, &[("Rent every 31st", "Rent 2026-02-28 every month on the 31st")]);
}

#[test]
fn a_repeat_has_a_time() {
    says(&[
        ("Water daily at 8am", "Water 2026-03-12 at 08:00 every day"),
        ("Water daily at 8pm", "Water 2026-03-11 at 20:00 every day"),
        ("Water every wednesday at 9", "Water 2026-03-18 at 09:00 every wednesday"),
        ("Water every monday 9am", "Water 2026-03-16 at 09:00 every monday"),
    ]);
}

#[test]
fn counted_from_the_day_it_was_done() {
    says(&[
        ("Filter every! 3 months", "Filter 2026-03-11 every! 3 months"),
        ("Filter every 3 months after completion", "Filter 2026-03-11 every! 3 months"),
        ("Filter weekly when done", "Filter 2026-03-11 every! week"),
    ]);
    let anchor = |line: &str| READER.read(line).draft.repeat.map(|repeat| repeat.anchor);
    assert_eq!(anchor("Filter every! week"), Some(RepeatAnchor::Completion));
    assert_eq!(anchor("Filter every week"), Some(RepeatAnchor::Schedule));
}

#[test]
fn what_is_no_repeat_stays() {
    stays(&[
        "Water every 0 days",
        "Water every 1000 days",
        "Water every plant",
        "Stay every bit as kind",
        "A weeklyish note",
    ]);
}
