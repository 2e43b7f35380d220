//! Server functions that plan tasks, move them, act on several, and take that back.

#[cfg(feature = "ssr")]
use domain::{
    habits::Patch,
    ids::TaskId,
    tasks::{OrderKey, Task, TaskPlan, Timeframe},
    time::plain_day,
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{
    Actor, Services,
    tasks::{CompleteWish, ReopenWish},
};

#[cfg(feature = "ssr")]
use super::tasks::{parse, place};
use super::{ActForm, MoveTaskForm, PlanForm, UndoForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    offline::NewPlan,
    page::{Done, TaskDeed, TasksDone},
    request::{action_error, done_at, done_here, refuse, signed_in},
    tasks::{figures::ids_of, form::read_place, plan_words::read_plan},
};

/// The longest text of what takes a deed back, in an address.
#[cfg(feature = "ssr")]
const LONGEST_UNDO: usize = 6_000;

/// Plans tasks in one way; without ids, everything under "From earlier".
#[server(prefix = "/rpc", endpoint = "tasks/plan")]
pub async fn plan_tasks(#[server(flatten)] form: PlanForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let plan = read_plan(&form.to).ok_or_else(|| refuse(AppError::field("to", "unknown_choice")))?;
    let before = if form.ids.is_empty() {
        let NewPlan::For(frame) = plan else { return Err(refuse(AppError::field("to", "unknown_choice"))) };
        services.tasks().plan_again(&actor, frame).await.map_err(action_error)?.before
    } else {
        planned(&services, &actor, &ids_of(&form.ids), plan).await?
    };
    done_here(&told(TaskDeed::Planned, written(&before)));
    Ok(())
}

/// Moves a task between two others of its list.
#[server(prefix = "/rpc", endpoint = "tasks/move")]
pub async fn move_task(#[server(flatten)] form: MoveTaskForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let above = place_of(&services, &actor, &form.above).await?;
    let below = place_of(&services, &actor, &form.below).await?;
    // Two rows in the same place leave no room between them: then nothing moves.
    if let Some(position) = OrderKey::between(above.as_ref(), below.as_ref()) {
        services.tasks().order(&actor, id, position).await.map_err(action_error)?;
    }
    done_here(&Done::Moved);
    Ok(())
}

/// Does one thing with several tasks, with all of them or with none.
#[server(prefix = "/rpc", endpoint = "tasks/act")]
pub async fn act_on_tasks(#[server(flatten)] form: ActForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let ids = ids_of(&form.ids.join(","));
    let unknown = |field: &str| refuse(AppError::field(field, "unknown_choice"));
    let (deed, of) = match form.act.as_str() {
        "done" => {
            let wishes: Vec<_> = ids.iter().map(|id| (*id, CompleteWish::default())).collect();
            services.tasks().complete_all(&actor, &wishes).await.map_err(action_error)?;
            (Some(TaskDeed::Finished), joined(&ids))
        }
        "delete" => {
            services.tasks().delete_all(&actor, &ids).await.map_err(action_error)?;
            (Some(TaskDeed::Deleted), joined(&ids))
        }
        "move" => {
            let (project, section) = read_place(&form.place).map_err(|_| unknown("place"))?;
            services.tasks().move_all(&actor, &ids, project, section).await.map_err(action_error)?;
            (None, String::new())
        }
        word => {
            let plan = if word == "day" { read_plan(&form.day) } else { read_plan(word) };
            let plan = plan.ok_or_else(|| unknown("act"))?;
            (Some(TaskDeed::Planned), written(&planned(&services, &actor, &ids, plan).await?))
        }
    };
    let done = deed.map_or(Done::ChosenSaved, |deed| told(deed, of));
    done_at(&place(&form.here), &done);
    Ok(())
}

/// What is said of a deed, with what takes it back where an address has room for it: proxies cut at eight thousand
/// signs.
#[cfg(feature = "ssr")]
fn told(deed: TaskDeed, of: String) -> Done {
    if of.len() > LONGEST_UNDO { Done::ChosenSaved } else { Done::Tasks(TasksDone { deed, of }) }
}

/// Takes back what was last done to tasks.
#[server(prefix = "/rpc", endpoint = "tasks/undo")]
pub async fn undo_tasks(#[server(flatten)] form: UndoForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let deed = TaskDeed::parse(&form.deed).ok_or_else(|| refuse(AppError::field("deed", "unknown_choice")))?;
    let ids = ids_of(&form.of);
    match deed {
        TaskDeed::Finished => {
            let wish = ReopenWish { with_parts: true, ..ReopenWish::default() };
            services.tasks().reopen_all(&actor, &ids, wish).await.map_err(action_error)?;
        }
        TaskDeed::Reopened => {
            let wishes: Vec<_> = form.of.split(',').filter_map(read_finished).collect();
            services.tasks().complete_all(&actor, &wishes).await.map_err(action_error)?;
        }
        TaskDeed::Planned => {
            services.tasks().plan(&actor, &read(&form.of)).await.map_err(action_error)?;
        }
        TaskDeed::Deleted => {
            if let Some((first, also)) = ids.split_first() {
                services.tasks().undelete(&actor, *first, also).await.map_err(action_error)?;
            }
        }
    }
    done_here(&Done::Undone);
    Ok(())
}

/// Plans, and says what was planned before.
#[cfg(feature = "ssr")]
async fn planned(services: &Services, actor: &Actor, ids: &[TaskId], plan: NewPlan) -> Result<Vec<TaskPlan>, AppError> {
    let today = actor.day_at(services.now());
    let plans: Vec<TaskPlan> = ids.iter().map(|id| plan.of(*id, today)).collect();
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    Ok(services.tasks().plan(actor, &plans).await.map_err(action_error)?.before)
}

#[cfg(feature = "ssr")]
async fn place_of(services: &Services, actor: &Actor, id: &str) -> Result<Option<OrderKey>, AppError> {
    if id.is_empty() {
        return Ok(None);
    }
    Ok(Some(services.tasks().find(actor, parse(id)?).await.map_err(action_error)?.position))
}

#[cfg(feature = "ssr")]
fn joined(ids: &[TaskId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// A task that was done, and when, as one text for an address: id, microseconds since 1970, and the day, with dots
/// between.
#[cfg(feature = "ssr")]
pub(super) fn finished(task: &Task) -> String {
    match task.completed_at.zip(task.completed_on) {
        Some((at, day)) => format!("{}.{}.{day}", task.id, at.as_microsecond()),
        None => task.id.to_string(),
    }
}

#[cfg(feature = "ssr")]
fn read_finished(text: &str) -> Option<(TaskId, CompleteWish)> {
    let mut parts = text.split('.');
    let id = parts.next()?.parse().ok()?;
    let at = parts.next().and_then(|at| at.parse().ok());
    let completed_at = at.and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
    let day = parts.next().and_then(plain_day);
    Some((id, CompleteWish { completed_at, day, ..CompleteWish::default() }))
}

/// Plans as one text for an address: id, timeframe, the day on which it was chosen, and the due day, with dots between.
#[cfg(feature = "ssr")]
fn written(plans: &[TaskPlan]) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    let one = |plan: &TaskPlan| {
        let frame = plan.timeframe.map_or("none", Timeframe::as_str);
        let due = match plan.day {
            Patch::Keep => "keep".to_owned(),
            Patch::Clear => "none".to_owned(),
            Patch::Set(due) => due.to_string(),
        };
        format!("{}.{frame}.{}.{due}", plan.task_id, day(plan.planned_on))
    };
    plans.iter().map(one).collect::<Vec<_>>().join(",")
}

#[cfg(feature = "ssr")]
fn read(text: &str) -> Vec<TaskPlan> {
    let one = |text: &str| {
        let mut parts = text.split('.');
        let (id, frame, on, due) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let day = match due {
            "keep" => Patch::Keep,
            "none" => Patch::Clear,
            day => Patch::Set(plain_day(day)?),
        };
        let timeframe = Timeframe::parse(frame).ok();
        Some(TaskPlan { task_id: id.parse().ok()?, timeframe, planned_on: plain_day(on), day })
    };
    text.split(',').filter_map(one).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_no_address_has_room_for_is_told_without_a_way_back() {
        let all = |count| told(TaskDeed::Planned, "7.today.2026-03-12.keep,".repeat(count));
        assert!(matches!(all(200), Done::Tasks(_)));
        assert_eq!(all(300), Done::ChosenSaved);
    }

    #[test]
    fn what_was_done_is_read_as_it_was() {
        let fields = domain::tasks::TaskFields::titled("Swim");
        let task = Task::new(
            TaskId(Uuid::from_u128(1)),
            fields,
            OrderKey::first(),
            jiff::Timestamp::UNIX_EPOCH,
            date(2026, 3, 9),
        );
        let at = jiff::Timestamp::from_microsecond(1_773_050_400_000_001).unwrap();
        let done = Task { completed_at: Some(at), completed_on: Some(date(2026, 3, 9)), ..task.clone() };
        let wish = CompleteWish { completed_at: Some(at), day: Some(date(2026, 3, 9)), ..CompleteWish::default() };
        assert_eq!(read_finished(&finished(&done)), Some((done.id, wish)));
        assert_eq!(read_finished(&finished(&task)), Some((task.id, CompleteWish::default())));
        assert_eq!(read_finished("x.1"), None);
    }

    #[test]
    fn plans_in_an_address_are_read_as_they_were() {
        let plan = |number: u128, timeframe: Option<Timeframe>, day: Patch<jiff::civil::Date>| TaskPlan {
            task_id: TaskId(Uuid::from_u128(number)),
            timeframe,
            planned_on: timeframe.map(|_| date(2026, 3, 9)),
            day,
        };
        let plans = vec![
            plan(1, Some(Timeframe::ThisWeek), Patch::Keep),
            plan(2, None, Patch::Clear),
            plan(3, Some(Timeframe::Someday), Patch::Set(date(2026, 3, 12))),
        ];
        assert_eq!(read(&written(&plans)), plans);
        assert!(read("x,1.today").is_empty());
    }
}
