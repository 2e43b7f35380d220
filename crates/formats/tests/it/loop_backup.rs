//! Loop's backup, version by version, and databases that are none.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use domain::habits::{EntryStatus, HabitKind, Schedule};
use formats::{Format, Limits, LossCode, ProblemCode, ReadError, Reading, Refusal, read_loop_backup, recognise};
use jiff::civil::{Weekday, date};
use rusqlite::Connection;

use crate::files::{choices, entry, habit, keeps_its_promises, lost, statuses};

const NEWEST_TABLES: &str = "
    create table Habits (id integer primary key autoincrement, archived integer, color integer, description text,
        freq_den integer, freq_num integer, highlight integer, name text, position integer, reminder_hour integer,
        reminder_min integer, reminder_days integer not null default 127, type integer not null default 0,
        target_type integer not null default 0, target_value real not null default 0, unit text not null default '',
        question text, uuid text);
    create table Repetitions (id integer primary key autoincrement, habit integer not null references habits(id),
        timestamp integer not null, value integer not null, notes text);
    create unique index idx_repetitions_habit_timestamp on Repetitions(habit, timestamp);
    create table Events (id integer primary key autoincrement, timestamp integer, message text, server_id integer);";
const OLDEST_TABLES: &str = "
    create table Habits (id integer primary key autoincrement, archived integer, color integer, description text,
        freq_den integer, freq_num integer, highlight integer, name text, position integer, reminder_hour integer,
        reminder_min integer);
    create table Repetitions (id integer primary key autoincrement, habit integer references habits(id),
        timestamp integer);";

/// A file that goes away with the test.
struct Backup(PathBuf);

impl Backup {
    fn named() -> PathBuf {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        std::env::temp_dir().join(format!("formats test {}-{number}.db", process::id()))
    }

    fn of(version: u32, statements: &str) -> Self {
        let path = Self::named();
        let database = Connection::open(&path).unwrap();
        // Old files hold days of habits that are gone.
        database.execute_batch("pragma foreign_keys = off").unwrap();
        database.execute_batch(statements).unwrap();
        database.execute_batch(&format!("pragma user_version = {version}")).unwrap();
        Self(path)
    }

