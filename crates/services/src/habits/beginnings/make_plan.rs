//! The last step of a plan: "If this moment comes, then I will…" becomes a habit, or takes one, and ties it to the
//! moment.

use domain::{
    habits::{HabitFields, Plan, StackFields, moment},
    ids::{HabitId, PlanId, StackId},
    problem::FieldError,
};
use jiff::civil::Time;
use store::{habits as rows, sync as feed};
use uuid::Uuid;

use super::{
    super::{Habits, create_habit::not_deleted, create_in, read_habits::present},
    stack_documents::put_stack,
};
use crate::{Actor, Scope, ServiceError};

/// The then-part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlannedHabit {
    /// A habit that the caller has.
    Known(HabitId),
    /// A new one.
    New(Box<HabitFields>),
}

/// How a plan ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakePlan {
    /// Makes the ids of what is made, so that the same wish twice makes nothing twice.
    pub id: Uuid,
    /// The moment in words; blank where the clock names it.
    pub cue: String,
    /// Hour and minute.
    pub at_time: Option<Time>,
    /// Where.
    pub place: Option<String>,
    /// What is done then.
    pub habit: PlannedHabit,
}

/// A plan that ended in a stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePlan {
    /// The plan.
    pub plan: Plan,
    /// The habit of its then-part.
    pub habit_id: HabitId,
}

impl Habits<'_> {
    /// Ends a plan in a stack. One that has ended is answered as it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a plan or a habit that is not the caller's. `outcome`, `obstacle`: `required`
    /// when they were not answered. Codes of [`moment`], of making habits and of stacks.
    pub async fn make_plan(&self, actor: &Actor, id: PlanId, wish: &MakePlan) -> Result<MadePlan, ServiceError> {
        actor.require(Scope::Write)?;
        let cue = moment(&wish.cue, wish.at_time).map_err(|error| vec![error])?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let plan = rows::find_plan(tx.conn(), actor.user_id, id).await?;
        if let (Some(_), Some(habit_id)) = (plan.made_at, plan.habit_id) {
            return Ok(MadePlan { plan, habit_id });
        }
        check_answered(&plan)?;
        let habit_id = match &wish.habit {
            PlannedHabit::Known(habit) => {
                present(rows::find(tx.conn(), actor.user_id, *habit).await?)?;
                *habit
            }
            PlannedHabit::New(fields) => {
                let today = actor.day_at(self.services.now());
                let habit = HabitId(wish.id);
                let made = create_in(&mut tx, position, habit, (**fields).clone(), None, today).await?;
                not_deleted(made.record)?.habit.id
            }
        };
        let stack_id = Uuid::from_u128(wish.id.as_u128() ^ 1);
        let fields = StackFields {
            anchor_habit_id: None,
            follower_habit_id: habit_id,
            cue: Some(cue),
            at_time: wish.at_time,
            place: wish.place.clone(),
            position: None,
        };
        put_stack(&mut tx, stack_id, fields).await?;
        let plan = Plan {
            habit_id: Some(habit_id),
            stack_id: Some(StackId(stack_id)),
            made_at: Some(self.services.now()),
            version: plan.version + 1,
            ..plan
        };
        rows::save_plan(tx.conn(), actor.user_id, &plan).await?;
        tx.commit().await?;
        Ok(MadePlan { plan, habit_id })
    }
}

/// A plan is made of all its parts.
fn check_answered(plan: &Plan) -> Result<(), ServiceError> {
    let parts = [("outcome", plan.outcome.is_none()), ("obstacle", plan.obstacle.is_none())];
    let missing = parts.into_iter().filter(|(_, is_missing)| *is_missing);
    let errors: Vec<FieldError> = missing.map(|(field, _)| FieldError::new(field, "required")).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}
