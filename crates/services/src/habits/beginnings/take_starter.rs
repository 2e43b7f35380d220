//! Taking a starter stack: its habits become the caller's own, tied together as they stand there, and what the caller
//! does already may become the first anchor.

use domain::{
    habits::{
        HabitFields, OnboardingStep, StackFields, Tone,
        starter_stacks::{Starter, StarterCue, StarterHabit, starter},
    },
    ids::{HabitId, IdentityId},
};
use store::{habits as rows, sync as feed};
use uuid::Uuid;

use super::{
    super::{Habits, create_habit::not_deleted, create_in},
    stack_documents::{identity_of_statement, put_stack, stacks_of},
};
use crate::{Actor, Scope, ServiceError, Transaction};

/// What is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeStarter {
    /// Makes the ids of everything that is made, so that the same wish twice makes nothing twice.
    pub id: Uuid,
    /// Slug of the stack.
    pub slug: String,
    /// Which of its habits, counted from 0.
    pub habits: Vec<usize>,
    /// Which line of the audit comes before the first habit, counted from 0; it becomes a habit too.
    pub after_line: Option<usize>,
}

/// What was made, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The habits, the anchor first where there is one.
    pub habits: Vec<HabitId>,
}

impl Habits<'_> {
    /// Makes the chosen habits and their stacks, keeps the sentence of the onboarding as an identity, and ends the
    /// onboarding. Nothing chosen only ends it.
    ///
    /// # Errors
    /// `stack`, `habits`, `after_line`: `unknown_choice`. Codes of making habits; 409 `deleted` when one of them was
    /// made before and is in the trash.
    pub async fn take_starter(&self, actor: &Actor, wish: &TakeStarter) -> Result<Taken, ServiceError> {
        actor.require(Scope::Write)?;
        let starter = starter(&wish.slug).ok_or_else(|| ServiceError::field("stack", "unknown_choice"))?;
        let chosen = chosen(starter, &wish.habits)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        // Locks the feed before the rows, like every other write of this owner.
        feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let answers = rows::find_onboarding(tx.conn(), actor.user_id).await?.unwrap_or_default();
        let statement = answers.statement.as_deref().unwrap_or(starter.identity);
        let identity =
            if chosen.is_empty() { None } else { Some(identity_of_statement(&mut tx, wish.id, statement).await?) };
        let mut making = Making { tx: &mut tx, wish, actor, identity, made: Vec::new() };
        if let Some(at) = wish.after_line {
            let line = answers.lines.get(at).ok_or_else(|| ServiceError::field("after_line", "unknown_choice"))?;
            making.habit(ANCHOR, anchor_fields(&line.text, line.tone)).await?;
        }
        for (at, habit) in chosen {
            making.link(at, habit).await?;
        }
        let taken = Taken { habits: making.made };
        let answers = answers.at(OnboardingStep::Done);
        rows::save_onboarding(tx.conn(), actor.user_id, &answers, self.services.now()).await?;
        tx.commit().await?;
        Ok(taken)
    }
}

/// Number of the anchor among what a wish makes; habits of a stack are far fewer.
const ANCHOR: usize = 63;
/// Stacks are numbered after habits.
const FIRST_STACK: usize = 64;

/// The habits of these numbers, in the order of the stack, each once.
fn chosen(starter: &'static Starter, numbers: &[usize]) -> Result<Vec<(usize, &'static StarterHabit)>, ServiceError> {
    if numbers.iter().any(|number| *number >= starter.habits.len()) {
        return Err(ServiceError::field("habits", "unknown_choice"));
    }
    Ok(starter.habits.iter().enumerate().filter(|(at, _)| numbers.contains(at)).collect())
}

/// What somebody does already, as a habit: done or not, every day.
fn anchor_fields(name: &str, tone: Option<Tone>) -> HabitFields {
    HabitFields { tone: tone.unwrap_or_default(), ..HabitFields::daily(name) }
}

struct Making<'a> {
    tx: &'a mut Transaction,
    wish: &'a TakeStarter,
    actor: &'a Actor,
    identity: Option<IdentityId>,
    made: Vec<HabitId>,
}

impl Making<'_> {
    /// The id of the n-th thing: one bit pattern each in the random part, so that it stays a UUIDv7.
    fn id(&self, number: usize) -> Uuid {
        Uuid::from_u128(self.wish.id.as_u128() ^ (number as u128 + 1))
    }

    async fn habit(&mut self, number: usize, fields: HabitFields) -> Result<HabitId, ServiceError> {
        let id = HabitId(self.id(number));
        let user = self.tx.user();
        let today = self.actor.day_at(self.tx.services().now());
        let position = feed::take_position(self.tx.conn(), user, 1).await?;
        let made = create_in(self.tx, position, id, fields, None, today).await?;
        self.made.push(not_deleted(made.record)?.habit.id);
        Ok(id)
    }

    /// Makes a habit and ties it to what comes before it: the habit made last, its own moment, or nothing.
    async fn link(&mut self, at: usize, habit: &StarterHabit) -> Result<(), ServiceError> {
        let before = self.made.last().copied();
        let follower = self.habit(at, habit.fields(self.identity)).await?;
        let (anchor_habit_id, cue) = match (habit.cue, before) {
            (StarterCue::AllDay, _) => return Ok(()),
            // The caller's own anchor comes before the moment that the stack proposes.
            (StarterCue::Moment(_), Some(before)) if self.wish.after_line.is_some() && self.made.len() == 2 => {
                (Some(before), None)
            }
            (StarterCue::Moment(moment), _) => (None, Some(moment.to_owned())),
            (StarterCue::Previous, Some(before)) => (Some(before), None),
            // What it would follow was not taken.
            (StarterCue::Previous, None) => return Ok(()),
        };
        let at_time = habit.time();
        let place = habit.place.map(str::to_owned);
        let fields = StackFields { anchor_habit_id, follower_habit_id: follower, cue, at_time, place, position: None };
        // Sent a second time, the stack is there already.
        let is_there = stacks_of(self.tx).await?.iter().any(|stack| stack.follower_habit_id == follower);
        if !is_there {
            put_stack(self.tx, self.id(FIRST_STACK + at), fields).await?;
        }
        Ok(())
    }
}
