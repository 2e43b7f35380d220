//! The reminders on the page of their task: when each asks in plain words, and adding, changing, switching and deleting
//! them. The address says which one is changed; the forms of new ones wait until that is done.

use domain::{
    ids::ReminderId,
    reminders::{MAX_REMINDERS, Reminder, TaskReminder, TaskReminderTime},
    tasks::OneTask,
};
use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, Disclosure, Icon, IconName, ListRow, Menu, RowMain, Rows, Section};

use super::reminder_form::{ChangeTaskReminder, NewTaskReminder, form_name};
use crate::{
    habits::OnThisDevice,
    offline::use_offline,
    page::{PageState, query_text},
    reminders::{ReminderRemove, ReminderSwitch},
    tasks::{server_fns::CountsFrom, values::Listed},
    words::{capital, task_reminder_words},
};

/// From what a reminder of the task can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Never,
    OnDay,
    AtTime,
}

/// The section. A task that is done has none unless there are reminders of it.
#[component]
pub(super) fn RemindersSection(page: PageState<Listed<OneTask>>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        page.value.with(|listed| listed.view.reminders.iter().map(|reminder| reminder.id).collect::<Vec<ReminderId>>())
    });
    let is_open = Memo::new(move |_| page.value.with(|listed| listed.view.item.task.is_open()));
    let changed = query_text("reminder");
    let some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let is_changing = Memo::new(move |_| {
        changed.with(|asked| ids.with(|ids| ids.iter().any(|id| asked.as_deref() == Some(id.to_string().as_str()))))
    });
    let is_shown = Memo::new(move |_| is_open.get() || some.get());
    move || {
        is_shown.get().then(|| {
            view! {
                <Section title="Reminders" id="reminders">
                    {move || match some.get() {
                        true => view! {
                            <Rows label="Reminders">
                                <For
                                    each=move || ids.get()
                                    key=|id| *id
                                    children=move |id| reminder_row(page, id, changed)
                                />
                            </Rows>
                        }
                        .into_any(),
                        false => view! {
                            <p class="quiet">"None yet. A reminder speaks up only while the task is open."</p>
                        }
                        .into_any(),
                    }}
                    {move || {
                        (is_open.get() && !is_changing.get()).then(|| view! { <Adding page ids/> })
                    }}
                </Section>
            }
        })
    }
}

/// The forms of a new one, folded until they are asked for or were refused.
#[component]
fn Adding(page: PageState<Listed<OneTask>>, ids: Memo<Vec<ReminderId>>) -> impl IntoView {
    let is_full = Memo::new(move |_| ids.with(Vec::len) >= MAX_REMINDERS);
    let due = Memo::new(move |_| {
        page.value.with(|listed| match &listed.view.item.task.due {
            None => Due::Never,
            Some(due) if due.time.is_some() => Due::AtTime,
            Some(_) => Due::OnDay,
        })
    });
    let was_refused = move |counts_from: CountsFrom| {
        page.draft.with_value(|draft| draft.as_ref().is_some_and(|draft| draft.is_of(form_name(counts_from))))
    };
    let before = move || {
        view! {
            <Disclosure summary="Remind me before it is due" open=Signal::stored(was_refused(CountsFrom::Time))>
                <NewTaskReminder page counts_from=CountsFrom::Time/>
            </Disclosure>
        }
    };
    let on_day = move || {
        view! {
            <Disclosure summary="Remind me at a time of a day" open=Signal::stored(was_refused(CountsFrom::Day))>
                <NewTaskReminder page counts_from=CountsFrom::Day/>
            </Disclosure>
        }
    };
    move || match (is_full.get(), due.get()) {
        (true, _) => {
            view! { <p class="quiet">"A task can have ten reminders. Change one, or delete one first."</p> }.into_any()
        }
        (false, Due::Never) => {
            view! { <p class="quiet">"A reminder counts from the day on which it is due. Say that first."</p> }
                .into_any()
        }
        (false, Due::OnDay) => on_day().into_any(),
        (false, Due::AtTime) => view! { {before()} {on_day()} }.into_any(),
    }
}

/// A reminder; in the place of its row stands the form that changes it.
fn reminder_row(page: PageState<Listed<OneTask>>, id: ReminderId, changed: Memo<Option<String>>) -> AnyView {
    let find = move |listed: &Listed<OneTask>| listed.view.reminders.iter().find(|reminder| reminder.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let reminder = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let settled = Signal::derive(move || reminder.with(|reminder| !reminder.is_on));
    let is_changing = Memo::new(move |_| changed.with(|asked| asked.as_deref() == Some(id.to_string().as_str())));
    view! {
        <ListRow settled>
            {move || match is_changing.get() {
                true => view! { <ChangeTaskReminder page reminder=reminder.get_untracked()/> }.into_any(),
                false => shown(page, reminder),
            }}
        </ListRow>
    }
    .into_any()
}

fn shown(page: PageState<Listed<OneTask>>, reminder: Memo<TaskReminder>) -> AnyView {
    let id = reminder.with_untracked(|reminder| reminder.id.uuid());
    let either = Memo::new(move |_| Reminder::Task(reminder.get()));
    let has_time = Memo::new(move |_| page.value.with(|listed| listed.view.item.task.time().is_some()));
    let replica = use_offline().replica();
    let waiting = Memo::new(move |_| {
        replica.with(|replica| replica.as_ref().is_some_and(|replica| replica.pending_documents.contains(&id)))
    });
    (move || {
        let now = reminder.get();
        let words = task_reminder_words(&now);
        let named = format!("the reminder {words}");
        let (task, id, note) = (now.task_id, now.id, note(&now, has_time.get()));
        let icon = if now.is_on { IconName::Sun } else { IconName::Moon };
        view! {
            <Icon name=icon/>
            <RowMain title=capital(&words)>
                <span>{note}</span>
                {move || waiting.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
            <ReminderSwitch reminder=either named=named.clone()/>
            <Menu label=format!("More for {named}")>
                <ButtonLink
                    href=format!("/app/tasks/{task}?reminder={id}#reminders")
                    variant=ButtonVariant::Text
                    icon=IconName::Pencil
                >
                    "Change"
                </ButtonLink>
                <ReminderRemove reminder=either named/>
            </Menu>
        }
    })
    .into_any()
}

/// What the time alone does not say.
fn note(reminder: &TaskReminder, has_time: bool) -> String {
    let waits = matches!(reminder.when, TaskReminderTime::BeforeDue { .. }) && !has_time;
    match (reminder.is_on, &reminder.zone) {
        (true, _) if waits => "Waits until the task has a time".to_owned(),
        (true, None) => String::new(),
        (true, Some(zone)) => format!("By the clock of {}", zone.as_str()),
        (false, None) => "Off".to_owned(),
        (false, Some(zone)) => format!("Off · by the clock of {}", zone.as_str()),
    }
}
