//! The stretches of days over which one schedule version holds. A new version starts a new stretch and leaves the
//! older ones as they were.

use crate::habits::{Habit, Schedule, StreakUnit, calendar::day_number, rules::verdict::Judge};

/// One schedule version and its days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment {
    /// First day.
    pub(crate) first: i32,
    /// The day after the last; `i32::MAX` while it holds.
    pub(crate) end: i32,
    /// The day from which fixed intervals are counted.
    pub(crate) anchor: i32,
    pub(crate) schedule: Schedule,
    pub(crate) judge: Judge,
}

impl Segment {
    pub(crate) const fn unit(&self) -> StreakUnit {
        match self.schedule {
            Schedule::TimesPerWeek { .. } => StreakUnit::Week,
            Schedule::TimesPerMonth { .. } => StreakUnit::Month,
            _ => StreakUnit::Day,
        }
    }
}

/// The stretches of a habit, oldest first, from its first day on without a gap.
pub(crate) fn segments(habit: &Habit) -> Vec<Segment> {
    let start = day_number(habit.starts_on);
    let mut segments: Vec<Segment> = Vec::with_capacity(habit.schedules.len());
    for version in &habit.schedules {
        let from = day_number(version.effective_from);
        if let Some(last) = segments.last_mut() {
            last.end = from;
        }
        // The oldest version also covers the days before it; versions that ended before the start fall away.
        segments.retain(|segment| segment.end > start);
        let first = if segments.is_empty() { start } else { from };
        // Another target or kind is no other rhythm: the days stay the same.
        let same = segments.last().filter(|before| before.schedule == version.schedule);
        let anchor = same.map_or_else(|| from.max(first), |before| before.anchor);
        let judge = Judge::new(version.judged.unwrap_or_else(|| habit.judged()), version.target);
        segments.push(Segment { first, end: i32::MAX, anchor, schedule: version.schedule, judge });
    }
    segments
}
