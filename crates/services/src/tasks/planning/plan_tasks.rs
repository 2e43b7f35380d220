//! Planning several tasks as one change, which its own answer takes back.

use domain::{
    events::Event,
    habits::{Calendar, Outcome, Patch},
    tasks::{Task, TaskChange, TaskPart, TaskPlan, Timeframe, plan_again},
};
use jiff::civil::Date;
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use crate::{
    Actor, Scope, ServiceError, Transaction,
    tasks::{By, Tasks, keep_series, read_tasks::tasks_of, save::save},
};

/// Most tasks of one change.
pub const MAX_PLANS: usize = 1_000;

/// Tasks that were planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlannedTasks {
    /// As they are now.
    pub records: Vec<TaskRecord>,
    /// Their plans before: planned in the same way, they take the change back.
    pub before: Vec<TaskPlan>,
}

/// What becomes of a plan for a task that is not there, or that cannot be planned so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gone {
    /// All of them are refused.
    Refused,
    /// It is passed over: a queue may be older than a deletion.
    PassedOver,
}

impl Tasks<'_> {
    /// Plans tasks: a timeframe, a day, or both.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for one that is not the caller's; `plans`: `too_many` past [`MAX_PLANS`],
    /// `duplicate`; `repeat`: `required` where a day is taken away from which a rule counts.
    pub async fn plan(&self, actor: &Actor, plans: &[TaskPlan]) -> Result<PlannedTasks, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let by = By::request(actor, self.services);
        let (planned, _) = plan_in(&mut tx, &by, plans, Gone::Refused).await?;
        tx.commit().await?;
        Ok(planned)
    }

    /// Gives everything under "From earlier" the same plan, made today.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn plan_again(&self, actor: &Actor, frame: Timeframe) -> Result<PlannedTasks, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let cal = Calendar { today: actor.day_at(now), week_start: actor.preferences.week_start.weekday() };
        let tasks = tasks_of(rows::open_and_done_since(tx.conn(), user, cal.today).await?);
        let plans: Vec<TaskPlan> = plan_again(&tasks, frame, cal)
            .into_iter()
            .map(|change| TaskPlan {
                task_id: change.task_id,
                timeframe: Some(frame),
                planned_on: Some(cal.today),
                day: Patch::Keep,
            })
            .collect();
        let by = By::request(actor, self.services);
        let mut planned = PlannedTasks::default();
        for some in plans.chunks(MAX_PLANS) {
            let (more, _) = plan_in(&mut tx, &by, some, Gone::Refused).await?;
            planned.records.extend(more.records);
            planned.before.extend(more.before);
        }
        tx.commit().await?;
        Ok(planned)
    }
}

/// Plans in an open transaction that holds the feed's counter. Superseded is a change of which nothing stands.
pub(crate) async fn plan_in(
    tx: &mut Transaction,
    by: &By<'_>,
    plans: &[TaskPlan],
    gone: Gone,
) -> Result<(PlannedTasks, Outcome), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut ids: Vec<Uuid> = plans.iter().map(|plan| plan.task_id.uuid()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < plans.len() {
        return Err(ServiceError::field("plans", "duplicate"));
    }
    if plans.len() > MAX_PLANS {
        return Err(ServiceError::field("plans", "too_many"));
    }
    let mut records = rows::find_many(tx.conn(), user, &ids).await?;
    // Not even in the trash: they were somebody else's.
    let is_nothing_known = records.is_empty() && !plans.is_empty();
    records.retain(|record| record.task.deleted_at.is_none());
    let is_missing = match gone {
        Gone::Refused => records.len() < plans.len(),
        Gone::PassedOver => is_nothing_known,
    };
    if is_missing {
        return Err(ServiceError::NotFound);
    }
    let (today, wanted) = (by.day(now), records.len());
    let mut planned = PlannedTasks::default();
    for mut record in records {
        let Some(plan) = plans.iter().find(|plan| plan.task_id == record.task.id) else { continue };
        let stamp = by.stamp(record.stamps.last_written(), now);
        let meant = match plan.applied(&record.task, today) {
            Ok(meant) => meant,
            // What comes again keeps the day from which its rule counts; the others are planned.
            Err(_) if gone == Gone::PassedOver => continue,
            Err(errors) => return Err(ServiceError::Invalid(errors)),
        };
        let change = TaskChange { fields: meant.fields(), parts: plan.parts() };
        let (standing, _) = record.stamps.parts.take(change, stamp);
        if standing.parts.is_empty() {
            continue;
        }
        planned.before.push(plan.before(&record.task));
        let planned_task = stood(&record.task, &standing, &meant, today);
        record.task = keep_series::settled(tx, Some(&record.task), planned_task).await?;
        planned.records.push(record);
    }
    save(tx, &mut planned.records).await?;
    let events: Vec<Event> =
        planned.records.iter().map(|record| Event::TaskReplaced { task_id: record.task.id }).collect();
    tx.publish(&events).await?;
    let is_lost = wanted > 0 && planned.records.is_empty();
    Ok((planned, if is_lost { Outcome::Superseded } else { Outcome::Applied }))
}

/// The task with what stands of a plan; with its timeframe comes the day on which that was chosen.
fn stood(task: &Task, standing: &TaskChange, meant: &Task, today: Date) -> Task {
    let after = standing.applied(task, today);
    if standing.parts.contains(&TaskPart::Timeframe) { Task { planned_on: meant.planned_on, ..after } } else { after }
}
