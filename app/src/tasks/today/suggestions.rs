//! Tasks that could be taken on today, each with what speaks for it.

use domain::tasks::{TaskReason, TaskSuggestion, Timeframe, TodayTasks};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Disclosure, Form, IconName, ListRow, RowMain, Rows};

use crate::{
    offline::NewPlan,
    page::PageState,
    tasks::{
        hand::use_task_hand,
        rows::RowScene,
        server_fns::{DismissTask, PlanTasks},
        values::{Listed, Names},
    },
    words::task_reason,
};

/// The suggestions, folded away. Nothing where there are none.
#[component]
pub(super) fn Suggestions(page: PageState<Listed<TodayTasks>>, scene: RowScene) -> impl IntoView {
    let all = Memo::new(move |_| page.value.with(|listed| listed.view.suggestions.clone()));
    move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let rows = scene.names.with(|names| all.into_iter().map(|one| row(one, names)).collect::<Vec<_>>());
            view! {
                <Disclosure summary="Room for one more?">
                    <Rows label="Suggested tasks">{rows}</Rows>
                </Disclosure>
            }
        })
    }
}

fn row(one: TaskSuggestion, names: &Names) -> AnyView {
    let hand = use_task_hand();
    let (id, title) = (one.task_id, one.title.clone());
    let habit = one.reasons.iter().find_map(|reason| match reason {
        TaskReason::Vote { habit_id } => names.habit(*habit_id),
        _ => None,
    });
    let why: Vec<String> = one.reasons.iter().map(|reason| task_reason(reason, habit)).collect();
    let take = move |event: SubmitEvent| {
        if hand.takes(&event) {
            hand.plan(vec![id], NewPlan::For(Timeframe::Today));
        }
    };
    let dismiss = move |event: SubmitEvent| {
        if hand.takes(&event) {
            hand.dismiss(id);
        }
    };
    let (today, never) = (format!("Today: {title}"), format!("Do not suggest {title} again"));
    view! {
        <ListRow>
            <RowMain title href=Some(format!("/app/tasks/{id}"))>{why.join(" ")}</RowMain>
            <Form action=PlanTasks::PATH quiet=true on:submit=take>
                <input type="hidden" name="ids" value=id.to_string()/>
                <input type="hidden" name="to" value=Timeframe::Today.as_str()/>
                <Button variant=ButtonVariant::Quiet label=today>"Today"</Button>
            </Form>
            <Form action=DismissTask::PATH quiet=true on:submit=dismiss>
                <input type="hidden" name="task_id" value=id.to_string()/>
                <Button variant=ButtonVariant::Icon icon=IconName::Cross label=never/>
            </Form>
        </ListRow>
    }
    .into_any()
}
