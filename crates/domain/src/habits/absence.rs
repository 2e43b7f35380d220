//! Days on which the person was not here at all. For what is kept by leaving it alone, silence speaks only while somebody
//! could have spoken: after a week away the days are unknown until they are asked about (spec/habits 4.1).

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{DaySpan, Habit, HabitInput, HabitKind, History},
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

/// The days of absences about which nothing is known: of a habit to quit, those that nobody has said anything about,
/// oldest first. They count neither way. Every other habit reads silence as it always does.
#[must_use]
pub fn unknown_days(habit: &Habit, history: &History, absences: &[DaySpan]) -> Vec<DaySpan> {
    let mut spans = Vec::new();
    for absence in absences {
        let last = absence.to_day.unwrap_or(absence.from_day);
        let mut run: Option<DaySpan> = None;
        for day in days(absence.from_day.max(habit.starts_on), last) {
            let is_unknown = habit.judged_on(day).kind == HabitKind::Quit && history.mark(day).status.is_none();
            run = match (is_unknown, run) {
                (true, Some(run)) => Some(DaySpan { to_day: Some(day), ..run }),
                (true, None) => Some(DaySpan { from_day: day, to_day: Some(day) }),
                (false, ended) => {
                    spans.extend(ended);
                    None
                }
            };
        }
        spans.extend(run);
    }
    spans
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
pub fn away_question(inputs: &[HabitInput], absences: &[DaySpan]) -> Option<AwayQuestion> {
    let newest = absences.iter().max_by_key(|absence| absence.from_day)?;
    let mut asked: Vec<&HabitInput> = inputs.iter().filter(|input| input.habit.is_active()).collect();
    asked.sort_by_key(|input| (input.habit.position, input.habit.id));
    asked.into_iter().find_map(|input| {
        let span = unknown_days(&input.habit, &input.history, std::slice::from_ref(newest)).into_iter().next()?;
        let (habit_id, name) = (input.habit.id, input.habit.name.clone());
        Some(AwayQuestion { habit_id, name, from_day: span.from_day, to_day: span.to_day? })
    })
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
