//! The fields of a habit's form that say what it is: its name, its kind, and what belongs to that.

use leptos::prelude::*;
use ui::{Checkbox, Choice, InputKind, RadioGroup, TextInput};

use super::super::server_fns::HabitForm;
use crate::page::FormState;

/// Name and kind. Everything is shown without a script; styles hide what the kind rules out.
#[component]
pub(super) fn KindFields(form: HabitForm, state: FormState) -> impl IntoView {
    let kinds = vec![
        Choice::new("yes_no", "Yes or no").note("You did it or you did not."),
        Choice::new("measure", "An amount").note("At least so much of it: pages, minutes, glasses."),
        Choice::new("limit", "A limit").note("At most so much of it: cups, hours, sweets."),
        Choice::new("quit", "Something to quit").note("Each day counts as kept unless you note a slip."),
    ];
    let assumed = state.value("assume_kept", &form.assume_kept) == "true";
    view! {
        <TextInput
            name="name"
            label="Name"
            value=state.value("name", &form.name)
            error=state.error("name")
            hint="As short as you like: Read, Stretch, Coffee, Smoking"
            required=true
            maxlength=120
            autocomplete="off"
        />
        <RadioGroup
            name="kind"
            legend="How you tell"
            options=kinds
            value=state.value("kind", &form.kind)
            error=state.error("kind")
        />
        <div class="habit-form__measure inline-form">
            <TextInput
                name="target"
                label="How much"
                kind=InputKind::Decimal
                value=state.value("target", &form.target)
                error=state.error("target")
                autocomplete="off"
            />
            <TextInput
                name="unit"
                label="Unit"
                value=state.value("unit", &form.unit)
                error=state.error("unit")
                maxlength=20
                placeholder="pages"
                autocomplete="off"
            />
        </div>
        <div class="habit-form__limit">
            <Checkbox
                name="assume_kept"
                label="Count a day without a note as kept"
                checked=assumed
                hint="Otherwise a day counts only when you note how much it was."
                error=state.error("assume_kept")
            />
        </div>
    }
}
