//! What is asked before a task is done, opened again or deleted. It stands in the address, so that it is asked without
//! a script too.

use domain::{
    ids::TaskId,
    tasks::{DeleteReach, OneTask},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName};
use wire::tasks::ReopenNext;

use crate::{
    page::{PageState, query_text, read_fields, use_go},
    tasks::{
        hand::{TaskHand, use_task_hand},
        rows::parts_words,
        server_fns as rpc,
        values::Listed,
    },
};

/// The question that the address names; nothing without one.
#[component]
pub(super) fn Question(page: PageState<Listed<OneTask>>) -> impl IntoView {
    let ask = query_text("ask");
    let shown = Memo::new(move |_| page.value.with(|listed| (listed.view.item.task.id, listed.view.open_parts())));
    let repeats = Memo::new(move |_| page.value.with(|listed| listed.view.item.task.series_id.is_some()));
    move || {
        let (id, open) = shown.get();
        match ask.get().as_deref() {
            Some("parts") if !open.is_empty() => Some(about_parts(id, open)),
            Some("next") => Some(about_next(id)),
            Some("delete") => Some(about_deleting(id, repeats.get())),
            _ => None,
        }
    }
}

/// One button of an answer: its word on the wire and on the page.
fn answer(name: &'static str, value: &'static str, variant: ButtonVariant, words: &'static str) -> impl IntoView {
    view! {
        <Button variant name value>
            {words}
        </Button>
    }
}

fn about_parts(id: TaskId, open: Vec<TaskId>) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let words = parts_words(open.len());
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let parts = match read_fields(&event).get("parts").map(String::as_str) {
                Some("all") => open.clone(),
                _ => Vec::new(),
            };
            hand.complete(id, parts);
            go(&format!("/app/tasks/{id}"));
        }
    };
    asked(
        words,
        rpc::CompleteTask::PATH,
        id,
        submit,
        view! {
            {answer("parts", "all", ButtonVariant::Primary, "All of it is done")}
            {answer("parts", "only", ButtonVariant::Quiet, "Only the task itself")}
        }
        .into_any(),
    )
}

fn about_next(id: TaskId) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let next = match read_fields(&event).get("next").map(String::as_str) {
                Some("remove") => ReopenNext::Remove,
                _ => ReopenNext::Keep,
            };
            hand.reopen_beside(id, next);
            go(&format!("/app/tasks/{id}"));
        }
    };
    asked(
        "The next time is on your list already, and something was done with it.".to_owned(),
        rpc::ReopenTask::PATH,
        id,
        submit,
        view! {
            {answer("next", "keep", ButtonVariant::Primary, "Open this one and keep the next")}
            {answer("next", "remove", ButtonVariant::Quiet, "Open this one and delete the next")}
        }
        .into_any(),
    )
}

fn about_deleting(id: TaskId, repeats: bool) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let reach = read_fields(&event).remove("reach").unwrap_or_default();
            delete(hand, id, &reach);
            go("/app/tasks");
        }
    };
    let (words, buttons) = if repeats {
        let buttons = view! {
            {answer("reach", "one", ButtonVariant::Danger, "This time only")}
            {answer("reach", "following", ButtonVariant::Danger, "This and all that follow")}
            {answer("reach", "all", ButtonVariant::Danger, "All of them")}
        };
        ("Delete it? It comes again.", buttons.into_any())
    } else {
        (
            "Delete it? It stays in the trash for 30 days, with its parts.",
            view! {
                <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete"</Button>
            }
            .into_any(),
        )
    };
    asked(words.to_owned(), rpc::DeleteTask::PATH, id, submit, buttons)
}

fn delete(hand: TaskHand, id: TaskId, reach: &str) {
    hand.delete(&[id], DeleteReach::parse(reach).unwrap_or(DeleteReach::One));
}

fn asked(
    words: String,
    action: &'static str,
    id: TaskId,
    submit: impl Fn(SubmitEvent) + 'static,
    buttons: AnyView,
) -> AnyView {
    view! {
        <section class="care" aria-label="A question">
            <h2 class="care__title">{words}</h2>
            <Form action quiet=true on:submit=submit>
                <input type="hidden" name="task_id" value=id.to_string()/>
                <div class="cluster">
                    {buttons}
                    <ButtonLink href=format!("/app/tasks/{id}") variant=ButtonVariant::Text>"Leave it"</ButtonLink>
                </div>
            </Form>
        </section>
    }
    .into_any()
}
