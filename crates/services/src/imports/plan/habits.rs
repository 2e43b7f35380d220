//! What becomes of a habit of the file.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::HabitId,
    imports::{HabitDecision, ImportChoices, SameName},
};
use formats::FoundHabit;

use super::Known;
use crate::habits::HabitRecord;

/// Where the days of a habit of the file go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::imports) enum Target {
    /// Into a new habit.
    New,
    /// Into one that is here.
    Into(HabitId),
    /// Nowhere.
    Nowhere,
}

/// A habit of the file, and what becomes of it.
#[derive(Debug, Clone)]
pub(in crate::imports) struct HabitPlan {
    pub(in crate::imports) found: FoundHabit,
    pub(in crate::imports) target: Target,
    /// The habit that an earlier import made of it.
    pub(in crate::imports) known: Option<HabitId>,
    /// Habits that are called the same, the likeliest first.
    pub(in crate::imports) same_name: Vec<SameName>,
}

impl HabitPlan {
    /// The decision that it follows.
    pub(in crate::imports) const fn decision(&self) -> HabitDecision {
        match self.target {
            Target::New => HabitDecision::Make {},
            Target::Into(habit_id) => HabitDecision::Into { habit_id },
            Target::Nowhere => HabitDecision::Leave {},
        }
    }
}

/// Plans of all habits of a file. `own` are the habits that are here, in the order in which they were made.
pub(super) fn plans(
    found: Vec<FoundHabit>,
    choices: &ImportChoices,
    known: &Known,
    own: &[HabitRecord],
) -> Vec<HabitPlan> {
    let here: BTreeSet<HabitId> = own.iter().map(|record| record.habit.id).collect();
    let mut called = by_name(own);
    let plan = |found: FoundHabit| {
        let same_name = called.get_mut(&found.name.to_lowercase()).map(next_first).unwrap_or_default();
        let known = known.habit(&found.source_id, found.has_own_id).map(HabitId).filter(|id| here.contains(id));
        let target = match choices.habits.get(&found.source_id) {
            Some(HabitDecision::Make {}) => Target::New,
            Some(HabitDecision::Into { habit_id }) => Target::Into(*habit_id),
            Some(HabitDecision::Leave {}) => Target::Nowhere,
            None => known.map_or(Target::New, Target::Into),
        };
        HabitPlan { found, target, known, same_name }
    };
    found.into_iter().map(plan).collect()
}

/// Habits by what they are called, in the order in which they were made.
fn by_name(own: &[HabitRecord]) -> BTreeMap<String, Called> {
    let mut names: BTreeMap<String, Called> = BTreeMap::new();
    for HabitRecord { habit, .. } in own {
        let same = SameName { habit_id: habit.id, name: habit.name.clone(), starts_on: habit.starts_on };
        names.entry(habit.name.to_lowercase()).or_default().habits.push(same);
    }
    names
}

/// Habits that are here under a name.
#[derive(Default)]
struct Called {
    habits: Vec<SameName>,
    /// How many habits of the file were called so.
    asked: usize,
}

/// The second of the file is likeliest the second here, as they were made: two habits may have one name.
fn next_first(called: &mut Called) -> Vec<SameName> {
    let mut same = called.habits.clone();
    if called.asked < same.len() {
        same.rotate_left(called.asked);
    }
    called.asked += 1;
    same
}
