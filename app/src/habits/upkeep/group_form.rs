//! The forms that make and rename a group.

use domain::habits::{GroupItem, GroupsView};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, ErrorSummary, Form, FormActions, ProblemNotice, Section, TextInput};

use super::writes::{make_group, rename_group};
use crate::{
    habits::{
        server_fns::{self as rpc, GroupForm},
        writer::use_writer,
    },
    page::{FormState, PageState, anew, focus_on, read_fields, use_go},
};

const LABELS: &[(&str, &str)] = &[("name", "Name")];

/// The form of a new group. Built anew once a group was made, so that the next one starts blank.
#[component]
pub(super) fn NewGroup(page: PageState<GroupsView>) -> impl IntoView {
    let made = RwSignal::new(0_u32);
    let fields = move || {
        let draft = page.draft.get_value().filter(|_| made.get_untracked() == 0);
        view! { <Fields page state=FormState::new("group", draft) made/> }
    };
    anew(move || made.get().to_string(), fields)
}

#[component]
fn Fields(page: PageState<GroupsView>, state: FormState, made: RwSignal<u32>) -> impl IntoView {
    let writer = use_writer();
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        let form = GroupForm::from_fields(&read_fields(&event));
        match page.value.with_untracked(|view| make_group(&form, view)) {
            Ok((write, undo)) => {
                writer.write(write, Some(undo));
                made.update(|made| *made += 1);
                focus_on("field-name".to_owned());
            }
            Err(problem) => state.refuse(problem),
        }
    };
    view! {
        <Section title="A new group">
            <Form action=rpc::CreateGroup::PATH label="A new group" on:submit=submit>
                <input type="hidden" name="form" value="group"/>
                <input type="hidden" name="id" value=page.form_id.to_string()/>
                <ErrorSummary problems=state.summary(LABELS)/>
                <ProblemNotice code=state.problem_code()/>
                <div class="inline-form">
                    <TextInput
                        name="name"
                        label="Name"
                        value=state.value("name", "")
                        error=state.error("name")
                        maxlength=60
                        autocomplete="off"
                    />
                    <FormActions>
                        <Button>"Add group"</Button>
                    </FormActions>
                </div>
            </Form>
        </Section>
    }
}

/// In the place of a group's row.
#[component]
pub(super) fn Renaming(page: PageState<GroupsView>, item: GroupItem) -> impl IntoView {
    let (writer, navigate) = (use_writer(), use_go());
    let state = FormState::new("rename_group", page.draft.get_value());
    let (id, name) = (item.group.id, item.group.name.clone());
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        match rename_group(&GroupForm::from_fields(&read_fields(&event)), &item.group) {
            Ok((write, undo)) => {
                writer.write(write, Some(undo));
                navigate("/app/habits/groups");
            }
            Err(problem) => state.refuse(problem),
        }
    };
    view! {
        <Form action=rpc::RenameGroup::PATH label=format!("Rename {name}") on:submit=submit>
            <input type="hidden" name="form" value="rename_group"/>
            <input type="hidden" name="id" value=id.to_string()/>
            <ProblemNotice code=state.problem_code()/>
            <div class="inline-form">
                <TextInput
                    name="name"
                    label=format!("New name of {name}")
                    value=state.value("name", &name)
                    error=state.error("name")
                    maxlength=60
                    autocomplete="off"
                    autofocus=true
                />
                <FormActions>
                    <Button variant=ButtonVariant::Quiet>"Rename"</Button>
                    <ButtonLink href="/app/habits/groups" variant=ButtonVariant::Text>"Cancel"</ButtonLink>
                </FormActions>
            </div>
        </Form>
    }
}
