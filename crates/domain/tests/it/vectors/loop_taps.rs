//! Loop's order of taps under both settings.

use domain::habits::{TapMark, TapStops};

use super::files::{conclude, csv};

fn mark(word: &str) -> TapMark {
    match word {
        "YES_AUTO" => TapMark::ImpliedYes,
        "YES_MANUAL" => TapMark::Yes,
        "SKIP" => TapMark::Skip,
        "NO" => TapMark::No,
        "UNKNOWN" => TapMark::Unknown,
        other => panic!("unknown value {other}"),
    }
}

#[test]
fn loop_toggle_cycle() {
    let Some(rows) = csv("loop_toggle_cycle.csv") else { return };
    let mut wrong = Vec::new();
    for row in &rows {
        let stops = TapStops { skip: row[2] == "1", unknown: row[3] == "1" };
        let (found, expected) = (mark(&row[0]).tapped(stops), mark(&row[1]));
        if found != expected {
            wrong.push(format!("{} with {stops:?}: expected {expected:?}, found {found:?}", row[0]));
        }
    }
    conclude("loop_toggle_cycle.csv", rows.len(), &[], &wrong);
}
