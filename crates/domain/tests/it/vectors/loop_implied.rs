//! Loop's implied days.

use domain::habits::loop_compat::{
    Frequency, Interval, LoopEntry, LoopValue, build_entries, build_intervals, implied, snap_intervals,
};
use jiff::civil::Date;
use serde_json::Value;

use super::files::{cases, conclude, days_ago, json, loop_entries, loop_frequency, loop_today, loop_value};

fn intervals(list: &Value, today: Date) -> Vec<Interval> {
    let day = |value: &Value| days_ago(today, value.as_i64().unwrap());
    let interval = |item: &Value| Interval { begin: day(&item[0]), center: day(&item[1]), end: day(&item[2]) };
    list.as_array().unwrap().iter().map(interval).collect()
}

fn value_on(entries: &[LoopEntry], day: Date) -> LoopValue {
    entries.iter().find(|entry| entry.day == day).map_or(LoopValue::UNKNOWN, |entry| entry.value)
}

fn compare(case: &str, found: &[LoopEntry], expected: &Value, today: Date, wrong: &mut Vec<String>) {
    for (ago, value) in expected.as_object().unwrap() {
        let found = value_on(found, days_ago(today, ago.parse().unwrap()));
        if found != loop_value(value) {
            wrong.push(format!("{case}: {ago} days ago expected {value}, found {found:?}"));
        }
    }
}

/// `compute_boolean_1_in_3` and the like name the frequency in their key.
fn frequency_in_key(key: &str) -> Option<Frequency> {
    let (times, days) = key.strip_prefix("compute_boolean_")?.split_once("_in_")?;
    Some(Frequency::new(times.parse().ok()?, days.parse().ok()?))
}

fn compare_intervals(file: &Value, today: Date, wrong: &mut Vec<String>) -> usize {
    for case in cases(file, "build_intervals") {
        let yes: Vec<Date> = loop_entries(case, today)
            .iter()
            .filter(|entry| entry.value == LoopValue::YES_MANUAL)
            .map(|entry| entry.day)
            .collect();
        let found = build_intervals(loop_frequency(&case["frequency"]), &yes);
        if found != intervals(&case["expected"], today) {
            wrong.push(format!("{}: {found:?}", case["id"]));
        }
    }
    for case in cases(file, "snap_intervals") {
        let found = snap_intervals(&intervals(&case["input"], today));
        if found != intervals(&case["expected"], today) {
            wrong.push(format!("snap {}: {found:?}", case["input"]));
        }
    }
    cases(file, "build_intervals").len() + cases(file, "snap_intervals").len()
}

#[test]
fn loop_auto_checkmarks() {
    let Some(file) = json("loop_auto_checkmarks.json") else { return };
    let today = loop_today(&file);
    let mut wrong = Vec::new();
    let mut checked = compare_intervals(&file, today, &mut wrong);
    for (key, case) in file.as_object().unwrap() {
        let frequency = frequency_in_key(key);
        let found = match frequency {
            Some(frequency) => implied(frequency, &loop_entries(case, today)),
            None if key.starts_with("build_entries") => {
                build_entries(&loop_entries(case, today), &intervals(&case["intervals"], today))
            }
            None => continue,
        };
        checked += 1;
        compare(key, &found, &case["expected"], today, &mut wrong);
        let limits = case["expected"].as_object().unwrap();
        let stray = |entry: &&LoopEntry| {
            let listed = |ago: &String| days_ago(today, ago.parse().unwrap()) == entry.day;
            entry.value != LoopValue::UNKNOWN && !limits.keys().any(listed)
        };
        wrong.extend(found.iter().filter(stray).map(|entry| format!("{key}: unexpected {entry:?}")));
    }
    conclude("loop_auto_checkmarks.json", checked, &[], &wrong);
}
