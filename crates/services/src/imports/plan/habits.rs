//! What becomes of a habit of the file.

use std::collections::BTreeMap;

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
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let plan = |found: FoundHabit| {
        let name = found.name.to_lowercase();
        let before = seen.entry(name.clone()).or_default();
        let same_name = called(&name, *before, own);
        *before += 1;
        let is_here = |id: &HabitId| own.iter().any(|record| record.habit.id == *id);
        let known = known.habit(&found.source_id, found.has_own_id).map(HabitId).filter(is_here);
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

/// Habits that are here under a name. The second of the file is likeliest the second here, as they were made: two
/// habits may have one name.
fn called(name: &str, before: usize, own: &[HabitRecord]) -> Vec<SameName> {
    let mut same: Vec<SameName> = own
        .iter()
        .filter(|record| record.habit.name.to_lowercase() == name)
        .map(|record| SameName {
            habit_id: record.habit.id,
            name: record.habit.name.clone(),
            starts_on: record.habit.starts_on,
        })
        .collect();
    if before < same.len() {
        same.rotate_left(before);
    }
    same
}
