//! Habits of other apps.

use domain::habits::{EntryStatus, HabitKind, Schedule, Tone, WeekdaySet};
use domain::tasks::{Due, Priority};
use formats::{
    Choices, DateOrder, Format, Limits, LossCode, ProblemCode, QuestionAbout, Reading, Refusal, TheirFigures, read,
};
use jiff::civil::{Weekday, date};

use crate::{
    files::{
        BEAVER, HABIT_BULL, HABITICA_HISTORY, HABITICA_USER, TABLE_HABIT, TROVE_COINS, TROVE_HABITS, TROVE_SETTINGS,
        choices, entry, habit, keeps_its_promises, lost, reading, refused, statuses,
    },
    zips::zip,
};

const DONE: Option<EntryStatus> = Some(EntryStatus::Done);
const FAILED: Option<EntryStatus> = Some(EntryStatus::Failed);
const SKIPPED: Option<EntryStatus> = Some(EntryStatus::Skipped);

fn codes(reading: &Reading) -> Vec<ProblemCode> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn habit_bull_tells_ticks_from_counts() {
    let reading = reading(Format::HabitBull, HABIT_BULL);
    keeps_its_promises(&reading);
    assert_eq!((reading.problem_count, reading.questions.len()), (0, 0));
    let stretch = habit(&reading, "Stretch");
    assert_eq!((stretch.kind, stretch.group.as_deref()), (HabitKind::YesNo, Some("Health")));
    assert_eq!(statuses(stretch), [(13, DONE), (14, FAILED), (15, None)]);
    assert_eq!(entry(stretch, date(2026, 2, 13)).note.as_deref(), Some("slow, and well"));
    let push_ups = habit(&reading, "Push-ups");
    assert_eq!((push_ups.kind, push_ups.target.unwrap().thousandths()), (HabitKind::Measure, 1_000));
    assert_eq!(entry(push_ups, date(2026, 2, 13)).value.unwrap().thousandths(), 30_000);
    assert_eq!((lost(&reading, LossCode::UnknownDays), lost(&reading, LossCode::GoalsUnknown)), (1, 1));
}

#[test]
fn habit_bull_asks_for_the_order_of_dates() {
    let table = |days: &str| {
        let header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText";
        days.split(' ').fold(header.to_owned(), |table, day| format!("{table}\nRun,,,{day},1,"))
    };
    let unclear = table("3/4/2026 5/5/2026");
    let reading_one = reading(Format::HabitBull, unclear.as_bytes());
    let asked: Vec<_> = reading_one.questions.iter().map(|question| (question.about, question.count)).collect();
    assert_eq!(asked, [(QuestionAbout::DateOrder, 1)]);
    assert_eq!(habit(&reading_one, "Run").first_day(), Some(date(2026, 3, 4)));
    let chosen = Choices { date_order: Some(DateOrder::DayFirst), ..choices() };
    let reading_two = read(Format::HabitBull, unclear.as_bytes(), &Limits::default(), &chosen).unwrap();
    assert_eq!(habit(&reading_two, "Run").first_day(), Some(date(2026, 4, 3)));
    // One date that has only one reading answers for all.
    let clear = reading(Format::HabitBull, table("3/4/2026 13/5/2026").as_bytes());
    assert_eq!((habit(&clear, "Run").first_day(), clear.questions.len()), (Some(date(2026, 4, 3)), 0));
}

