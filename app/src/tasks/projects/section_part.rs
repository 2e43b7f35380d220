//! One section of a project: a part of its list, or a column of its board.

use domain::{
    habits::DocumentKind,
    ids::SectionId,
    tasks::{ProjectTasks, Section, TaskItem},
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{ButtonLink, ButtonVariant, IconName, Menu};

use crate::{
    page::{PageState, query_text},
    tasks::{
        form::place_value,
        lists::{AddTask, Here},
        rows::{RowScene, TaskRows},
        server_fns::{DeleteSection, SaveSection, SortingForm},
        sorting::{NameForm, Named, Removal, removal},
        values::Listed,
    },
};

/// The name of a section among the lists of its page.
pub(super) fn section_key(section: Option<SectionId>) -> String {
    section.map_or_else(|| "none".to_owned(), |id| id.to_string())
}

/// The section. In the place of its heading stands the form that names it anew, or the question before it goes.
pub(super) fn section_part(
    page: PageState<Listed<ProjectTasks>>,
    scene: RowScene,
    lists: Memo<Vec<(Option<SectionId>, Vec<TaskItem>)>>,
    section: Section,
) -> AnyView {
    let id = section.id;
    let start = section.clone();
    let section = Memo::new(move |_| {
        let find = |part: &&domain::tasks::SectionTasks| part.section.id == id;
        page.value.with(|listed| {
            listed.view.sections.iter().find(find).map_or_else(|| start.clone(), |part| part.section.clone())
        })
    });
    let items = Memo::new(move |_| {
        let find = |list: &&(Option<SectionId>, Vec<TaskItem>)| list.0 == Some(id);
        lists.with(|lists| lists.iter().find(find).map(|(_, items)| items.clone()).unwrap_or_default())
    });
    let (rename, drop) = (query_text("section"), query_text("drop"));
    let is_named = move |asked: Memo<Option<String>>| asked.get().as_deref() == Some(id.to_string().as_str());
    let (name, project) = section.with_untracked(|section| (section.name.clone(), section.project_id));
    let here = Here { list: name.clone(), place: place_value(Some(project), Some(id)), ..Here::default() };
    let label = name.clone();
    view! {
        <section class="board__column" aria-label=name>
            {move || {
                let section = section.get();
                match (is_named(rename), is_named(drop)) {
                    (true, _) => renaming(page, &section),
                    (_, true) => question(&section),
                    _ => head(&section),
                }
            }}
            <TaskRows scene items label zone=section_key(Some(id))/>
            <AddTask here/>
        </section>
    }
    .into_any()
}

fn head(section: &Section) -> AnyView {
    let here = format!("/app/tasks/projects/{}", section.project_id);
    let id = section.id;
    view! {
        <div class="section__head">
            <h2 class="section__title">{section.name.clone()}</h2>
            <Menu label=format!("More for {}", section.name)>
                <ButtonLink href=format!("{here}?section={id}") variant=ButtonVariant::Text icon=IconName::Pencil>
                    "Rename"
                </ButtonLink>
                <ButtonLink href=format!("{here}?drop={id}") variant=ButtonVariant::Text icon=IconName::Trash>
                    "Delete"
                </ButtonLink>
            </Menu>
        </div>
    }
    .into_any()
}

fn renaming(page: PageState<Listed<ProjectTasks>>, section: &Section) -> AnyView {
    let named = Named {
        kind: DocumentKind::Section,
        action: SaveSection::PATH,
        form: "edit_section",
        label: "Rename the section",
        button: "Rename",
        start: SortingForm {
            id: section.id.to_string(),
            name: section.name.clone(),
            project_id: section.project_id.to_string(),
            ..SortingForm::default()
        },
        back: Some(format!("/app/tasks/projects/{}", section.project_id)),
    };
    view! { <NameForm named draft=page.draft.get_value()/> }.into_any()
}

fn question(section: &Section) -> AnyView {
    let here = format!("/app/tasks/projects/{}", section.project_id);
    removal(Removal {
        kind: DocumentKind::Section,
        id: section.id.uuid(),
        words: format!("Delete {}? Its tasks stay in the project.", section.name),
        action: DeleteSection::PATH,
        project_id: section.project_id.to_string(),
        here: here.clone(),
        then: here,
    })
}
