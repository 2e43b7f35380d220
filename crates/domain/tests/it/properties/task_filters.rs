//! Filters of any shape: what is written is read as the same filter, and the answers keep to the rules of logic.

use domain::tasks::{
    filter::{DayOf, DayPoint, DayRange, Filter, FilterSubject, Term},
    quick_add::TimeframeWord,
};
use jiff::civil::{Date, date};
use proptest::{option, prelude::*, sample::select};

use crate::support::days_after;

const TODAY: Date = date(2026, 3, 11);

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "Work",
            "inbox",
            "Inbox",
            "wait ing",
            "a&b",
            "(x)",
            "say \"hi\"",
            "back\\slash",
            "#1",
            "\u{e9}t\u{e9}"
        ])
        .prop_map(str::to_owned),
        "[a-zA-Z(\"!\\\\.:-]{1,6}",
    ]
}

fn point() -> impl Strategy<Value = DayPoint> {
    prop_oneof![
        (-3_i32..4).prop_map(DayPoint::FromToday),
        (-36_500_i32..=36_500).prop_map(DayPoint::FromToday),
        (-9_i64..9).prop_map(|days| DayPoint::Fixed(days_after(TODAY, days))),
    ]
}

fn range() -> impl Strategy<Value = DayRange> {
    (option::of(point()), option::of(point())).prop_map(|(first, last)| {
        let is_reversed = match (first, last) {
            (Some(DayPoint::Fixed(first)), Some(DayPoint::Fixed(last))) => last < first,
            (Some(DayPoint::FromToday(first)), Some(DayPoint::FromToday(last))) => last < first,
            _ => false,
        };
        if is_reversed { DayRange { first: last, last: first } } else { DayRange { first, last } }
    })
}

fn term() -> impl Strategy<Value = Term> {
    prop_oneof![
        4 => (select(&DayOf::ALL[..]), range()).prop_map(|(of, range)| Term::Days(of, range)),
        1 => select(&DayOf::ALL[..]).prop_map(Term::NoDay),
        1 => (1_u8..=4).prop_map(Term::Priority),
        1 => name().prop_map(Term::Project),
        1 => name().prop_map(Term::Section),
        1 => name().prop_map(Term::Label),
        1 => name().prop_map(Term::Habit),
        1 => name().prop_map(Term::Text),
        1 => select(&TimeframeWord::ALL[..]).prop_map(Term::Timeframe),
        1 => select(vec![Term::NoProject, Term::NoSection, Term::NoLabel, Term::NoTimeframe, Term::Recurring]),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    term().prop_map(Filter::Term).prop_recursive(4, 24, 4, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|filter| Filter::Not(Box::new(filter))),
            several().prop_map(Filter::All),
            several().prop_map(Filter::Any),
        ]
    })
}

fn day() -> impl Strategy<Value = Option<Date>> {
    option::of((-9_i64..9).prop_map(|days| days_after(TODAY, days)))
}

fn task() -> impl Strategy<Value = FilterSubject<'static>> {
    let named = || option::of(select(vec!["Work", "inbox", "wait ing", "A&B"]));
    let labels = proptest::collection::vec(select(vec!["work", "Inbox", "(X)", "#1"]), 0..3);
    let days = (day(), day(), day());
    let rest = (labels, 1_u8..=4, option::of(select(&TimeframeWord::ALL[..])), any::<bool>());
    (named(), named(), named(), days, rest).prop_map(|(project, section, habit, days, rest)| {
        let (due, deadline, start) = days;
        let (labels, priority, timeframe, is_recurring) = rest;
        FilterSubject {
            title: "Work on the \u{c9}t\u{e9} plan",
            notes: "say \"hi\"",
            project,
            section,
            labels,
            habit,
            priority,
            due,
            deadline,
            start,
            timeframe,
            is_recurring,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_that_is_written_is_read_as_itself(filter in filter()) {
        let written = filter.to_string();
        prop_assert_eq!(written.parse::<Filter>(), Ok(filter), "{}", written);
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_of_it(text in "[a-z0-9 :.()&|!\"\\\\#@~+/\u{e9}-]{0,30}") {
        match text.parse::<Filter>() {
            Ok(filter) => prop_assert_eq!(filter.to_string().parse::<Filter>(), Ok(filter)),
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error),
        }
    }

    #[test]
    fn the_opposite_of_all_is_one_that_is_not(parts in proptest::collection::vec(filter(), 2..4), task in task()) {
        let opposites = parts.iter().cloned().map(|part| Filter::Not(Box::new(part))).collect();
        let none = Filter::Not(Box::new(Filter::All(parts)));
        prop_assert_eq!(none.holds(&task, TODAY), Filter::Any(opposites).holds(&task, TODAY));
    }

    #[test]
    fn every_task_is_late_due_ahead_or_without_a_day(task in task()) {
        let holds = |text: &str| text.parse::<Filter>().unwrap().holds(&task, TODAY);
        let found = ["overdue", "today", "due after: today", "no date"].into_iter().filter(|text| holds(text)).count();
        prop_assert_eq!(found, 1);
    }

    #[test]
    fn a_range_is_what_its_dates_say(range in range(), days in -40_000_i64..40_000) {
        let day = days_after(TODAY, days);
        let (first, last) = range.dates(TODAY);
        let is_within = first.is_none_or(|first| first <= day) && last.is_none_or(|last| last >= day);
        prop_assert_eq!(range.contains(day, TODAY), is_within);
    }
}
