//! A habit of the file as it would stand here, so that the figures of both sides can be compared before anything is
//! changed.

use std::collections::BTreeMap;

use domain::{
    habits::{Calendar, DayMark, Habit, HabitInput, History, pauses_of},
    ids::HabitId,
    imports::{Figures, PreviewHabit, differences},
};
use jiff::Timestamp;
use store::habits::{self as habit_rows, documents::all_pauses};
use uuid::Uuid;

use super::{
    owner::Owner,
    plan::{HabitPlan, NewDays, Plan, Target, new_days},
};
use crate::{ServiceError, Transaction};

/// Days that are walked for the figures of one file: more than a lifetime of habits. What lies beyond is shown without
/// figures of ours.
const MOST_DAYS: i64 = 10_000_000;

/// A habit of the file as it would stand here.
pub(super) struct Scene {
    plan: HabitPlan,
    new: NewDays,
    /// None where nothing is taken over.
    input: Option<HabitInput>,
    calendar: Calendar,
}

/// Everything that is read for the figures of each habit, so that they are counted outside of the transaction.
pub(super) async fn scenes(
    tx: &mut Transaction,
    plan: &Plan,
    habits: Vec<HabitPlan>,
    owner: &Owner,
) -> Result<Vec<Scene>, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let pauses = all_pauses(tx.conn(), user).await?;
    let years = habit_rows::years_of(tx.conn(), user).await?;
    let histories = years.into_iter().map(|(habit, years)| (habit, History::from_years(years)));
    let mut here: BTreeMap<HabitId, History> = histories.collect();
    let scene = |habit: HabitPlan| {
        let own = match habit.target {
            Target::Into(id) => plan.own.iter().find(|record| record.habit.id == id),
            Target::New | Target::Nowhere => None,
        };
        let history = own.and_then(|record| here.get(&record.habit.id).cloned()).unwrap_or_default();
        let new = new_days(&habit.found.entries, &history);
        let history = together(history, &new);
        if let Some(record) = own {
            // Two habits of the file may go into one: the second finds the days of the first.
            here.insert(record.habit.id, history.clone());
        }
        let planned = match (habit.target, own) {
            (Target::Nowhere, _) => None,
            (_, Some(record)) => Some(record.habit.clone()),
            (_, None) => Some(planned(&habit, owner, now)),
        };
        let input = planned.map(|planned| {
            let pauses = pauses_of(&planned, &pauses);
            HabitInput { habit: starting(planned, &new), history, pauses }
        });
        Scene { plan: habit, new, input, calendar: owner.calendar() }
    };
    Ok(within(MOST_DAYS, habits.into_iter().map(scene)))
}

/// With figures as long as there is room for their days.
fn within(mut room: i64, scenes: impl Iterator<Item = Scene>) -> Vec<Scene> {
    let bounded = scenes.map(|scene| {
        let days = scene.days();
        if days > room {
            return Scene { input: None, ..scene };
        }
        room -= days;
        scene
    });
    bounded.collect()
}

fn planned(habit: &HabitPlan, owner: &Owner, now: Timestamp) -> Habit {
    let fields = habit.found.fields();
    let starts_on = fields.starts_on.unwrap_or(owner.today);
    Habit::planned(HabitId(Uuid::nil()), fields, starts_on, 0, now)
}

/// An entry before the start day moves the start day.
fn starting(mut habit: Habit, new: &NewDays) -> Habit {
    if let Some(first) = new.first_counted() {
        habit.starts_on = habit.starts_on.min(first);
    }
    habit
}

fn together(mut history: History, new: &NewDays) -> History {
    for entry in &new.entries {
        let mark = DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() };
        history.set(entry.day, mark);
    }
    history
}

impl Scene {
    /// Days that are walked for its figures: once for ours, and once without reserves.
    pub(super) fn days(&self) -> i64 {
        let from = self.input.as_ref().map(|input| (self.calendar.today - input.habit.starts_on).get_days());
        from.map_or(0, |days| 2 * i64::from(days).max(0) + 2)
    }

    pub(super) fn compared(self) -> PreviewHabit {
        let (decision, calendar) = (self.plan.decision(), self.calendar);
        let HabitPlan { found, known, same_name, .. } = self.plan;
        let ours = self.input.as_ref().map(|input| Figures::of(input, calendar));
        let theirs = found.theirs;
        let differences = match (&self.input, theirs, ours) {
            (Some(input), Some(theirs), Some(ours)) => differences(input, calendar, theirs, ours),
            _ => Vec::new(),
        };
        PreviewHabit {
            source_id: found.source_id,
            name: found.name,
            kind: found.kind,
            schedule: found.schedule,
            is_archived: found.archived,
            decision,
            known,
            same_name,
            days: self.new.days,
            theirs,
            ours,
            differences,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::habits::HabitFields;
    use formats::{FoundHabit, Place};
    use jiff::civil::{Date, Weekday, date};

    use super::*;

    fn since(starts_on: Date) -> Scene {
        let found = FoundHabit::named("a", "Read", Place::file("a.json"));
        let plan = HabitPlan { found, target: Target::New, known: None, same_name: Vec::new() };
        let habit =
            Habit::planned(HabitId(Uuid::nil()), HabitFields::daily("Read"), starts_on, 0, Timestamp::UNIX_EPOCH);
        let input = HabitInput { habit, history: History::default(), pauses: Vec::new() };
        let calendar = Calendar { today: date(2026, 3, 10), week_start: Weekday::Monday };
        Scene { plan, new: NewDays::default(), input: Some(input), calendar }
    }

    #[test]
    fn a_file_of_endless_habits_is_shown_without_all_figures() {
        let habits = [date(2026, 3, 1), date(1900, 1, 1), date(2026, 3, 9)].map(since);
        let shown = within(100, habits.into_iter());
        assert_eq!(shown.iter().map(|scene| scene.input.is_some()).collect::<Vec<_>>(), [true, false, true]);
    }
}
