//! What can be said of one day beside the tick: the amount, a note, a reason to skip, that it was not done.

use domain::{
    format::number,
    habits::{DayText, EntryStatus, Patch, optional_text_field},
    identity::Preferences,
    problem::{FieldError, Problem},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, FormActions, IconName, InputKind, TextArea, TextInput};

use super::{
    super::{
        control::Subject,
        server_fns::{self as rpc, EntryForm},
        writer::{untouched, use_writer},
    },
    hidden::{DayFields, StatusButton, StatusOffer},
    minimum::MinimumButton,
};
use crate::{
    offline::Write,
    page::{Draft, FormState, read_fields},
};

/// The forms of a day. `done` is told when one of them was taken over.
#[component]
pub(in crate::habits) fn DayForms(
    subject: Signal<Subject>,
    preferences: Memo<Preferences>,
    text: DayText,
    draft: Option<Draft>,
    done: Option<Callback<()>>,
) -> impl IntoView {
    let DayText { note, skip_reason } = text;
    let measured = subject.with_untracked(|s| s.kind.is_measured());
    let amount_draft = draft.clone();
    let skip_draft = draft.clone();
    view! {
        <div class="day-forms flow">
            <MinimumButton subject variant=ButtonVariant::Quiet done/>
            {measured.then(|| view! { <AmountForm subject preferences draft=amount_draft done/> })}
            <NoteForm subject note draft done/>
            <SkipForm subject reason=skip_reason draft=skip_draft done/>
        </div>
    }
}

#[component]
fn AmountForm(
    subject: Signal<Subject>,
    preferences: Memo<Preferences>,
    draft: Option<Draft>,
    done: Option<Callback<()>>,
) -> impl IntoView {
    let (writer, state) = (use_writer(), FormState::new("value", draft));
    let held = subject.with_untracked(|s| s.value);
    let held = held.map(|value| preferences.with_untracked(|p| number(value, p))).unwrap_or_default();
    let unit = subject.with_untracked(|s| s.unit.clone()).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        let form = EntryForm { value: field(&event, "value"), ..EntryForm::default() };
        match form.value(preferences.with_untracked(|p| p.number_format)) {
            Ok(value) => {
                state.accept();
                let (write, undo) = subject.with_untracked(|s| s.set_value(value));
                writer.write(write, Some(undo));
                tell(done);
            }
            Err(error) => state.refuse(Problem::invalid(vec![error])),
        }
    };
    view! {
        <Form action=rpc::SetValue::PATH label="Amount" on:submit=submit>
            <input type="hidden" name="form" value="value"/>
            <DayFields subject/>
            <div class="inline-form">
                <TextInput
                    name="value"
                    label="Amount"
                    kind=InputKind::Decimal
                    value=state.value("value", &held)
                    error=state.error("value")
                    suffix=unit
                    autocomplete="off"
                />
                <Button variant=ButtonVariant::Quiet>"Save amount"</Button>
            </div>
        </Form>
    }
}

#[component]
fn NoteForm(
    subject: Signal<Subject>,
    note: Option<String>,
    draft: Option<Draft>,
    done: Option<Callback<()>>,
) -> impl IntoView {
    let (writer, state) = (use_writer(), FormState::new("note", draft));
    let before = note.unwrap_or_default();
    let held = StoredValue::new(before.clone());
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match optional_text_field(&field(&event, "note").replace("\r\n", "\n"), 2000) {
            Ok(note) => {
                state.accept();
                let (habit_id, day) = subject.with_untracked(|s| (s.habit_id, s.day));
                let was = Some(held.get_value()).filter(|note| !note.is_empty());
                held.set_value(note.clone().unwrap_or_default());
                writer.write(Write::SetNote { habit_id, day, note }, Some(Write::SetNote { habit_id, day, note: was }));
                tell(done);
            }
            Err(code) => state.refuse(Problem::invalid(vec![FieldError::new("note", code)])),
        }
    };
    view! {
        <Form action=rpc::SetNote::PATH label="Note" on:submit=submit>
            <input type="hidden" name="form" value="note"/>
            <DayFields subject/>
            <TextArea
                name="note"
                label="Note"
                value=state.value("note", &before)
                error=state.error("note")
                rows=3
                maxlength=2000
            />
            <FormActions>
                <Button variant=ButtonVariant::Quiet>"Save note"</Button>
            </FormActions>
        </Form>
    }
}

#[component]
fn SkipForm(
    subject: Signal<Subject>,
    reason: Option<String>,
    draft: Option<Draft>,
    done: Option<Callback<()>>,
) -> impl IntoView {
    let (writer, state) = (use_writer(), FormState::new("skip", draft));
    let held = reason.unwrap_or_default();
    let offer = Memo::new(move |_| subject.with(|s| StatusOffer::of_failure(s.kind, s.status)));
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match optional_text_field(&field(&event, "skip_reason"), 200) {
            Ok(reason) => {
                state.accept();
                let (_, undo) = subject.with_untracked(|s| s.set_status(None));
                let (habit_id, day) = subject.with_untracked(|s| (s.habit_id, s.day));
                let mut payload = untouched(day);
                payload.status = Patch::Set(EntryStatus::Skipped);
                payload.skip_reason = reason.map_or(Patch::Clear, Patch::Set);
                writer.write(Write::SetEntry { habit_id, day, payload }, Some(undo));
                tell(done);
            }
            Err(code) => state.refuse(Problem::invalid(vec![FieldError::new("skip_reason", code)])),
        }
    };
    view! {
        <Form action=rpc::Skip::PATH label="Skip" on:submit=submit>
            <input type="hidden" name="form" value="skip"/>
            <DayFields subject/>
            <div class="inline-form">
                <TextInput
                    name="skip_reason"
                    label="Reason to skip, if you like"
                    value=state.value("skip_reason", &held)
                    error=state.error("skip_reason")
                    maxlength=200
                    autocomplete="off"
                />
                <Button variant=ButtonVariant::Quiet icon=IconName::Skip>"Skip this day"</Button>
            </div>
        </Form>
        <div class="cluster">
            <StatusButton subject offer/>
        </div>
    }
}

fn field(event: &SubmitEvent, name: &str) -> String {
    read_fields(event).remove(name).unwrap_or_default()
}

fn tell(done: Option<Callback<()>>) {
    if let Some(done) = done {
        done.run(());
    }
}
