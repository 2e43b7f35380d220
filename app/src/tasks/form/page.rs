//! The pages of the form: a new task, and one that is changed.

use domain::ids::TaskId;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::task_form::TaskFormFields;
use crate::{
    habits::known_today,
    offline::{Replica, new_uuid},
    page::{DoneNotice, PageHead, PageState, load_page},
    tasks::{
        local::names_of,
        server_fns::{NewTask, TaskFormView, load_new_task, load_task_form},
    },
};

/// The form of a new task.
#[component]
pub fn NewTaskPage() -> impl IntoView {
    let query = use_query_map();
    let wish = Memo::new(move |_| {
        query.with(|query| NewTask {
            title: query.get("title"),
            day: query.get("day"),
            place: query.get("place"),
            parent: query.get("parent"),
        })
    });
    let today = known_today();
    // Made once: the id is what a second post of the same form is known by.
    let id = StoredValue::new(new_uuid());
    load_page(
        move || wish.get(),
        |wish, draft| load_new_task(wish.title, wish.day, wish.place, wish.parent, draft),
        move |replica| {
            let wish = wish.get();
            let parent = wish.parent.as_deref().and_then(|id| id.parse().ok()).and_then(|id| replica.tasks.get(id));
            Some(TaskFormView::new(id.get_value(), &wish, parent, today()?, names_of(replica)))
        },
        form_page,
    )
}

/// The form of a task that exists.
#[component]
pub fn EditTaskPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let today = known_today();
    load_page(
        move || id.get(),
        load_task_form,
        move |replica| form_view(replica, today()?, id.get().parse().ok()?),
        form_page,
    )
}

fn form_view(replica: &Replica, today: jiff::civil::Date, id: TaskId) -> Option<TaskFormView> {
    let task = replica.tasks.get(id).filter(|task| task.deleted_at.is_none())?;
    let parent = task.parent_id.and_then(|id| replica.tasks.get(id));
    Some(TaskFormView::of(task, parent, today, names_of(replica)))
}

pub(in crate::tasks) fn form_page(page: PageState<TaskFormView>) -> AnyView {
    let start = page.value.get_untracked();
    let (title, back) = match &start.task {
        Some(task) => (format!("Edit {}", task.title), (format!("/app/tasks/{}", task.id), task.title.clone())),
        None => ("New task".to_owned(), ("/app/tasks".to_owned(), "Tasks".to_owned())),
    };
    view! {
        <PageHead title back=Some(back)/>
        <DoneNotice/>
        <TaskFormFields start page/>
    }
    .into_any()
}
