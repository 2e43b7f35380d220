//! The fields of a habit's form that are rarely needed: folded away, and all there without a script.

use domain::habits::{HabitGroup, Identity};
use leptos::prelude::*;
use ui::{Disclosure, RadioGroup, Select, SelectOption, Swatches, TextArea, TextInput};

use super::words::{colours, icons, tones};
use crate::{
    habits::server_fns::{HabitForm, NEW, NONE},
    page::FormState,
};

/// What the fields are called where a refusal is summed up.
pub(in crate::habits) const LABELS: &[(&str, &str)] = &[
    ("color", "Colour"),
    ("icon", "Icon"),
    ("emoji", "Emoji"),
    ("description", "What it is about"),
    ("tone", "How you feel about it"),
    ("group", "Group"),
    ("new_group", "Name of the new group"),
    ("identity", "Who it makes you"),
    ("new_identity", "Who you want to be"),
];

/// Looks, tone and belonging. Opens by itself when something in it was refused.
#[component]
pub(in crate::habits) fn LookFields(
    form: HabitForm,
    state: FormState,
    groups: Vec<HabitGroup>,
    identities: Vec<Identity>,
) -> impl IntoView {
    view! {
        <Disclosure summary="More" open=state.has_error_in(LABELS)>
            <div class="habit-form__more">
                <Looks form=form.clone() state/>
                <TextArea
                    name="description"
                    label="What it is about, if you like"
                    value=state.value("description", &form.description)
                    error=state.error("description")
                    rows=3
                    maxlength=2000
                />
                <RadioGroup
                    name="tone"
                    legend="How you feel about it"
                    options=tones()
                    value=state.value("tone", &form.tone)
                    hint="It guides what is suggested and changes no figure."
                    error=state.error("tone")
                    chips=true
                />
                <Belonging form state groups identities/>
            </div>
        </Disclosure>
    }
}

#[component]
fn Looks(form: HabitForm, state: FormState) -> impl IntoView {
    view! {
        <Swatches
            name="color"
            legend="Colour"
            options=colours()
            value=state.value("color", &form.color)
            error=state.error("color")
        />
        <Swatches
            name="icon"
            legend="Icon"
            options=icons()
            value=state.value("icon", &form.icon)
            error=state.error("icon")
        />
        <TextInput
            name="emoji"
            label="Or an emoji"
            value=state.value("emoji", &form.emoji)
            error=state.error("emoji")
            hint="One, from your keyboard. It takes the place of the icon."
            maxlength=40
            autocomplete="off"
        />
    }
}

/// The group and the identity: one that exists, or a new one by its name.
#[component]
fn Belonging(form: HabitForm, state: FormState, groups: Vec<HabitGroup>, identities: Vec<Identity>) -> impl IntoView {
    let groups = groups.into_iter().map(|group| SelectOption::new(group.id.to_string(), group.name));
    let identities = identities.into_iter().map(|one| SelectOption::new(one.id.to_string(), one.statement));
    view! {
        <Select
            name="group"
            label="Group"
            options=choices("No group", groups, "A new group")
            value=state.value("group", &form.group)
            error=state.error("group")
        />
        <div class="habit-form__new-group">
            <TextInput
                name="new_group"
                label="Name of the new group"
                value=state.value("new_group", &form.new_group)
                error=state.error("new_group")
                hint="Morning, Body, Work"
                maxlength=60
                autocomplete="off"
            />
        </div>
        <Select
            name="identity"
            label="Who it makes you"
            options=choices("Nobody in particular", identities, "Someone new")
            value=state.value("identity", &form.identity)
            hint="Each day that you do it is a vote for who you want to be."
            error=state.error("identity")
        />
        <div class="habit-form__new-identity">
            <TextInput
                name="new_identity"
                label="Who you want to be"
                value=state.value("new_identity", &form.new_identity)
                error=state.error("new_identity")
                hint="A person who moves every day"
                maxlength=200
                autocomplete="off"
            />
        </div>
    }
}

fn choices(none: &str, known: impl Iterator<Item = SelectOption>, new: &str) -> Vec<SelectOption> {
    [SelectOption::new(NONE, none)].into_iter().chain(known).chain([SelectOption::new(NEW, new)]).collect()
}
