//! Server functions that make, change, finish and delete one task.

#[cfg(feature = "ssr")]
use domain::{
    habits::DEFAULT_HABIT_COLOR,
    ids::{LabelId, TaskId},
    tasks::{DeleteReach, Label, TaskChange, TaskFields, TaskTree},
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{
    Actor, ExpectedVersion, Services,
    habits::documents::NewDocument,
    tasks::{CompleteWish, NewTask, NextFate, ReopenWish},
};
#[cfg(feature = "ssr")]
use wire::tasks::LabelBody;

#[cfg(feature = "ssr")]
use super::plans::finished;
use super::{AddTaskForm, TaskForm, TaskIdForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath, TaskDeed, TasksDone},
    request::{action_error, done_at, done_here, go_to, refuse, signed_in, wants_html},
};

/// Makes a task and shows it.
#[server(prefix = "/rpc", endpoint = "tasks/create")]
pub async fn create_task(#[server(flatten)] form: TaskForm) -> Result<String, AppError> {
    let (services, actor) = signed_in()?;
    let week_start = actor.preferences.week_start.weekday();
    let fields = form.fields(None, week_start).map_err(|errors| refuse(errors.into()))?;
    let fields = with_new_labels(&services, &actor, &form, fields).await?;
    let id = form.task_id.parse().ok().filter(|id: &TaskId| !id.uuid().is_nil());
    let wish = NewTask { id, fields, position: None, key: None };
    let made = services.tasks().create(&actor, wish).await.map_err(action_error)?;
    let id = made.record.task.id;
    done_at(&page_of(id), &Done::TaskAdded);
    Ok(id.to_string())
}

/// Makes a task of a title and stays where it was asked for.
#[server(prefix = "/rpc", endpoint = "tasks/add")]
pub async fn add_task(#[server(flatten)] form: AddTaskForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let AddTaskForm { title, place, due, parent_id } = form;
    let title = title.into_values().next().unwrap_or_default();
    let form = TaskForm { title, place, due, parent_id, ..TaskForm::default() };
    let week_start = actor.preferences.week_start.weekday();
    let fields = form.fields(None, week_start).map_err(|errors| refuse(errors.into()))?;
    let wish = NewTask { id: None, fields, position: None, key: None };
    services.tasks().create(&actor, wish).await.map_err(action_error)?;
    done_here(&Done::TaskAdded);
    Ok(())
}

/// Changes what the form changed of a task, and shows it.
#[server(prefix = "/rpc", endpoint = "tasks/replace")]
pub async fn replace_task(#[server(flatten)] form: TaskForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let now = services.tasks().find(&actor, id).await.map_err(action_error)?;
    let week_start = actor.preferences.week_start.weekday();
    let fields = form.fields(Some(&now), week_start).map_err(|errors| refuse(errors.into()))?;
    let fields = with_new_labels(&services, &actor, &form, fields).await?;
    // A form that was filled from an older version would put the old back.
    if form.version.parse::<i64>().is_ok_and(|seen| seen != now.version) {
        return Err(refuse(AppError(domain::problem::Problem::new(409, "changed_elsewhere"))));
    }
    let change = TaskChange::whole(fields).differing_from(&now);
    let seen = ExpectedVersion::Any;
    services.tasks().change(&actor, id, change, None, &seen).await.map_err(action_error)?;
    done_at(&page_of(id), &Done::TaskSaved);
    Ok(())
}

/// Says that a task is done. One with open parts is asked about first.
#[server(prefix = "/rpc", endpoint = "tasks/complete")]
pub async fn complete_task(#[server(flatten)] form: TaskIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let (family, _) = services.tasks().family(&actor, id).await.map_err(action_error)?;
    let open = TaskTree::new(&family).open_below(id);
    if !open.is_empty() && form.parts.is_empty() && wants_html() {
        go_to(&question_of(id, "parts"));
        return Ok(());
    }
    let with_parts = form.parts == "all";
    let wish = CompleteWish { with_parts, ..CompleteWish::default() };
    services.tasks().complete(&actor, id, wish).await.map_err(action_error)?;
    let done = TasksDone { deed: TaskDeed::Finished, of: id.to_string() };
    if form.parts.is_empty() {
        done_here(&Done::Tasks(done));
    } else {
        done_at(&page_of(id), &Done::Tasks(done));
    }
    Ok(())
}

