//! The reminders on the page of their habit: when each asks in plain words, and adding, changing, switching and
//! deleting them. Only one form of a reminder stands there at a time; the address says of which.

use domain::{
    format::time,
    habits::HabitPageView,
    ids::ReminderId,
    reminders::{HabitReminder, MAX_REMINDERS, Reminder},
};
use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, Disclosure, Icon, IconName, ListRow, Menu, RowMain, Rows, Section};

use super::{
    super::today::OnThisDevice,
    reminder_form::{ChangeReminder, NEW_REMINDER, NewReminder},
};
use crate::{
    offline::use_offline,
    page::{PageState, query_text},
    reminders::{ReminderRemove, ReminderSwitch},
    words::reminder_words,
};

/// The section.
#[component]
pub(super) fn RemindersSection(page: PageState<HabitPageView>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        page.value.with(|view| view.reminders.iter().map(|reminder| reminder.id).collect::<Vec<ReminderId>>())
    });
    let changed = query_text("reminder");
    let some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let is_changing = Memo::new(move |_| {
        changed.with(|asked| ids.with(|ids| ids.iter().any(|id| asked.as_deref() == Some(id.to_string().as_str()))))
    });
    view! {
        <Section title="Reminders" id="reminders">
            {move || match some.get() {
                true => view! {
                    <Rows label="Reminders">
                        <For each=move || ids.get() key=|id| *id children=move |id| reminder_row(page, id, changed)/>
                    </Rows>
                }
                .into_any(),
                false => view! {
                    <p class="quiet">"None yet. A reminder speaks up only while the day is open."</p>
                }
                .into_any(),
            }}
            {move || (!is_changing.get()).then(|| view! { <Adding page ids/> })}
        </Section>
    }
}

/// The form of a new one, folded until it is asked for or was refused.
#[component]
fn Adding(page: PageState<HabitPageView>, ids: Memo<Vec<ReminderId>>) -> impl IntoView {
    let is_full = Memo::new(move |_| ids.with(Vec::len) >= MAX_REMINDERS);
    let was_refused = page.draft.with_value(|draft| draft.as_ref().is_some_and(|draft| draft.is_of(NEW_REMINDER)));
    move || match is_full.get() {
        true => {
            view! { <p class="quiet">"A habit can have ten reminders. Change one, or delete one first."</p> }.into_any()
        }
        false => view! {
            <Disclosure summary="Add a reminder" open=Signal::stored(was_refused)>
                <NewReminder page/>
            </Disclosure>
        }
        .into_any(),
    }
}

/// A reminder; in the place of its row stands the form that changes it.
fn reminder_row(page: PageState<HabitPageView>, id: ReminderId, changed: Memo<Option<String>>) -> AnyView {
    let find = move |view: &HabitPageView| view.reminders.iter().find(|reminder| reminder.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let reminder = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let settled = Signal::derive(move || reminder.with(|reminder| !reminder.is_on));
    let is_changing = Memo::new(move |_| changed.with(|asked| asked.as_deref() == Some(id.to_string().as_str())));
    view! {
        <ListRow settled>
            {move || match is_changing.get() {
                true => view! { <ChangeReminder page reminder=reminder.get_untracked()/> }.into_any(),
                false => shown(page, reminder),
            }}
        </ListRow>
    }
    .into_any()
}

fn shown(page: PageState<HabitPageView>, reminder: Memo<HabitReminder>) -> AnyView {
    let id = reminder.with_untracked(|reminder| reminder.id.uuid());
    let either = Memo::new(move |_| Reminder::Habit(reminder.get()));
    let replica = use_offline().replica();
    let waiting = Memo::new(move |_| {
        replica.with(|replica| replica.as_ref().is_some_and(|replica| replica.pending_documents.contains(&id)))
    });
    (move || {
        let now = reminder.get();
        let week_start = page.preferences.with(|p| p.week_start.weekday());
        let (words, at) = (reminder_words(&now, week_start), time(now.at));
        let (habit, id, note) = (now.habit_id, now.id, notes(&now));
        let named = format!("the reminder at {at}");
        let icon = if now.is_on { IconName::Sun } else { IconName::Moon };
        view! {
            <Icon name=icon/>
            <RowMain title=words>
                <span>{note}</span>
                {move || waiting.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
            <ReminderSwitch reminder=either named=named.clone()/>
            <Menu label=format!("More for the reminder at {at}")>
                <ButtonLink
                    href=format!("/app/habits/{habit}?reminder={id}#reminders")
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
fn notes(reminder: &HabitReminder) -> String {
    match (reminder.is_on, &reminder.zone) {
        (true, None) => String::new(),
        (true, Some(zone)) => format!("By the clock of {}", zone.as_str()),
        (false, None) => "Off".to_owned(),
        (false, Some(zone)) => format!("Off · by the clock of {}", zone.as_str()),
    }
}
