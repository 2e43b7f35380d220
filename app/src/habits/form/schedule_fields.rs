//! The fields of a habit's form that say when it is due, and the numbers that belong to each choice.

use domain::{
    format::{weekday_name_long, weekday_name_short},
    habits::schedule::weekday_name,
};
use jiff::civil::Weekday;
use leptos::prelude::*;
use ui::{CheckChips, CheckChoice, Choice, FieldGroup, InputKind, RadioGroup, Select, SelectOption, TextInput};

use super::super::server_fns::HabitForm;
use crate::{page::FormState, words::week_from};

/// Every schedule there is. All fields are shown without a script; styles hide what the choice rules out.
#[component]
pub(super) fn ScheduleFields(form: HabitForm, state: FormState, week_start: Weekday) -> impl IntoView {
    let choices = vec![
        Choice::new("daily", "Every day"),
        Choice::new("weekdays", "On chosen days"),
        Choice::new("times_per_week", "A number of times a week"),
        Choice::new("times_per_month", "A number of times a month"),
        Choice::new("every_x_days", "Every so many days"),
        Choice::new("times_in_days", "A number of times in so many days"),
    ];
    let times: Vec<SelectOption> = (1..=7).map(|n: u8| SelectOption::new(n.to_string(), times_label(n))).collect();
    view! {
        <FieldGroup legend="When">
            <RadioGroup
                name="schedule"
                legend="Rhythm"
                options=choices
                value=state.value("schedule", &form.schedule)
                error=state.error("schedule")
            />
            <div class="habit-form__days">
                <Days chosen=state.value("days[]", &form.days.join(",")) state week_start/>
            </div>
            <div class="habit-form__times">
                <Select
                    name="times"
                    label="How often"
                    options=times
                    value=state.value("times", &form.times)
                    error=state.error("times")
                />
            </div>
            <div class="habit-form__monthly">
                <Count
                    name="times_a_month"
                    label="Times a month"
                    value=state.value("times_a_month", &form.times_a_month)
                    state
                />
            </div>
            <div class="habit-form__interval flow">
                <Count
                    name="interval"
                    label="Every how many days"
                    value=state.value("interval", &form.interval)
                    state
                />
                <RadioGroup
                    name="anchor"
                    legend="Counted from"
                    options=anchors()
                    value=state.value("anchor", &form.anchor)
                    error=state.error("anchor")
                />
            </div>
            <div class="habit-form__window inline-form">
                <Count
                    name="window_times"
                    label="How many times"
                    value=state.value("window_times", &form.window_times)
                    state
                />
                <Count
                    name="window_days"
                    label="In how many days"
                    value=state.value("window_days", &form.window_days)
                    state
                />
            </div>
        </FieldGroup>
    }
}

#[component]
fn Days(chosen: String, state: FormState, week_start: Weekday) -> impl IntoView {
    let chip = |day| CheckChoice {
        value: weekday_name(day).to_owned(),
        short: weekday_name_short(day).to_owned(),
        label: weekday_name_long(day).to_owned(),
        checked: chosen.split(',').any(|chosen| chosen == weekday_name(day)),
    };
    let options: Vec<CheckChoice> = week_from(week_start).into_iter().map(chip).collect();
    view! { <CheckChips name="days[]" legend="Days" options error=state.error("days")/> }
}

/// A whole number.
#[component]
fn Count(name: &'static str, label: &'static str, value: String, state: FormState) -> impl IntoView {
    view! { <TextInput name label kind=InputKind::Whole value error=state.error(name) maxlength=4 autocomplete="off"/> }
}

fn anchors() -> Vec<Choice> {
    vec![
        Choice::new("fixed", "The start").note("The days stay the same, whether you did it or not."),
        Choice::new("last_done", "The last time").note("Doing it later moves the next time too."),
    ]
}

fn times_label(times: u8) -> String {
    match times {
        1 => "Once a week".to_owned(),
        2 => "Twice a week".to_owned(),
        times => format!("{times} times a week"),
    }
}
