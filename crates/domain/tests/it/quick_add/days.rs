//! Days in words and in numbers.

use domain::tasks::quick_add::{Reader, SlashOrder};
use jiff::civil::date;

use super::{READER, says, says_with, stays};

#[test]
fn near_days_are_said_in_words() {
    says(&[
        ("Buy milk", "Buy milk"),
        ("Buy milk today", "Buy milk 2026-03-11"),
        ("Buy milk tomorrow", "Buy milk 2026-03-12"),
        ("tmrw call the bank", "call the bank 2026-03-12"),
        ("TOMORROW call the bank", "call the bank 2026-03-12"),
        ("Hike this weekend", "Hike 2026-03-14"),
        ("Read later this week", "Read 2026-03-13"),
        ("Read later next week", "Read 2026-03-20"),
        ("Plan next week", "Plan 2026-03-18"),
        ("Rent next month", "Rent 2026-04-01"),
        ("Taxes next year", "Taxes 2027-01-01"),
        ("Invoice end of month", "Invoice 2026-03-31"),
        ("Invoice end of the month", "Invoice 2026-03-31"),
        ("Walk in 3 days", "Walk 2026-03-14"),
        ("Walk in a week", "Walk 2026-03-18"),
        ("Walk in two months", "Walk 2026-05-11"),
        ("Passport in 2 years", "Passport 2028-03-11"),
    ]);
}

#[test]
fn a_weekday_is_the_nearest_one() {
    says(&[
        ("Swim friday", "Swim 2026-03-13"),
        ("Swim on Fri", "Swim 2026-03-13"),
        ("Swim wednesday", "Swim 2026-03-11"),
        ("Swim next wednesday", "Swim 2026-03-18"),
        ("Swim on next wed", "Swim 2026-03-18"),
        ("Swim next friday", "Swim 2026-03-13"),
        ("Swim this sunday", "Swim 2026-03-15"),
        ("Swim tuesday", "Swim 2026-03-17"),
        // The number says more than the name.
        ("Swim friday 27th", "Swim 2026-03-27"),
    ]);
}

#[test]
fn a_weekend_that_has_begun_is_this_one() {
    let on = |day| Reader { now: date(2026, 3, day).at(9, 30, 0, 0), ..READER };
    says_with(on(14), &[("Hike this weekend", "Hike 2026-03-14")]);
    says_with(on(15), &[("Hike this weekend", "Hike 2026-03-15"), ("Read later this week", "Read 2026-03-15")]);
}

#[test]
fn days_of_a_month_lie_ahead() {
    says(&[
        ("Pay on the 17th", "Pay 2026-03-17"),
        ("Pay 11th", "Pay 2026-03-11"),
        ("Pay 5th", "Pay 2026-04-05"),
        ("Pay 31st", "Pay 2026-03-31"),
        ("Gift 21st of june", "Gift 2026-06-21"),
        ("Gift 21 June", "Gift 2026-06-21"),
        ("Gift jun 21st", "Gift 2026-06-21"),
        ("Gift jun 21 2027", "Gift 2027-06-21"),
        ("Gift 3 feb", "Gift 2027-02-03"),
        // Earlier this month: it is late, and meant so.
        ("Gift 1 march", "Gift 2026-03-01"),
        ("Leap feb 29", "Leap 2028-02-29"),
    ]);
    let january = Reader { now: date(2026, 1, 31).at(9, 30, 0, 0), ..READER };
    says_with(january, &[("Pay 30th", "Pay 2026-03-30"), ("Walk in a month", "Walk 2026-02-28")]);
}

#[test]
fn dates_are_written_in_many_ways() {
    says(&[
        ("Fly 2026-07-04", "Fly 2026-07-04"),
        ("Fly 2026/7/4", "Fly 2026-07-04"),
        ("Fly 7/4/26", "Fly 2026-07-04"),
        ("Fly 07/04/2026", "Fly 2026-07-04"),
        ("Fly 7/4", "Fly 2026-07-04"),
        ("Fly 25/7", "Fly 2026-07-25"),
        ("Fly 4.7.2026", "Fly 2026-07-04"),
        ("Fly 04.07", "Fly 2026-07-04"),
        ("Fly 4.7.", "Fly 2026-07-04"),
    ]);
    let day_first = Reader { slash_order: SlashOrder::DayFirst, ..READER };
    says_with(
        day_first,
        &[
            ("Fly 04/07/2026", "Fly 2026-07-04"),
            ("Fly 27/07/2026", "Fly 2026-07-27"),
            ("Fly 4/7", "Fly 2026-07-04"),
            ("Fly 7/27", "Fly 2026-07-27"),
            ("Fly 07/27/2026", "Fly 07/27/2026"),
        ],
    );
}

#[test]
fn what_is_no_day_stays() {
    stays(&[
        "Run 1.5 km",
        "Fly 31/2",
        "Fly 2026-02-30",
        "Fly 27/07/2026",
        "Fly 1899-12-31",
        "Meet Mayor",
        "Todays news",
        "Walk in 0 days",
        "Walk in 10000 days",
        "Walk in 9000 years",
        "One day at a time",
    ]);
}