#[test]
fn table_habit_is_read_by_its_codes() {
    let reading = reading(Format::TableHabit, TABLE_HABIT);
    keeps_its_promises(&reading);
    let read = habit(&reading, "Read");
    assert_eq!((read.source_id.as_str(), read.has_own_id), ("1767225600000", true));
    assert_eq!((read.kind, read.schedule), (HabitKind::YesNo, Schedule::TimesPerWeek { times: 3 }));
    assert_eq!(read.first_day(), Some(date(2026, 1, 1)));
    assert_eq!(statuses(read), [(2, DONE), (3, SKIPPED), (4, FAILED)]);
    assert_eq!(entry(read, date(2026, 1, 3)).skip_reason.as_deref(), Some("ill"));
    assert_eq!(entry(read, date(2026, 1, 4)).note.as_deref(), Some("too tired"));
    let water = habit(&reading, "Water");
    assert_eq!((water.kind, water.archived, water.color), (HabitKind::Measure, true, Some(11)));
    assert_eq!((water.unit.as_deref(), water.target.unwrap().thousandths()), (Some("glasses"), 8_000));
    assert_eq!(entry(water, date(2026, 1, 2)).value.unwrap().thousandths(), 6_500);
    assert_eq!(habit(&reading, "Sweets").kind, HabitKind::Limit);
    // Only of daily habits the score is known.
    assert!(read.theirs.is_none() && habit(&reading, "Sweets").theirs.is_none());
    assert_eq!(codes(&reading), [ProblemCode::UnknownFrequency, ProblemCode::UnknownWord]);
    for code in
        [LossCode::ColoursChanged, LossCode::TargetDaysDropped, LossCode::SecondGoalsDropped, LossCode::DeletedRows]
    {
        assert_eq!(lost(&reading, code), 1, "{code:?}");
    }
}

#[test]
fn beaver_keeps_its_notes_and_its_order() {
    let reading = reading(Format::Beaver, BEAVER);
    keeps_its_promises(&reading);
    let names: Vec<_> = reading.habits.iter().map(|habit| (habit.name.as_str(), habit.archived)).collect();
    assert_eq!(names, [("Write", true), ("Walk", false)]);
    let walk = habit(&reading, "Walk");
    assert_eq!((walk.schedule, walk.group.as_deref()), (Schedule::TimesPerWeek { times: 3 }, Some("health")));
    assert_eq!(statuses(walk), [(13, DONE), (14, None), (15, SKIPPED)]);
    assert_eq!(entry(walk, date(2026, 2, 14)).note.as_deref(), Some("rain, stayed in"));
    assert_eq!(codes(&reading), [ProblemCode::NotADay]);
    assert_eq!((lost(&reading, LossCode::TagsDropped), lost(&reading, LossCode::DeletedRows)), (1, 1));
}

#[test]
fn habit_trove_is_read_in_the_zone_of_its_settings() {
    let archive = zip(&[
        ("data/habits.json", TROVE_HABITS),
        ("data/settings.json", TROVE_SETTINGS),
        ("data/coins.json", TROVE_COINS),
    ]);
    let reading = reading(Format::HabitTrove, &archive);
    keeps_its_promises(&reading);
    assert_eq!((reading.time_zone.as_deref(), reading.questions.len()), (Some("Europe/Berlin"), 0));
    // Half past eleven in the evening of UTC is the next day there.
    assert_eq!(statuses(habit(&reading, "Meditate")), [(13, DONE), (14, DONE)]);
    let drink = habit(&reading, "Drink");
    let days = WeekdaySet::default().with(Weekday::Monday).with(Weekday::Friday);
    assert_eq!((drink.schedule, drink.target.unwrap().thousandths()), (Schedule::Weekdays { days }, 3_000));
    assert_eq!(entry(drink, date(2026, 2, 13)).value.unwrap().thousandths(), 2_000);
    let rent = reading.tasks.first().unwrap();
    assert_eq!(
        (rent.title.as_str(), rent.is_done, rent.due.clone()),
        ("Pay rent", true, Some(Due::on(date(2026, 3, 1))))
    );
    assert_eq!(codes(&reading), [ProblemCode::NotAnInstant]);
    assert_eq!((lost(&reading, LossCode::RewardsDropped), lost(&reading, LossCode::AttachmentsDropped)), (2, 1));
}

#[test]
fn what_habit_trove_has_done_before_all_files_was_done_at_no_time() {
    let file = br#"{"habits":[{"id":"1","name":"Pay","isTask":true,"frequency":"-005000-01-01T00:00:00Z",
        "completions":["-005000-01-01T00:00:00Z"]}]}"#;
    let reading = reading(Format::HabitTrove, file);
    keeps_its_promises(&reading);
    let task = reading.tasks.first().unwrap();
    assert_eq!((task.is_done, task.done_at, task.due.clone()), (true, None, None));
}

