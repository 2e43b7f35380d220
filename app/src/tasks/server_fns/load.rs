//! Loaders: one for each page of tasks, answering with all that the page shows. By GET, because they change nothing.

#[cfg(feature = "ssr")]
use std::sync::Arc;

use domain::tasks::{CalendarTasks, InboxTasks, OneTask, ProjectTasks, TodayTasks, UpcomingTasks};
#[cfg(feature = "ssr")]
use domain::{
    habits::{Document, DocumentKind},
    ids::{ProjectId, TaskId},
    reminders::Reminder,
    tasks::{CompletedRequest, LONGEST_FILTER, Label, Project, SavedFilter, Task, one_task},
    time::plain_day,
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
#[cfg(feature = "ssr")]
use services::{Actor, ServiceError, Services, tasks::KnownNames};

#[cfg(feature = "ssr")]
use super::NewTask;
use super::TaskFormView;
use crate::{
    error::AppError,
    json::JsonAnswer,
    page::Loaded,
    tasks::values::{CompletedView, FiltersView, LabelsView, Listed, ProjectsView},
};
#[cfg(feature = "ssr")]
use crate::{
    request::{loader_error, signed_in},
    tasks::{
        figures::{ROWS, labels_view, projects_view, read_filter},
        lists::span_of,
        local::DAYS_AHEAD,
        one::ASK_PARENT,
        values::{Asked, Names},
    },
};

/// The tasks of today.
#[server(prefix = "/rpc", endpoint = "tasks/load_today", input = GetUrl, output = JsonAnswer)]
pub async fn load_today_tasks(draft: Option<String>) -> Result<Loaded<Listed<TodayTasks>>, AppError> {
    let (services, actor) = signed_in()?;
    let value = today_listed(&services, &actor).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The days to come, from a day on or from today.
#[server(prefix = "/rpc", endpoint = "tasks/load_upcoming", input = GetUrl, output = JsonAnswer)]
pub async fn load_upcoming(
    from: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<Listed<UpcomingTasks>>, AppError> {
    let (services, actor) = signed_in()?;
    let from = from.as_deref().and_then(plain_day);
    let view = services.tasks().upcoming(&actor, from, DAYS_AHEAD).await.map_err(loader_error)?;
    listed(services, actor, draft, view).await
}

/// The inbox.
#[server(prefix = "/rpc", endpoint = "tasks/load_inbox", input = GetUrl, output = JsonAnswer)]
pub async fn load_inbox(draft: Option<String>) -> Result<Loaded<Listed<InboxTasks>>, AppError> {
    let (services, actor) = signed_in()?;
    let view = services.tasks().inbox(&actor).await.map_err(loader_error)?;
    listed(services, actor, draft, view).await
}

/// A week or a month around a day.
#[server(prefix = "/rpc", endpoint = "tasks/load_calendar", input = GetUrl, output = JsonAnswer)]
pub async fn load_calendar(
    span: Option<String>,
    day: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<Listed<CalendarTasks>>, AppError> {
    let (services, actor) = signed_in()?;
    let (span, around) = (span_of(span.as_deref()), day.as_deref().and_then(plain_day));
    let view = services.tasks().month_or_week(&actor, span, around).await.map_err(loader_error)?;
    listed(services, actor, draft, view).await
}

/// What was done: a page of what has all the words.
#[server(prefix = "/rpc", endpoint = "tasks/load_completed", input = GetUrl, output = JsonAnswer)]
pub async fn load_completed(
    search: Option<String>,
    page: String,
    draft: Option<String>,
) -> Result<Loaded<Listed<CompletedView>>, AppError> {
    let (services, actor) = signed_in()?;
    let (search, page) = (search.unwrap_or_default(), page.parse::<usize>().unwrap_or(1).clamp(1, 10_000));
    let request = CompletedRequest { search: search.clone(), skip: (page - 1) * ROWS, limit: ROWS };
    let found = services.tasks().completed(&actor, &request).await.map_err(loader_error)?;
    let today = actor.day_at(services.now());
    listed(services, actor, draft, CompletedView { today, search, page, found }).await
}

/// All projects.
#[server(prefix = "/rpc", endpoint = "tasks/load_projects", input = GetUrl, output = JsonAnswer)]
pub async fn load_projects(draft: Option<String>) -> Result<Loaded<ProjectsView>, AppError> {
    let (services, actor) = signed_in()?;
    let known = projects(&services, &actor).await.map_err(loader_error)?;
    let ids: Vec<ProjectId> = known.iter().map(|project| project.id).collect();
    let tasks = services.tasks().tasks_of_projects(&actor, &ids).await.map_err(loader_error)?;
    let value = projects_view(&known, &tasks);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// One project.
#[server(prefix = "/rpc", endpoint = "tasks/load_project", input = GetUrl, output = JsonAnswer)]
pub async fn load_project(id: String, draft: Option<String>) -> Result<Loaded<Listed<ProjectTasks>>, AppError> {
    let (services, actor) = signed_in()?;
    let id: ProjectId = id.parse().map_err(|_| loader_error(ServiceError::NotFound))?;
    let view = services.tasks().project(&actor, id).await.map_err(loader_error)?;
    listed(services, actor, draft, view).await
}

/// All labels.
#[server(prefix = "/rpc", endpoint = "tasks/load_labels", input = GetUrl, output = JsonAnswer)]
pub async fn load_labels(draft: Option<String>) -> Result<Loaded<LabelsView>, AppError> {
    let (services, actor) = signed_in()?;
    let known = labels(&services, &actor).await.map_err(loader_error)?;
    let tasks = services.tasks().open_tasks(&actor).await.map_err(loader_error)?;
    let value = labels_view(&known, &tasks);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The saved filters, and what the asked one finds.
#[server(prefix = "/rpc", endpoint = "tasks/load_filters", input = GetUrl, output = JsonAnswer)]
pub async fn load_filters(
    asked: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<Listed<FiltersView>>, AppError> {
    let (services, actor) = signed_in()?;
    let saved = filters(&services, &actor).await.map_err(loader_error)?;
    // Longer texts are no filters that anybody wrote.
    let asked = asked.map(|text| text.chars().take(LONGEST_FILTER).collect::<String>());
    let asked = match asked {
        Some(text) => Some(match read_filter(&text) {
            Ok(filter) => {
                let found = services.tasks().found(&actor, &filter).await.map_err(loader_error)?;
                Asked { text, answer: Ok(found) }
            }
            Err(mistake) => Asked { text, answer: Err(mistake) },
        }),
        None => None,
    };
    listed(services, actor, draft, FiltersView { saved, asked }).await
}

/// One task with what stands around it. `ask`: `parent` where it is asked what it may become a part of.
#[server(prefix = "/rpc", endpoint = "tasks/load_task", input = GetUrl, output = JsonAnswer)]
pub async fn load_task(
    id: String,
    ask: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<Listed<OneTask>>, AppError> {
    let (services, actor) = signed_in()?;
    let id: TaskId = id.parse().map_err(|_| loader_error(ServiceError::NotFound))?;
    let (family, _) = services.tasks().family(&actor, id).await.map_err(loader_error)?;
    let today = actor.day_at(services.now());
    let view = one_task(&family, id, today).ok_or_else(|| loader_error(ServiceError::NotFound))?;
    let reminders = services.habits().reminders(&actor).await.map_err(loader_error)?;
    let reminders = reminders.into_iter().filter_map(Reminder::into_task);
    let mut view = OneTask { reminders: reminders.filter(|reminder| reminder.task_id == id).collect(), ..view };
    if ask.as_deref() == Some(ASK_PARENT) {
        let mut tasks = services.tasks().open_tasks(&actor).await.map_err(loader_error)?;
        tasks.extend(family);
        view = view.with_parents(&tasks);
    }
    listed(services, actor, draft, view).await
}

/// The form of a task.
#[server(prefix = "/rpc", endpoint = "tasks/load_form", input = GetUrl, output = JsonAnswer)]
pub async fn load_task_form(id: String, draft: Option<String>) -> Result<Loaded<TaskFormView>, AppError> {
    let (services, actor) = signed_in()?;
    let id: TaskId = id.parse().map_err(|_| loader_error(ServiceError::NotFound))?;
    let (family, _) = services.tasks().family(&actor, id).await.map_err(loader_error)?;
    let task = family.iter().find(|task| task.id == id).ok_or_else(|| loader_error(ServiceError::NotFound))?;
    let parent = task.parent_id.and_then(|parent| family.iter().find(|task| task.id == parent));
    let names = names(&services, &actor).await.map_err(loader_error)?;
    let value = TaskFormView::of(task, parent, actor.day_at(services.now()), names);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The form of a new task, with what the address says of it.
#[server(prefix = "/rpc", endpoint = "tasks/load_new", input = GetUrl, output = JsonAnswer)]
pub async fn load_new_task(
    title: Option<String>,
    day: Option<String>,
    place: Option<String>,
    parent: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<TaskFormView>, AppError> {
    let (services, actor) = signed_in()?;
    let above: Option<Task> = match parent.as_deref().and_then(|id| id.parse().ok()) {
        Some(id) => services.tasks().find(&actor, id).await.ok(),
        None => None,
    };
    let names = names(&services, &actor).await.map_err(loader_error)?;
    let wish = NewTask { title, day, place, parent };
    let today = actor.day_at(services.now());
    let value = TaskFormView::new(services.new_id(), &wish, above.as_ref(), today, names);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The tasks of today with their names.
#[cfg(feature = "ssr")]
pub(in crate::tasks) async fn today_listed(
    services: &Services,
    actor: &Actor,
) -> Result<Listed<TodayTasks>, ServiceError> {
    let view = services.tasks().today(actor).await?;
    Ok(Listed { view, names: names(services, actor).await? })
}

#[cfg(feature = "ssr")]
async fn listed<T>(
    services: Services,
    actor: Actor,
    draft: Option<String>,
    view: T,
) -> Result<Loaded<Listed<T>>, AppError> {
    let names = names(&services, &actor).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, Listed { view, names }).await)
}

/// The names that rows say.
#[cfg(feature = "ssr")]
async fn names(services: &Services, actor: &Actor) -> Result<Names, ServiceError> {
    let known = services.tasks().known_names(actor).await?;
    let KnownNames { projects, sections, labels, habits, .. } = Arc::unwrap_or_clone(known);
    Ok(Names { projects, sections, labels, habits })
}

#[cfg(feature = "ssr")]
async fn projects(services: &Services, actor: &Actor) -> Result<Vec<Project>, ServiceError> {
    documents(services, actor, DocumentKind::Project, Document::into_project).await
}

#[cfg(feature = "ssr")]
pub(super) async fn labels(services: &Services, actor: &Actor) -> Result<Vec<Label>, ServiceError> {
    documents(services, actor, DocumentKind::Label, Document::into_label).await
}

#[cfg(feature = "ssr")]
async fn filters(services: &Services, actor: &Actor) -> Result<Vec<SavedFilter>, ServiceError> {
    documents(services, actor, DocumentKind::TaskFilter, Document::into_filter).await
}

#[cfg(feature = "ssr")]
async fn documents<T>(
    services: &Services,
    actor: &Actor,
    kind: DocumentKind,
    one: impl Fn(Document) -> Option<T>,
) -> Result<Vec<T>, ServiceError> {
    Ok(services.habits().documents(actor, kind).await?.into_iter().filter_map(one).collect())
}
