//! Votes for who one wants to be: every day on which a habit was done is one for its identity.

use std::collections::BTreeMap;

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{Calendar, EntryStatus, HabitInput, Identity},
    ids::{HabitId, IdentityId},
};

/// How many days are counted, today included.
pub const VOTE_DAYS: u16 = 30;

/// An identity and what voted for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityVotes {
    /// Which identity.
    pub identity: Identity,
    /// Its habits in the owner's order, those without votes too.
    pub habits: Vec<HabitVotes>,
}

/// A habit's votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HabitVotes {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// Days with a `done` entry among the last [`VOTE_DAYS`].
    pub votes: u32,
}

impl IdentityVotes {
    /// All votes.
    #[must_use]
    pub fn votes(&self) -> u32 {
        self.habits.iter().map(|habit| habit.votes).sum()
    }
}

/// Identities in the owner's order, each with the habits that stand for it. Habits in the trash do not vote; archived
/// ones do, because what was done was done.
#[must_use]
pub fn identity_votes(identities: &[Identity], habits: &[HabitInput], cal: Calendar) -> Vec<IdentityVotes> {
    let mut voters: BTreeMap<IdentityId, Vec<&HabitInput>> = BTreeMap::new();
    for input in habits.iter().filter(|input| input.habit.deleted_at.is_none()) {
        if let Some(identity) = input.habit.identity_id {
            voters.entry(identity).or_default().push(input);
        }
    }
    let mut ordered: Vec<&Identity> = identities.iter().collect();
    ordered.sort_by_key(|identity| (identity.position, identity.id));
    let with_votes = |identity: &Identity| {
        let mut habits = voters.remove(&identity.id).unwrap_or_default();
        habits.sort_by_key(|input| (input.habit.position, input.habit.id));
        let habits = habits.into_iter().map(|input| HabitVotes {
            habit_id: input.habit.id,
            name: input.habit.name.clone(),
            votes: done_days(input, cal),
        });
        IdentityVotes { identity: identity.clone(), habits: habits.collect() }
    };
    ordered.into_iter().map(with_votes).collect()
}

fn done_days(input: &HabitInput, cal: Calendar) -> u32 {
    let days = (0..i32::from(VOTE_DAYS)).filter_map(|back| cal.today.checked_sub(back.days()).ok());
    days.map(|day| u32::from(input.history.mark(day).status == Some(EntryStatus::Done))).sum()
}
