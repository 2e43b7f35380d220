//! The three questions of the first minutes.

use domain::habits::{AuditLine, OnboardingStep, Tone};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, Choice, ErrorSummary, Form, FormActions, ProblemNotice, RadioGroup, TextArea,
    TextInput,
};

use super::server_fns::{AnswerAudit, AnswerStatement, AnswerTones, GoToStep, StartView};
use crate::page::{FormState, PageState, needs_server};

const LABELS: &[(&str, &str)] = &[("lines", "On most days I …"), ("statement", "I want to be …")];

/// What one does already: what new habits can hold on to.
pub(super) fn audit_step(view: StartView, page: PageState<StartView>) -> AnyView {
    let state = FormState::new("audit", page.draft.get_value());
    let lines: Vec<String> = view.lines.into_iter().map(|line| line.text).collect();
    let (lines, stack) = (state.value("lines", &lines.join("\n")), view.stack.clone());
    view! {
        <p class="start__lead">
            "New habits hold best on something that happens anyway: the first coffee, brushing your teeth, the way home."
        </p>
        <Form action=AnswerAudit::PATH label="What you do already" on:submit=needs_server()>
            <input type="hidden" name="form" value="audit"/>
            <input type="hidden" name="stack" value=stack.clone()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextArea
                name="lines"
                label="On most days I …"
                value=lines
                hint="One thing a line. Four or five are plenty, and nobody else reads them."
                error=state.error("lines")
                rows=5
            />
            <FormActions>
                <Button>"Go on"</Button>
                <Onward step=OnboardingStep::Identity stack label="Skip this"/>
            </FormActions>
        </Form>
        <Leave stack=view.stack/>
    }
    .into_any()
}

/// Good, neutral or bad, for each line.
pub(super) fn tones_step(view: StartView) -> AnyView {
    let lines: Vec<_> = view.lines.iter().enumerate().map(|(at, line)| tone_choice(at, line)).collect();
    let stack = view.stack.clone();
    view! {
        <p class="start__lead">
            "There is no wrong answer. What you are glad of can carry something new; the rest is good to know."
        </p>
        <Form action=AnswerTones::PATH label="How you feel about it" on:submit=needs_server()>
            <input type="hidden" name="stack" value=stack.clone()/>
            {lines}
            <FormActions>
                <Button>"Go on"</Button>
                <Back step=OnboardingStep::Audit stack/>
            </FormActions>
        </Form>
        <Leave stack=view.stack/>
    }
    .into_any()
}

fn tone_choice(at: usize, line: &AuditLine) -> impl IntoView + use<> {
    let options = [(Tone::Good, "Glad of it"), (Tone::Neutral, "Neither"), (Tone::Bad, "Rather not")]
        .map(|(tone, label)| Choice::new(tone.as_str(), label))
        .to_vec();
    let value = line.tone.unwrap_or_default().as_str();
    view! { <RadioGroup name=format!("tones[{at}]") legend=line.text.clone() options value chips=true/> }
}

/// The sentence that habits vote for.
pub(super) fn statement_step(view: StartView, page: PageState<StartView>) -> AnyView {
    let state = FormState::new("statement", page.draft.get_value());
    let back = if view.lines.is_empty() { OnboardingStep::Audit } else { OnboardingStep::Categorize };
    let (statement, stack) = (state.value("statement", &view.statement), view.stack.clone());
    view! {
        <p class="start__lead">
            "Every habit is a small vote for somebody. Say who, in your own words; it can change as often as you like."
        </p>
        <Form action=AnswerStatement::PATH label="Who you want to be" on:submit=needs_server()>
            <input type="hidden" name="form" value="statement"/>
            <input type="hidden" name="stack" value=stack.clone()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="statement"
                label="I want to be …"
                value=statement
                hint="A person who reads. Somebody who is rested. A person who moves every day."
                error=state.error("statement")
                maxlength=200
                autocomplete="off"
            />
            <FormActions>
                <Button>"Go on"</Button>
                <Onward step=OnboardingStep::Suggestions stack=stack.clone() label="Skip this"/>
                <Back step=back stack/>
            </FormActions>
        </Form>
        <Leave stack=view.stack/>
    }
    .into_any()
}

/// A link: to leave a step out changes nothing that was answered.
#[component]
pub(super) fn Onward(step: OnboardingStep, stack: String, label: &'static str) -> impl IntoView {
    view! { <ButtonLink href=step_path(step, &stack) variant=ButtonVariant::Text>{label}</ButtonLink> }
}

/// The step before.
#[component]
pub(super) fn Back(step: OnboardingStep, stack: String) -> impl IntoView {
    view! { <Onward step stack label="Back"/> }
}

fn step_path(step: OnboardingStep, stack: &str) -> String {
    let stack = if stack.is_empty() { String::new() } else { format!("&stack={stack}") };
    format!("/app/start?step={}{stack}", step.as_str())
}

/// Leaves the first minutes for Today.
#[component]
pub(super) fn Leave(stack: String) -> impl IntoView {
    view! {
        <div class="start__leave">
            <Form action=GoToStep::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="step" value="done"/>
                <input type="hidden" name="stack" value=stack/>
                <Button variant=ButtonVariant::Text>"Leave this for later"</Button>
            </Form>
        </div>
    }
}
