//! "Plan again": everything from earlier gets a new time at once, and can get its old one back at once.

use domain::tasks::Timeframe;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form};

use crate::{
    offline::NewPlan,
    page::read_fields,
    tasks::{hand::use_task_hand, plan_words::read_plan, server_fns::PlanTasks},
    words::timeframe_name,
};

/// The buttons.
#[component]
pub(super) fn PlanAgain() -> impl IntoView {
    let hand = use_task_hand();
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event)
            && let Some(NewPlan::For(frame)) = read_fields(&event).get("to").and_then(|word| read_plan(word))
        {
            hand.plan_again(frame);
        }
    };
    let offer = |frame: Timeframe| {
        view! {
            <Button variant=ButtonVariant::Quiet name="to" value=frame.as_str()>
                {timeframe_name(frame)}
            </Button>
        }
    };
    view! {
        <div class="plan-again">
            <span class="quiet">"Plan all of it again:"</span>
            <Form action=PlanTasks::PATH label="Plan again" quiet=true on:submit=submit>
                {offer(Timeframe::Today)}
                {offer(Timeframe::ThisWeek)}
                {offer(Timeframe::Someday)}
            </Form>
        </div>
    }
}
