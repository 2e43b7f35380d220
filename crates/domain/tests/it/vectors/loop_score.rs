//! Loop's score: one step, and whole histories.

use domain::habits::loop_compat::{score_series, score_step};
use serde_json::Value;

use super::files::{cases, conclude, csv, days_ago, json, loop_entries, loop_frequency, loop_kind, loop_today, name};

fn frequency(text: &str) -> f64 {
    match text.split_once('/') {
        Some((times, days)) => times.trim().parse::<f64>().unwrap() / days.trim().parse::<f64>().unwrap(),
        None => text.trim().parse().unwrap(),
    }
}

#[test]
fn loop_score_step() {
    let Some(rows) = csv("loop_score_step.csv") else { return };
    let mut wrong = Vec::new();
    for row in &rows {
        let number = |at: usize| row[at].trim().parse::<f64>().unwrap();
        let found = score_step(frequency(&row[0]), number(1), number(2));
        if (found - number(3)).abs() > number(4) {
            wrong.push(format!("{}: found {found}", row.join(" ")));
        }
    }
    conclude("loop_score_step.csv", rows.len(), &[], &wrong);
}

fn expected_by_days_ago(expected: &Value) -> Vec<(i64, f64)> {
    match expected {
        Value::Object(map) => map.iter().map(|(ago, score)| (ago.parse().unwrap(), score.as_f64().unwrap())).collect(),
        Value::Array(list) => (0..).zip(list.iter().filter_map(Value::as_f64)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn loop_score_series() {
    let Some(file) = json("loop_score_series.json") else { return };
    let today = loop_today(&file);
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for case in cases(&file, "cases") {
        let series =
            score_series(loop_kind(case), loop_frequency(&case["frequency"]), &loop_entries(case, today), today);
        let tolerance = case["tolerance"].as_f64().unwrap_or(1e-6);
        let expected = expected_by_days_ago(&case["expected_score_by_days_ago"]);
        let now = series.on(today);
        let above = case["expected_score_today_greater_than"].as_f64();
        let below = case["expected_score_today_less_than"].as_f64();
        if expected.is_empty() && above.is_none() && below.is_none() {
            unsupported.push(name(case));
            continue;
        }
        checked += 1;
        if above.is_some_and(|bound| now <= bound) || below.is_some_and(|bound| now >= bound) {
            wrong.push(format!("{}: today {now}", name(case)));
        }
        for (ago, score) in expected {
            let found = series.on(days_ago(today, ago));
            if (found - score).abs() > tolerance {
                wrong.push(format!("{}: {ago} days ago expected {score}, found {found}", name(case)));
            }
        }
    }
    conclude("loop_score_series.json", checked, &unsupported, &wrong);
}

/// Turns `[from, to, value]` ranges into the form of the cases.
fn with_entries(case: &Value, ranges: &Value) -> Value {
    let mut case = case.clone();
    let entry = |range: &Value| serde_json::json!({ "days_ago_from": range[0], "days_ago_to_exclusive": range[1], "value": range[2] });
    case["entries"] = ranges.as_array().unwrap().iter().map(entry).collect();
    case
}

#[test]
fn loop_score_invariants() {
    let Some(file) = json("loop_score_series.json") else { return };
    let today = loop_today(&file);
    let score = |case: &Value| {
        score_series(loop_kind(case), loop_frequency(&case["frequency"]), &loop_entries(case, today), today).on(today)
    };
    let mut wrong = Vec::new();
    for case in cases(&file, "invariants") {
        let base = score(&with_entries(case, &case["base_entries"]));
        for variant in cases(case, "variants") {
            let found = score(&with_entries(case, variant));
            if (found - base).abs() > 1e-6 {
                wrong.push(format!("{}: base {base}, variant {found}", name(case)));
            }
        }
    }
    conclude("loop_score_series.json invariants", cases(&file, "invariants").len(), &[], &wrong);
}
