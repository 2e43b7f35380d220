//! The form of a task through the queue: checked here by the same rules, stored, and the task's page is shown.

use domain::{
    habits::DEFAULT_HABIT_COLOR,
    ids::{LabelId, TaskId},
    problem::Problem,
    tasks::{Label, TaskFields},
};
use leptos::{ev::SubmitEvent, prelude::*};
use wire::{habits::DocumentBody, tasks::LabelBody};

use crate::{
    offline::new_uuid,
    page::{FormState, PageState, read_fields, use_go},
    tasks::{
        hand::{TaskHand, use_task_hand},
        server_fns::{TaskForm, TaskFormView},
    },
};

/// Takes the form over.
pub(super) fn saver(state: FormState, page: PageState<TaskFormView>, is_new: bool) -> impl Fn(SubmitEvent) + 'static {
    let (hand, go) = (use_task_hand(), use_go());
    let seen = StoredValue::new(page.value.with_untracked(|view| view.task.clone()));
    move |event| {
        if !hand.takes(&event) {
            return;
        }
        let form = TaskForm::from_fields(&read_fields(&event));
        let saved = if is_new { create(&form, page, hand) } else { replace(&form, page, hand, seen) };
        match saved {
            Ok(id) => {
                state.accept();
                go(&format!("/app/tasks/{id}"));
            }
            Err(problem) => state.refuse(problem),
        }
    }
}

fn create(form: &TaskForm, page: PageState<TaskFormView>, hand: TaskHand) -> Result<TaskId, Problem> {
    let week_start = page.preferences.with_untracked(|p| p.week_start.weekday());
    let fields = form.fields(None, week_start).map_err(Problem::invalid)?;
    let fields = with_new_labels(form, fields, page, hand)?;
    Ok(hand.create(fields))
}

/// Writes what was changed of the task as the form showed it, so that another device's changes of other parts stay.
fn replace(
    form: &TaskForm,
    page: PageState<TaskFormView>,
    hand: TaskHand,
    seen: StoredValue<Option<domain::tasks::Task>>,
) -> Result<TaskId, Problem> {
    let seen = seen.get_value().ok_or_else(Problem::not_found)?;
    let week_start = page.preferences.with_untracked(|p| p.week_start.weekday());
    let fields = form.fields(Some(&seen), week_start).map_err(Problem::invalid)?;
    let fields = with_new_labels(form, fields, page, hand)?;
    hand.change(&seen, fields);
    Ok(seen.id)
}

/// The fields with the labels that the form names anew. They are made first, so that the task finds them; one of the
/// same name is taken as it is.
fn with_new_labels(
    form: &TaskForm,
    mut fields: TaskFields,
    page: PageState<TaskFormView>,
    hand: TaskHand,
) -> Result<TaskFields, Problem> {
    let known: Vec<Label> = page.value.with_untracked(|view| view.names.labels.clone());
    for name in form.new_label_names() {
        let same = known.iter().find(|label| label.name.to_lowercase() == name.to_lowercase());
        let id = match same {
            Some(label) => label.id,
            None => {
                let body = LabelBody { id: None, name, color: DEFAULT_HABIT_COLOR, position: None };
                let body = DocumentBody::Label(body);
                body.clone().into_fields().map_err(|_| new_label_refused())?;
                let id = new_uuid();
                hand.put(id, body);
                LabelId(id)
            }
        };
        fields.labels.insert(id);
    }
    Ok(fields)
}

fn new_label_refused() -> Problem {
    Problem::invalid(vec![domain::problem::FieldError::new("new_labels", "too_long")])
}