#[test]
fn habit_trove_without_settings_asks_for_the_zone() {
    let chosen = Choices { time_zone: Some("America/New_York".to_owned()), ..choices() };
    let reading = read(Format::HabitTrove, TROVE_HABITS, &Limits::default(), &chosen).unwrap();
    assert!(reading.questions.iter().any(|question| question.about == QuestionAbout::TimeZone));
    assert_eq!(statuses(habit(&reading, "Meditate")), [(13, DONE)]);
    assert_eq!(lost(&reading, LossCode::DaysJoined), 0);
}

#[test]
fn a_rise_in_habiticas_history_is_a_day_that_was_done() {
    let reading = reading(Format::Habitica, HABITICA_HISTORY);
    keeps_its_promises(&reading);
    let floss = habit(&reading, "Floss");
    assert_eq!((floss.source_id.as_str(), floss.has_own_id), ("11111111-aaaa", true));
    assert_eq!(statuses(floss), [(12, DONE), (13, FAILED), (14, DONE)]);
    assert_eq!(lost(&reading, LossCode::PointsAsDays), 3);
}

#[test]
fn habiticas_document_has_habits_and_to_dos() {
    let reading = reading(Format::Habitica, HABITICA_USER);
    keeps_its_promises(&reading);
    let biting = habit(&reading, "Nail biting");
    assert_eq!((biting.kind, biting.tone), (HabitKind::Quit, Tone::Bad));
    assert_eq!(statuses(biting), [(13, FAILED)]);
    let floss = habit(&reading, "Floss");
    let days = WeekdaySet::default().with(Weekday::Monday).with(Weekday::Wednesday).with(Weekday::Friday);
    assert_eq!((floss.schedule, floss.group.as_deref()), (Schedule::Weekdays { days }, Some("home")));
    // An hour before midnight and a half in UTC is after midnight an hour east of it.
    assert_eq!(statuses(floss), [(13, DONE), (14, FAILED)]);
    assert_eq!(floss.theirs, Some(TheirFigures { streak: Some(4), ..TheirFigures::default() }));
    let photos = reading.tasks.first().unwrap();
    assert_eq!((photos.priority, photos.labels.as_slice()), (Priority::P1, ["home".to_owned()].as_slice()));
    assert_eq!((photos.due.clone(), photos.is_done), (Some(Due::on(date(2026, 3, 1))), false));
    let lines: Vec<_> = photos.checklist.iter().map(|line| (line.text.as_str(), line.is_done)).collect();
    assert_eq!(lines, [("2024", true)]);
    assert_eq!((lost(&reading, LossCode::RewardsDropped), lost(&reading, LossCode::PointsAsDays)), (1, 1));
}

#[test]
fn what_is_missing_is_refused_by_name() {
    assert_eq!(refused(Format::HabitBull, b"a,b\n1,2\n").unwrap_err().refusal, Refusal::PartMissing);
    assert_eq!(refused(Format::Beaver, b"{\"habits\":[]}").unwrap_err().refusal, Refusal::NothingInIt);
    assert_eq!(refused(Format::TableHabit, b"{\"habits\":[").unwrap_err().refusal, Refusal::DamagedText);
    assert_eq!(refused(Format::HabitTrove, &zip(&[("a", b"b")])).unwrap_err().refusal, Refusal::PartMissing);
    assert_eq!(refused(Format::Habitica, b"{}").unwrap_err().refusal, Refusal::DamagedText);
    assert_eq!(refused(Format::LoopBackup, b"").unwrap_err().refusal, Refusal::ReadElsewhere);
}

#[test]
fn a_start_in_another_century_is_left_out() {
    let file = br#"{"habits":[{"create_t":1,"name":"Read","daily_goal":1,"start_date":80000,"records":[]}]}"#;
    let reading = reading(Format::TableHabit, file);
    keeps_its_promises(&reading);
    assert_eq!(habit(&reading, "Read").starts_on, None);
    assert_eq!(codes(&reading), [ProblemCode::DayOutOfRange]);
}
