//! The two files of a habit: every day from the first that is known to today, newest first.

use std::collections::BTreeMap;

use domain::habits::{
    Entry, EntryStatus,
    loop_compat::{LoopEntry, LoopKind, LoopValue, implied, score_series},
};
use jiff::{ToSpan as _, civil::Date};

use super::{super::tables_csv::line, as_loop::AsLoop};

/// What stands in the folder of a habit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HabitFiles {
    pub(super) checkmarks: String,
    pub(super) scores: String,
}

/// Writes the days of a habit.
pub(super) fn files(habit: AsLoop, entries: &[Entry], today: Date) -> HabitFiles {
    let said: BTreeMap<Date, &Entry> = entries.iter().map(|entry| (entry.day, entry)).collect();
    let kept: Vec<LoopEntry> = entries.iter().filter_map(|entry| habit.entry(entry)).collect();
    let shown = match habit.kind {
        LoopKind::YesNo => implied(habit.frequency, &kept),
        LoopKind::AtLeast(_) | LoopKind::AtMost(_) => kept.clone(),
    };
    let shown: BTreeMap<Date, LoopValue> = shown.into_iter().map(|entry| (entry.day, entry.value)).collect();
    let scores = score_series(habit.kind, habit.frequency, &kept, today);
    let mut files = HabitFiles { checkmarks: row(["Date", "Value", "Notes"]), scores: row(["Date", "Score"]) };
    // What is implied of days to come is not known yet.
    let implied = shown.keys().filter(|day| **day <= today);
    for day in known_days(said.keys().chain(implied).copied(), today).rev() {
        let entry = said.get(&day);
        let is_skip = entry.is_some_and(|entry| entry.status == Some(EntryStatus::Skipped));
        let value = shown.get(&day).copied().unwrap_or(LoopValue::UNKNOWN);
        let note = entry.and_then(|entry| entry.note.as_deref()).unwrap_or_default();
        let day_text = day.to_string();
        files.checkmarks.push_str(&row([&day_text, &habit.word(value, is_skip), note]));
        if day <= today {
            files.scores.push_str(&row([&day_text, &format!("{:.4}", scores.on(day))]));
        }
    }
    files
}

/// Every day from the first to the last of these, and to today.
fn known_days(days: impl Iterator<Item = Date>, today: Date) -> impl DoubleEndedIterator<Item = Date> {
    let (first, last) = days.fold((None, today), |(first, last): (Option<Date>, Date), day| {
        (Some(first.map_or(day, |first| first.min(day))), last.max(day))
    });
    let days: Vec<Date> =
        first.map(|first| first.series(1.day()).take_while(|day| *day <= last).collect()).unwrap_or_default();
    days.into_iter()
}

fn row<const N: usize>(cells: [&str; N]) -> String {
    line(cells.into_iter().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use domain::habits::{HabitKind, Schedule, ScheduleVersion};
    use jiff::civil::date;

    use super::*;

    /// The exported states and scores of "Wake up early", twice in three days, as Loop's own test expects them.
    const EXPECTED: [(&str, &str, &str, &str, &str); 10] = [
        ("2015-01-25", "YES_MANUAL", "YES_MANUAL", "", "0.2557"),
        ("2015-01-24", "NO", "NO", "Sick", "0.2226"),
        ("2015-01-23", "NO", "YES_AUTO", "Forgot to do it, really", "0.1991"),
        ("2015-01-22", "YES_MANUAL", "YES_MANUAL", "", "0.1746"),
        ("2015-01-21", "YES_MANUAL", "YES_MANUAL", "", "0.1379"),
        ("2015-01-20", "YES_MANUAL", "YES_MANUAL", "", "0.0995"),
        ("2015-01-19", "NO", "YES_AUTO", "", "0.0706"),
        ("2015-01-18", "NO", "YES_AUTO", "", "0.0515"),
        ("2015-01-17", "YES_MANUAL", "YES_MANUAL", "", "0.0315"),
        ("2015-01-16", "YES_MANUAL", "YES_MANUAL", "", "0.0107"),
    ];

    fn wakes_up_early() -> AsLoop {
        let schedule = Schedule::TimesInDays { times: 2, days: 3 };
        let version = ScheduleVersion { effective_from: date(2015, 1, 1), schedule, target: None, judged: None };
        AsLoop::by(HabitKind::YesNo, Some(&version))
    }

    #[test]
    fn the_days_of_a_habit_are_written_as_loop_writes_them() {
        let entry = |(day, original, _, note, _): &(&str, &str, &str, &str, &str)| Entry {
            status: Some(if *original == "YES_MANUAL" { EntryStatus::Done } else { EntryStatus::Failed }),
            note: Some((*note).to_owned()).filter(|note| !note.is_empty()),
            ..Entry::empty(day.parse().unwrap())
        };
        let entries: Vec<Entry> = EXPECTED.iter().map(entry).collect();
        let files = files(wakes_up_early(), &entries, "2015-01-25".parse().unwrap());
        let mut checkmarks = "Date,Value,Notes\r\n".to_owned();
        let mut scores = "Date,Score\r\n".to_owned();
        for (day, _, computed, note, score) in EXPECTED {
            checkmarks += &row([day, computed, note]);
            scores += &row([day, score]);
        }
        assert_eq!(files, HabitFiles { checkmarks, scores });
    }
}
