//! Plans as they are written: each answer is stored by itself, so that a plan goes on where it was left.

use domain::{
    habits::{Plan, PlanStep},
    ids::PlanId,
};
use store::habits as rows;
use uuid::Uuid;

use super::super::Habits;
use crate::{Actor, Scope, ServiceError};

/// Most plans of one person.
const MAX_PLANS: usize = 200;

impl Habits<'_> {
    /// The caller's plans, the newest first.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn plans(&self, actor: &Actor) -> Result<Vec<Plan>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let plans = rows::all_plans(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(plans)
    }

    /// One plan.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such plan.
    pub async fn plan(&self, actor: &Actor, id: PlanId) -> Result<Plan, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let plan = rows::find_plan(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        Ok(plan)
    }

    /// Begins a plan with its wish. The same id again is the same plan, as it is by now.
    ///
    /// # Errors
    /// Codes of [`Plan::begun`]; `over_limit` past two hundred plans.
    pub async fn begin_plan(&self, actor: &Actor, id: Uuid, wish: &str) -> Result<Plan, ServiceError> {
        actor.require(Scope::Write)?;
        let plan = Plan::begun(PlanId(id), wish, self.services.now()).map_err(|error| vec![error])?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let known = rows::all_plans(tx.conn(), actor.user_id).await?;
        if let Some(before) = known.iter().find(|before| before.id == plan.id) {
            return Ok(before.clone());
        }
        if known.len() >= MAX_PLANS {
            return Err(ServiceError::refused(409, "over_limit"));
        }
        rows::save_plan(tx.conn(), actor.user_id, &plan).await?;
        tx.commit().await?;
        Ok(plan)
    }

    /// Answers a step with words, also an earlier one again.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; codes of [`Plan::with_answer`].
    pub async fn answer_plan(
        &self,
        actor: &Actor,
        id: PlanId,
        step: PlanStep,
        text: &str,
    ) -> Result<Plan, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let before = rows::find_plan(tx.conn(), actor.user_id, id).await?;
        let version = before.version + 1;
        let plan = before.with_answer(step, text).map_err(|error| vec![error])?;
        let plan = Plan { version, ..plan };
        rows::save_plan(tx.conn(), actor.user_id, &plan).await?;
        tx.commit().await?;
        Ok(plan)
    }

    /// Throws a plan away. What it made stays.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such plan.
    pub async fn delete_plan(&self, actor: &Actor, id: PlanId) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !rows::delete_plan(tx.conn(), actor.user_id, id).await? {
            return Err(ServiceError::NotFound);
        }
        tx.commit().await
    }
}
