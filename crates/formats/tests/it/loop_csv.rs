//! Loop's archive of tables.

use domain::habits::{EntryStatus, HabitKind, Schedule};
use formats::{Choices, Format, Limits, LossCode, ProblemCode, QuestionAbout, Refusal, Weeks, read};
use jiff::civil::date;

use crate::{
    files::{
        LOOP_HABITS, LOOP_TICKS, LOOP_VALUES, choices, entry, habit, keeps_its_promises, lost, reading, refused,
        statuses,
    },
    zips::zip,
};

const HEADER: &str = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,\
                      Target Type,Target Value,Archived?\n";

/// The archive that the published test data names, with its nine files.
pub fn published() -> Vec<u8> {
    let (none, all) = (b"Date,Value,Notes\n".as_slice(), b"Date,someone,value habit,bool habit,\n".as_slice());
    zip(&[
        ("Habits.csv", LOOP_HABITS),
        ("Checkmarks.csv", all),
        ("Scores.csv", all),
        ("001 someone/Checkmarks.csv", none),
        ("001 someone/Scores.csv", b"Date,Score\n"),
        ("002 value habit/Checkmarks.csv", LOOP_VALUES),
        ("002 value habit/Scores.csv", b"Date,Score\n"),
        ("003 bool habit/Checkmarks.csv", LOOP_TICKS),
        ("003 bool habit/Scores.csv", b"Date,Score\n"),
    ])
}

fn archive(row: &str, days: &str) -> Vec<u8> {
    let days = format!("Date,Value,Notes\n{days}");
    zip(&[("Habits.csv", format!("{HEADER}{row}\n").as_bytes()), ("001 x/Checkmarks.csv", days.as_bytes())])
}

#[test]
fn a_published_export_is_read_whole() {
    let reading = reading(Format::LoopCsv, &published());
    keeps_its_promises(&reading);
    assert_eq!((reading.habits.len(), reading.entry_count(), reading.problem_count), (3, 7, 0));
    let someone = habit(&reading, "someone");
    assert_eq!((someone.kind, someone.archived, someone.position), (HabitKind::YesNo, true, 0));
    assert_eq!((someone.description.as_deref(), someone.color), (Some("77"), Some(11)));
    assert_eq!(someone.schedule, Schedule::TimesInDays { times: 3, days: 7 });
    let value = habit(&reading, "value habit");
    assert_eq!((value.kind, value.unit.as_deref()), (HabitKind::Limit, Some("unit")));
    assert_eq!((value.schedule, value.target.unwrap().thousandths()), (Schedule::TimesPerMonth { times: 1 }, 12_000));
    let first = entry(value, date(2026, 7, 2));
    assert_eq!((first.status, first.value.unwrap().thousandths(), first.note.as_deref()), (None, 30_000, Some("hi")));
    let ticks = habit(&reading, "bool habit");
    let (done, failed) = (Some(EntryStatus::Done), Some(EntryStatus::Failed));
    assert_eq!(statuses(ticks), [(1, failed), (2, done), (3, failed), (4, done)]);
    assert_eq!((ticks.question.as_deref(), ticks.color), (Some("titke"), Some(3)));
}

#[test]
fn figures_are_those_that_loop_shows() {
    let reading = reading(Format::LoopCsv, &published());
    // From the files of scores of the same export.
    for (name, score) in [("value habit", 0.9712), ("bool habit", 0.016)] {
        let theirs = habit(&reading, name).theirs.unwrap();
        assert!((theirs.score.unwrap() - score).abs() < 0.000_051, "{name}: {theirs:?}");
    }
    // Three times in fourteen days: two yeses imply nothing, and the newest is a run of its own.
    let ticks = habit(&reading, "bool habit").theirs.unwrap();
    assert_eq!((ticks.streak, ticks.best_streak, ticks.implied_days), (Some(1), Some(1), 0));
}

#[test]
fn what_a_week_is_is_asked_once() {
    let choices = Choices { weeks: Weeks::Calendar, ..choices() };
    let reading = read(Format::LoopCsv, &published(), &Limits::default(), &choices).unwrap();
    assert_eq!(habit(&reading, "someone").schedule, Schedule::TimesPerWeek { times: 3 });
    let asked: Vec<_> = reading.questions.iter().map(|question| (question.about, question.count)).collect();
    assert_eq!(asked, [(QuestionAbout::Weeks, 1)]);
}

#[test]
fn implied_and_unknown_days_are_dropped_and_their_notes_kept() {
    let days = "2026-07-04,YES_AUTO,\n2026-07-03,YES_MANUAL,\n2026-07-02,UNKNOWN,a note\n2026-07-01,SKIP,ill\n";
    let reading = reading(Format::LoopCsv, &archive("001,x,YES_NO,,,1,2,#AAAAAA,,,,false", days));
    let habit = habit(&reading, "x");
    assert_eq!(statuses(habit), [(1, Some(EntryStatus::Skipped)), (2, None), (3, Some(EntryStatus::Done))]);
    assert_eq!(entry(habit, date(2026, 7, 2)).note.as_deref(), Some("a note"));
    assert_eq!((lost(&reading, LossCode::ImpliedDays), lost(&reading, LossCode::UnknownDays)), (1, 1));
    // The run of today is implied by yesterday's yes.
    let theirs = habit.theirs.unwrap();
    assert_eq!((theirs.streak, theirs.implied_days), (Some(2), 1));
}

