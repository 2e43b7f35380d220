//! One plan: what was answered, and the question that is next.

use domain::habits::PlanStep;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName, Section};

use super::{
    plan_steps::{AnswerStep, EndStep},
    server_fns::{DeletePlan, PlanView, load_plan},
};
use crate::page::{DoneNotice, PageHead, PageState, load_online_page_of, needs_server, query_text};

/// The plan of the address.
#[component]
pub fn PlanPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let step = query_text("step");
    load_online_page_of(move || (id.get(), step.get()), |(id, step), draft| load_plan(id, step, draft), plan_view)
}

pub(crate) fn plan_view(page: PageState<PlanView>) -> AnyView {
    let view = page.value.get_untracked();
    let over = match view.step {
        PlanStep::Wish => "Step 1 of 4: the wish",
        PlanStep::Outcome => "Step 2 of 4: the best of it",
        PlanStep::Obstacle => "Step 3 of 4: what stands in the way",
        PlanStep::Plan => "Step 4 of 4: the plan",
        PlanStep::Made => "A plan",
    };
    let over = Signal::derive(move || Some(over.to_owned()));
    let id = view.id.clone();
    let answered = answered(&view);
    let body = match view.step {
        PlanStep::Plan => view! { <EndStep view=view.clone() page/> }.into_any(),
        PlanStep::Made => made(view.made.clone()).into_any(),
        _ => view! { <AnswerStep view=view.clone() page/> }.into_any(),
    };
    view! {
        <PageHead title=view.wish.clone() over back=Some(("/app/plans".to_owned(), "Plans".to_owned()))/>
        <DoneNotice/>
        {answered}
        {body}
        <div class="start__leave">
            <Form action=DeletePlan::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete this plan"</Button>
            </Form>
        </div>
    }
    .into_any()
}

/// What was said before the shown step, each with a way back to it.
fn answered(view: &PlanView) -> Option<AnyView> {
    let parts = [
        (PlanStep::Outcome, "What would be best about it", view.outcome.clone()),
        (PlanStep::Obstacle, "What stands in the way", view.obstacle.clone()),
    ];
    let is_made = view.step == PlanStep::Made;
    let wish_back = (view.step > PlanStep::Wish && !is_made).then(|| back_link(&view.id, PlanStep::Wish, "the wish"));
    let lines: Vec<_> = parts
        .into_iter()
        .filter(|(step, _, text)| *step < view.step && !text.is_empty())
        .map(|(step, title, text)| {
            let back = (!is_made).then(|| back_link(&view.id, step, "this answer"));
            view! {
                <dt class="plan__question">{title}</dt>
                <dd class="plan__answer">{text} {back}</dd>
            }
        })
        .collect();
    let has_lines = !lines.is_empty();
    (has_lines || wish_back.is_some()).then(|| {
        view! {
            <div class="plan__answers">
                {has_lines.then(|| view! { <dl class="plan__list">{lines}</dl> })}
                {wish_back}
            </div>
        }
        .into_any()
    })
}

fn back_link(id: &str, step: PlanStep, what: &'static str) -> AnyView {
    let href = format!("/app/plans/{id}?step={}", step.as_str());
    view! { <ButtonLink href variant=ButtonVariant::Text>"Change " {what}</ButtonLink> }.into_any()
}

/// What it ended in.
fn made(made: Option<(String, String)>) -> impl IntoView {
    let (href, sentence) = match made {
        Some((habit, sentence)) if !sentence.is_empty() => (format!("/app/habits/{habit}"), sentence),
        _ => ("/app/habits".to_owned(), "Its habit is not on your list any more.".to_owned()),
    };
    view! {
        <Section title="The plan">
            <p class="chain__sentence">{sentence}</p>
            <p class="quiet measure">
                "Say it to yourself once, slowly, and see the place while you do. That is what makes it come back when it is "
                "needed."
            </p>
            <div class="cluster">
                <ButtonLink href>"To the habit"</ButtonLink>
                <ButtonLink href="/app/stacks" variant=ButtonVariant::Text>"All stacks"</ButtonLink>
            </div>
        </Section>
    }
}
