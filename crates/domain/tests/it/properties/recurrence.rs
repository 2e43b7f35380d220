//! Rules that repeat: the same days as looking at every day would find, without drift and however far away.

use std::collections::BTreeSet;

use domain::{
    habits::WeekdaySet,
    recurrence::{MonthDays, MonthEnd, NthWeekday, Pattern, RepeatEnd, Rule, calendar_instant},
};
use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday, date},
    tz::TimeZone,
};
use proptest::prelude::*;

use super::strategies::week_start;
use crate::support::days_after;

fn weekday() -> impl Strategy<Value = Weekday> {
    (0i8..7).prop_map(|day| Weekday::from_monday_zero_offset(day).unwrap())
}

fn weekdays(least: usize) -> impl Strategy<Value = WeekdaySet> {
    proptest::collection::vec(weekday(), least..5)
        .prop_map(|days| days.into_iter().fold(WeekdaySet::default(), WeekdaySet::with))
}

fn nth(most: i8) -> impl Strategy<Value = i8> {
    (1..=most, any::<bool>()).prop_map(|(nth, from_end)| if from_end { -nth } else { nth })
}

fn nth_weekdays() -> impl Strategy<Value = Vec<NthWeekday>> {
    let one = (proptest::option::of(nth(5)), weekday()).prop_map(|(nth, weekday)| NthWeekday { nth, weekday });
    proptest::collection::vec(one, 1..4).prop_map(|days| {
        let mut once: Vec<NthWeekday> = Vec::new();
        for day in days {
            if !once.contains(&day) {
                once.push(day);
            }
        }
        once
    })
}

fn told_days() -> impl Strategy<Value = MonthDays> {
    prop_oneof![
        proptest::collection::btree_set(nth(31), 1..4).prop_map(MonthDays::Numbers),
        nth_weekdays().prop_map(MonthDays::Weekdays),
        (weekdays(1), nth(6)).prop_map(|(days, place)| MonthDays::Place(days, place)),
    ]
}

fn month_days() -> impl Strategy<Value = MonthDays> {
    prop_oneof![1 => Just(MonthDays::OfFirst), 4 => told_days()]
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let months = proptest::collection::btree_set(1i8..=12, 1..4);
    prop_oneof![
        Just(Pattern::Daily),
        weekdays(0).prop_map(Pattern::Weekly),
        month_days().prop_map(Pattern::Monthly),
        Just(Pattern::Yearly(BTreeSet::new(), MonthDays::OfFirst)),
        (months, month_days()).prop_map(|(months, days)| Pattern::Yearly(months, days)),
    ]
}

/// A rule from the schedule that does not end.
fn rule() -> impl Strategy<Value = Rule> {
    let month_end = prop_oneof![3 => Just(MonthEnd::Clamp), 1 => Just(MonthEnd::Skip)];
    (pattern(), 1u16..=12, week_start(), month_end).prop_map(|(pattern, interval, week_start, month_end)| Rule {
        week_start,
        month_end,
        ..Rule::new(pattern).every(interval)
    })
}

fn first_day() -> impl Strategy<Value = Date> {
    (0i64..4_000).prop_map(|days| days_after(date(2016, 1, 1), days))
}

/// Whether a day is one of the rule's, told from that day alone.
fn is_one(rule: &Rule, first: Date, day: Date) -> bool {
    let interval = i32::from(rule.interval);
    let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let week = |day: Date| day.checked_sub(i64::from(day.weekday().since(rule.week_start)).days()).unwrap();
    let counts = day >= first
        && match &rule.pattern {
            Pattern::Daily => (day - first).get_days() % interval == 0,
            Pattern::Weekly(_) => (week(day) - week(first)).get_days() / 7 % interval == 0,
            Pattern::Monthly(_) => (month(day) - month(first)) % interval == 0,
            Pattern::Yearly(..) => (i32::from(day.year()) - i32::from(first.year())) % interval == 0,
        };
    counts
        && match &rule.pattern {
            Pattern::Daily => true,
            Pattern::Weekly(days) if days.is_empty() => day.weekday() == first.weekday(),
            Pattern::Weekly(days) => days.contains(day.weekday()),
            Pattern::Monthly(days) => is_one_of_month(rule, days, first, day),
            Pattern::Yearly(months, days) => {
                let in_month =
                    if months.is_empty() { day.month() == first.month() } else { months.contains(&day.month()) };
                in_month && is_one_of_month(rule, days, first, day)
            }
        }
}

