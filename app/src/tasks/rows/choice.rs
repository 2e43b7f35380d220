//! Choosing several tasks and doing one thing with all of them. The boxes belong to the form at the foot of the page by
//! its name, so that it works without a script, and rows keep their own forms.

use domain::{
    ids::TaskId,
    tasks::{DeleteReach, TaskPart, Timeframe},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName, InputKind, Select, TextInput};

use super::RowScene;
use crate::{
    offline::NewPlan,
    page::{read_fields, use_go},
    tasks::{
        figures::ids_of,
        form::{place_options, read_place},
        hand::{TaskHand, use_task_hand},
        plan_words::{plan_word, read_plan},
        server_fns as rpc,
    },
};

const FORM: &str = "chosen-tasks";

/// The box of a row.
#[component]
pub(super) fn ChoiceBox(id: TaskId, title: String) -> impl IntoView {
    view! {
        <label class="row__choice">
            <input
                class="choice__input"
                type="checkbox"
                name="ids[]"
                value=id.to_string()
                form=FORM
                aria-label=format!("Choose {title}")
            />
        </label>
    }
}

/// What is done with the chosen ones. Stands at the foot of the screen while rows are being chosen. `here`: the page
/// without the choosing.
#[component]
pub(in crate::tasks) fn ChosenBar(scene: RowScene, here: Signal<String>) -> impl IntoView {
    move || scene.choosing.get().then(|| bar(scene, here))
}

fn bar(scene: RowScene, here: Signal<String>) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        let fields = read_fields(&event);
        let text = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
        let ids = ids_of(text("ids[]"));
        if !ids.is_empty() && act(hand, ids, text("act"), text("day"), text("place")) {
            go(&here.get_untracked());
        }
    };
    let act = |value: &str, icon: IconName, words: &'static str| {
        view! { <Button variant=ButtonVariant::Quiet icon name="act" value=value.to_owned()>{words}</Button> }
    };
    let frame = |frame: Timeframe| plan_word(NewPlan::For(frame));
    let places = scene.names.with_untracked(|names| place_options(names, None));
    view! {
        <div class="chosen">
            <Form action=rpc::ActOnTasks::PATH label="With the chosen tasks" attr:id=FORM on:submit=submit>
                <input type="hidden" name="here" value=move || here.get()/>
                <div class="chosen__acts">
                    {act("done", IconName::Check, "Done")}
                    {act(&frame(Timeframe::Today), IconName::Sun, "Today")}
                    {act(&frame(Timeframe::ThisWeek), IconName::Calendar, "This week")}
                    {act(&frame(Timeframe::Someday), IconName::Cloud, "Someday")}
                    {act("delete", IconName::Trash, "Delete")}
                    <ButtonLink href=here.get_untracked() variant=ButtonVariant::Text>"Cancel"</ButtonLink>
                </div>
                <details class="disclosure">
                    <summary class="disclosure__summary">"To a day or a project"</summary>
                    <div class="chosen__acts">
                        <TextInput name="day" label="Day" kind=InputKind::Date/>
                        {act("day", IconName::Calendar, "Set the day")}
                        <Select name="place" label="Project" options=places/>
                        {act("move", IconName::ArrowRight, "Move there")}
                    </div>
                </details>
            </Form>
        </div>
    }
    .into_any()
}

/// Does it with all of them; whether there was something to do.
fn act(hand: TaskHand, ids: Vec<TaskId>, act: &str, day: &str, place: &str) -> bool {
    match act {
        "done" => hand.complete_all(ids),
        "delete" => hand.delete(&ids, DeleteReach::One),
        "move" => {
            let Ok((project, section)) = read_place(place) else { return false };
            hand.change_each(&ids, TaskPart::Belonging, |fields| {
                // A part stays a part of what goes there with it.
                let whole = fields.parent_id.filter(|parent| ids.contains(parent));
                fields.put_into(project, section);
                fields.parent_id = fields.parent_id.or(whole);
            });
        }
        "day" => match read_plan(day) {
            Some(plan @ NewPlan::On(_)) => hand.plan(ids, plan),
            _ => return false,
        },
        word => match read_plan(word) {
            Some(plan) => hand.plan(ids, plan),
            None => return false,
        },
    }
    true
}
