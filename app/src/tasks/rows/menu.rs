//! What is done with a task besides finishing it: when it is meant to be done, and the way to the rest.

use domain::tasks::{TaskItem, Timeframe};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName, Menu};

use super::RowScene;
use crate::{
    offline::NewPlan,
    page::read_fields,
    tasks::{
        hand::use_task_hand,
        plan_words::{plan_word, read_plan},
        server_fns as rpc,
    },
};

/// The menu of a row.
#[component]
pub(in crate::tasks) fn RowMenu(item: Memo<TaskItem>, scene: RowScene) -> impl IntoView {
    let hand = use_task_hand();
    let (id, title) = item.with_untracked(|item| (item.task.id, item.task.title.clone()));
    let plan = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let to = read_fields(&event).get("to").and_then(|word| read_plan(word));
            if let Some(plan) = to {
                hand.plan(vec![id], plan);
            }
        }
    };
    // What is done is planned no more.
    let is_open = Memo::new(move |_| item.with(|item| item.task.is_open()));
    let tomorrow = scene.today.with_untracked(|today| today.tomorrow().unwrap_or(*today));
    let offers = [
        (NewPlan::For(Timeframe::Today), IconName::Sun, "Today"),
        (NewPlan::On(tomorrow), IconName::ArrowRight, "Tomorrow"),
        (NewPlan::For(Timeframe::ThisWeek), IconName::Calendar, "This week"),
        (NewPlan::For(Timeframe::Someday), IconName::Cloud, "Someday"),
    ];
    let button = |(plan, icon, words): (NewPlan, IconName, &'static str)| {
        view! {
            <Button variant=ButtonVariant::Text icon name="to" value=plan_word(plan)>
                {words}
            </Button>
        }
    };
    let plans = move || {
        is_open.get().then(|| {
            view! {
                <Form action=rpc::PlanTasks::PATH quiet=true on:submit=plan>
                    <input type="hidden" name="ids" value=id.to_string()/>
                    {offers.map(button).into_iter().collect::<Vec<_>>()}
                </Form>
            }
        })
    };
    view! {
        <Menu label=format!("More for {title}")>
            {plans}
            <ButtonLink href=format!("/app/tasks/{id}/edit") variant=ButtonVariant::Text icon=IconName::Pencil>
                "Edit"
            </ButtonLink>
            <ButtonLink href=format!("/app/tasks/{id}?ask=delete") variant=ButtonVariant::Text icon=IconName::Trash>
                "Delete"
            </ButtonLink>
        </Menu>
    }
}
