//! Signs and what stands behind them.

use domain::tasks::quick_add::{Marks, Reader};

use super::{READER, says, says_with, stays};

#[test]
fn signs_name_what_a_task_belongs_to() {
    says(&[
        ("Report #Work", "Report #Work"),
        ("#Work report", "report #Work"),
        ("Report #\"Spring cleaning\"", "Report #\"Spring cleaning\""),
        ("Report #\"Work\"", "Report #Work"),
        ("Report #Work /Next @phone @Office @PHONE", "Report #Work /Next @phone @Office"),
        ("Stretch +Yoga", "Stretch +Yoga"),
        ("Read ~week", "Read ~week"),
        ("Read ~this-month", "Read ~month"),
        ("Read ~Someday", "Read ~someday"),
    ]);
}

#[test]
fn priority_deadline_and_estimate() {
    says(&[
        ("Report p1", "Report p1"),
        ("Report P3", "Report p3"),
        ("Report {friday}", "Report {2026-03-13}"),
        ("Report {1 april} tomorrow", "Report {2026-04-01} 2026-03-12"),
        ("Read 30min", "Read 30min"),
        ("Read 2h", "Read 120min"),
        ("Read 1h30", "Read 90min"),
        ("Read 1h05min", "Read 65min"),
        ("Read 1.5h", "Read 90min"),
        ("Read 0,25h", "Read 15min"),
    ]);
}

#[test]
fn everything_at_once() {
    says(&[(
        "Call Ana tomorrow at 3pm #Work /Calls @phone p1 {friday} 15min ~week +Talk every week",
        "Call Ana #Work /Calls @phone +Talk p1 {2026-03-13} 15min ~week 2026-03-12 at 15:00 every week",
    )]);
}

#[test]
fn what_is_no_sign_stays() {
    stays(&[
        "Fix #123",
        "Write to ana@example.com",
        "Pick and/or",
        "Sum 1 + 2",
        "Report p5",
        "Set {a, b}",
        "Set {soon}",
        "Swim 30m",
        "Swim 0min",
        "Read ~soon",
        "List /usr/bin",
    ]);
}

#[test]
fn the_other_alphabet() {
    let vikunja = Reader { marks: Marks::Vikunja, ..READER };
    says_with(
        vikunja,
        &[
            ("Call *phone +Work !4 ^Talk", "Call +Work *phone ^Talk !4"),
            ("Call !5", "Call !4"),
            ("Call !1", "Call !1"),
            ("Call *\"two words\"", "Call *\"two words\""),
            ("Call #Work @phone p1", "Call #Work @phone p1"),
        ],
    );
    let priority = |line: &str| vikunja.read(line).draft.priority;
    assert_eq!((priority("Call !5"), priority("Call !3"), priority("Call !1")), (Some(1), Some(2), Some(4)));
    assert!(vikunja.read("Call #Work @phone p1").pieces.is_empty());
}
