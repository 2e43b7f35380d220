//! The form that adds a reminder to a habit, and the one that changes it.

use domain::{
    format::{weekday_name_long, weekday_name_short},
    habits::{DocumentKind, HabitPageView, schedule::weekday_name},
    ids::ReminderId,
    problem::Problem,
    reminders::{HabitReminder, Reminder},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, CheckChips, CheckChoice, ErrorSummary, Form, FormActions, InputKind,
    ProblemNotice, Select, TextInput,
};
use wire::habits::ReminderBody;

use super::super::{
    server_fns::{self as rpc, ReminderForm},
    writer::use_writer,
};
use crate::{
    offline::{Write, new_uuid},
    page::{Draft, FormState, PageState, anew, read_fields, use_go},
    reminders::{clocks, put_reminder},
    words::week_from,
};

/// What the form of a new reminder is called.
pub(super) const NEW_REMINDER: &str = "reminder";
/// What the form of a reminder that exists is called.
const CHANGED_REMINDER: &str = "change_reminder";

const LABELS: &[(&str, &str)] = &[
    ("at", "Time"),
    ("weekdays", "Days"),
    ("every_minutes", "Again every so many minutes"),
    ("until", "Until"),
    ("time_zone", "Clock"),
];

/// Whether a refused form is one of a reminder: the other forms of the page have nothing to say about it.
pub(super) fn is_of_reminder(draft: &Draft) -> bool {
    draft.is_of(NEW_REMINDER) || draft.is_of(CHANGED_REMINDER)
}

/// The form of a new reminder. Built anew once one was made, so that the next starts blank.
#[component]
pub(super) fn NewReminder(page: PageState<HabitPageView>) -> impl IntoView {
    let made = RwSignal::new(0_u32);
    let fields = move || {
        let draft = page.draft.get_value().filter(|_| made.get_untracked() == 0);
        view! { <NewFields page state=FormState::new(NEW_REMINDER, draft) made/> }
    };
    anew(move || made.get().to_string(), fields)
}

#[component]
fn NewFields(page: PageState<HabitPageView>, state: FormState, made: RwSignal<u32>) -> impl IntoView {
    let writer = use_writer();
    let habit = page.value.with_untracked(|view| view.habit.id);
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
    view! {
        <Form action=rpc::SaveReminder::PATH label="A new reminder" on:submit=submit>
            <input type="hidden" name="form" value=NEW_REMINDER/>
            <Fields page form=ReminderForm::blank(habit, page.form_id) state/>
            <FormActions>
                <Button variant=ButtonVariant::Quiet>"Add reminder"</Button>
            </FormActions>
        </Form>
    }
}

/// In the place of a reminder's row.
#[component]
pub(super) fn ChangeReminder(page: PageState<HabitPageView>, reminder: HabitReminder) -> impl IntoView {
    let (writer, navigate) = (use_writer(), use_go());
    let state = FormState::new(CHANGED_REMINDER, page.draft.get_value());
    let form = ReminderForm::of(&reminder);
    let before = ReminderBody::of(&Reminder::Habit(reminder.clone()));
    let back = format!("/app/habits/{}", reminder.habit_id);
    let cancel = format!("{back}#reminders");
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match checked(&event) {
            Ok(body) => {
                writer.write(put_reminder(reminder.id, body), Some(put_reminder(reminder.id, before.clone())));
                navigate(&back);
            }
            Err(problem) => state.refuse(problem),
        }
    };
    view! {
        <div class="row__main flow">
            <Form action=rpc::SaveReminder::PATH label="Change the reminder" on:submit=submit>
                <input type="hidden" name="form" value=CHANGED_REMINDER/>
                <Fields page form state/>
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
    ReminderForm::from_fields(&read_fields(event)).body().map_err(Problem::invalid)
}

#[component]
fn Fields(page: PageState<HabitPageView>, form: ReminderForm, state: FormState) -> impl IntoView {
    let (week, clocks) =
        page.preferences.with_untracked(|p| (week_from(p.week_start.weekday()), clocks(&form.time_zone, p)));
    let chosen = state.value("weekdays[]", &form.weekdays.join(","));
    let chip = |day| CheckChoice {
        value: weekday_name(day).to_owned(),
        short: weekday_name_short(day).to_owned(),
        label: weekday_name_long(day).to_owned(),
        checked: chosen.split(',').any(|chosen| chosen == weekday_name(day)),
    };
    let days: Vec<CheckChoice> = week.into_iter().map(chip).collect();
    view! {
        <input type="hidden" name="id" value=form.id.clone()/>
        <input type="hidden" name="is_new" value=form.is_new.clone()/>
        <input type="hidden" name="habit_id" value=form.habit_id.clone()/>
        <input type="hidden" name="on" value=form.on.clone()/>
        <ErrorSummary problems=state.summary(LABELS)/>
        <ProblemNotice code=state.problem_code()/>
        <TextInput
            name="at"
            label="Time"
            kind=InputKind::Time
            value=state.value("at", &form.at)
            error=state.error("at")
        />
        <CheckChips name="weekdays[]" legend="Days" options=days error=state.error("weekdays")/>
        <div class="inline-form">
            <TextInput
                name="every_minutes"
                label="Again every so many minutes"
                kind=InputKind::Whole
                value=state.value("every_minutes", &form.every_minutes)
                error=state.error("every_minutes")
                hint="Leave both blank to be asked once."
                maxlength=3
                autocomplete="off"
            />
            <TextInput
                name="until"
                label="Until"
                kind=InputKind::Time
                value=state.value("until", &form.until)
                error=state.error("until")
            />
        </div>
        <Select
            name="time_zone"
            label="Clock"
            options=clocks
            value=state.value("time_zone", &form.time_zone)
            error=state.error("time_zone")
        />
    }
}
