//! Loop's list of best streaks.

use domain::habits::loop_compat::best_streaks;

use super::files::{cases, conclude, json, loop_entries, loop_frequency, loop_kind, loop_today, name};

#[test]
fn loop_streaks() {
    let Some(file) = json("loop_streaks.json") else { return };
    let today = loop_today(&file);
    let mut wrong = Vec::new();
    for case in cases(&file, "cases") {
        let limit = usize::try_from(case["limit"].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        let frequency = loop_frequency(&case["frequency"]);
        let found = best_streaks(loop_kind(case), frequency, &loop_entries(case, today), today, limit);
        let found: Vec<u64> = found.iter().map(|streak| u64::from(streak.length())).collect();
        let expected: Vec<u64> = cases(case, "expected_lengths").iter().filter_map(serde_json::Value::as_u64).collect();
        if found != expected {
            wrong.push(format!("{}: expected {expected:?}, found {found:?}", name(case)));
        }
    }
    conclude("loop_streaks.json", cases(&file, "cases").len(), &[], &wrong);
}
