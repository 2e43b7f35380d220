//! Whether a reminder would say anything that its owner does not know already: the day is open, nothing rests, and
//! waiting another day is no longer possible.

use crate::habits::{
    Calendar, DayState, HabitInput, Schedule,
    calendar::day_number,
    rules::{Survey, SurveyRequest, segment::segments, survey},
};

/// Whether a habit still asks for something today that cannot wait: it is in use, not paused, and open. What is to be
/// left alone asks until a word was said about the day. A week or month with a number of times asks once the days that
/// are left are as many as the times that are needed; a window of days asks once it would close short.
#[must_use]
pub fn asks_today(input: &HabitInput, cal: Calendar) -> bool {
    let (habit, today) = (&input.habit, cal.today);
    if !habit.is_active() || habit.starts_on > today || input.is_paused(today) {
        return false;
    }
    let mark = input.history.mark(today);
    if habit.judged_on(today).kind.asks_to_refrain() && (mark.status.is_some() || mark.value.is_some()) {
        return false;
    }
    let found = survey(input, cal, &SurveyRequest { series: 0, focus: today, today_as: None });
    found.state == DayState::Due && !can_wait(input, &found, day_number(today))
}

/// Whether there are enough days after today, or so few that the period cannot be met any more.
fn can_wait(input: &HabitInput, found: &Survey, today: i32) -> bool {
    let segments = segments(&input.habit);
    let holds = segments.iter().find(|segment| segment.first <= today && today < segment.end);
    let (Some(segment), Some(progress), Some(last)) = (holds, found.progress, found.owed_until) else { return false };
    let needed = i32::from(progress.need.saturating_sub(progress.done));
    match segment.schedule {
        Schedule::TimesPerWeek { .. } | Schedule::TimesPerMonth { .. } => last - today + 1 != needed,
        Schedule::TimesInDays { days, .. } => {
            // The first window that may close short ends so many days after the beginning.
            let closes = segment.first.saturating_add(i32::from(days) - 1).max(today);
            closes - today + 1 > needed
        }
        Schedule::Daily {} | Schedule::Weekdays { .. } | Schedule::EveryXDays { .. } => false,
    }
}
