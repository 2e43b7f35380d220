//! The figures that Loop shows, by its own rule.

use domain::habits::{
    EntryStatus,
    loop_compat::{Frequency, LoopEntry, LoopKind, LoopValue, best_streaks, implied, score_series},
};
use jiff::civil::Date;

use super::Finder;
use crate::{FoundEntry, TheirFigures};

/// What Loop's rule needs to know of a habit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoopHabit {
    /// How a day is judged.
    pub kind: LoopKind,
    /// How many times.
    pub times: u32,
    /// In how many days.
    pub days: u32,
}

/// The longest window for which figures are computed: Loop's own forms offer no longer one.
const LONGEST_WINDOW: u32 = 1_000;

/// The figures up to today. None where the file would keep us computing for too long.
pub fn figures(habit: LoopHabit, entries: &[FoundEntry], finder: &mut Finder<'_>) -> Option<TheirFigures> {
    let today = finder.choices.today;
    let first = entries.first().map_or(today, |entry| entry.day);
    let length = (today - first).get_days().unsigned_abs() + 1;
    if habit.days > LONGEST_WINDOW || u64::from(length) > finder.days_to_figure {
        return None;
    }
    finder.days_to_figure -= u64::from(length);
    let known: Vec<LoopEntry> = entries.iter().filter_map(|entry| loop_entry(habit.kind, entry)).collect();
    Some(by_their_rule(habit.kind, Frequency::new(habit.times, habit.days), &known, today))
}

fn by_their_rule(kind: LoopKind, frequency: Frequency, known: &[LoopEntry], today: Date) -> TheirFigures {
    let runs = best_streaks(kind, frequency, known, today, usize::MAX);
    let yesterday = today.yesterday().unwrap_or(today);
    let lasting = runs.first().filter(|run| run.last >= yesterday);
    let all_days = if kind == LoopKind::YesNo { implied(frequency, known) } else { Vec::new() };
    let within = |value: LoopValue| {
        let is_in = |day: Date| lasting.is_some_and(|run| run.first <= day && day <= run.last);
        let days = all_days.iter().filter(|entry| entry.value == value && is_in(entry.day)).count();
        u32::try_from(days).unwrap_or(u32::MAX)
    };
    TheirFigures {
        streak: Some(lasting.map_or(0, |run| run.length())),
        best_streak: Some(runs.iter().map(|run| run.length()).max().unwrap_or(0)),
        score: Some(score_series(kind, frequency, known, today).on(today)),
        implied_days: within(LoopValue::YES_AUTO),
        skipped_days: within(LoopValue::SKIP),
    }
}

/// A day as Loop keeps it; none of which it only has a note.
fn loop_entry(kind: LoopKind, entry: &FoundEntry) -> Option<LoopEntry> {
    let value = match (kind, entry.status, entry.value) {
        (_, Some(EntryStatus::Skipped), _) => LoopValue::SKIP,
        (LoopKind::YesNo, Some(EntryStatus::Done), _) => LoopValue::YES_MANUAL,
        (LoopKind::YesNo, Some(EntryStatus::Failed), _) => LoopValue::NO,
        (LoopKind::AtLeast(_) | LoopKind::AtMost(_), _, Some(amount)) => LoopValue(amount.thousandths()),
        _ => return None,
    };
    Some(LoopEntry { day: entry.day, value })
}
