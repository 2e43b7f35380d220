//! Switching a reminder and deleting it. What is written is the reminder as it is at the press: its row is drawn anew
//! when it changes, but the listeners stay.

use domain::{habits::DocumentKind, ids::ReminderId, reminders::Reminder};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, IconName};
use wire::habits::{DocumentBody, ReminderBody};

use crate::{
    habits::{server_fns as rpc, use_writer},
    offline::Write,
};

/// Switches a reminder on or off. `named`: what it is called in a sentence, such as "the reminder at 07:00".
#[component]
pub(crate) fn ReminderSwitch(reminder: Memo<Reminder>, named: String) -> impl IntoView {
    let writer = use_writer();
    let (id, is_on) = reminder.with_untracked(|reminder| (reminder.id(), reminder.is_on()));
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let before = reminder.with_untracked(ReminderBody::of);
            let after = ReminderBody { on: !before.on, ..before.clone() };
            writer.write(put_reminder(id, after), Some(put_reminder(id, before)));
        }
    };
    let (word, label) = match is_on {
        true => ("Switch off", format!("Switch off {named}")),
        false => ("Switch on", format!("Switch on {named}")),
    };
    let wanted = if is_on { "false" } else { "true" };
    view! {
        <Form action=rpc::SwitchReminder::PATH quiet=true on:submit=submit>
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="on" value=wanted/>
            <Button variant=ButtonVariant::Text label>{word}</Button>
        </Form>
    }
}

/// Deletes a reminder.
#[component]
pub(crate) fn ReminderRemove(reminder: Memo<Reminder>, named: String) -> impl IntoView {
    let writer = use_writer();
    let id = reminder.with_untracked(Reminder::id);
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let gone = Write::DeleteDocument { kind: DocumentKind::Reminder, id: id.uuid() };
            writer.write(gone, Some(put_reminder(id, reminder.with_untracked(ReminderBody::of))));
        }
    };
    view! {
        <Form action=rpc::DeleteReminder::PATH quiet=true on:submit=submit>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button variant=ButtonVariant::Text icon=IconName::Trash label=format!("Delete {named}")>
                "Delete"
            </Button>
        </Form>
    }
}

/// Writes a reminder whole.
pub(crate) fn put_reminder(id: ReminderId, body: ReminderBody) -> Write {
    Write::PutDocument { id: id.uuid(), body: DocumentBody::Reminder(ReminderBody { id: None, ..body }) }
}
