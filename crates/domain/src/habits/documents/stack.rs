//! What a habit follows: another habit, or a moment in words. "After I pour my coffee, I will read at 7:30 in the
//! kitchen." One row is the only truth about one follower; one anchor may have many followers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::group::position_error;
use crate::{
    habits::optional_text_field,
    ids::{HabitId, StackId},
    problem::FieldError,
};

/// One link of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stack {
    /// Its id, unique within the owner.
    pub id: StackId,
    /// The habit that comes before; none when a cue in words does.
    pub anchor_habit_id: Option<HabitId>,
    /// The habit that follows; each habit follows one thing at most.
    pub follower_habit_id: HabitId,
    /// The moment in words, at most 200 characters; needed without an anchor.
    pub cue: Option<String>,
    /// Hour and minute.
    pub at_time: Option<Time>,
    /// Where, at most 120 characters.
    pub place: Option<String>,
    /// Place among the followers of the same anchor.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A stack as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StackFields {
    /// The habit that comes before.
    pub anchor_habit_id: Option<HabitId>,
    /// The habit that follows.
    pub follower_habit_id: HabitId,
    /// The moment in words, at most 200 characters.
    pub cue: Option<String>,
    /// Hour and minute.
    pub at_time: Option<Time>,
    /// Where, at most 120 characters.
    pub place: Option<String>,
    /// Place among the followers of the same anchor; none means where it stands, or the end.
    pub position: Option<i32>,
}

impl StackFields {
    /// Trims and checks what can be told without the other stacks.
    ///
    /// # Errors
    /// `anchor_habit_id`: `cycle` when it is the follower. `cue`: `required` without an anchor, `too_long`,
    /// `control_character`. `place`: `too_long`, `control_character`. `at_time`: `out_of_range` with seconds.
    /// `position`: `out_of_range` below 0.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut optional = |field: &str, text: &Option<String>, max| {
            optional_text_field(text.as_deref().unwrap_or_default(), max).unwrap_or_else(|code| {
                errors.push(FieldError::new(field, code));
                None
            })
        };
        let cue = optional("cue", &self.cue, 200);
        let place = optional("place", &self.place, 120);
        if self.anchor_habit_id.is_none() && cue.is_none() && errors.iter().all(|error| error.field != "cue") {
            errors.push(FieldError::new("cue", "required"));
        }
        if self.anchor_habit_id == Some(self.follower_habit_id) {
            errors.push(FieldError::new("anchor_habit_id", "cycle"));
        }
        if self.at_time.is_some_and(|time| time.second() != 0 || time.subsec_nanosecond() != 0) {
            errors.push(FieldError::new("at_time", "out_of_range"));
        }
        errors.extend(position_error(self.position));
        if errors.is_empty() { Ok(Self { cue, place, ..self }) } else { Err(errors) }
    }

    /// Checks against the other stacks of the owner. `id`: the stack that these fields are for, which says nothing
    /// about itself.
    ///
    /// # Errors
    /// `follower_habit_id`: `duplicate` when another stack has it already. `anchor_habit_id`: `cycle` when the anchor
    /// follows the follower, however far along the chain.
    pub fn check_among(&self, id: StackId, stacks: &[Stack]) -> Result<(), FieldError> {
        let others = || stacks.iter().filter(|stack| stack.id != id);
        if others().any(|stack| stack.follower_habit_id == self.follower_habit_id) {
            return Err(FieldError::new("follower_habit_id", "duplicate"));
        }
        let anchors: BTreeMap<_, _> = others().map(|stack| (stack.follower_habit_id, stack.anchor_habit_id)).collect();
        let mut next = self.anchor_habit_id;
        // No chain is longer than there are stacks: whatever is stored, this ends.
        for _ in 0..=stacks.len() {
            match next {
                Some(habit) if habit == self.follower_habit_id => {
                    return Err(FieldError::new("anchor_habit_id", "cycle"));
                }
                Some(habit) => next = anchors.get(&habit).copied().flatten(),
                None => return Ok(()),
            }
        }
        Ok(())
    }
}

