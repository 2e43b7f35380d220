//! All projects, and the form of a new one.

use domain::{format::counted, habits::DocumentKind, ids::ProjectId};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Disclosure, Empty, Hue, IconName, ListRow, Ring, RowMain, Rows, Section};

use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, anew, load_page, query_text},
    tasks::{
        lists::{ArrangeNote, TaskTab, TaskTabs, change_order},
        local::projects_of,
        rows::{Carried, Carry},
        server_fns::{SaveProject, SortingForm, load_projects},
        sorting::{NameForm, Named, carried_rows, carriers, use_sorted},
        values::{ProjectLine, ProjectsView},
    },
    words::progress_words,
};

const HERE: &str = "/app/tasks/projects";

/// The projects.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let today = known_today();
    load_page(
        || (),
        |(), draft| load_projects(draft),
        move |replica| {
            today()?;
            Some(projects_of(replica))
        },
        projects_page,
    )
}

pub(in crate::tasks) fn projects_page(page: PageState<ProjectsView>) -> AnyView {
    let view = page.value;
    let none = Memo::new(move |_| view.with(|view| view.items.is_empty() && view.archived.is_empty()));
    let arrange = query_text("arrange");
    let arranging = Memo::new(move |_| arrange.get().is_some());
    let ids = Memo::new(move |_| view.with(|view| view.items.iter().map(|line| line.project.id).collect::<Vec<_>>()));
    let carry = use_sorted(ids, move |id| {
        let position = |line: &ProjectLine| (line.project.id == id).then(|| line.project.position.clone());
        view.with_untracked(|view| view.items.iter().find_map(position))
    });
    let count = Memo::new(move |_| ids.with(Vec::len));
    let named = Named {
        kind: DocumentKind::Project,
        action: SaveProject::PATH,
        form: "project",
        label: "A new project",
        button: "Make project",
        start: SortingForm {
            id: page.form_id.to_string(),
            is_new: "true".to_owned(),
            color: domain::habits::DEFAULT_HABIT_COLOR.to_string(),
            ..SortingForm::default()
        },
        back: Some("/app/tasks/projects/{id}".to_owned()),
    };
    let form = move || view! { <NameForm named=named.clone() draft=page.draft.get_value()/> };
    view! {
        <TaskTabs current=TaskTab::Projects/>
        <PageHead title="Projects">{change_order(HERE, count)}</PageHead>
        <DoneNotice/>
        <ArrangeNote arranging done=HERE.to_owned()/>
        {move || {
            none.get()
                .then(|| {
                    view! {
                        <Empty
                            title="No projects yet"
                            text="A project is a list with a name: a move, a garden, the work of a month."
                            icon=IconName::Menu
                        />
                    }
                })
        }}
        {move || {
            (count.get() > 0)
                .then(|| carried_rows(carry, ids, "Projects", move |id| carried_row(view, carry, arranging, id)))
        }}
        {move || {
            let archived = view.with(|view| view.archived.clone());
            (!archived.is_empty())
                .then(|| {
                    let summary = format!("Put away ({})", archived.len());
                    view! { <Disclosure summary>{rows(archived, "Projects that were put away")}</Disclosure> }
                })
        }}
        <Section title="A new project" id="new">{anew(String::new, form)}</Section>
    }
    .into_any()
}

/// A project in use, which can be carried to another place.
fn carried_row(view: Memo<ProjectsView>, carry: Carry<ProjectId>, arranging: Memo<bool>, id: ProjectId) -> AnyView {
    let find = move |view: &ProjectsView| view.items.iter().find(|line| line.project.id == id).cloned();
    let Some(start) = view.with_untracked(find) else { return ().into_any() };
    let line = Memo::new(move |_| view.with(find).unwrap_or_else(|| start.clone()));
    let name = Memo::new(move |_| line.with(|line| line.project.name.clone()));
    let carried = Memo::new(move |_| carry.carries(id));
    view! {
        <ListRow carried attr:id=id.row_id()>
            {move || content(line.get())}
            {carriers(carry, arranging, id, name)}
        </ListRow>
    }
    .into_any()
}

/// Those that were put away.
fn rows(lines: Vec<ProjectLine>, label: &'static str) -> AnyView {
    let row = |line: ProjectLine| view! { <ListRow settled=true>{content(line)}</ListRow> };
    view! { <Rows label>{lines.into_iter().map(row).collect::<Vec<_>>()}</Rows> }.into_any()
}

/// How far it is, and its name.
fn content(line: ProjectLine) -> AnyView {
    let ProjectLine { project, progress, open } = line;
    let words = match progress_words(progress) {
        Some(done) => format!("{} · {done}", counted(open, "open task", "open tasks")),
        None => "No tasks yet".to_owned(),
    };
    let label = progress_words(progress).unwrap_or_else(|| "Nothing to do yet".to_owned());
    view! {
        <Ring fraction=progress.share().unwrap_or_default() label hue=Some(Hue::Swatch(project.color))/>
        <RowMain title=project.name href=Some(format!("{HERE}/{}", project.id))>{words}</RowMain>
    }
    .into_any()
}