/// Opens a task again. One whose next occurrence was used is asked about first.
#[server(prefix = "/rpc", endpoint = "tasks/reopen")]
pub async fn reopen_task(#[server(flatten)] form: TaskIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let next = match form.next.as_str() {
        "keep" => NextFate::Keep,
        "remove" => NextFate::Remove,
        _ => NextFate::Ask,
    };
    let wish = ReopenWish { next, with_parts: false };
    let before = services.tasks().find(&actor, id).await.map_err(action_error)?;
    match services.tasks().reopen(&actor, id, wish).await {
        Ok(_) => {
            let done = Done::Tasks(TasksDone { deed: TaskDeed::Reopened, of: finished(&before) });
            if form.next.is_empty() { done_here(&done) } else { done_at(&page_of(id), &done) }
        }
        Err(error) if error.to_problem().code == "next_was_used" && wants_html() => go_to(&question_of(id, "next")),
        Err(error) => return Err(action_error(error)),
    }
    Ok(())
}

/// Puts a task into the trash and goes to the days to come, because its own page is gone.
#[server(prefix = "/rpc", endpoint = "tasks/delete")]
pub async fn delete_task(#[server(flatten)] form: TaskIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.task_id)?;
    let reach = match form.reach.as_str() {
        "" => DeleteReach::One,
        text => DeleteReach::parse(text).map_err(|code| refuse(AppError::field("reach", code)))?,
    };
    let gone = services.tasks().delete(&actor, id, reach, &ExpectedVersion::Any).await.map_err(action_error)?;
    let others = gone.ids.into_iter().filter(|other| *other != id);
    let of = [id].into_iter().chain(others).take(40).map(|id| id.to_string()).collect::<Vec<_>>().join(",");
    done_at(&place("/app/tasks"), &Done::Tasks(TasksDone { deed: TaskDeed::Deleted, of }));
    Ok(())
}

/// The fields with the labels that the form names anew, once everything else in it was accepted.
#[cfg(feature = "ssr")]
async fn with_new_labels(
    services: &Services,
    actor: &Actor,
    form: &TaskForm,
    mut fields: TaskFields,
) -> Result<TaskFields, AppError> {
    let names = form.new_label_names();
    if names.is_empty() {
        return Ok(fields);
    }
    let known: Vec<Label> = super::load::labels(services, actor).await.map_err(action_error)?;
    for name in names {
        let same = known.iter().find(|label| label.name.to_lowercase() == name.to_lowercase());
        let id = match same {
            Some(label) => label.id,
            None => {
                let body = LabelBody { id: None, name, color: DEFAULT_HABIT_COLOR, position: None };
                let refused = |_| refuse(AppError::field("new_labels", "too_long"));
                let wish = NewDocument { id: None, fields: body.into_fields().map_err(refused)?, key: None };
                let made = services.habits().create_document(actor, wish).await.map_err(action_error)?;
                LabelId(made.document.id())
            }
        };
        fields.labels.insert(id);
    }
    Ok(fields)
}

#[cfg(feature = "ssr")]
pub(super) fn parse(id: &str) -> Result<TaskId, AppError> {
    id.parse().map_err(|_| refuse(AppError::not_found()))
}

#[cfg(feature = "ssr")]
pub(super) fn page_of(id: TaskId) -> SafePath {
    place(&format!("/app/tasks/{id}"))
}

#[cfg(feature = "ssr")]
fn question_of(id: TaskId, ask: &str) -> SafePath {
    SafePath::parse(&format!("/app/tasks/{id}")).unwrap_or_else(SafePath::app).with_query(&format!("ask={ask}"))
}

#[cfg(feature = "ssr")]
pub(super) fn place(path: &str) -> SafePath {
    SafePath::parse(path).unwrap_or_else(SafePath::app)
}
