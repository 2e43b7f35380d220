//! The questions of a plan.

use domain::habits::PlanStep;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ErrorSummary, Form, FormActions, InputKind, ProblemNotice, Select, SelectOption, TextArea, TextInput,
};

use super::server_fns::{AnswerPlan, EndPlan, PlanView};
use crate::page::{FormState, PageState, needs_server};

const LABELS: &[(&str, &str)] = &[
    ("answer", "Answer"),
    ("cue", "When this happens"),
    ("at_time", "At"),
    ("place", "In"),
    ("habit", "Then I will"),
    ("follower_habit_id", "Then I will"),
    ("name", "A new habit"),
];

/// A question that is answered with words.
#[component]
pub(super) fn AnswerStep(view: PlanView, page: PageState<PlanView>) -> impl IntoView {
    // Each step keeps its refused words apart, so that an answer never turns up under another question.
    let step = view.step.as_str();
    let name = format!("plan-{step}");
    let state = FormState::new(&name, page.draft.get_value());
    let (label, hint, stored) = match view.step {
        PlanStep::Wish => ("I wish …", "Something within reach in the next weeks.", view.wish),
        PlanStep::Outcome => (
            "What would be best about it?",
            "The one best thing. Close your eyes for a moment and be there.",
            view.outcome,
        ),
        _ => (
            "What in you stands in the way?",
            "A habit, a feeling, a thought: tired after work, afraid to be laughed at.",
            view.obstacle,
        ),
    };
    view! {
        <Form action=AnswerPlan::PATH label on:submit=needs_server()>
            <input type="hidden" name="form" value=name/>
            <input type="hidden" name="id" value=view.id/>
            <input type="hidden" name="step" value=step/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextArea
                name="answer"
                label
                value=state.value("answer", &stored)
                hint
                error=state.error("answer")
                rows=3
            />
            <FormActions>
                <Button>"Go on"</Button>
            </FormActions>
        </Form>
    }
}

/// "When this happens, then I will": the moment in words or by the clock, and something small to do.
#[component]
pub(super) fn EndStep(view: PlanView, page: PageState<PlanView>) -> impl IntoView {
    let state = FormState::new("plan-end", page.draft.get_value());
    let mut habits = vec![SelectOption::new("", "Something new")];
    habits.extend(view.habits.into_iter().map(|(id, name)| SelectOption::new(id, name)));
    view! {
        <Form action=EndPlan::PATH label="The plan" on:submit=needs_server()>
            <input type="hidden" name="form" value="plan-end"/>
            <input type="hidden" name="id" value=view.id/>
            <input type="hidden" name="made_id" value=state.value("made_id", &page.form_id.to_string())/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="cue"
                label="When this happens"
                value=state.value("cue", "")
                hint="The moment in which the obstacle shows: I sit down on the sofa after work."
                error=state.error("cue")
                maxlength=200
                autocomplete="off"
            />
            <TextInput
                name="at_time"
                label="Or at, if the clock says it better"
                kind=InputKind::Time
                value=state.value("at_time", "")
                error=state.error("at_time")
            />
            <Select
                name="habit"
                label="Then I will"
                options=habits
                value=state.value("habit", "")
                error=state.error("habit")
            />
            <div class="plan__new">
                <TextInput
                    name="name"
                    label="A new habit"
                    value=state.value("name", "")
                    hint="Small enough for two minutes: put on my running shoes."
                    error=state.error("name")
                    maxlength=120
                    autocomplete="off"
                />
            </div>
            <TextInput
                name="place"
                label="In, if there is a place"
                value=state.value("place", "")
                error=state.error("place")
                maxlength=120
                autocomplete="off"
            />
            <FormActions>
                <Button>"Make the plan"</Button>
            </FormActions>
        </Form>
    }
}
