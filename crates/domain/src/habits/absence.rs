//! Days on which the person was not here at all. For what is kept by leaving it alone, silence speaks only while
//! somebody could have spoken: after a week away the days are unknown until they are asked about (spec/habits 4.1). An
//! absence is a pause of its own kind, so that its days count neither way until something is said of them.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{DaySpan, HabitInput, HabitKind, Pause, PauseScope},
    ids::HabitId,
};

/// So many days without any activity are asked about.
pub const ASKED_AFTER_DAYS: i32 = 7;

/// The days between the last active one and today, where they are so many that they have to be asked about.
#[must_use]
pub fn absence_between(last_active: Date, today: Date) -> Option<DaySpan> {
    let away = (today - last_active).get_days() - 1;
    let from_day = last_active.tomorrow().ok()?;
    (away >= ASKED_AFTER_DAYS).then_some(DaySpan { from_day, to_day: today.yesterday().ok() })
}

/// Every day from one to another, both included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.checked_add(1.day()).ok()).take_while(move |day| *day <= to)
}

/// What is asked after an absence: "Free of smoking from A to B?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwayQuestion {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// First day without a word.
    pub from_day: Date,
    /// Last day without a word.
    pub to_day: Date,
}

/// The first open question: of the newest absence, the habits in the owner's order. A question that was answered is not
/// asked again, because an answer says something about every one of its days.
#[must_use]
pub fn away_question<'a>(inputs: &[HabitInput], pauses: impl IntoIterator<Item = &'a Pause>) -> Option<AwayQuestion> {
    let absences = pauses.into_iter().filter(|pause| pause.scope == PauseScope::Away);
    let newest = absences.map(Pause::days).max_by_key(|absence| absence.from_day)?;
    let mut asked: Vec<&HabitInput> = inputs.iter().filter(|input| input.habit.is_active()).collect();
    asked.sort_by_key(|input| (input.habit.position, input.habit.id));
    asked.into_iter().find_map(|input| {
        let (from_day, to_day) = first_silence(input, newest)?;
        let (habit_id, name) = (input.habit.id, input.habit.name.clone());
        Some(AwayQuestion { habit_id, name, from_day, to_day })
    })
}

/// The first days in a row of an absence about which nothing was said, of a habit to quit.
fn first_silence(input: &HabitInput, absence: DaySpan) -> Option<(Date, Date)> {
    let HabitInput { habit, history, .. } = input;
    let is_silent = |day: &Date| habit.judged_on(*day).kind == HabitKind::Quit && history.mark(*day).status.is_none();
    let mut silent = days(absence.from_day.max(habit.starts_on), absence.to_day?).skip_while(|day| !is_silent(day));
    let first = silent.next()?;
    Some((first, silent.take_while(is_silent).last().unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_without_a_day_of_activity_is_an_absence() {
        let last = date(2026, 3, 1);
        assert_eq!(absence_between(last, date(2026, 3, 8)), None);
        let span = DaySpan { from_day: date(2026, 3, 2), to_day: Some(date(2026, 3, 8)) };
        assert_eq!(absence_between(last, date(2026, 3, 9)), Some(span));
        assert_eq!(absence_between(date(2026, 3, 9), last), None);
    }
}
