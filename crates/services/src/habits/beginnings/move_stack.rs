//! The order of those that follow the same habit.

use domain::{
    habits::{Stack, StackFields},
    ids::StackId,
};
use store::sync as feed;

use super::{
    super::Habits,
    stack_documents::{put_stack, stacks_of},
};
use crate::{Actor, Scope, ServiceError};

/// One place earlier or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Earlier.
    Up,
    /// Later.
    Down,
}

impl Habits<'_> {
    /// Moves a stack one place among those with the same anchor. At the end of its way it stays.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such stack.
    pub async fn move_stack(&self, actor: &Actor, id: StackId, way: Way) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let stacks = stacks_of(&mut tx).await?;
        let anchor = stacks.iter().find(|stack| stack.id == id).ok_or(ServiceError::NotFound)?.anchor_habit_id;
        let mut siblings: Vec<&Stack> = stacks.iter().filter(|stack| stack.anchor_habit_id == anchor).collect();
        siblings.sort_by_key(|stack| (stack.position, stack.id));
        let at = siblings.iter().position(|stack| stack.id == id).ok_or(ServiceError::NotFound)?;
        let to = match way {
            Way::Up => at.saturating_sub(1),
            Way::Down => (at + 1).min(siblings.len() - 1),
        };
        siblings.swap(at, to);
        for (place, stack) in (0..).zip(siblings) {
            if stack.position != place {
                put_stack(&mut tx, stack.id.uuid(), at_place(stack, place)).await?;
            }
        }
        tx.commit().await
    }
}

fn at_place(stack: &Stack, place: i32) -> StackFields {
    StackFields {
        anchor_habit_id: stack.anchor_habit_id,
        follower_habit_id: stack.follower_habit_id,
        cue: stack.cue.clone(),
        at_time: stack.at_time,
        place: stack.place.clone(),
        position: Some(place),
    }
}
