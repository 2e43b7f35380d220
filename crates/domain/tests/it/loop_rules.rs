//! Loop's published numbers, a few of each kind.

use domain::habits::loop_compat::{
    Frequency, LoopEntry, LoopKind, LoopValue, best_streaks, implied, score_series, score_step,
};
use jiff::civil::{Date, date};

use crate::support::days_after;

const TODAY: Date = date(2015, 1, 25);

fn entries(days_ago: impl IntoIterator<Item = i64>, value: i64) -> Vec<LoopEntry> {
    days_ago.into_iter().map(|ago| LoopEntry { day: days_after(TODAY, -ago), value: LoopValue(value) }).collect()
}

fn now(kind: LoopKind, frequency: Frequency, entries: &[LoopEntry]) -> f64 {
    score_series(kind, frequency, entries, TODAY).on(TODAY)
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "expected {expected}, found {found}");
}

#[test]
fn one_step() {
    for (frequency, previous, share, expected) in
        [(1.0, 0.0, 1.0, 0.051_922), (1.0, 0.5, 0.0, 0.474_039), (1.0 / 3.0, 0.75, 1.0, 0.757_578)]
    {
        close(score_step(frequency, previous, share), expected);
    }
}

#[test]
fn whole_histories() {
    let daily = Frequency::new(1, 1);
    close(now(LoopKind::YesNo, daily, &entries(0..20, 2)), 0.655_747);
    close(now(LoopKind::YesNo, Frequency::new(1, 2), &entries(0..2, 2)), 0.054_816);
    let weeks = (0..100).flat_map(|week| [week * 7, week * 7 + 1]);
    close(now(LoopKind::YesNo, Frequency::new(4, 7), &entries(weeks, 2)), 0.5);
    close(now(LoopKind::AtLeast(2.0), daily, &entries(0..500, 1000)), 0.5);
    close(now(LoopKind::AtMost(2.0), daily, &entries([1], 10_000_000)), 0.950_773);
    close(now(LoopKind::YesNo, daily, &[]), 0.0);
    let mut skipped = entries([5], 2);
    skipped.extend(entries([4], 3));
    close(now(LoopKind::YesNo, daily, &skipped), 0.041_949);
    for kind in [LoopKind::AtLeast(0.0), LoopKind::AtMost(0.0)] {
        assert!(now(kind, daily, &entries(0..5, 1000)).is_finite());
    }
}

#[test]
fn one_in_three_implies_the_days_around() {
    let found = implied(Frequency::new(1, 3), &entries([4, 9, 10], 2));
    let ago = |value| -> Vec<i64> {
        let days = found.iter().filter(|entry| entry.value == value);
        days.map(|entry| i64::from((TODAY - entry.day).get_days())).collect()
    };
    assert_eq!(ago(LoopValue::YES_AUTO), [12, 11, 8, 7, 3, 2]);
    assert_eq!(ago(LoopValue::YES_MANUAL), [10, 9, 4]);
}

#[test]
fn best_streaks_are_the_longest_shown_newest_first() {
    let days = [0, 1, 3, 5, 7, 8, 9, 10, 12, 14, 15, 70, 71, 72, 73, 74, 75, 50, 51, 52, 53, 54];
    let found = best_streaks(LoopKind::YesNo, Frequency::new(1, 1), &entries(days, 2), TODAY, 3);
    assert_eq!(found.iter().map(|streak| streak.length()).collect::<Vec<_>>(), [4, 5, 6]);
    let amounts = best_streaks(LoopKind::AtLeast(2.0), Frequency::new(1, 1), &entries(0..3, 2000), TODAY, 3);
    assert_eq!(amounts[0].length(), 3);
}
