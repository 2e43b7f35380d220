//! The form of a task: what it is and when first, everything else folded away.

use domain::tasks::{LONGEST_TITLE, Priority};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, Choice, Disclosure, ErrorSummary, FieldGroup, Form, FormActions, InputKind,
    ProblemNotice, RadioGroup, Select, TextInput,
};

use super::{
    more_fields::{LABELS as MORE_LABELS, MoreFields},
    place_options,
    repeat_fields::RepeatFields,
    save::saver,
    timeframe_options,
};
use crate::{
    page::{FormState, PageState},
    tasks::server_fns::{self as rpc, TaskForm, TaskFormView},
    words::priority_name,
};

/// Those of the folded part stand there.
const LABELS: &[(&str, &str)] = &[
    ("title", "What there is to do"),
    ("due", "Due day"),
    ("due_time", "Time"),
    ("place", "Project"),
    ("priority", "Priority"),
    ("timeframe", "Or roughly"),
    ("repeat", "Comes again"),
    ("repeat_every", "Every"),
    ("repeat_unit", "Unit"),
    ("repeat_days", "Days"),
    ("repeat_until", "Last day"),
    ("repeat_times", "How often in all"),
];

fn label(name: &str) -> Option<&'static str> {
    LABELS.iter().chain(MORE_LABELS).find(|(known, _)| *known == name).map(|(_, label)| *label)
}

/// The fields of a task.
#[component]
pub(super) fn TaskFormFields(start: TaskFormView, page: PageState<TaskFormView>) -> impl IntoView {
    let is_new = start.task.is_none();
    let state = FormState::new("task", page.draft.get_value());
    let action = if is_new { rpc::CreateTask::PATH } else { rpc::ReplaceTask::PATH };
    let form = start.form.clone();
    let submit = saver(state, page, is_new);
    let cancel = match &start.task {
        Some(task) => format!("/app/tasks/{}", task.id),
        None => "/app/tasks".to_owned(),
    };
    let week_start = page.preferences.with_untracked(|p| p.week_start.weekday());
    let kept = start.task.as_ref().and_then(|task| task.repeat.clone());
    let project = start.task.as_ref().and_then(|task| task.project_id);
    let has_more = start.task.as_ref().is_some_and(says_more);
    let opens = state.has_error_in(MORE_LABELS);
    view! {
        <Form action label="Task" on:submit=submit>
            <input type="hidden" name="form" value="task"/>
            <input type="hidden" name="task_id" value=state.value("task_id", &form.task_id)/>
            <input type="hidden" name="version" value=form.version.clone()/>
            <input type="hidden" name="parent_id" value=state.value("parent_id", &form.parent_id)/>
            <ErrorSummary problems=state.summary_named(label)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="title"
                label="What there is to do"
                value=state.value("title", &form.title)
                error=state.error("title")
                maxlength=u32::try_from(LONGEST_TITLE).unwrap_or(500)
                autocomplete="off"
                autofocus=is_new
            />
            <When form=form.clone() state/>
            <Select
                name="place"
                label="Project"
                options=place_options(&start.names, project)
                value=state.value("place", &form.place)
                error=state.error("place")
            />
            <RadioGroup
                name="priority"
                legend="Priority"
                options=priorities()
                value=state.value("priority", &form.priority)
                error=state.error("priority")
                chips=true
            />
            <RepeatFields form=form.clone() state week_start kept preferences=page.preferences/>
            <Disclosure summary="More" open=Signal::derive(move || has_more || opens.get())>
                <MoreFields start=start.clone() state preferences=page.preferences/>
            </Disclosure>
            <FormActions>
                <Button>{if is_new { "Add task" } else { "Save" }}</Button>
                <ButtonLink href=cancel variant=ButtonVariant::Text>"Cancel"</ButtonLink>
            </FormActions>
        </Form>
    }
}

/// Whether something of the folded part is filled in.
fn says_more(task: &domain::tasks::Task) -> bool {
    let told = [task.notes.is_some(), task.start_day.is_some(), task.deadline.is_some(), task.habit_id.is_some()];
    let lists = !task.labels.is_empty() || !task.checklist.is_empty();
    told.contains(&true) || lists || task.estimate_minutes.is_some() || task.spent_minutes > 0
}

#[component]
fn When(form: TaskForm, state: FormState) -> impl IntoView {
    view! {
        <FieldGroup legend="When">
            <div class="inline-form">
                <TextInput
                    name="due"
                    label="Due day"
                    kind=InputKind::Date
                    value=state.value("due", &form.due)
                    error=state.error("due")
                />
                <TextInput
                    name="due_time"
                    label="Time, if it matters"
                    kind=InputKind::Time
                    value=state.value("due_time", &form.due_time)
                    error=state.error("due_time")
                />
            </div>
            <RadioGroup
                name="timeframe"
                legend="Or roughly"
                options=timeframe_options()
                value=state.value("timeframe", &form.timeframe)
                error=state.error("timeframe")
                chips=true
            />
        </FieldGroup>
    }
}

fn priorities() -> Vec<Choice> {
    Priority::ALL.into_iter().map(|one| Choice::new(one.number().to_string(), priority_name(one))).collect()
}