fn is_one_of_month(rule: &Rule, days: &MonthDays, first: Date, day: Date) -> bool {
    let (number, last) = (day.day(), day.days_in_month());
    let is_numbered = |told: i8| {
        let wanted = if told < 0 { last + 1 + told } else { told };
        number == wanted
            || rule.month_end == MonthEnd::Clamp && (wanted > last && number == last || wanted < 1 && number == 1)
    };
    match days {
        MonthDays::OfFirst => is_numbered(first.day()),
        MonthDays::Numbers(numbers) => numbers.iter().any(|number| is_numbered(*number)),
        MonthDays::Weekdays(weekdays) => weekdays.iter().any(|one| {
            let (from_begin, from_end) = ((number - 1) / 7 + 1, (last - number) / 7 + 1);
            day.weekday() == one.weekday && one.nth.is_none_or(|nth| nth == from_begin || -nth == from_end)
        }),
        MonthDays::Place(weekdays, place) => {
            let is_counted =
                |number: &i8| weekdays.contains(Date::new(day.year(), day.month(), *number).unwrap().weekday());
            let before = i8::try_from((1..=number).filter(is_counted).count()).unwrap();
            let behind = i8::try_from((number..=last).filter(is_counted).count()).unwrap();
            is_counted(&number) && (*place == before || -place == behind)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_days_are_those_that_looking_at_every_day_finds(rule in rule(), first in first_day(), late in 0i64..400) {
        let (from, to) = (days_after(first, late), days_after(first, late + 1_500));
        let found: Vec<Date> = rule.days_within(first, from, to).collect();
        let every_day = (late..=late + 1_500).map(|days| days_after(first, days));
        let naive: Vec<Date> = every_day.filter(|day| is_one(&rule, first, *day)).collect();
        prop_assert_eq!(&found, &naive, "{}", rule);
        let between = rule.days_between(first, from, to);
        let inner = naive.iter().filter(|day| from < **day && **day < to).count();
        prop_assert_eq!(usize::try_from(between).unwrap(), inner, "{}", rule);
    }

    #[test]
    fn two_hundred_years_later_nothing_has_drifted(rule in rule(), first in first_day(), more in 0i64..800) {
        let from = days_after(first, 200 * 366 + more);
        let Some(found) = rule.first_from(first, from) else {
            // Such as the 31st of every twelfth month, counted from a June.
            let is_never = (0..12_000).all(|days| !is_one(&rule, first, days_after(from, days)));
            prop_assert!(is_never, "{}", rule);
            return Ok(());
        };
        let before = std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(|day| *day < found);
        prop_assert!(is_one(&rule, first, found), "{}: {}", rule, found);
        prop_assert_eq!(before.filter(|day| is_one(&rule, first, *day)).count(), 0, "{}: {}", rule, found);
    }

    #[test]
    fn each_next_day_lies_behind_the_one_before(rule in rule(), first in first_day()) {
        let mut day = rule.first_from(first, first);
        for _ in 0..40 {
            let Some(before) = day else { break };
            day = rule.next_after(first, before);
            prop_assert!(day.is_none_or(|day| day > before && rule.falls_on(first, day)), "{}", rule);
        }
    }

    #[test]
    fn an_anchored_rule_has_the_same_days(rule in rule(), first in first_day()) {
        let to = days_after(first, 2_000);
        let anchored = rule.clone().anchored(first);
        let days: Vec<Date> = anchored.days_within(first, first, to).collect();
        prop_assert_eq!(days, rule.days_within(first, first, to).collect::<Vec<_>>(), "{}", rule);
        prop_assert_eq!(anchored.clone().anchored(to), anchored, "what is anchored stays so");
    }

    #[test]
    fn a_number_of_times_is_kept(rule in rule(), first in first_day(), count in 1u16..30) {
        let endless: Vec<Date> = rule.days_within(first, first, date(2200, 12, 31)).take(usize::from(count)).collect();
        let held: Vec<Date> = rule.times(count).days_within(first, first, date(2200, 12, 31)).collect();
        prop_assert_eq!(held, endless);
    }

    #[test]
    fn what_is_printed_is_read_as_the_same_rule(
        rule in rule(), completion in any::<bool>(), end in 0u16..3, count in 1u16..=999,
    ) {
        let rule = match end {
            0 => rule,
            1 => rule.until(days_after(date(2000, 1, 1), i64::from(count) * 50)),
            _ if completion => rule,
            _ => rule.times(count),
        };
        let rule = if completion { rule.after_completion() } else { rule };
        prop_assert_eq!(rule.check(), Ok(()));
        prop_assert_eq!(Rule::parse(&rule.to_string()), Ok(rule.clone()), "{}", rule);
        let json = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
    }

    #[test]
    fn whatever_is_read_can_be_asked(
        text in "\\PC{0,40}", parts in proptest::collection::vec("[A-Z]{2,10}=[0-9A-Z,;-]{0,12}", 0..5),
    ) {
        for text in [text, parts.join(";"), format!("FREQ=MONTHLY;{}", parts.join(";"))] {
            if let Ok(rule) = Rule::parse(&text) {
                prop_assert_eq!(rule.check(), Ok(()));
                let _ = rule.first_from(date(2026, 3, 12), date(2126, 3, 12));
            }
        }
    }

    #[test]
    fn a_time_of_day_stays_when_the_clocks_change(
        rule in rule(), first in first_day(), minute in 0i8..60, hour in 0i8..24,
        zone in prop_oneof![
            Just("Europe/Berlin"), Just("America/New_York"), Just("Australia/Lord_Howe"), Just("Africa/Cairo"),
            Just("Asia/Kolkata"), Just("UTC"),
        ],
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let time = Time::new(hour, minute, 0, 0).unwrap();
        for day in rule.days_within(first, first, days_after(first, 1_000)).take(60) {
            let wanted = day.to_datetime(time);
            let shown = zone.to_datetime(calendar_instant(day, time, &zone));
            let may_differ = zone.to_ambiguous_timestamp(wanted).is_ambiguous();
            prop_assert!(shown == wanted || (may_differ && shown > wanted), "{} {}", wanted, shown);
        }
    }
}

#[test]
fn a_rule_that_ends_says_so() {
    let (first, rule) = (date(2026, 3, 1), Rule::daily().every(3));
    let days = |rule: &Rule| rule.days_within(first, first, date(2026, 3, 31)).count();
    assert_eq!((days(&rule), days(&rule.clone().until(date(2026, 3, 7))), days(&rule.clone().times(2))), (11, 3, 2));
    assert_eq!(rule.clone().until(date(2026, 3, 7)).next_after(first, date(2026, 3, 7)), None);
    assert_eq!(rule.until(date(2026, 2, 1)).end, RepeatEnd::Until(date(2026, 2, 1)));
}
