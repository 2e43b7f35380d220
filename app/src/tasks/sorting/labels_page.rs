//! Labels: words that tasks of any project are marked with.

use domain::{format::counted, habits::DocumentKind, tasks::Label};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{ButtonLink, ButtonVariant, Empty, Hue, IconName, ListRow, Menu, RowMain, Rows, Section};

use super::{
    name_form::{NameForm, Named},
    removal::{Removal, removal},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, anew, load_page, query_text},
    tasks::{
        lists::encoded,
        local::labels_of,
        server_fns::{DeleteLabel, SaveLabel, SortingForm, load_labels},
        values::LabelsView,
    },
};

const HERE: &str = "/app/tasks/labels";

/// The labels.
#[component]
pub fn LabelsPage() -> impl IntoView {
    let today = known_today();
    load_page(
        || (),
        |(), draft| load_labels(draft),
        move |replica| {
            today()?;
            Some(labels_of(replica))
        },
        labels_page,
    )
}

pub(in crate::tasks) fn labels_page(page: PageState<LabelsView>) -> AnyView {
    let (edit, delete) = (query_text("edit"), query_text("delete"));
    let items = Memo::new(move |_| page.value.with(|view| view.items.clone()));
    let none = Memo::new(move |_| items.with(Vec::is_empty));
    let made = RwSignal::new(0_u32);
    let rows = move || {
        let line = |(label, open): (Label, u32)| {
            let id = label.id.to_string();
            if edit.get().as_deref() == Some(id.as_str()) {
                return view! { <ListRow><NameForm named=named(Some(&label), "") draft=page.draft.get_value()/></ListRow> }
                    .into_any();
            }
            row(label, open)
        };
        items.get().into_iter().map(line).collect::<Vec<_>>()
    };
    let asked = move || {
        let wanted = delete.get()?;
        let label = items.get().into_iter().map(|(label, _)| label).find(|label| label.id.to_string() == wanted)?;
        Some(removal(Removal {
            kind: DocumentKind::Label,
            id: label.id.uuid(),
            words: format!("Delete {}? The tasks that have it stay.", label.name),
            action: DeleteLabel::PATH,
            project_id: String::new(),
            here: HERE.to_owned(),
            then: HERE.to_owned(),
        }))
    };
    let form_id = page.form_id.to_string();
    view! {
        <PageHead title="Labels" back=Some(("/app/tasks".to_owned(), "Tasks".to_owned()))/>
        <DoneNotice/>
        {asked}
        {move || {
            none.get()
                .then(|| {
                    view! {
                        <Empty
                            title="No labels yet"
                            text="A label marks tasks of any project: phone, errands, five minutes."
                            icon=IconName::Note
                        />
                    }
                })
        }}
        <Rows label="Labels">{rows}</Rows>
        {move || {
            let form_id = form_id.clone();
            edit.get().is_none().then(|| {
                let form = move || {
                    let draft = page.draft.get_value().filter(|_| made.get_untracked() == 0);
                    view! { <NameForm named=named(None, &form_id) draft saved=made/> }
                };
                view! { <Section title="A new label">{anew(move || made.get().to_string(), form)}</Section> }
            })
        }}
    }
    .into_any()
}

fn named(label: Option<&Label>, form_id: &str) -> Named {
    let start = match label {
        Some(label) => SortingForm {
            id: label.id.to_string(),
            name: label.name.clone(),
            color: label.color.to_string(),
            ..SortingForm::default()
        },
        None => SortingForm {
            id: form_id.to_owned(),
            is_new: "true".to_owned(),
            color: domain::habits::DEFAULT_HABIT_COLOR.to_string(),
            ..SortingForm::default()
        },
    };
    let is_new = label.is_none();
    Named {
        kind: DocumentKind::Label,
        action: SaveLabel::PATH,
        form: if is_new { "label" } else { "edit_label" },
        label: if is_new { "A new label" } else { "Change the label" },
        button: if is_new { "Add label" } else { "Save" },
        start,
        back: (!is_new).then(|| HERE.to_owned()),
    }
}

fn row(label: Label, open: u32) -> AnyView {
    let (id, name) = (label.id, label.name);
    let href = format!("/app/tasks/filters?f={}", encoded(&format!("@\"{name}\"")));
    view! {
        <ListRow attr:data-hue=Hue::Swatch(label.color).name()>
            <span class="swatch-dot" aria-hidden="true"></span>
            <RowMain title=name.clone() href=Some(href)>{counted(open, "open task", "open tasks")}</RowMain>
            <Menu label=format!("More for {name}")>
                <ButtonLink href=format!("{HERE}?edit={id}") variant=ButtonVariant::Text icon=IconName::Pencil>
                    "Change"
                </ButtonLink>
                <ButtonLink href=format!("{HERE}?delete={id}") variant=ButtonVariant::Text icon=IconName::Trash>
                    "Delete"
                </ButtonLink>
            </Menu>
        </ListRow>
    }
    .into_any()
}
