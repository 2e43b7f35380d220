//! The forms that add a reminder to a task, and the ones that change it: one for a reminder that counts from the time
//! at which the task is due, one for its day.

use domain::{
    habits::DocumentKind,
    ids::{ReminderId, TaskId},
    problem::Problem,
    reminders::{Reminder, TaskReminder, TaskReminderTime},
    tasks::OneTask,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, ErrorSummary, Form, FormActions, InputKind, ProblemNotice, Select, TextInput,
};
use uuid::Uuid;
use wire::habits::ReminderBody;

use crate::{
    habits::use_writer,
    offline::{Write, new_uuid},
    page::{FormState, PageState, anew, read_fields, use_go},
    reminders::{clocks, put_reminder},
    tasks::{
        server_fns::{self as rpc, CountsFrom, TaskReminderForm},
        values::Listed,
    },
};

/// What the form of a reminder that exists is called.
const CHANGED_REMINDER: &str = "change_reminder";

const LABELS: &[(&str, &str)] = &[
    ("minutes_before", "Minutes before"),
    ("at", "Time of the day"),
    ("days_before", "Days before"),
    ("time_zone", "Clock"),
];

/// What the form of a new reminder is called.
pub(super) const fn form_name(counts_from: CountsFrom) -> &'static str {
    match counts_from {
        CountsFrom::Time => "reminder_before",
        CountsFrom::Day => "reminder_on_day",
    }
}

/// Two forms stand on the page, and no two reminders may be made under one id.
fn id_for(form_id: Uuid, counts_from: CountsFrom) -> Uuid {
    match counts_from {
        CountsFrom::Day if !form_id.is_nil() => Uuid::from_u128(form_id.as_u128() ^ 1),
        _ => form_id,
    }
}

/// The form of a new reminder. Built anew once one was made, so that the next starts blank.
#[component]
pub(super) fn NewTaskReminder(page: PageState<Listed<OneTask>>, counts_from: CountsFrom) -> impl IntoView {
    let made = RwSignal::new(0_u32);
    let fields = move || {
        let draft = page.draft.get_value().filter(|_| made.get_untracked() == 0);
        view! { <NewFields page state=FormState::new(form_name(counts_from), draft) counts_from made/> }
    };
    anew(move || made.get().to_string(), fields)
}

#[component]
fn NewFields(
    page: PageState<Listed<OneTask>>,
    state: FormState,
    counts_from: CountsFrom,
    made: RwSignal<u32>,
) -> impl IntoView {
    let writer = use_writer();
    let task: TaskId = page.value.with_untracked(|listed| listed.view.item.task.id);
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match checked(&event) {
            Ok(body) => {
                let id = ReminderId(new_uuid());
                let undo = Write::DeleteDocument { kind: DocumentKind::Reminder, id: id.uuid() };
                writer.write(put_reminder(id, body), Some(undo));
                made.update(|made| *made += 1);
            }
            Err(problem) => state.refuse(problem),
        }
    };
    let label = match counts_from {
        CountsFrom::Time => "A new reminder before it is due",
        CountsFrom::Day => "A new reminder at a time of a day",
    };
    view! {
        <Form action=rpc::SaveTaskReminder::PATH label on:submit=submit>
            <input type="hidden" name="form" value=form_name(counts_from)/>
            <Fields page form=TaskReminderForm::blank(task, counts_from, id_for(page.form_id, counts_from)) state counts_from/>
            <FormActions>
                <Button variant=ButtonVariant::Quiet>"Add reminder"</Button>
            </FormActions>
        </Form>
    }
}

/// In the place of a reminder's row.
#[component]
pub(super) fn ChangeTaskReminder(page: PageState<Listed<OneTask>>, reminder: TaskReminder) -> impl IntoView {
    let (writer, navigate) = (use_writer(), use_go());
    let state = FormState::new(CHANGED_REMINDER, page.draft.get_value());
    let form = TaskReminderForm::of(&reminder);
    let counts_from = match reminder.when {
        TaskReminderTime::BeforeDue { .. } => CountsFrom::Time,
        TaskReminderTime::OnDay { .. } => CountsFrom::Day,
    };
    let back = format!("/app/tasks/{}", reminder.task_id);
    let cancel = format!("{back}#reminders");
    let (id, before) = (reminder.id, ReminderBody::of(&Reminder::Task(reminder)));
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match checked(&event) {
            Ok(body) => {
                writer.write(put_reminder(id, body), Some(put_reminder(id, before.clone())));
                navigate(&back);
            }
            Err(problem) => state.refuse(problem),
        }
    };
    view! {
        <div class="row__main flow">
            <Form action=rpc::SaveTaskReminder::PATH label="Change the reminder" on:submit=submit>
                <input type="hidden" name="form" value=CHANGED_REMINDER/>
                <Fields page form state counts_from/>
                <FormActions>
                    <Button variant=ButtonVariant::Quiet>"Save reminder"</Button>
                    <ButtonLink href=cancel variant=ButtonVariant::Text>"Cancel"</ButtonLink>
                </FormActions>
            </Form>
        </div>
    }
}

/// What was typed, by the rules of the server.
fn checked(event: &SubmitEvent) -> Result<ReminderBody, Problem> {
    TaskReminderForm::from_fields(&read_fields(event)).body().map_err(Problem::invalid)
}

#[component]
fn Fields(
    page: PageState<Listed<OneTask>>,
    form: TaskReminderForm,
    state: FormState,
    counts_from: CountsFrom,
) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=form.id.clone()/>
        <input type="hidden" name="is_new" value=form.is_new.clone()/>
        <input type="hidden" name="task_id" value=form.task_id.clone()/>
        <input type="hidden" name="counts_from" value=counts_from.as_str()/>
        <input type="hidden" name="on" value=form.on.clone()/>
        <ErrorSummary problems=state.summary(LABELS)/>
        <ProblemNotice code=state.problem_code()/>
        {match counts_from {
            CountsFrom::Time => minutes_field(&form, state).into_any(),
            CountsFrom::Day => day_fields(page, &form, state).into_any(),
        }}
    }
}

fn minutes_field(form: &TaskReminderForm, state: FormState) -> impl IntoView + use<> {
    view! {
        <TextInput
            name="minutes_before"
            label="Minutes before"
            kind=InputKind::Whole
            value=state.value("minutes_before", &form.minutes_before)
            error=state.error("minutes_before")
            hint="Blank is the time itself."
            maxlength=5
            autocomplete="off"
        />
    }
}

fn day_fields(page: PageState<Listed<OneTask>>, form: &TaskReminderForm, state: FormState) -> impl IntoView + use<> {
    let clocks = page.preferences.with_untracked(|p| clocks(&form.time_zone, p));
    view! {
        <TextInput
            name="at"
            label="Time of the day"
            kind=InputKind::Time
            value=state.value("at", &form.at)
            error=state.error("at")
        />
        <TextInput
            name="days_before"
            label="Days before"
            kind=InputKind::Whole
            value=state.value("days_before", &form.days_before)
            error=state.error("days_before")
            hint="Blank is the day itself."
            maxlength=3
            autocomplete="off"
        />
        <Select
            name="time_zone"
            label="Clock"
            options=clocks
            value=state.value("time_zone", &form.time_zone)
            error=state.error("time_zone")
        />
    }
}
