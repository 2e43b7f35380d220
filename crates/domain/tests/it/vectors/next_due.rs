//! Next due days as RFC 5545 has them, and Habitica's.

use domain::recurrence::Rule;
use jiff::civil::Date;
use serde_json::Value;

use super::files::{cases, conclude, json, name};

const WEEKDAYS: [(&str, &str); 7] =
    [("su", "SU"), ("m", "MO"), ("t", "TU"), ("w", "WE"), ("th", "TH"), ("f", "FR"), ("s", "SA")];

fn day(value: &Value) -> Date {
    value.as_str().unwrap().parse().unwrap()
}

fn days(case: &Value, key: &str) -> Vec<Date> {
    cases(case, key).iter().map(day).collect()
}

/// Habitica's words for a rule: weeks begin on Sunday, and weeks of a month are counted from 0.
fn habitica_rule(told: &Value, start: Date) -> Result<Rule, &'static str> {
    let frequency = told["frequency"].as_str().unwrap_or("daily").to_uppercase();
    let interval = told["everyX"].as_u64().unwrap_or(0);
    let week_of = |day: Date| u64::from((day.day() - 1).unsigned_abs() / 7);
    let weeks: Vec<u64> = match &told["weeksOfMonth"] {
        Value::Array(weeks) => weeks.iter().filter_map(Value::as_u64).collect(),
        Value::String(_) => vec![week_of(start)],
        _ => Vec::new(),
    };
    let codes: Vec<&str> = cases(told, "repeat")
        .iter()
        .filter_map(|known| WEEKDAYS.into_iter().find(|(word, _)| known.as_str() == Some(*word)).map(|(_, code)| code))
        .collect();
    let by_day: Vec<String> = match (frequency.as_str(), weeks.is_empty()) {
        ("MONTHLY", false) => {
            weeks.iter().flat_map(|week| codes.iter().map(move |code| format!("{}{code}", week + 1))).collect()
        }
        ("WEEKLY", _) => codes.iter().map(|code| (*code).to_owned()).collect(),
        _ => Vec::new(),
    };
    let numbers: Vec<String> =
        cases(told, "daysOfMonth").iter().filter_map(Value::as_u64).map(|number| number.to_string()).collect();
    let mut text = format!("FREQ={frequency};INTERVAL={interval};WKST=SU");
    for (part, values) in [("BYDAY", by_day), ("BYMONTHDAY", numbers)] {
        if !values.is_empty() {
            text = format!("{text};{part}={}", values.join(","));
        }
    }
    Rule::parse(&text)
}

#[test]
fn habitica_next_due() {
    let Some(file) = json("habitica_next_due.json") else { return };
    let (mut checked, mut wrong) = (0, Vec::new());
    for case in cases(&file, "next_due") {
        let start = day(&case["start_and_from"]);
        let expected = days(case, "expected_next_six");
        let rules = [("rrule", Rule::parse(case["rrule"].as_str().unwrap()))];
        let told = case["habitica"].is_object().then(|| ("habitica", habitica_rule(&case["habitica"], start)));
        for (spelling, rule) in rules.into_iter().chain(told) {
            checked += 1;
            let Ok(rule) = rule else {
                wrong.push(format!("{} as {spelling}: {rule:?}", name(case)));
                continue;
            };
            let after = start.tomorrow().unwrap();
            let found: Vec<Date> = rule.days_within(start, after, Date::MAX).take(expected.len()).collect();
            if found != expected {
                wrong.push(format!("{} as {spelling}: expected {expected:?}, found {found:?}", name(case)));
            }
        }
    }
    for case in cases(&file, "due_on_day") {
        checked += 1;
        let start = day(&case["start"]);
        let found = habitica_rule(case, start).is_ok_and(|rule| rule.falls_on(start, day(&case["day"])));
        if Some(found) != case["expected_due"].as_bool() {
            wrong.push(format!("{}: found {found}", name(case)));
        }
    }
    conclude("habitica_next_due.json", checked, &[], &wrong);
}

#[test]
fn what_habitica_never_has_due_is_refused_or_has_not_begun() {
    assert_eq!(Rule::parse("FREQ=DAILY;INTERVAL=0"), Err("out_of_range"));
    assert_eq!(Rule::parse("FREQ=DAILY;INTERVAL="), Err("out_of_range"));
    let (start, before) = (Date::constant(2026, 3, 12), Date::constant(2026, 3, 11));
    assert!(!Rule::daily().falls_on(start, before));
}
