//! One task in a list.

use domain::{
    ids::TaskId,
    tasks::{Task, TaskItem},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{ButtonLink, ButtonVariant, Form, Hue, IconName, ListRow, RowMain, Tick, TickState};

use super::{
    RowScene,
    carry::{Carried, Grip, Movers},
    choice::ChoiceBox,
    menu::RowMenu,
    note::row_note,
};
use crate::{
    habits::OnThisDevice,
    offline::use_offline,
    page::use_go,
    tasks::{hand::use_task_hand, server_fns as rpc},
};

/// The row of a task. It follows the list's value, so that a change of it changes this row and nothing around it.
pub(in crate::tasks) fn task_row(scene: RowScene, items: Memo<Vec<TaskItem>>, id: TaskId) -> AnyView {
    let find = move |items: &Vec<TaskItem>| items.iter().find(|item| item.task.id == id).cloned();
    let Some(start) = items.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| items.with(find).unwrap_or_else(|| start.clone()));
    let settled = Memo::new(move |_| item.with(|item| item.task.completed_at.is_some()));
    let carried = Memo::new(move |_| scene.carry.is_some_and(|carry| carry.carries(id)));
    let hue = Memo::new(move |_| item.with(|item| scene.names.with(|names| hue_of(&item.task, names))));
    let title = Memo::new(move |_| item.with(|item| item.task.title.clone()));
    view! {
        <ListRow
            settled
            carried
            attr:id=id.row_id()
            attr:data-hue=move || hue.get().name()
            attr:data-priority=move || item.with(|item| item.task.priority.number().to_string())
            attr:data-indent=move || item.with(|item| item.indent.to_string())
        >
            {move || match scene.choosing.get() {
                true => view! { <ChoiceBox id title=title.get()/> }.into_any(),
                false => view! { <TaskTick item scene/> }.into_any(),
            }}
            <Words item scene/>
            {move || match (scene.choosing.get(), scene.carry.filter(|_| scene.arranging.get())) {
                (true, _) => ().into_any(),
                (false, Some(carry)) => view! { <Movers carry id name=title.get()/> }.into_any(),
                (false, None) if scene.is_sent => more_of(id, &title.get()),
                (false, None) => view! { <RowMenu item scene/> }.into_any(),
            }}
            {scene.carry.map(|carry| move || view! { <Grip carry id name=title.get()/> })}
        </ListRow>
    }
    .into_any()
}

/// The way to all that can be done with a task.
fn more_of(id: TaskId, title: &str) -> AnyView {
    let label = format!("More for {title}");
    view! { <ButtonLink href=format!("/app/tasks/{id}") variant=ButtonVariant::Icon icon=IconName::More label/> }
        .into_any()
}

/// The colour of a task's project.
fn hue_of(task: &Task, names: &crate::tasks::values::Names) -> Hue {
    let project = task.project_id.and_then(|id| names.project(id));
    project.map_or(Hue::Ink, |project| Hue::Swatch(project.color))
}

/// The tick in its form.
#[component]
pub(in crate::tasks) fn TaskTick(item: Memo<TaskItem>, scene: RowScene) -> impl IntoView {
    let (hand, go) = (use_task_hand(), use_go());
    let is_done = Memo::new(move |_| item.with(|item| item.task.completed_at.is_some()));
    let id = item.with_untracked(|item| item.task.id);
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        if is_done.get_untracked() {
            return if hand.asks_about_next(id) { go(&format!("/app/tasks/{id}?ask=next")) } else { hand.reopen(id) };
        }
        match hand.open_parts(id) {
            none if none.is_empty() => hand.complete(id, none),
            open => scene.asks.ask(item.with_untracked(|item| item.task.title.clone()), id, open),
        }
    };
    let action = Signal::derive(move || match is_done.get() {
        true => rpc::ReopenTask::PATH.to_owned(),
        false => rpc::CompleteTask::PATH.to_owned(),
    });
    let state = Signal::derive(move || if is_done.get() { TickState::Done } else { TickState::Open });
    let label = Signal::derive(move || {
        let title = item.with(|item| item.task.title.clone());
        if is_done.get() { format!("Open {title} again") } else { format!("Done: {title}") }
    });
    view! {
        <Form action quiet=true on:submit=submit>
            <input type="hidden" name="task_id" value=id.to_string()/>
            <Tick state label hue=Some(Hue::Ink) attr:id=tick_id(id)/>
        </Form>
    }
}

#[component]
fn Words(item: Memo<TaskItem>, scene: RowScene) -> impl IntoView {
    let id = item.with_untracked(|item| item.task.id);
    let title = Memo::new(move |_| item.with(|item| item.task.title.clone()));
    let note = Memo::new(move |_| {
        let today = scene.today.get();
        item.with(|item| {
            scene.names.with(|names| scene.preferences.with(|p| row_note(item, names, scene.known, today, p)))
        })
    });
    let late = Memo::new(move |_| item.with(|item| item.is_overdue));
    let replica = use_offline().replica();
    let waits =
        Memo::new(move |_| replica.with(|replica| replica.as_ref().is_some_and(|r| r.pending_tasks.contains(&id))));
    move || {
        let title = title.get();
        view! {
            <RowMain title href=Some(format!("/app/tasks/{id}"))>
                <span>
                    {move || note.with(|note| note.when.clone()).map(|when| {
                        view! { <span class:late=move || late.get()>{when}</span> }
                    })}
                    {move || note.with(|note| match (note.when.is_some(), note.rest.is_empty()) {
                        (true, false) => format!(" · {}", note.rest),
                        _ => note.rest.clone(),
                    })}
                </span>
                {move || waits.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
        }
    }
}

/// The id of a row's tick.
pub(in crate::tasks) fn tick_id(id: TaskId) -> String {
    format!("done-{id}")
}
