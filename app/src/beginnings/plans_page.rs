//! Plans for wishes, begun and made.

use domain::habits::PlanStep;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ErrorSummary, Form, FormActions, LinkRow, ProblemNotice, Rows, Section, TextInput};

use super::server_fns::{BeginPlan, PlanItem, PlansView, load_plans};
use crate::page::{DoneNotice, FormState, PageHead, PageState, load_online_page, needs_server};

const LABELS: &[(&str, &str)] = &[("wish", "I wish …")];

/// The plans of a person, and a new one.
#[component]
pub fn PlansPage() -> impl IntoView {
    load_online_page(load_plans, plans_view)
}

fn plans_view(page: PageState<PlansView>) -> AnyView {
    let plans = page.value.get_untracked().plans;
    let state = FormState::new("begin-plan", page.draft.get_value());
    let is_first = plans.is_empty();
    let rows: Vec<_> = plans.into_iter().map(plan_row).collect();
    let lead = is_first.then(|| {
        view! {
            <p class="start__lead">
                "Wishes get further with their obstacle in view. Four questions lead from a wish to one small thing that "
                "you do when it gets hard. Stop at any of them; this page remembers."
            </p>
        }
    });
    let list = (!is_first).then(|| view! { <Section title="Plans"><Rows label="Plans">{rows}</Rows></Section> });
    view! {
        <PageHead title="Plans for wishes" back=Some(("/app/more".to_owned(), "More".to_owned()))/>
        <DoneNotice/>
        {lead}
        {list}
        <Section title="A new plan">
            <Form action=BeginPlan::PATH label="New plan" on:submit=needs_server()>
                <input type="hidden" name="form" value="begin-plan"/>
                <input type="hidden" name="id" value=state.value("id", &page.form_id.to_string())/>
                <ErrorSummary problems=state.summary(LABELS)/>
                <ProblemNotice code=state.problem_code()/>
                <TextInput
                    name="wish"
                    label="I wish …"
                    value=state.value("wish", "")
                    hint="Something within reach in the next weeks: to run five kilometres, to sleep through."
                    error=state.error("wish")
                    maxlength=200
                    autocomplete="off"
                />
                <FormActions>
                    <Button>"Begin"</Button>
                </FormActions>
            </Form>
        </Section>
    }
    .into_any()
}

fn plan_row(plan: PlanItem) -> impl IntoView {
    let note = match plan.step {
        PlanStep::Wish | PlanStep::Outcome => "One of four answered",
        PlanStep::Obstacle => "Two of four answered",
        PlanStep::Plan => "Three of four answered",
        PlanStep::Made => "Made",
    };
    view! { <LinkRow href=format!("/app/plans/{}", plan.id) title=plan.wish note/> }
}
