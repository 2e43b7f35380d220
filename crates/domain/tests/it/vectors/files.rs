//! Reading the shared files, and Loop's words in them.

use std::{io::Write as _, path::PathBuf};

use domain::habits::loop_compat::{Frequency, LoopEntry, LoopKind, LoopValue};
use jiff::{ToSpan, civil::Date};
use serde_json::Value;

/// The text of a file of the habit vectors. None, told aloud, where the folder is not there at all; a folder that is
/// there or was named and lacks the file is a failure.
pub(super) fn read(name: &str) -> Option<String> {
    let named = std::env::var_os("WELLSPRING_VECTORS");
    let is_named = named.is_some();
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors");
    let folder = named.map_or_else(beside, PathBuf::from);
    let path = [folder.join("habits").join(name), folder.join(name)].into_iter().find(|path| path.is_file());
    if path.is_none() {
        let place = folder.display();
        assert!(!is_named && !folder.is_dir(), "{name} is not in {place}");
        let test = std::thread::current();
        // Not by a print macro: the runner keeps those to itself for a test that passes. `cargo xtask test` reads this
        // line and does not count the test as passed.
        let line = format!("not run: {}: there is no {place}\n", test.name().unwrap_or_default());
        std::io::stdout().write_all(line.as_bytes()).unwrap();
    }
    path.map(|path| std::fs::read_to_string(path).unwrap())
}

pub(super) fn json(name: &str) -> Option<Value> {
    read(name).map(|text| serde_json::from_str(&text).unwrap())
}

/// The rows of a CSV file without its header. Fields may be quoted.
pub(super) fn csv(name: &str) -> Option<Vec<Vec<String>>> {
    Some(read(name)?.lines().skip(1).filter(|line| !line.trim().is_empty()).map(fields).collect())
}

pub(super) fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            // Two quotes inside of quotes are one.
            '"' if quoted && signs.next_if_eq(&'"').is_some() => fields.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

/// Fails with all the cases that went wrong, and names those that the product does not offer yet.
#[expect(clippy::print_stderr, reason = "cases that are left out must be named")]
pub(super) fn conclude(file: &str, checked: usize, unsupported: &[String], wrong: &[String]) {
    for case in unsupported {
        eprintln!("{file}: not yet supported: {case}");
    }
    assert!(checked > 0, "{file}: no case was checked");
    assert!(wrong.is_empty(), "{file}: {} of {checked} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

pub(super) fn cases<'a>(file: &'a Value, key: &str) -> &'a [Value] {
    file[key].as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn name(case: &Value) -> String {
    case["id"].as_str().unwrap_or("unnamed").to_owned()
}

pub(super) fn loop_today(file: &Value) -> Date {
    file["today"].as_str().unwrap_or("2015-01-25").parse().unwrap()
}

pub(super) fn days_ago(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap()
}

pub(super) fn loop_frequency(value: &Value) -> Frequency {
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    match value {
        Value::Array(pair) => Frequency::new(number(&pair[0]), number(&pair[1])),
        object => Frequency::new(number(&object["numerator"]), number(&object["denominator"])),
    }
}

pub(super) fn loop_kind(case: &Value) -> LoopKind {
    let target = case["target_value"].as_f64().unwrap_or(0.0);
    match (case["type"].as_str().unwrap_or("YES_NO"), case["target_type"].as_str()) {
        ("YES_NO" | "BOOLEAN", _) => LoopKind::YesNo,
        (_, Some("AT_MOST")) => LoopKind::AtMost(target),
        _ => LoopKind::AtLeast(target),
    }
}

pub(super) fn loop_value(value: &Value) -> LoopValue {
    match value.as_str() {
        Some("YES_MANUAL") => LoopValue::YES_MANUAL,
        Some("YES_AUTO") => LoopValue::YES_AUTO,
        Some("NO") => LoopValue::NO,
        Some("SKIP") => LoopValue::SKIP,
        Some("UNKNOWN") => LoopValue::UNKNOWN,
        Some(other) => panic!("unknown value {other}"),
        None => LoopValue(value.as_i64().unwrap()),
    }
}

/// Entries in any of the forms the files use: lists of yes days, lists of entries, ranges, and maps by days ago.
pub(super) fn loop_entries(case: &Value, today: Date) -> Vec<LoopEntry> {
    let entry = |ago: i64, value| LoopEntry { day: days_ago(today, ago), value };
    let mut entries = Vec::new();
    for ago in cases(case, "yes_manual_days_ago") {
        entries.push(entry(ago.as_i64().unwrap(), LoopValue::YES_MANUAL));
    }
    for item in cases(case, "entries") {
        let value = loop_value(&item["value"]);
        match item["days_ago"].as_i64() {
            Some(ago) => entries.push(entry(ago, value)),
            None => {
                let to = item["days_ago_to_exclusive"].as_i64().unwrap();
                entries.extend((item["days_ago_from"].as_i64().unwrap()..to).map(|ago| entry(ago, value)));
            }
        }
    }
    for map in [&case["entries"], &case["other"]] {
        for (ago, value) in map.as_object().into_iter().flatten() {
            entries.push(entry(ago.parse().unwrap(), loop_value(value)));
        }
    }
    entries
}