/// Habits in the order in which they are done: an anchor before its followers, followers by their place, everything
/// else in the order given. Every habit stands there once, also when stored stacks go in circles.
#[must_use]
pub fn chain_order(habits: &[HabitId], stacks: &[Stack]) -> Vec<HabitId> {
    let known: BTreeSet<_> = habits.iter().copied().collect();
    let mut followers: BTreeMap<HabitId, Vec<&Stack>> = BTreeMap::new();
    let mut follows = BTreeSet::new();
    for stack in stacks.iter().filter(|stack| known.contains(&stack.follower_habit_id)) {
        if let Some(anchor) = stack.anchor_habit_id.filter(|anchor| known.contains(anchor)) {
            followers.entry(anchor).or_default().push(stack);
            follows.insert(stack.follower_habit_id);
        }
    }
    for chain in followers.values_mut() {
        chain.sort_by_key(|stack| (stack.position, stack.id));
    }
    let mut order = Vec::with_capacity(habits.len());
    let mut placed = BTreeSet::new();
    let first = habits.iter().filter(|habit| !follows.contains(*habit));
    for habit in first.chain(habits) {
        let mut waiting = vec![*habit];
        while let Some(habit) = waiting.pop() {
            if placed.insert(habit) {
                order.push(habit);
                let next = followers.get(&habit).map(Vec::as_slice).unwrap_or_default();
                waiting.extend(next.iter().rev().map(|stack| stack.follower_habit_id));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use uuid::Uuid;

    use super::*;

    fn habit(number: u128) -> HabitId {
        HabitId(Uuid::from_u128(number))
    }

    fn stack(id: u128, anchor: Option<u128>, follower: u128, position: i32) -> Stack {
        Stack {
            id: StackId(Uuid::from_u128(id)),
            anchor_habit_id: anchor.map(habit),
            follower_habit_id: habit(follower),
            cue: None,
            at_time: None,
            place: None,
            position,
            version: 1,
        }
    }

    fn fields(anchor: Option<u128>, follower: u128) -> StackFields {
        StackFields {
            anchor_habit_id: anchor.map(habit),
            follower_habit_id: habit(follower),
            cue: None,
            at_time: None,
            place: None,
            position: None,
        }
    }

    #[test]
    fn a_stack_names_what_comes_before() {
        assert_eq!(fields(None, 2).checked(), Err(vec![FieldError::new("cue", "required")]));
        let cue = StackFields { cue: Some("When I get home".to_owned()), ..fields(None, 2) };
        assert!(cue.clone().checked().is_ok());
        let long = StackFields { cue: Some("x".repeat(201)), ..fields(None, 2) };
        assert_eq!(long.checked(), Err(vec![FieldError::new("cue", "too_long")]));
        let odd = StackFields { at_time: Some(time(7, 30, 1, 0)), ..cue };
        assert_eq!(odd.checked(), Err(vec![FieldError::new("at_time", "out_of_range")]));
        assert_eq!(fields(Some(2), 2).checked(), Err(vec![FieldError::new("anchor_habit_id", "cycle")]));
    }

    #[test]
    fn no_chain_bites_its_tail() {
        let stacks = [stack(1, Some(1), 2, 0), stack(2, Some(2), 3, 0)];
        let new = StackId(Uuid::from_u128(9));
        assert_eq!(fields(Some(3), 1).check_among(new, &stacks), Err(FieldError::new("anchor_habit_id", "cycle")));
        assert_eq!(fields(Some(3), 4).check_among(new, &stacks), Ok(()));
        assert_eq!(
            fields(Some(4), 3).check_among(new, &stacks),
            Err(FieldError::new("follower_habit_id", "duplicate"))
        );
        // What a stack says now does not stand in the way of what it will say.
        assert_eq!(fields(Some(2), 1).check_among(StackId(Uuid::from_u128(1)), &stacks), Ok(()));
    }

    #[test]
    fn stored_circles_end_too() {
        let stacks = [stack(1, Some(2), 1, 0), stack(2, Some(1), 2, 0)];
        assert_eq!(fields(Some(1), 3).check_among(StackId(Uuid::from_u128(9)), &stacks), Ok(()));
        assert_eq!(chain_order(&[habit(1), habit(2), habit(3)], &stacks), [habit(3), habit(1), habit(2)]);
    }

    #[test]
    fn followers_stand_behind_their_anchor() {
        let all: Vec<_> = (1..=6).map(habit).collect();
        // 6 after 2, then 1 after 2, then 4 after 6; 5 has a cue only, 3 follows a habit that is not here.
        let stacks = [
            stack(1, Some(2), 1, 1),
            stack(2, Some(2), 6, 0),
            stack(3, Some(6), 4, 0),
            stack(4, None, 5, 0),
            stack(5, Some(77), 3, 0),
        ];
        let order: Vec<_> = [2, 6, 4, 1, 3, 5].into_iter().map(habit).collect();
        assert_eq!(chain_order(&all, &stacks), order);
        assert_eq!(chain_order(&all, &[]), all);
    }
}
