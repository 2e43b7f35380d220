//! Loop's totals by calendar period.

use domain::habits::{
    Grouping,
    loop_compat::{LoopEntry, LoopKind, LoopValue, grouped_sums},
};
use jiff::civil::Weekday;
use serde_json::Value;

use super::files::{cases, conclude, days_ago, json};

fn numbers(value: &Value) -> impl Iterator<Item = i64> {
    value.as_array().unwrap().iter().filter_map(Value::as_i64)
}

#[test]
fn loop_grouped_sums() {
    let Some(file) = json("loop_grouped_sums.json") else { return };
    let today = file["reference_day"].as_str().unwrap().parse().unwrap();
    let days: Vec<_> = numbers(&file["days_before_reference"]).map(|ago| days_ago(today, ago)).collect();
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for case in cases(&file, "cases") {
        let (kind, bucket) = (case["kind"].as_str().unwrap(), case["bucket"].as_str().unwrap());
        let Ok(grouping) = Grouping::parse(bucket) else {
            unsupported.push(format!("{kind} by {bucket}"));
            continue;
        };
        let is_boolean = kind == "boolean";
        let values =
            numbers(&file["values"]).map(|value| if is_boolean { LoopValue::YES_MANUAL } else { LoopValue(value) });
        let entries: Vec<_> = days.iter().zip(values).map(|(day, value)| LoopEntry { day: *day, value }).collect();
        let kind_of_habit = if is_boolean { LoopKind::YesNo } else { LoopKind::AtLeast(1.0) };
        let found = grouped_sums(kind_of_habit, &entries, grouping, Weekday::Sunday);
        checked += 1;
        if case["bucket_count"].as_u64().is_some_and(|count| usize::try_from(count) != Ok(found.len())) {
            wrong.push(format!("{kind} by {bucket}: {} periods", found.len()));
        }
        for expected in cases(case, "expected") {
            let at = usize::try_from(expected["index_newest_first"].as_u64().unwrap()).unwrap();
            let told = found.get(at).map(|group| (group.start.to_string(), group.sum));
            let wanted = (expected["bucket_start"].as_str().unwrap().to_owned(), expected["sum"].as_i64().unwrap());
            if told.as_ref() != Some(&wanted) {
                wrong.push(format!("{kind} by {bucket}, {at}: expected {wanted:?}, found {told:?}"));
            }
        }
    }
    conclude("loop_grouped_sums.json", checked, &unsupported, &wrong);
}