    fn bytes(bytes: &[u8]) -> Self {
        let path = Self::named();
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn read(&self) -> Result<Reading, ReadError> {
        read_loop_backup(&self.0, &Limits::default(), &choices())
    }

    fn refusal(&self) -> Refusal {
        self.read().unwrap_err().refusal
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Milliseconds at the beginning of a day of July 2026, in UTC.
fn july(day: i64) -> i64 {
    (20_635 + day - 1) * 86_400_000
}

fn newest() -> Backup {
    let days = [(1, 1, 2, ""), (1, 2, 0, "tired"), (1, 3, 3, ""), (1, 4, 1, ""), (2, 1, 2_500, "far"), (2, 2, 3, "")];
    let rows: String = days
        .iter()
        .map(|(habit, day, value, note)| {
            let at = july(*day);
            format!(
                "insert into Repetitions (habit, timestamp, value, notes) values ({habit}, {at}, {value}, '{note}');"
            )
        })
        .collect();
    Backup::of(
        25,
        &format!(
            "{NEWEST_TABLES}
             insert into Habits values (1, 0, 7, 'why', 7, 3, 0, 'Read', 1, 8, 30, 5, 0, 0, 0, '', 'Did you?', 'u-1');
             insert into Habits values (2, 1, 0, '', 1, 1, 0, 'Run', 0, null, null, 127, 1, 0, 5.0, 'km', '', 'u-2');
             {rows}
             insert into Events (timestamp, message) values (1, 'x');"
        ),
    )
}

#[test]
fn a_backup_of_the_newest_version_is_read() {
    let reading = newest().read().unwrap();
    keeps_its_promises(&reading);
    assert_eq!((reading.version.as_deref(), reading.problem_count, reading.entry_count()), (Some("25"), 0, 5));
    let names: Vec<_> = reading.habits.iter().map(|habit| habit.name.as_str()).collect();
    assert_eq!(names, ["Run", "Read"]);
    let read = habit(&reading, "Read");
    assert_eq!((read.source_id.as_str(), read.has_own_id, read.color), ("u-1", true, Some(7)));
    assert_eq!((read.question.as_deref(), read.description.as_deref()), (Some("Did you?"), Some("why")));
    assert_eq!(read.schedule, Schedule::TimesInDays { times: 3, days: 7 });
    let reminder = read.reminders.first().unwrap();
    let weekdays: Vec<_> = reminder.weekdays.iter().collect();
    assert_eq!((reminder.time.hour(), reminder.time.minute()), (8, 30));
    assert_eq!(weekdays, [Weekday::Monday, Weekday::Saturday]);
    let (done, failed, skipped) = (Some(EntryStatus::Done), Some(EntryStatus::Failed), Some(EntryStatus::Skipped));
    assert_eq!(statuses(read), [(1, done), (2, failed), (3, skipped)]);
    assert_eq!(entry(read, date(2026, 7, 2)).note.as_deref(), Some("tired"));
    assert_eq!(lost(&reading, LossCode::ImpliedDays), 1);
    let run = habit(&reading, "Run");
    assert_eq!((run.kind, run.archived, run.target.unwrap().thousandths()), (HabitKind::Measure, true, 5_000));
    assert_eq!(entry(run, date(2026, 7, 1)).value.unwrap().thousandths(), 2_500);
    assert_eq!(entry(run, date(2026, 7, 2)).status, skipped);
}

#[test]
fn the_oldest_tables_are_read() {
    let at = july(1);
    let backup = Backup::of(
        9,
        &format!(
            "{OLDEST_TABLES}
             insert into Habits values (1, 0, -2937041, 'Did you?', 1, 1, 0, 'Read', 0, null, null);
             insert into Habits values (2, 0, 5, '', 1, 1, 0, 'Read', 1, null, null);
             insert into Repetitions (habit, timestamp) values (1, {at}), (1, {at}), (2, {at}), (9, {at});"
        ),
    );
    let reading = backup.read().unwrap();
    keeps_its_promises(&reading);
    let [first, second] = reading.habits.as_slice() else { panic!("{reading:?}") };
    assert_eq!((first.source_id.as_str(), second.source_id.as_str()), ("Read", "Read (2)"));
    assert_eq!((first.color, second.color, first.question.as_deref()), (Some(0), Some(8), Some("Did you?")));
    assert_eq!(statuses(first), [(1, Some(EntryStatus::Done))]);
    assert_eq!((lost(&reading, LossCode::DaysJoined), lost(&reading, LossCode::DeletedRows)), (1, 1));
}

#[test]
fn of_two_rows_of_a_day_the_first_is_kept() {
    let at = july(1);
    let tables = OLDEST_TABLES.replace("timestamp integer)", "timestamp integer, value integer)");
    let backup = Backup::of(
        21,
        &format!(
            "{tables}
             insert into Habits values (1, 0, 3, '', 1, 1, 0, 'Read', 0, null, null);
             insert into Repetitions (habit, timestamp, value) values (1, {at}, 2), (1, {at}, 0);"
        ),
    );
    let reading = backup.read().unwrap();
    assert_eq!(statuses(habit(&reading, "Read")), [(1, Some(EntryStatus::Done))]);
    assert_eq!(habit(&reading, "Read").color, Some(3));
}

#[test]
fn odd_rows_are_told() {
    let backup = Backup::of(
        25,
        &format!(
            "{NEWEST_TABLES}
             insert into Habits (id, name, freq_num, freq_den, color, position) values (1, 'Read', 0, 0, 99, 0);
             insert into Repetitions (habit, timestamp, value) values
                (1, 9223372036854775807, 2), (1, {}, 2), (1, {}, 77);",
            july(30),
            july(1),
        ),
    );
    let reading = backup.read().unwrap();
    let mut codes: Vec<_> = reading.problems.iter().map(|problem| problem.code.as_str()).collect();
    codes.sort_unstable();
    let told =
        [ProblemCode::DayOutOfRange, ProblemCode::NotADay, ProblemCode::UnknownFrequency, ProblemCode::UnknownWord];
    assert_eq!(codes, told.map(ProblemCode::as_str));
    keeps_its_promises(&reading);
}

#[test]
fn a_row_keeps_its_number_behind_one_that_is_left_out() {
    let backup = Backup::of(
        25,
        &format!(
            "{NEWEST_TABLES}
             insert into Habits (id, name, freq_num, freq_den, position) values (1, '', 1, 1, 0), (2, 'Read', 0, 0, 1);"
        ),
    );
    let reading = backup.read().unwrap();
    let told: Vec<_> = reading.problems.iter().map(|problem| (problem.code, problem.place.line)).collect();
    assert_eq!(told, [(ProblemCode::NameMissing, 1), (ProblemCode::UnknownFrequency, 2)]);
    assert_eq!(habit(&reading, "Read").place.line, 2);
}

#[test]
fn newer_versions_and_other_databases_are_refused() {
    assert_eq!(Backup::of(26, NEWEST_TABLES).refusal(), Refusal::NewerVersion);
    assert_eq!(Backup::of(25, NEWEST_TABLES).refusal(), Refusal::NothingInIt);
    assert_eq!(Backup::of(1, "create table tracks (id integer)").refusal(), Refusal::PartMissing);
    assert_eq!(Backup::of(25, "create table Habits (id integer)").refusal(), Refusal::PartMissing);
    let nowhere = read_loop_backup(Path::new("no such file"), &Limits::default(), &choices());
    assert_eq!(nowhere.unwrap_err().refusal, Refusal::DamagedDatabase);
}

#[test]
fn what_would_run_is_refused() {
    let days = "create table Repetitions (habit integer, timestamp integer, value integer);";
    let view = format!("{days} create view Habits as select 1 as id, 'x' as name;");
    assert_eq!(Backup::of(25, &view).refusal(), Refusal::DamagedDatabase);
    let virtual_table = format!("{days} create virtual table Habits using fts5(id, name);");
    assert_eq!(Backup::of(25, &virtual_table).refusal(), Refusal::DamagedDatabase);
}

#[test]
fn a_malformed_file_is_refused() {
    let whole = fs::read(&newest().0).unwrap();
    assert_eq!(recognise(&whole, "x.db"), Ok(Format::LoopBackup));
    assert_eq!(Backup::bytes(b"SQLite format 3\0 and nothing").refusal(), Refusal::DamagedDatabase);
    assert_eq!(Backup::bytes(&whole[..whole.len() / 2]).refusal(), Refusal::DamagedDatabase);
    for page in 1..whole.len() / 4_096 {
        let mut damaged = whole.clone();
        damaged[page * 4_096..page * 4_096 + 256].fill(0xa5);
        assert_eq!(Backup::bytes(&damaged).refusal(), Refusal::DamagedDatabase, "page {page}");
    }
    // Whatever changes, it is read or refused, and nothing is written beside it.
    for at in (0..whole.len()).step_by(61) {
        let mut changed = whole.clone();
        changed[at] ^= 0x5a;
        if let Ok(reading) = Backup::bytes(&changed).read() {
            keeps_its_promises(&reading);
        }
    }
}

#[test]
fn a_large_file_is_refused_before_it_is_opened() {
    let limits = Limits { file_bytes: 1_000, ..Limits::default() };
    let refused = read_loop_backup(&newest().0, &limits, &choices()).unwrap_err();
    assert_eq!(refused.refusal, Refusal::FileTooLarge);
    let limits = Limits { rows: 3, ..Limits::default() };
    assert_eq!(read_loop_backup(&newest().0, &limits, &choices()).unwrap_err().refusal, Refusal::TooManyRows);
}
