//! The fields of quick add, from the line to the button.

use core::ops::Range;

use domain::{
    identity::Preferences,
    tasks::quick_add::{LINE_MAX_CHARS, MissingName},
};
use leptos::prelude::*;
use ui::{Button, Disclosure, FormActions, Icon, IconName, TextArea, TextInput, words::field_sentence};

use super::{
    chips::Chips,
    form::Writing,
    line::{Told, spans_text},
};
use crate::{
    page::FormState,
    words::{make_words, missing_words},
};

/// The id of the field with the line.
pub(crate) const LINE_ID: &str = "field-line";
/// The id of the button that makes what is missing.
pub(super) const MAKE_ID: &str = "quick-add-make";

const MAX_CHARS: u32 = LINE_MAX_CHARS as u32;

/// Everything in the form that begins anew with the next task.
#[component]
pub(super) fn Fields(
    preferences: Memo<Preferences>,
    told: Memo<Told>,
    writing: Writing,
    state: FormState,
    on_line: Callback<String>,
    on_away: Callback<Range<usize>>,
) -> impl IntoView {
    let (start, notes) = writing.begun.with_value(|begun| (begun.line.clone(), begun.notes.clone()));
    let has_notes = !notes.is_empty();
    view! {
        <input type="hidden" name="away" value=move || writing.away.with(|away| spans_text(away))/>
        <div class="quick-add__line" on:input=move |event| on_line.run(event_target_value(&event))>
            <TextInput
                name="line"
                label="Task"
                value=start
                error=state.error("text")
                hint="Say it in one line, such as: Call Ana tomorrow at 3pm #Work @phone p1"
                maxlength=MAX_CHARS
                autocomplete="off"
                autofocus=true
            />
        </div>
        <Chips line=writing.line away=writing.away told preferences on_away/>
        <Refused told writing/>
        <Disclosure summary="Notes" open=has_notes>
            <TextArea name="notes" label="Notes" value=notes error=state.error("notes") rows=3/>
        </Disclosure>
        <Finish told writing/>
        <p class="quiet" role="status">
            {move || writing.added.get().map(|title| format!("Added: {title}"))}
        </p>
    }
}

/// What stands against the task, in words, beside the chip that can be clicked away.
#[component]
fn Refused(told: Memo<Told>, writing: Writing) -> impl IntoView {
    let refused = Memo::new(move |_| {
        let is_tried = writing.tried.get();
        told.with(|told| if is_tried { told.settled.refused.clone() } else { told.refused_so_far() })
    });
    let line = |field: &str, code: &str| {
        view! {
            <p class="field__error">
                <Icon name=IconName::Alert/>
                <span>{field_sentence(field, code)}</span>
            </p>
        }
    };
    move || refused.with(|refused| refused.iter().map(|error| line(&error.field, &error.code)).collect::<Vec<_>>())
}

/// The button, and the question about what is named for the first time.
#[component]
fn Finish(told: Memo<Told>, writing: Writing) -> impl IntoView {
    let missing = Memo::new(move |_| told.with(|told| told.settled.missing.clone()));
    let asks = Memo::new(move |_| writing.asked.get() && missing.with(|missing| !missing.is_empty()));
    move || {
        if asks.get() {
            let missing = missing.get();
            let lines: Vec<_> =
                missing.iter().map(|name: &MissingName| view! { <p>{missing_words(name)}</p> }).collect();
            view! {
                <div class="quick-add__missing flow" role="status">{lines}</div>
                <FormActions>
                    <button class="btn" type="submit" id=MAKE_ID name="make" value="true">
                        {make_words(missing.len())}
                    </button>
                </FormActions>
            }
            .into_any()
        } else {
            view! {
                <FormActions>
                    <Button icon=IconName::Plus>"Add task"</Button>
                </FormActions>
            }
            .into_any()
        }
    }
}
