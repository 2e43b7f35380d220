//! Labels: words that tasks of any project are marked with.

use domain::{format::counted, habits::DocumentKind, ids::LabelId, tasks::Label};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{ButtonLink, ButtonVariant, Empty, Hue, IconName, ListRow, Menu, RowMain, Section};

use super::{
    carried_rows::{carried_rows, carriers, use_sorted},
    name_form::{NameForm, Named},
    removal::{Removal, removal},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, anew, load_page, query_text},
    tasks::{
        lists::{ArrangeNote, change_order, encoded},
        local::labels_of,
        rows::Carried,
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
    let arrange = query_text("arrange");
    let arranging = Memo::new(move |_| arrange.get().is_some());
    let ids = Memo::new(move |_| items.with(|items| items.iter().map(|(label, _)| label.id).collect::<Vec<_>>()));
    let carry = use_sorted(ids, move |id| {
        let position = |(label, _): &(Label, u32)| (label.id == id).then(|| label.position.clone());
        items.with_untracked(|items| items.iter().find_map(position))
    });
    let count = Memo::new(move |_| ids.with(Vec::len));
    let row = move |id: LabelId| {
        let find = move |items: &Vec<(Label, u32)>| items.iter().find(|(label, _)| label.id == id).cloned();
        let Some(start) = items.with_untracked(find) else { return ().into_any() };
        let line = Memo::new(move |_| items.with(find).unwrap_or_else(|| start.clone()));
        let name = Memo::new(move |_| line.with(|(label, _)| label.name.clone()));
        let hue = move || line.with(|(label, _)| Hue::Swatch(label.color).name());
        let edited = Memo::new(move |_| edit.get().as_deref() == Some(id.to_string().as_str()));
        let carried = Memo::new(move |_| carry.carries(id));
        view! {
            <ListRow carried attr:id=id.row_id() attr:data-hue=hue>
                {move || {
                    if !edited.get() {
                        return line.with(|(label, open)| content(label, *open));
                    }
                    let named = line.with_untracked(|(label, _)| named(Some(label), ""));
                    view! { <NameForm named draft=page.draft.get_value()/> }.into_any()
                }}
                {move || (!edited.get() && !arranging.get()).then(|| menu(id, &name.get()))}
                {carriers(carry, arranging, id, name)}
            </ListRow>
        }
        .into_any()
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
        <PageHead title="Labels" back=Some(("/app/tasks".to_owned(), "Tasks".to_owned()))>
            {change_order(HERE, count)}
        </PageHead>
        <DoneNotice/>
        <ArrangeNote arranging done=HERE.to_owned()/>
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
        {carried_rows(carry, ids, "Labels", row)}
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

/// Its colour and its name.
fn content(label: &Label, open: u32) -> AnyView {
    let name = &label.name;
    let href = format!("/app/tasks/filters?f={}", encoded(&format!("@\"{name}\"")));
    view! {
        <span class="swatch-dot" aria-hidden="true"></span>
        <RowMain title=name.clone() href=Some(href)>{counted(open, "open task", "open tasks")}</RowMain>
    }
    .into_any()
}

/// What can be done with it.
fn menu(id: LabelId, name: &str) -> AnyView {
    view! {
        <Menu label=format!("More for {name}")>
            <ButtonLink href=format!("{HERE}?edit={id}") variant=ButtonVariant::Text icon=IconName::Pencil>
                "Change"
            </ButtonLink>
            <ButtonLink href=format!("{HERE}?delete={id}") variant=ButtonVariant::Text icon=IconName::Trash>
                "Delete"
            </ButtonLink>
        </Menu>
    }
    .into_any()
}
