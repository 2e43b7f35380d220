//! One operation of the queue, in words.

use domain::format::{date_short, date_time};
use leptos::prelude::*;
use ui::{Button, ButtonVariant, Icon, IconName, ListRow, RowMain, words::sentence};
use uuid::Uuid;

use super::sync_page::wall;
use crate::offline::{Offline, QueuedOperation, QueuedState};

/// The row of an operation, with retry and discard where the server refused it.
pub(super) fn queue_row(offline: Offline, id: Uuid) -> AnyView {
    let queue = offline.queue();
    let find = move || queue.with(|queue| queue.iter().find(|op| op.op_id == id).cloned());
    let Some(start) = untrack(find) else { return ().into_any() };
    let op = Memo::new(move |_| find().unwrap_or_else(|| start.clone()));
    let title = op.with_untracked(title);
    let preferences = offline.replica().with_untracked(|r| r.as_ref().map(|r| r.user.preferences.clone()));
    let note = move || {
        op.with(|op| {
            let when = preferences.as_ref().map(|p| date_time(wall(op.at), p));
            let day = op.day.zip(preferences.as_ref()).map(|(day, p)| format!("for {}", date_short(day, p)));
            let state = match &op.state {
                QueuedState::Waiting => "waiting".to_owned(),
                QueuedState::Sending => "on its way".to_owned(),
                QueuedState::Refused { code } => sentence(code).to_owned(),
            };
            [day, when, Some(state)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let refused = Memo::new(move |_| op.with(|op| matches!(op.state, QueuedState::Refused { .. })));
    view! {
        <ListRow>
            <Icon name=IconName::CloudOff/>
            <RowMain title>
                <span>{note}</span>
            </RowMain>
            {move || refused.get().then(|| view! { <Choices offline id/> })}
        </ListRow>
    }
    .into_any()
}

#[component]
fn Choices(offline: Offline, id: Uuid) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet is_button=true on:click=move |_| offline.retry(id)>"Try again"</Button>
            <Button variant=ButtonVariant::Text is_button=true on:click=move |_| offline.discard(id)>"Discard"</Button>
        </div>
    }
}

/// What was done, to what.
fn title(op: &QueuedOperation) -> String {
    let name = op.habit_name.as_deref().unwrap_or("a habit");
    match op.kind.as_str() {
        "entry.set" => format!("Check-in of {name}"),
        "entry.increment" => format!("Amount added to {name}"),
        "entry.clear" => format!("Day cleared of {name}"),
        "entry.note" => format!("Note on {name}"),
        "timer.start" => format!("Timer of {name} started"),
        "timer.stop" => format!("Timer of {name} stopped"),
        "timer.discard" => format!("Timer of {name} discarded"),
        "habit.create" => format!("New habit {name}"),
        "habit.replace" => format!("Change of {name}"),
        "habit.delete" => format!("Deletion of {name}"),
        "habit.order" => "New order of habits".to_owned(),
        "task.plan" => "Plan for tasks".to_owned(),
        kind if kind.starts_with("task.") => task_line(kind, op.task_title.as_deref().unwrap_or("a task")),
        "habit_group.put" => "Change of a group".to_owned(),
        "habit_group.delete" => "Deletion of a group".to_owned(),
        "identity.put" => "Change of who you want to be".to_owned(),
        "identity.delete" => "Deletion of who you want to be".to_owned(),
        "pause.put" => "Change of a pause".to_owned(),
        "pause.delete" => "Deletion of a pause".to_owned(),
        "reminder.put" => "Change of a reminder".to_owned(),
        "reminder.delete" => "Deletion of a reminder".to_owned(),
        "project.put" => "Change of a project".to_owned(),
        "project.delete" => "Deletion of a project".to_owned(),
        "section.put" => "Change of a section".to_owned(),
        "section.delete" => "Deletion of a section".to_owned(),
        "label.put" => "Change of a label".to_owned(),
        "label.delete" => "Deletion of a label".to_owned(),
        "project.order" => "New place of a project".to_owned(),
        "section.order" => "New place of a section".to_owned(),
        "label.order" => "New place of a label".to_owned(),
        "task_filter.order" => "New place of a saved filter".to_owned(),
        "task_filter.put" => "Change of a saved filter".to_owned(),
        "task_filter.delete" => "Deletion of a saved filter".to_owned(),
        "stack.put" => "Change of what a habit follows".to_owned(),
        "stack.delete" => "Deletion of what a habit follows".to_owned(),
        _ => format!("Change of {name}"),
    }
}

fn task_line(kind: &str, title: &str) -> String {
    match kind {
        "task.create" => format!("New task {title}"),
        "task.complete" => format!("{title} done"),
        "task.reopen" => format!("{title} open again"),
        "task.delete" => format!("Deletion of {title}"),
        "task.undelete" => format!("{title} back from the trash"),
        "task.order" => format!("New place of {title}"),
        "task.spend" => format!("Time spent on {title}"),
        "task.dismiss" => format!("{title} not suggested again"),
        _ => format!("Change of {title}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn told(kind: &str, task_title: Option<&str>) -> String {
        title(&QueuedOperation {
            op_id: Uuid::nil(),
            kind: kind.to_owned(),
            habit_id: None,
            habit_name: None,
            task_title: task_title.map(str::to_owned),
            day: None,
            at: Timestamp::UNIX_EPOCH,
            state: QueuedState::Waiting,
        })
    }

    #[test]
    fn what_waits_of_tasks_is_told_by_their_titles() {
        assert_eq!(told("task.create", Some("Call Ana")), "New task Call Ana");
        assert_eq!(told("task.complete", Some("Call Ana")), "Call Ana done");
        assert_eq!(told("task.replace", None), "Change of a task");
        assert_eq!(told("task.plan", Some("Call Ana")), "Plan for tasks");
        assert_eq!(told("section.delete", None), "Deletion of a section");
    }
}
