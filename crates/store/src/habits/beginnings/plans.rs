//! Plans for wishes.

use domain::{
    habits::Plan,
    ids::{HabitId, PlanId, StackId, UserId},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

struct PlanRow {
    plan_id: Uuid,
    wish: String,
    outcome: Option<String>,
    obstacle: Option<String>,
    habit_id: Option<Uuid>,
    stack_id: Option<Uuid>,
    made_at: Option<jiff_sqlx::Timestamp>,
    created_at: jiff_sqlx::Timestamp,
    version: i64,
}

impl PlanRow {
    fn read(self) -> Plan {
        Plan {
            id: PlanId(self.plan_id),
            wish: self.wish,
            outcome: self.outcome,
            obstacle: self.obstacle,
            habit_id: self.habit_id.map(HabitId),
            stack_id: self.stack_id.map(StackId),
            made_at: self.made_at.map(jiff_sqlx::Timestamp::to_jiff),
            created_at: self.created_at.to_jiff(),
            version: self.version,
        }
    }
}

/// All plans of an owner, the newest first.
///
/// # Errors
/// When the query fails.
pub async fn all_plans(conn: &mut PgConnection, user: UserId) -> Result<Vec<Plan>, StoreError> {
    let rows = sqlx::query_as!(
        PlanRow,
        "
        select plan_id, wish, outcome, obstacle, habit_id, stack_id, made_at, created_at, version
        from plans
        where user_id = $1
        order by created_at desc, plan_id desc
        ",
        user.uuid()
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(PlanRow::read).collect())
}

/// One plan, held until the end of the transaction.
///
/// # Errors
/// [`StoreError::NotFound`], or when the query fails.
pub async fn find_plan(conn: &mut PgConnection, user: UserId, id: PlanId) -> Result<Plan, StoreError> {
    let row = sqlx::query_as!(
        PlanRow,
        "
        select plan_id, wish, outcome, obstacle, habit_id, stack_id, made_at, created_at, version
        from plans
        where user_id = $1 and plan_id = $2
        for update
        ",
        user.uuid(),
        id.uuid()
    )
    .fetch_one(conn)
    .await?;
    Ok(row.read())
}

/// Keeps a plan, in place of the one before it.
///
/// # Errors
/// When the query fails.
pub async fn save_plan(conn: &mut PgConnection, user: UserId, plan: &Plan) -> Result<(), StoreError> {
    sqlx::query!(
        "
        insert into plans (user_id, plan_id, wish, outcome, obstacle, habit_id, stack_id, made_at, created_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (user_id, plan_id) do update
        set wish = excluded.wish,
            outcome = excluded.outcome,
            obstacle = excluded.obstacle,
            habit_id = excluded.habit_id,
            stack_id = excluded.stack_id,
            made_at = excluded.made_at,
            version = excluded.version
        ",
        user.uuid(),
        plan.id.uuid(),
        plan.wish,
        plan.outcome.as_deref(),
        plan.obstacle.as_deref(),
        plan.habit_id.map(HabitId::uuid),
        plan.stack_id.map(StackId::uuid),
        plan.made_at.map(jiff_sqlx::Timestamp::from) as _,
        jiff_sqlx::Timestamp::from(plan.created_at) as _,
        plan.version
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Throws a plan away; its stack stays. Whether there was one.
///
/// # Errors
/// When the query fails.
pub async fn delete_plan(conn: &mut PgConnection, user: UserId, id: PlanId) -> Result<bool, StoreError> {
    let done =
        sqlx::query!("delete from plans where user_id = $1 and plan_id = $2", user.uuid(), id.uuid()).execute(conn);
    Ok(done.await?.rows_affected() > 0)
}
