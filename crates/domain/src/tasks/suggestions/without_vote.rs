//! Which habits have had no day in the owner's week, nor has the identity that they vote for.

use std::collections::BTreeSet;

use crate::{
    habits::{Calendar, EntryStatus, HabitInput},
    ids::HabitId,
    tasks::CalendarSpan,
};

/// The active habits that could do with a vote.
#[must_use]
pub fn habits_without_vote(habits: &[HabitInput], cal: Calendar) -> BTreeSet<HabitId> {
    let (monday, _) = CalendarSpan::Week.days_around(cal.today, cal.week_start);
    let week =
        || std::iter::successors(Some(monday), |day| day.tomorrow().ok()).take_while(move |day| *day <= cal.today);
    let has_voted = |input: &HabitInput| week().any(|day| input.history.mark(day).status == Some(EntryStatus::Done));
    let (voted, silent): (Vec<_>, Vec<_>) =
        habits.iter().filter(|input| input.habit.is_active()).partition(|input| has_voted(input));
    let identities: BTreeSet<_> = voted.iter().filter_map(|input| input.habit.identity_id).collect();
    let is_heard = |input: &&HabitInput| input.habit.identity_id.is_some_and(|identity| identities.contains(&identity));
    silent.into_iter().filter(|input| !is_heard(input)).map(|input| input.habit.id).collect()
}
