//! Wellspring's own streak rule, worked by hand.

use domain::habits::streak;

use super::{
    files::{cases, conclude, json, name},
    streak_cases::input,
};

#[test]
fn wellspring_streak_examples() {
    let Some(file) = json("wellspring_streak_examples.json") else { return };
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for case in cases(&file, "cases") {
        let (input, calendar) = match input(case) {
            Ok(read) => read,
            Err(reason) => {
                unsupported.push(format!("{} ({reason})", name(case)));
                continue;
            }
        };
        checked += 1;
        let found = streak(&input, calendar);
        let expected = &case["expected"];
        let differs = |key: &str, found: u32| expected[key].as_u64().is_some_and(|number| number != u64::from(found));
        let used = differs("graces_used", found.reserves_used) || differs("reserves_used", found.reserves_used);
        if differs("current", found.current) || differs("best", found.best) || used {
            wrong.push(format!("{}: expected {expected}, found {found:?} ({})", name(case), case["why"]));
        }
    }
    conclude("wellspring_streak_examples.json", checked, &unsupported, &wrong);
}
