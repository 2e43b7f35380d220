//! What the task is a part of: chosen among the open tasks, and taken out again. The choice stands in the address, so
//! that the tasks to choose from come only when they are asked for.

use domain::{
    ids::TaskId,
    problem::{FieldError, Problem},
    tasks::OneTask,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, FormActions, IconName, Section, Select, SelectOption};

use crate::{
    page::{FormState, PageState, query_text, read_fields, use_go},
    tasks::{hand::use_task_hand, server_fns as rpc, values::Listed},
};

/// The word of the address that asks for the tasks to choose from.
pub(in crate::tasks) const ASK_PARENT: &str = "parent";

/// What it is a part of, with the ways in and out.
#[component]
pub(super) fn PartOf(page: PageState<Listed<OneTask>>) -> impl IntoView {
    let ask = query_text("ask");
    let asked = Memo::new(move |_| ask.get().as_deref() == Some(ASK_PARENT));
    let id = page.value.with_untracked(|listed| listed.view.item.task.id);
    let above = Memo::new(move |_| page.value.with(|listed| listed.view.above.last().cloned()));
    let choices = Memo::new(move |_| page.value.with(|listed| listed.view.parents.clone()));
    view! {
        <Section title="Part of" id="part-of">
            {move || match asked.get() {
                true => choosing(page, id, choices.get()),
                false => standing(id, above.get()),
            }}
        </Section>
    }
}

fn standing(id: TaskId, above: Option<(TaskId, String)>) -> AnyView {
    let hand = use_task_hand();
    let choose = format!("/app/tasks/{id}?ask={ASK_PARENT}#part-of");
    let Some((parent, title)) = above else {
        return view! {
            <ButtonLink href=choose variant=ButtonVariant::Text icon=IconName::Plus>
                "Make it a part of another task"
            </ButtonLink>
        }
        .into_any();
    };
    let take_out = move |event: SubmitEvent| {
        if hand.takes(&event) {
            // A task that is gone meanwhile is a part of nothing.
            let _ = hand.set_parent(id, None);
        }
    };
    view! {
        <p>
            <a href=format!("/app/tasks/{parent}")>{title}</a>
        </p>
        <div class="cluster">
            <Form action=rpc::SetParent::PATH quiet=true on:submit=take_out>
                <input type="hidden" name="task_id" value=id.to_string()/>
                <input type="hidden" name="act" value="leave"/>
                <Button variant=ButtonVariant::Quiet>"Take it out"</Button>
            </Form>
            <ButtonLink href=choose variant=ButtonVariant::Text>"Move it to another task"</ButtonLink>
        </div>
    }
    .into_any()
}

fn choosing(page: PageState<Listed<OneTask>>, id: TaskId, choices: Vec<(TaskId, String)>) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let here = format!("/app/tasks/{id}");
    if choices.is_empty() {
        return view! {
            <p>"No open task has room for it. A task has parts, and these have parts, and that is all."</p>
            <ButtonLink href=here variant=ButtonVariant::Text>"Leave it"</ButtonLink>
        }
        .into_any();
    }
    let state = FormState::new("parent", page.draft.get_value());
    let back = here.clone();
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        match read_fields(&event).get("parent_id").and_then(|parent| parent.parse().ok()) {
            Some(parent) => match hand.set_parent(id, Some(parent)) {
                Ok(()) => go(&back),
                Err(code) => state.refuse(refused(code)),
            },
            None => state.refuse(refused("required")),
        }
    };
    let options = choices.into_iter().map(|(id, path)| SelectOption::new(id.to_string(), path));
    let options = [SelectOption::new("", "Choose a task")].into_iter().chain(options).collect();
    view! {
        <Form action=rpc::SetParent::PATH label="Make it a part of another task" on:submit=submit>
            <input type="hidden" name="form" value="parent"/>
            <input type="hidden" name="task_id" value=id.to_string()/>
            <input type="hidden" name="act" value="join"/>
            <Select
                name="parent_id"
                label="Of which task"
                options
                value=state.value("parent_id", "")
                error=state.error("parent_id")
                hint="It goes to the project of that task, and takes its own parts along."
            />
            <FormActions>
                <Button variant=ButtonVariant::Quiet>"Make it a part"</Button>
                <ButtonLink href=here variant=ButtonVariant::Text>"Leave it"</ButtonLink>
            </FormActions>
        </Form>
    }
    .into_any()
}

fn refused(code: &str) -> Problem {
    Problem::invalid(vec![FieldError::new("parent_id", code)])
}
