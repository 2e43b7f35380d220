//! Reading an operation on tasks.

use domain::{
    ids::{TaskId, is_uuid_v7},
    tasks::{OrderKey, TaskChange, TaskPlan, checked_addition},
};
use services::{
    sync::{Rejection, TaskAction},
    tasks::{CompleteWish, NextFate, ReopenWish},
};
use wire::{
    sync::{OperationBody, TaskDeletePayload, TaskUndeletePayload},
    tasks::{
        CompleteBody, ReopenBody, ReopenNext, TaskBody, TaskOrderBody, TaskPlansBody, TaskTimeBody, take_changed_parts,
    },
};

use super::operation::{first, known};

/// What a kind that begins with `task.` does.
///
/// # Errors
/// Why it cannot be read; `unknown_kind` for any other.
pub(super) fn task_action(body: &OperationBody) -> Result<TaskAction, Rejection> {
    let id = || body.entity_id.map(TaskId).ok_or_else(|| Rejection::new("required"));
    let payload = || body.payload.clone();
    Ok(match body.kind.as_str() {
        "task.create" => {
            let id = id()?;
            if !is_uuid_v7(id.uuid()) {
                return Err(Rejection::new("not_uuid_v7"));
            }
            let (fields, position) = task(body, payload())?.into_fields().map_err(|errors| first(&errors))?;
            TaskAction::Create(id, fields, position)
        }
        "task.replace" => {
            let mut payload = payload();
            let parts = take_changed_parts(&mut payload).map_err(Rejection::new)?;
            let (fields, _) = task(body, payload)?.into_fields().map_err(|errors| first(&errors))?;
            TaskAction::Replace(id()?, TaskChange { fields, parts })
        }
        "task.complete" => TaskAction::Complete(id()?, complete_wish(&known::<CompleteBody>(payload())?)),
        "task.reopen" => TaskAction::Reopen(id()?, reopen_wish(&known::<ReopenBody>(payload())?)),
        "task.delete" => TaskAction::Delete(id()?, known::<TaskDeletePayload>(payload())?.scope),
        "task.undelete" => {
            let also = known::<TaskUndeletePayload>(payload())?.also;
            TaskAction::Undelete(id()?, also.into_iter().map(TaskId).collect())
        }
        "task.order" => {
            let position = known::<TaskOrderBody>(payload())?.position;
            TaskAction::Order(id()?, OrderKey::parse(&position).map_err(Rejection::new)?)
        }
        "task.plan" => {
            let plans = known::<TaskPlansBody>(payload())?.plans;
            TaskAction::Plan(plans.into_iter().map(TaskPlan::from).collect())
        }
        "task.spend" => {
            let minutes = known::<TaskTimeBody>(payload())?.minutes;
            TaskAction::Spend(id()?, checked_addition(minutes).map_err(Rejection::new)?)
        }
        "task.dismiss" => TaskAction::Dismiss(id()?),
        _ => return Err(Rejection::new("unknown_kind")),
    })
}

/// How a task is completed.
pub(in crate::api::v1) const fn complete_wish(body: &CompleteBody) -> CompleteWish {
    CompleteWish {
        completed_at: body.completed_at,
        day: body.day,
        log_habit: body.log_habit,
        with_parts: body.with_parts,
    }
}

/// How a task is opened again.
pub(in crate::api::v1) const fn reopen_wish(body: &ReopenBody) -> ReopenWish {
    let next = match body.next {
        ReopenNext::Ask => NextFate::Ask,
        ReopenNext::Keep => NextFate::Keep,
        ReopenNext::Remove => NextFate::Remove,
    };
    ReopenWish { next, with_parts: body.with_parts }
}

fn task(body: &OperationBody, payload: serde_json::Value) -> Result<TaskBody, Rejection> {
    let task: TaskBody = known(payload)?;
    if task.id.is_some() && task.id != body.entity_id {
        return Err(Rejection::new("differs_from_path"));
    }
    Ok(task)
}

#[cfg(test)]
mod tests {
    use domain::tasks::{DeleteReach, TaskPart};
    use serde_json::{Value, json};

    use super::*;

    const TASK: &str = "0198c0de-0000-7000-8000-000000000002";

    fn read(kind: &str, payload: Value) -> Result<TaskAction, String> {
        let sent = json!({
            "op_id": "0198c0de-0000-7000-8000-000000000001", "seq": 1, "entity": "task", "entity_id": TASK,
            "kind": kind, "payload": payload, "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon",
        });
        let body: OperationBody = serde_json::from_value(sent).unwrap();
        task_action(&body).map_err(|rejection| rejection.code)
    }

    #[test]
    fn a_payload_is_the_rest_body_and_may_say_more() {
        let newer = json!({ "title": "Call Ana", "mood": 3, "due": { "day": "2026-03-12", "mood": 1 } });
        match read("task.create", newer).unwrap() {
            TaskAction::Create(_, fields, None) => assert_eq!(fields.title, "Call Ana"),
            other => panic!("{other:?}"),
        }
        assert_eq!(read("task.create", json!({ "title": "" })).unwrap_err(), "required");
        assert_eq!(
            read("task.create", json!({ "id": TASK.replace('2', "3"), "title": "x" })).unwrap_err(),
            "differs_from_path"
        );
    }

    #[test]
    fn a_replacement_says_what_of_it_was_changed() {
        let named = json!({ "title": "Call Ana", "changed": ["title", "start_day"] });
        match read("task.replace", named).unwrap() {
            TaskAction::Replace(_, change) => assert_eq!(change.parts, [TaskPart::Title, TaskPart::Schedule]),
            other => panic!("{other:?}"),
        }
        assert_eq!(read("task.replace", json!({ "title": "x", "changed": 1 })).unwrap_err(), "bad_payload");
    }

    #[test]
    fn what_is_left_out_is_what_is_meant_mostly() {
        match read("task.complete", json!({})).unwrap() {
            TaskAction::Complete(_, wish) => assert_eq!(wish, CompleteWish::default()),
            other => panic!("{other:?}"),
        }
        match read("task.reopen", json!({ "next": "keep" })).unwrap() {
            TaskAction::Reopen(_, wish) => assert_eq!(wish, ReopenWish { next: NextFate::Keep, with_parts: false }),
            other => panic!("{other:?}"),
        }
        match read("task.delete", json!({})).unwrap() {
            TaskAction::Delete(_, reach) => assert_eq!(reach, DeleteReach::One),
            other => panic!("{other:?}"),
        }
        assert_eq!(read("task.order", json!({ "position": "!" })).unwrap_err(), "unknown_choice");
        assert!(matches!(read("task.spend", json!({ "minutes": -15 })), Ok(TaskAction::Spend(_, -15))));
        assert_eq!(read("task.spend", json!({ "minutes": 0 })).unwrap_err(), "out_of_range");
        assert_eq!(read("task.spend", json!({})).unwrap_err(), "bad_payload");
        assert!(matches!(read("task.dismiss", json!({})), Ok(TaskAction::Dismiss(id)) if id.to_string() == TASK));
        assert_eq!(read("task.dream", json!({})).unwrap_err(), "unknown_kind");
    }
}
