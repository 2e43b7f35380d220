//! All projects, and the form of a new one.

use domain::{format::counted, habits::DocumentKind};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Disclosure, Empty, Hue, IconName, ListRow, Ring, RowMain, Rows, Section};

use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, anew, load_page},
    tasks::{
        lists::{TaskTab, TaskTabs},
        local::projects_of,
        server_fns::{SaveProject, SortingForm, load_projects},
        sorting::{NameForm, Named},
        values::{ProjectLine, ProjectsView},
    },
    words::progress_words,
};

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
        <PageHead title="Projects"/>
        <DoneNotice/>
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
            let items = view.with(|view| view.items.clone());
            (!items.is_empty()).then(|| rows(items, "Projects"))
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

fn rows(lines: Vec<ProjectLine>, label: &'static str) -> AnyView {
    let row = |line: ProjectLine| {
        let ProjectLine { project, progress, open } = line;
        let settled = project.archived_at.is_some();
        let words = match progress_words(progress) {
            Some(done) => format!("{} · {done}", counted(open, "open task", "open tasks")),
            None => "No tasks yet".to_owned(),
        };
        let label = progress_words(progress).unwrap_or_else(|| "Nothing to do yet".to_owned());
        view! {
            <ListRow settled>
                <Ring
                    fraction=progress.share().unwrap_or_default()
                    label
                    hue=Some(Hue::Swatch(project.color))
                />
                <RowMain title=project.name href=Some(format!("/app/tasks/projects/{}", project.id))>{words}</RowMain>
            </ListRow>
        }
    };
    view! { <Rows label>{lines.into_iter().map(row).collect::<Vec<_>>()}</Rows> }.into_any()
}
