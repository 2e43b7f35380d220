//! Tasks as calendar programs know them (RFC 5545, section 3.6.2). A time of a zone is written as an instant, so that
//! no zone has to be described; one of no zone holds wherever its reader is.

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

use super::ics::{IcsText, escaped, utc};
use crate::{recurrence::calendar_instant, tasks::Task};

/// Before the first task.
pub const TASKS_BEGIN: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wellspring//Tasks//EN\r\nCALSCALE:GREGORIAN\r\n";
/// Behind the last one.
pub const TASKS_END: &str = "END:VCALENDAR\r\n";
/// Parts of a repeat for which calendar programs have no word.
const OURS: [&str; 2] = ["FROM=", "SKIP="];

/// A task to be written.
#[derive(Debug, Clone, Copy)]
pub struct IcsTodo<'a> {
    /// The task.
    pub task: &'a Task,
    /// Names of its labels.
    pub labels: &'a [String],
    /// The zone that its time names, if it names one that exists.
    pub zone: Option<&'a TimeZone>,
}

impl IcsTodo<'_> {
    /// Its lines.
    #[must_use]
    pub fn text(&self) -> String {
        let task = self.task;
        let mut file = IcsText(String::with_capacity(512));
        file.line("BEGIN:VTODO");
        file.line(&format!("UID:{}@wellspring", task.id));
        // When it was made, so that a copy that was taken twice is the same.
        file.line(&format!("DTSTAMP:{}", utc(task.created_at)));
        file.line(&format!("CREATED:{}", utc(task.created_at)));
        file.line(&format!("SUMMARY:{}", escaped(&task.title)));
        if let Some(notes) = &task.notes {
            file.line(&format!("DESCRIPTION:{}", escaped(notes)));
        }
        self.days(&mut file);
        if let Some(priority) = priority(task.priority.number()) {
            file.line(&format!("PRIORITY:{priority}"));
        }
        if !self.labels.is_empty() {
            let labels: Vec<String> = self.labels.iter().map(|label| escaped(label)).collect();
            file.line(&format!("CATEGORIES:{}", labels.join(",")));
        }
        if let Some(parent) = task.parent_id {
            file.line(&format!("RELATED-TO:{parent}@wellspring"));
        }
        match task.completed_at {
            Some(at) => {
                file.line("STATUS:COMPLETED");
                file.line(&format!("COMPLETED:{}", utc(at)));
                file.line("PERCENT-COMPLETE:100");
            }
            None => file.line("STATUS:NEEDS-ACTION"),
        }
        file.line("END:VTODO");
        file.0
    }

    /// When it begins, is due, and comes again. All of them are days or all are times, as section 3.8.2.3 wants it.
    fn days(&self, file: &mut IcsText) {
        let task = self.task;
        let time = task.due.as_ref().and_then(|due| due.time);
        let due_day = task.due.as_ref().map(|due| due.day);
        // What comes again has to begin somewhere, and nothing begins after it is due.
        let begins = task.start_day.or(due_day.filter(|_| task.repeat.is_some()));
        if let Some(day) = begins.filter(|begins| due_day.is_none_or(|due| *begins <= due)) {
            let at = if Some(day) == due_day { time } else { time.map(|_| Time::midnight()) };
            file.line(&format!("DTSTART{}", self.moment(day, at)));
        }
        if let Some(day) = due_day {
            file.line(&format!("DUE{}", self.moment(day, time)));
        }
        if let Some(repeat) = &task.repeat {
            let whole = repeat.to_string();
            let known: Vec<&str> =
                whole.split(';').filter(|part| !OURS.iter().any(|ours| part.starts_with(ours))).collect();
            let known = known.join(";");
            file.line(&format!("RRULE:{known}"));
            if known != whole {
                file.line(&format!("X-WELLSPRING-REPEAT:{whole}"));
            }
        }
    }

    fn moment(&self, day: Date, time: Option<Time>) -> String {
        match (time, self.zone) {
            (None, _) => format!(";VALUE=DATE:{}", day.strftime("%Y%m%d")),
            (Some(time), None) => format!(":{}", day.to_datetime(time).strftime("%Y%m%dT%H%M%S")),
            (Some(time), Some(zone)) => format!(":{}", utc(calendar_instant(day, time, zone))),
        }
    }
}

/// From 1, the highest, to 9; nothing where nothing was said.
const fn priority(number: u8) -> Option<u8> {
    match number {
        1 => Some(1),
        2 => Some(3),
        3 => Some(5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;
    use crate::{
        ids::TaskId,
        recurrence::Rule,
        tasks::{Due, OrderKey, Priority, TaskFields},
    };

    fn task(fields: TaskFields) -> Task {
        let at = "2026-03-10T08:00:00Z".parse().unwrap();
        Task::new(TaskId(Uuid::from_u128(7)), fields, OrderKey::first(), at, date(2026, 3, 10))
    }

    fn lines(task: &Task, labels: &[String], zone: Option<&TimeZone>) -> Vec<String> {
        let text = IcsTodo { task, labels, zone }.text();
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_task_is_written_with_all_that_programs_know() {
        let fields = TaskFields {
            notes: Some("Two, three\nlines".to_owned()),
            due: Some(Due::on(date(2026, 3, 12))),
            start_day: Some(date(2026, 3, 11)),
            priority: Priority::P1,
            ..TaskFields::titled("Call; Ana")
        };
        let expected = [
            "BEGIN:VTODO",
            "UID:00000000-0000-0000-0000-000000000007@wellspring",
            "DTSTAMP:20260310T080000Z",
            "CREATED:20260310T080000Z",
            "SUMMARY:Call\\; Ana",
            "DESCRIPTION:Two\\, three\\nlines",
            "DTSTART;VALUE=DATE:20260311",
            "DUE;VALUE=DATE:20260312",
            "PRIORITY:1",
            "CATEGORIES:a\\,b,c",
            "STATUS:NEEDS-ACTION",
            "END:VTODO",
        ];
        assert_eq!(lines(&task(fields), &["a,b".to_owned(), "c".to_owned()], None), expected);
    }

    #[test]
    fn times_float_unless_they_name_a_zone() {
        let fields = TaskFields {
            due: Some(Due::at(date(2026, 3, 12), time(9, 30, 0, 0))),
            repeat: Rule::parse("FREQ=WEEKLY;FROM=COMPLETION").ok(),
            ..TaskFields::titled("Water the plants")
        };
        let task = task(fields);
        let floating = lines(&task, &[], None);
        assert!(floating.contains(&"DTSTART:20260312T093000".to_owned()), "{floating:?}");
        assert!(floating.contains(&"DUE:20260312T093000".to_owned()), "{floating:?}");
        assert!(floating.contains(&"RRULE:FREQ=WEEKLY".to_owned()), "{floating:?}");
        assert!(floating.contains(&"X-WELLSPRING-REPEAT:FREQ=WEEKLY;FROM=COMPLETION".to_owned()), "{floating:?}");
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        assert!(lines(&task, &[], Some(&zone)).contains(&"DUE:20260312T073000Z".to_owned()));
    }
}
