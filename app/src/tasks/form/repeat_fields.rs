//! The fields that say how a task comes again. All are there without a script; styles hide what the choice rules out.

use domain::{
    format::{weekday_name_long, weekday_name_short},
    habits::schedule::weekday_name,
    identity::Preferences,
    recurrence::Rule,
};
use jiff::civil::Weekday;
use leptos::prelude::*;
use ui::{CheckChips, CheckChoice, Choice, InputKind, RadioGroup, Select, SelectOption, TextInput};

use crate::{
    page::FormState,
    tasks::server_fns::TaskForm,
    words::{repeat_words, week_from},
};

/// Whether it repeats, how, counted from what, and until when.
#[component]
pub(super) fn RepeatFields(
    form: TaskForm,
    state: FormState,
    week_start: Weekday,
    kept: Option<Rule>,
    preferences: Memo<Preferences>,
) -> impl IntoView {
    let mut options = vec![
        SelectOption::new("none", "It does not"),
        SelectOption::new("daily", "Every day"),
        SelectOption::new("weekdays", "Every weekday"),
        SelectOption::new("weekly", "Every week"),
        SelectOption::new("monthly", "Every month"),
        SelectOption::new("month_end", "On the last day of the month"),
        SelectOption::new("yearly", "Every year"),
        SelectOption::new("custom", "Something else"),
    ];
    if let Some(rule) = kept.filter(|_| form.repeat == "keep") {
        options.insert(1, SelectOption::new("keep", preferences.with_untracked(|p| repeat_words(&rule, p))));
    }
    view! {
        <Select
            name="repeat"
            label="Comes again"
            options
            value=state.value("repeat", &form.repeat)
            error=state.error("repeat")
        />
        <div class="task-form__custom flow">
            <Custom form=form.clone() state week_start/>
        </div>
        <div class="task-form__repeat flow">
            <RadioGroup
                name="repeat_from"
                legend="Counted from"
                options=vec![
                    Choice::new("schedule", "Its day").note("Rent, bins, birthdays"),
                    Choice::new("completion", "When it was done").note("Haircuts, watering, cleaning"),
                ]
                value=state.value("repeat_from", &form.repeat_from)
                error=state.error("repeat_from")
            />
            <div class="inline-form">
                <TextInput
                    name="repeat_until"
                    label="Last day, if there is one"
                    kind=InputKind::Date
                    value=state.value("repeat_until", &form.repeat_until)
                    error=state.error("repeat_until")
                />
                <TextInput
                    name="repeat_times"
                    label="Or how often in all"
                    kind=InputKind::Whole
                    value=state.value("repeat_times", &form.repeat_times)
                    error=state.error("repeat_times")
                    autocomplete="off"
                />
            </div>
        </div>
    }
}

#[component]
fn Custom(form: TaskForm, state: FormState, week_start: Weekday) -> impl IntoView {
    let units = vec![
        SelectOption::new("day", "Days"),
        SelectOption::new("week", "Weeks"),
        SelectOption::new("month", "Months"),
        SelectOption::new("year", "Years"),
    ];
    let chosen = state.value("repeat_days[]", &form.repeat_days.join(","));
    let days = week_from(week_start).into_iter().map(|day| CheckChoice {
        value: weekday_name(day).to_owned(),
        short: weekday_name_short(day).to_owned(),
        label: weekday_name_long(day).to_owned(),
        checked: chosen.split(',').any(|name| name == weekday_name(day)),
    });
    view! {
        <div class="inline-form">
            <TextInput
                name="repeat_every"
                label="Every"
                kind=InputKind::Whole
                value=state.value("repeat_every", &form.repeat_every)
                error=state.error("repeat_every")
                autocomplete="off"
            />
            <Select
                name="repeat_unit"
                label="Unit"
                options=units
                value=state.value("repeat_unit", &form.repeat_unit)
                error=state.error("repeat_unit")
            />
        </div>
        <CheckChips
            name="repeat_days[]"
            legend="On, for weeks"
            options=days.collect()
            hint="Without any, the weekday of its first day."
            error=state.error("repeat_days")
        />
    }
}
