//! The next day of repeated tasks, as other task systems have it.

use domain::{
    ids::{TaskId, TaskSeriesId},
    recurrence::{MonthEnd, Pattern, RepeatFrom, Rule},
    tasks::{Completion, Due, OrderKey, Task, TaskFields, TaskSeries},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use super::files::{conclude, csv};

/// `2016-08-26T12:30`, with or without seconds, or a day alone.
fn moment(text: &str) -> (Date, Option<Time>) {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    (day.parse().unwrap(), time.map(|time| time.parse().unwrap()))
}

fn task(due: Due) -> Task {
    let fields = TaskFields { due: Some(due.clone()), ..TaskFields::titled("Water the plants") };
    let id = TaskId(uuid::Uuid::from_u128(1));
    Task::new(id, fields, OrderKey::first(), Timestamp::UNIX_EPOCH, due.day)
}

fn done_at(day: Date, clock: DateTime) -> Completion {
    Completion { at: Timestamp::UNIX_EPOCH, day, clock }
}

/// What is counted from one due day alone, which is all that such a row knows.
fn next_of_lone_task(rule: Rule, due: (Date, Option<Time>), done: Option<(Date, Option<Time>)>) -> Option<Date> {
    let (done_day, done_time) = done.unwrap_or(due);
    let base = if rule.from == RepeatFrom::Completion { done_day } else { due.0 };
    let rule = rule.anchored_by_lone_day(base);
    let series = TaskSeries { id: TaskSeriesId(uuid::Uuid::from_u128(2)), rule, first_day: due.0, version: 1 };
    let task = task(Due { day: due.0, time: due.1, zone: None });
    let done = done_at(done_day, done_day.to_datetime(done_time.unwrap_or(Time::midnight())));
    series.next_after(&task, &done).map(|next| next.day)
}

#[test]
fn task_repeat_tasks_org() {
    let Some(rows) = csv("task_repeat_tasks_org.csv") else { return };
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for row in &rows {
        let case = row[1..6].join(" ");
        let rule = match Rule::parse(&row[1]) {
            Ok(rule) => rule,
            Err("not_supported") => {
                unsupported.push(case);
                continue;
            }
            Err(code) => panic!("{case}: {code}"),
        };
        checked += 1;
        let rule = if row[4] == "1" { rule.after_completion() } else { rule };
        let done = (!row[3].is_empty()).then(|| moment(&row[3]));
        let next = next_of_lone_task(rule, moment(&row[2]), done);
        let time = row[2].split_once('T').map_or(String::new(), |(_, time)| format!("T{time}"));
        let found = next.map_or_else(|| "completed".to_owned(), |day| format!("{day}{time}"));
        let expected = if row[5].starts_with("completed") { "completed" } else { row[5].as_str() };
        if found != expected {
            wrong.push(format!("{case}: found {found}"));
        }
    }
    conclude("task_repeat_tasks_org.csv", checked, &unsupported, &wrong);
}

/// `MONTHLY/1`, `WEEKLY/1 MO,WE,FR`.
fn cycle(text: &str) -> Rule {
    let (cycle, days) = text.split_once(' ').map_or((text, None), |(cycle, days)| (cycle, Some(days)));
    let (frequency, interval) = cycle.split_once('/').unwrap_or((cycle, "1"));
    let days = days.map_or(String::new(), |days| format!(";BYDAY={days}"));
    Rule::parse(&format!("FREQ={frequency};INTERVAL={interval}{days}")).unwrap()
}

#[test]
fn task_repeat_super_productivity() {
    let Some(rows) = csv("task_repeat_super_productivity.csv") else { return };
    let mut wrong = Vec::new();
    for row in &rows {
        let day = |at: usize| row[at].parse::<Date>().unwrap();
        let (start, last, from) = (day(1), day(2), day(3));
        let rule = cycle(&row[0]).anchored(start);
        // The next one lies behind the day of the last one and behind the day on which it is asked.
        let found = rule.next_after(start, from.max(last));
        if found.map(|day| day.to_string()).as_deref() != Some(row[4].as_str()) {
            wrong.push(format!("{}: found {found:?}", row.join(" ")));
        }
    }
    conclude("task_repeat_super_productivity.csv", rows.len(), &[], &wrong);
}

/// Days such as `10-01 11-01` or whole dates, the year going on from the stored one.
fn successive(stored: Date, text: &str) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    for part in text.split_whitespace() {
        let before = days.last().copied().unwrap_or(stored);
        let day = part.parse().unwrap_or_else(|_| {
            let in_year = |year: i16| format!("{year:04}-{part}").parse::<Date>().unwrap();
            let this_year = in_year(before.year());
            if this_year > before { this_year } else { in_year(before.year() + 1) }
        });
        days.push(day);
    }
    days
}

/// What others do at the end of a month. Ours has a day in every month, the anchor day wherever there is one; where
/// another system has that too, both agree, and where it left the month out on purpose, so does ours by explicit
/// choice.
#[test]
fn task_repeat_month_end_policies() {
    let Some(rows) = csv("task_repeat_month_end_policies.csv") else { return };
    let mut wrong = Vec::new();
    for row in &rows {
        let stored: Date = row[0].parse().unwrap();
        let theirs = successive(stored, &row[2]);
        let clamped = Rule::monthly().anchored(stored);
        let skipping = Rule { month_end: MonthEnd::Skip, ..clamped.clone() };
        assert!(matches!(clamped.pattern, Pattern::Monthly(_)));
        let after = |rule: &Rule| -> Vec<Date> {
            rule.days_within(stored, stored.tomorrow().unwrap(), Date::MAX).take(theirs.len()).collect()
        };
        let ours = after(&clamped);
        let mut month = stored;
        for day in &ours {
            month = month.last_of_month().tomorrow().unwrap();
            let held = stored.day().min(month.days_in_month());
            if *day != Date::new(month.year(), month.month(), held).unwrap() {
                wrong.push(format!("{}: ours has {day}", row.join(" ")));
            }
        }
        let keeps_anchor = theirs.iter().all(|day| day.day() == stored.day().min(day.days_in_month()));
        let agrees = if keeps_anchor { ours == theirs || after(&skipping) == theirs } else { ours != theirs };
        if !agrees {
            wrong.push(format!("{}: ours {ours:?}, skipping {:?}", row.join(" "), after(&skipping)));
        }
    }
    conclude("task_repeat_month_end_policies.csv", rows.len(), &[], &wrong);
}