#[test]
fn two_habits_of_one_name_stay_two() {
    let rows = "001,Read,YES_NO,,,1,1,#AAAAAA,,,,false\n002,Read,YES_NO,,,1,1,#AAAAAA,,,,false\n";
    let bytes = zip(&[
        ("Loop 2026/Habits.csv", format!("{HEADER}{rows}").as_bytes()),
        ("Loop 2026/001 Read/Checkmarks.csv", b"Date,Value,Notes\n2026-07-01,YES_MANUAL,\n"),
        ("Loop 2026/002 Read/Checkmarks.csv", b"Date,Value,Notes\n2026-07-02,YES_MANUAL,\n"),
    ]);
    let reading = reading(Format::LoopCsv, &bytes);
    let read: Vec<_> = reading.habits.iter().map(|habit| (habit.source_id.as_str(), statuses(habit))).collect();
    let done = Some(EntryStatus::Done);
    assert_eq!(read, [("Read", vec![(1, done)]), ("Read (2)", vec![(2, done)])]);
    assert!(reading.habits.iter().all(|habit| !habit.has_own_id));
}

#[test]
fn days_of_no_habit_are_told() {
    let rows = "001,Read,YES_NO,,,1,1,#AAAAAA,,,,false\n001,Run,YES_NO,,,1,1,#AAAAAA,,,,false\n";
    let days = b"Date,Value,Notes\n2026-07-01,YES_MANUAL,\n".as_slice();
    let bytes = zip(&[
        ("Habits.csv", format!("{HEADER}{rows}").as_bytes()),
        ("001 Read/Checkmarks.csv", days),
        ("003 Swim/Checkmarks.csv", days),
    ]);
    let reading = reading(Format::LoopCsv, &bytes);
    let days: Vec<usize> = reading.habits.iter().map(|habit| habit.entries.len()).collect();
    assert_eq!((days, lost(&reading, LossCode::FilesNotRead)), (vec![1, 0], 1));
}

#[test]
fn formulas_are_texts_and_come_back_as_they_were() {
    let row = "001,\"'=HYPERLINK(\"\"http://x\"\")\",YES_NO,'+1?,=2+2,1,1,#AAAAAA,,,,false";
    let reading = reading(Format::LoopCsv, &archive(row, "2026-07-04,YES_MANUAL,'@note\n"));
    let habit = reading.habits.first().unwrap();
    assert_eq!(habit.name, "=HYPERLINK(\"http://x\")");
    assert_eq!((habit.question.as_deref(), habit.description.as_deref()), (Some("+1?"), Some("=2+2")));
    assert_eq!(entry(habit, date(2026, 7, 4)).note.as_deref(), Some("@note"));
}

#[test]
fn tables_of_older_versions_are_read() {
    let habits = "Position,Name,Description,NumRepetitions,Interval,Color\n001,Run,Did you run?,2,7,#D32F2F\n";
    let days = "Date,Value\n2026-07-04,2\n2026-07-03,1\n2026-07-02,0\n";
    let bytes = zip(&[("Habits.csv", habits.as_bytes()), ("001 Run/Checkmarks.csv", days.as_bytes())]);
    let reading = reading(Format::LoopCsv, &bytes);
    let habit = habit(&reading, "Run");
    assert_eq!((habit.question.as_deref(), habit.description.as_deref()), (Some("Did you run?"), None));
    assert_eq!(habit.schedule, Schedule::TimesInDays { times: 2, days: 7 });
    assert_eq!(statuses(habit), [(2, Some(EntryStatus::Failed)), (4, Some(EntryStatus::Done))]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let days = "2026-02-30,YES_MANUAL,\n2026-07-05,YES_MANUAL,\n1899-12-31,NO,\n2026-07-04,PERHAPS,kept\n";
    let reading = reading(Format::LoopCsv, &archive("001,x,YES_NO,,,0,7,blue,,,,false", days));
    let told: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| (problem.place.line, problem.place.column.as_deref(), problem.code))
        .collect();
    assert_eq!(
        told,
        [
            (2, Some("Color"), ProblemCode::UnknownWord),
            (2, None, ProblemCode::UnknownFrequency),
            (2, None, ProblemCode::NotADay),
            (3, None, ProblemCode::DayOutOfRange),
            (4, None, ProblemCode::DayOutOfRange),
            (5, Some("Value"), ProblemCode::UnknownWord),
        ]
    );
    assert_eq!(reading.problems.last().unwrap().shown, "PERHAPS");
    assert_eq!(entry(habit(&reading, "x"), date(2026, 7, 4)).note.as_deref(), Some("kept"));
    keeps_its_promises(&reading);
}

#[test]
fn a_damaged_table_is_refused_with_its_line() {
    let damaged = archive("001,x,YES_NO,,,1,1,#AAAAAA,,,,false", "2026-07-04,YES_MANUAL,\"open\n2026-07-03,NO,\n");
    let error = refused(Format::LoopCsv, &damaged).unwrap_err();
    let place = error.place.unwrap();
    assert_eq!((error.refusal, place.file.as_str(), place.line), (Refusal::DamagedText, "001 x/Checkmarks.csv", 2));
    let missing = zip(&[("Checkmarks.csv", b"Date,x,\n")]);
    assert_eq!(refused(Format::LoopCsv, &missing).unwrap_err().refusal, Refusal::PartMissing);
}
