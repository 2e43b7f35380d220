//! Tasks in words: when, how long, how much it matters, and why one was suggested.

use domain::{
    format::{date_long, date_short, time, weekday_name_long},
    identity::Preferences,
    tasks::{Priority, Progress, Task, TaskReason, Timeframe},
};
use jiff::{ToSpan, civil::Date};

/// A day as one says it today: "Today", "Tomorrow", "Friday", "12 Mar", "12 March 2027".
pub fn day_near(day: Date, today: Date, preferences: &Preferences) -> String {
    let ahead = |days: i64| today.saturating_add(days.days());
    if day == today {
        "Today".to_owned()
    } else if day == ahead(1) {
        "Tomorrow".to_owned()
    } else if day == ahead(-1) {
        "Yesterday".to_owned()
    } else if day > today && day <= ahead(6) {
        weekday_name_long(day.weekday()).to_owned()
    } else if day.year() == today.year() {
        date_short(day, preferences)
    } else {
        date_long(day, preferences)
    }
}

/// The day of a heading: "Today · Thursday 12 Mar".
pub fn day_heading(day: Date, today: Date, preferences: &Preferences) -> String {
    let date = format!("{} {}", weekday_name_long(day.weekday()), date_short(day, preferences));
    let ahead = |days: i64| today.saturating_add(days.days());
    if day == today {
        format!("Today · {date}")
    } else if day == ahead(1) {
        format!("Tomorrow · {date}")
    } else {
        date
    }
}

/// When a task is due, or from when on it is shown. `says_day`: also where the list says the day already.
pub fn task_when(task: &Task, says_day: bool, today: Date, preferences: &Preferences) -> Option<String> {
    let clock = task.due.as_ref().and_then(|due| due.time.map(|at| (time(at), due.zone.clone())));
    let clock = clock.map(|(at, zone)| match zone {
        Some(zone) => format!("{at} in {}", zone_city(&zone)),
        None => at,
    });
    let day = task.due.as_ref().map(|due| day_near(due.day, today, preferences)).filter(|_| says_day);
    match (day, clock) {
        (Some(day), Some(clock)) => Some(format!("{day} {clock}")),
        (Some(day), None) => Some(day),
        (None, Some(clock)) => Some(clock),
        (None, None) => {
            let start = task.start_day.filter(|start| says_day && task.due.is_none() && *start > today);
            start.map(|start| format!("From {}", day_near(start, today, preferences)))
        }
    }
}

/// The day by which a task has to be done.
pub fn deadline_words(deadline: Date, today: Date, preferences: &Preferences) -> String {
    if deadline < today {
        format!("Deadline was {}", day_near(deadline, today, preferences))
    } else {
        format!("Deadline {}", day_near(deadline, today, preferences))
    }
}

/// The last part of a zone's name: "Tokyo" of "Asia/Tokyo".
fn zone_city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// `45 min`, `2 h`, `1 h 30 min`.
pub fn minutes_words(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, minutes) => format!("{hours}\u{a0}h {minutes}\u{a0}min"),
    }
}

/// What a priority is called.
pub const fn priority_name(priority: Priority) -> &'static str {
    match priority {
        Priority::P1 => "High",
        Priority::P2 => "Medium",
        Priority::P3 => "Low",
        Priority::P4 => "None",
    }
}

/// That a task matters; nothing where nothing was said.
pub const fn priority_words(priority: Priority) -> Option<&'static str> {
    match priority {
        Priority::P1 => Some("High priority"),
        Priority::P2 => Some("Medium priority"),
        Priority::P3 => Some("Low priority"),
        Priority::P4 => None,
    }
}

/// What a timeframe is called.
pub const fn timeframe_name(frame: Timeframe) -> &'static str {
    match frame {
        Timeframe::Today => "Today",
        Timeframe::ThisWeek => "This week",
        Timeframe::ThisMonth => "This month",
        Timeframe::Someday => "Someday",
    }
}

/// How much of it is finished: `2 of 5`. Nothing where there is nothing to finish.
pub fn progress_words(progress: Progress) -> Option<String> {
    (progress.all > 0).then(|| format!("{} of {} done", progress.done, progress.all))
}

/// Why a task was suggested.
pub fn task_reason(reason: &TaskReason, habit: Option<&str>) -> String {
    match reason {
        TaskReason::Overdue { days: 1 } => "Its day was yesterday.".to_owned(),
        TaskReason::Overdue { days } => format!("Its day was {days} days ago."),
        TaskReason::Vote { .. } => match habit {
            Some(habit) => format!("It is for {habit}, which has had no day this week."),
            None => "It is for a habit that has had no day this week.".to_owned(),
        },
        TaskReason::Untouched { days } => format!("Nobody has touched it for {days} days."),
        TaskReason::Fits { minutes } => {
            format!("It takes {}, and your day has room for that.", minutes_words(u32::from(*minutes)))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::identity::TimeZoneName;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_near_today_go_by_their_names() {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        // The 12th of March 2026 is a Thursday.
        let today = date(2026, 3, 12);
        let said = |month, day| day_near(date(2026, month, day), today, &preferences);
        assert_eq!((said(3, 12), said(3, 13), said(3, 11)), ("Today".into(), "Tomorrow".into(), "Yesterday".into()));
        assert_eq!((said(3, 16), said(3, 19), said(3, 9)), ("Monday".into(), "19 Mar".into(), "9 Mar".into()));
        assert_eq!(day_near(date(2027, 1, 2), today, &preferences), "2 January 2027");
        assert_eq!(day_heading(today, today, &preferences), "Today · Thursday 12 Mar");
        assert_eq!(day_heading(date(2026, 3, 20), today, &preferences), "Friday 20 Mar");
    }

    #[test]
    fn minutes_become_hours() {
        let said = |minutes| minutes_words(minutes).replace('\u{a0}', " ");
        assert_eq!((said(45), said(120), said(95)), ("45 min".into(), "2 h".into(), "1 h 35 min".into()));
    }

    #[test]
    fn a_reason_is_a_sentence() {
        assert_eq!(task_reason(&TaskReason::Overdue { days: 1 }, None), "Its day was yesterday.");
        assert_eq!(task_reason(&TaskReason::Untouched { days: 14 }, None), "Nobody has touched it for 14 days.");
    }
}
