//! The fields of a habit's form that make room for hard days: the two-minute version, the reserves, and for what is
//! left alone what it used to cost.

use leptos::prelude::*;
use ui::{FieldGroup, InputKind, TextInput};

use super::super::server_fns::HabitForm;
use crate::page::FormState;

/// The group. Everything is shown without a script; styles hide what the kind rules out.
#[component]
pub(super) fn GraceFields(form: HabitForm, state: FormState, currency: String) -> impl IntoView {
    view! {
        <FieldGroup legend="For hard days">
            <div class="habit-form__minimum">
                <TextInput
                    name="minimum_text"
                    label="Two-minute version, if you like"
                    value=state.value("minimum_text", &form.minimum_text)
                    error=state.error("minimum_text")
                    hint="So small that it works on any day: one page, shoes on."
                    maxlength=120
                    autocomplete="off"
                />
            </div>
            <TextInput
                name="reserves_per_month"
                label="Reserves a month"
                kind=InputKind::Whole
                value=state.value("reserves_per_month", &form.reserves_per_month)
                error=state.error("reserves_per_month")
                hint="Misses that your run survives, 0 to 5. Blank: two for what is due every day, else none."
                autocomplete="off"
            />
            <input type="hidden" name="currency" value=currency.clone()/>
            <div class="habit-form__quit inline-form">
                <TextInput
                    name="unit_price"
                    label="Price of one, if you like"
                    kind=InputKind::Decimal
                    value=state.value("unit_price", &form.unit_price)
                    error=state.error("unit_price")
                    suffix=currency
                    autocomplete="off"
                />
                <TextInput
                    name="usual_amount"
                    label="How many a day before"
                    kind=InputKind::Decimal
                    value=state.value("usual_amount", &form.usual_amount)
                    error=state.error("usual_amount")
                    autocomplete="off"
                />
            </div>
        </FieldGroup>
    }
}
