//! The fields of a task that are rarely needed: folded away, and all there without a script.

use domain::{
    identity::Preferences,
    tasks::{LONGEST_NOTES, Timeframe},
};
use leptos::prelude::*;
use ui::{CheckChips, CheckChoice, Checkbox, Choice, InputKind, Select, SelectOption, TextArea, TextInput};

use crate::{
    page::FormState,
    tasks::{
        server_fns::{TaskForm, TaskFormView},
        values::Names,
    },
    words::timeframe_name,
};

/// What the fields are called where a refusal is summed up.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("notes", "Notes"),
    ("start_day", "Not before"),
    ("deadline", "Deadline"),
    ("zone", "Time zone of the time"),
    ("labels", "Labels"),
    ("new_labels", "New labels"),
    ("estimate_minutes", "How long it will take"),
    ("spent_minutes", "How long it took so far"),
    ("checklist", "Checklist"),
    ("habit_id", "Habit"),
    ("parent_id", "Part of"),
];

/// Not at any time in particular, and every timeframe.
pub(in crate::tasks) fn timeframe_options() -> Vec<Choice> {
    let frames = Timeframe::ALL.into_iter().map(|frame| Choice::new(frame.as_str(), timeframe_name(frame)));
    [Choice::new("", "Not planned")].into_iter().chain(frames).collect()
}

/// Notes, checklist, further days, labels, times and the habit.
#[component]
pub(super) fn MoreFields(start: TaskFormView, state: FormState, preferences: Memo<Preferences>) -> impl IntoView {
    let TaskFormView { form, part_of, names, .. } = start;
    let is_alone = state.value("alone", &form.alone) == "true";
    view! {
        <div class="task-form__more">
            <TextArea
                name="notes"
                label="Notes"
                value=state.value("notes", &form.notes)
                error=state.error("notes")
                hint="Markdown: **bold**, *lean*, lists and links."
                rows=4
                maxlength=u32::try_from(LONGEST_NOTES).unwrap_or(20_000)
            />
            <TextArea
                name="checklist"
                label="Checklist"
                value=state.value("checklist", &form.checklist)
                error=state.error("checklist")
                hint="One line each."
                rows=4
            />
            <Days form=form.clone() state preferences/>
            <Labels form=form.clone() names=names.clone() state/>
            <Minutes form=form.clone() state/>
            <Habit form=form.clone() names state/>
            {part_of
                .map(|parent| {
                    view! {
                        <Checkbox
                            name="alone"
                            label=format!("No longer a part of {parent}")
                            checked=is_alone
                        />
                    }
                })}
        </div>
    }
}

#[component]
fn Days(form: TaskForm, state: FormState, preferences: Memo<Preferences>) -> impl IntoView {
    let own = preferences.with_untracked(|p| p.time_zone.as_str().to_owned());
    let zone = state.value("zone", &form.zone);
    let mut zones = vec![
        SelectOption::new("", "Wherever I am"),
        SelectOption::new(own.clone(), format!("Always {}", own.replace('_', " "))),
    ];
    if !zone.is_empty() && zone != own {
        zones.push(SelectOption::new(zone.clone(), format!("Always {}", zone.replace('_', " "))));
    }
    view! {
        <div class="inline-form">
            <TextInput
                name="start_day"
                label="Not before"
                kind=InputKind::Date
                value=state.value("start_day", &form.start_day)
                error=state.error("start_day")
            />
            <TextInput
                name="deadline"
                label="Deadline"
                kind=InputKind::Date
                value=state.value("deadline", &form.deadline)
                error=state.error("deadline")
            />
        </div>
        <Select
            name="zone"
            label="Time zone of the time"
            options=zones
            value=zone
            error=state.error("zone")
        />
    }
}

#[component]
fn Labels(form: TaskForm, names: Names, state: FormState) -> impl IntoView {
    let chosen = state.value("labels[]", &form.labels.join(","));
    let options: Vec<_> = names
        .labels
        .iter()
        .map(|label| {
            let value = label.id.to_string();
            let checked = chosen.split(',').any(|id| id == value);
            CheckChoice { value, short: label.name.clone(), label: label.name.clone(), checked }
        })
        .collect();
    let some = !options.is_empty();
    view! {
        {some.then(|| view! { <CheckChips name="labels[]" legend="Labels" options error=state.error("labels")/> })}
        <TextInput
            name="new_labels"
            label="New labels"
            value=state.value("new_labels", &form.new_labels)
            error=state.error("new_labels")
            hint="With commas between: phone, errands"
            maxlength=200
            autocomplete="off"
        />
    }
}

#[component]
fn Minutes(form: TaskForm, state: FormState) -> impl IntoView {
    let field = |name: &'static str, label: &'static str, value: &str| {
        view! {
            <TextInput
                name
                label
                kind=InputKind::Whole
                value=state.value(name, value)
                error=state.error(name)
                suffix="minutes"
                autocomplete="off"
            />
        }
    };
    view! {
        <div class="inline-form">
            {field("estimate_minutes", "How long it will take", &form.estimate_minutes)}
            {field("spent_minutes", "How long it took so far", &form.spent_minutes)}
        </div>
    }
}

#[component]
fn Habit(form: TaskForm, names: Names, state: FormState) -> impl IntoView {
    let habits = names.habits.into_iter().map(|(id, name)| SelectOption::new(id.to_string(), name));
    let mut options: Vec<SelectOption> = [SelectOption::new("", "None")].into_iter().chain(habits).collect();
    // A choice that lacks what the task has would take it away.
    if !options.iter().any(|option| option.value == form.habit_id) {
        options.push(SelectOption::new(form.habit_id.clone(), "One that was put away"));
    }
    view! {
        <Select
            name="habit_id"
            label="Habit"
            options
            value=state.value("habit_id", &form.habit_id)
            error=state.error("habit_id")
            hint="Finishing the task checks its habit in for that day."
        />
    }
}
