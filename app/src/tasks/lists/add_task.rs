//! A line at the end of a list: its words become a task of that list.

use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, IconName, TextInput, use_toasts, words::field_sentence};

use crate::{
    page::{anew, focus_on, read_fields},
    tasks::{
        hand::use_task_hand,
        server_fns::{self as rpc, TaskForm},
    },
};

/// What a task that is added here has from its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::tasks) struct Here {
    /// The name of the list, for those who do not see it.
    pub list: String,
    /// A project or a section, see `place_value`.
    pub place: String,
    /// The day on which it is due.
    pub due: String,
    /// What it is a part of.
    pub parent_id: String,
}

/// The line. Built anew once a task was added, so that the next one starts blank.
#[component]
pub(in crate::tasks) fn AddTask(here: Here) -> impl IntoView {
    let added = RwSignal::new(0_u32);
    let here = StoredValue::new(here);
    anew(move || added.get().to_string(), move || view! { <Line here=here.get_value() added/> })
}

#[component]
fn Line(here: Here, added: RwSignal<u32>) -> impl IntoView {
    let (hand, toasts) = (use_task_hand(), use_toasts());
    let name = field_name(&here);
    let field_id = ui::control_id(&name);
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        let mut fields = read_fields(&event);
        let title = fields.iter().find(|(name, _)| name.starts_with("title")).map(|(_, title)| title.clone());
        fields.insert("title".to_owned(), title.unwrap_or_default());
        match TaskForm::from_fields(&fields).fields(None, jiff::civil::Weekday::Monday) {
            Ok(fields) => {
                hand.create(fields);
                added.update(|added| *added += 1);
                focus_on(field_id.clone());
            }
            Err(errors) => {
                let sentence = errors.first().map(|error| field_sentence(&error.field, &error.code));
                toasts.show(sentence.unwrap_or_default());
            }
        }
    };
    let label = if here.list.is_empty() { "Add a task".to_owned() } else { format!("Add a task to {}", here.list) };
    view! {
        <div class="add-line">
            <Form action=rpc::AddTask::PATH label=label.clone() quiet=true on:submit=submit>
                <input type="hidden" name="place" value=here.place/>
                <input type="hidden" name="due" value=here.due/>
                <input type="hidden" name="parent_id" value=here.parent_id/>
                <TextInput name label=label.clone() placeholder="Add a task" autocomplete="off" maxlength=500/>
                <Button variant=ButtonVariant::Icon icon=IconName::Plus label/>
            </Form>
        </div>
    }
}

/// The line of each list of a page has a name of its own, so that its field has an id of its own: `title[<what for>]`.
fn field_name(here: &Here) -> String {
    let of = [&here.due, &here.place, &here.parent_id].into_iter().find(|of| !of.is_empty());
    format!("title[{}]", of.map_or("inbox", String::as_str).replace('/', "-"))
}
