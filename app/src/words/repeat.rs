//! When something comes again, in words.

use domain::{
    format::{date_long, month_name, weekday_name_long, weekday_name_short},
    habits::WeekdaySet,
    identity::Preferences,
    recurrence::{MonthDays, NthWeekday, Pattern, RepeatEnd, RepeatFrom, Rule},
};
use jiff::civil::Weekday;

use super::{joined, week_from};

/// A rule as a sentence without its stop: "Every 2 weeks on Mon and Thu, until 1 May 2026".
pub fn repeat_words(rule: &Rule, preferences: &Preferences) -> String {
    let every = every(rule, preferences.week_start.weekday());
    let from = match rule.from {
        RepeatFrom::Schedule => "",
        RepeatFrom::Completion => ", counted from when it is done",
    };
    match rule.end {
        RepeatEnd::Never => format!("{every}{from}"),
        RepeatEnd::Until(day) => format!("{every}{from}, until {}", date_long(day, preferences)),
        RepeatEnd::After(1) => format!("{every}{from}, once"),
        RepeatEnd::After(count) => format!("{every}{from}, {count} times"),
    }
}

fn every(rule: &Rule, week_start: Weekday) -> String {
    let period = |one: &str, many: &str| match rule.interval {
        1 => format!("Every {one}"),
        interval => format!("Every {interval} {many}"),
    };
    match &rule.pattern {
        Pattern::Daily => period("day", "days"),
        Pattern::Weekly(days) if days.is_empty() => period("week", "weeks"),
        Pattern::Weekly(days) if rule.interval == 1 => format!("Every {}", weekly(*days, week_start)),
        Pattern::Weekly(days) => format!("{} on {}", period("week", "weeks"), listed(*days, week_start)),
        Pattern::Monthly(days) => format!("{}{}", period("month", "months"), within_month(days, week_start)),
        Pattern::Yearly(months, days) => {
            let names: Vec<String> = months.iter().map(|month| month_name(*month).to_owned()).collect();
            let months = if names.is_empty() { String::new() } else { format!(" in {}", joined(&names)) };
            format!("{}{months}{}", period("year", "years"), within_month(days, week_start))
        }
    }
}

/// The days of every week.
fn weekly(days: WeekdaySet, week_start: Weekday) -> String {
    let is_weekend = |day: Weekday| matches!(day, Weekday::Saturday | Weekday::Sunday);
    match days.len() {
        7 => "day".to_owned(),
        5 if !days.iter().any(is_weekend) => "weekday".to_owned(),
        1 => days.iter().next().map(weekday_name_long).unwrap_or_default().to_owned(),
        _ => listed(days, week_start),
    }
}

fn listed(days: WeekdaySet, week_start: Weekday) -> String {
    let chosen = week_from(week_start).into_iter().filter(|day| days.contains(*day));
    joined(&chosen.map(weekday_name_short).collect::<Vec<_>>())
}

fn within_month(days: &MonthDays, week_start: Weekday) -> String {
    match days {
        MonthDays::OfFirst => String::new(),
        MonthDays::Numbers(numbers) => {
            let names: Vec<String> = numbers.iter().map(|number| day_number(*number)).collect();
            format!(" on {}", joined(&names))
        }
        MonthDays::Weekdays(days) => {
            let names: Vec<String> = days.iter().map(nth_weekday).collect();
            format!(" on {}", joined(&names))
        }
        MonthDays::Place(days, place) => {
            let is_weekend = |day: Weekday| matches!(day, Weekday::Saturday | Weekday::Sunday);
            let is_working = days.len() == 5 && !days.iter().any(is_weekend);
            let of = if is_working { "working day".to_owned() } else { format!("of {}", listed(*days, week_start)) };
            format!(" on the {} {of}", nth(*place))
        }
    }
}

fn day_number(number: i8) -> String {
    match number {
        -1 => "the last day".to_owned(),
        number if number < 0 => format!("the {} day", nth(number)),
        number => format!("the {}", nth(number)),
    }
}

fn nth_weekday(day: &NthWeekday) -> String {
    let name = weekday_name_long(day.weekday);
    match day.nth {
        None => format!("every {name}"),
        Some(place) => format!("the {} {name}", nth(place)),
    }
}

/// `3rd`, `last`, `2nd to last`.
fn nth(number: i8) -> String {
    let ending = |number: i8| match (number % 10, number / 10 % 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    match number {
        -1 => "last".to_owned(),
        number if number < 0 => {
            let number = number.saturating_neg();
            format!("{number}{} to last", ending(number))
        }
        number => format!("{number}{}", ending(number)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::identity::TimeZoneName;
    use jiff::civil::date;

    use super::*;

    fn said(rule: &Rule) -> String {
        repeat_words(rule, &Preferences::in_zone(TimeZoneName::utc()))
    }

    fn days(days: &[Weekday]) -> WeekdaySet {
        days.iter().fold(WeekdaySet::default(), |set, day| set.with(*day))
    }

    #[test]
    fn simple_rules_are_short() {
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        assert_eq!(said(&Rule::daily()), "Every day");
        assert_eq!(said(&Rule::daily().every(3)), "Every 3 days");
        assert_eq!(said(&Rule::weekly_on(days(&[Monday]))), "Every Monday");
        assert_eq!(said(&Rule::weekly_on(days(&[Monday, Tuesday, Wednesday, Thursday, Friday]))), "Every weekday");
        assert_eq!(said(&Rule::weekly_on(days(&[Friday, Monday])).every(2)), "Every 2 weeks on Mon and Fri");
        assert_eq!(said(&Rule::yearly()), "Every year");
    }

    #[test]
    fn days_of_a_month_are_told_by_number_or_place() {
        let numbers = |numbers: &[i8]| Rule::monthly_on(MonthDays::Numbers(BTreeSet::from_iter(numbers.to_vec())));
        assert_eq!(said(&numbers(&[1, 15])), "Every month on the 1st and the 15th");
        assert_eq!(said(&numbers(&[-1])), "Every month on the last day");
        let second = NthWeekday { nth: Some(2), weekday: Weekday::Tuesday };
        assert_eq!(said(&Rule::monthly_on(MonthDays::Weekdays(vec![second]))), "Every month on the 2nd Tuesday");
        let working = WeekdaySet::from_bits(0b001_1111).unwrap_or_default();
        assert_eq!(said(&Rule::monthly_on(MonthDays::Place(working, -1))), "Every month on the last working day");
    }

    #[test]
    fn an_end_and_a_count_from_completion_are_told() {
        assert_eq!(said(&Rule::daily().every(10).after_completion()), "Every 10 days, counted from when it is done");
        assert_eq!(said(&Rule::weekly().until(date(2026, 5, 1))), "Every week, until 1 May 2026");
        assert_eq!(said(&Rule::monthly().times(5)), "Every month, 5 times");
    }
}
