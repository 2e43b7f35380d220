//! The forms of a project: its name and colour, a new section, putting it away, deleting it. Each stands in the
//! address.

use domain::{
    habits::DocumentKind,
    tasks::{Project, ProjectLayout, ProjectTasks},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName, Section};
use wire::{habits::DocumentBody, tasks::ProjectBody};

use crate::{
    offline::now,
    page::{PageState, query_text, use_go},
    tasks::{
        hand::use_task_hand,
        server_fns::{DeleteProject, SaveProject, SaveSection, SortingForm},
        sorting::{NameForm, Named, Removal, removal},
        values::Listed,
    },
};

fn address(project: &Project) -> String {
    format!("/app/tasks/projects/{}", project.id)
}

/// The project as its forms post it.
fn posted(project: &Project) -> SortingForm {
    let layout = match project.layout {
        ProjectLayout::List => "list",
        ProjectLayout::Board => "board",
    };
    SortingForm {
        id: project.id.to_string(),
        name: project.name.clone(),
        color: project.color.to_string(),
        layout: layout.to_owned(),
        archived: project.archived_at.map(|_| "true".to_owned()).unwrap_or_default(),
        ..SortingForm::default()
    }
}

/// Name and colour, where the address asks for them.
#[component]
pub(super) fn EditProject(page: PageState<Listed<ProjectTasks>>, project: Memo<Project>) -> impl IntoView {
    let edit = query_text("edit");
    move || {
        edit.get().map(|_| {
            let project = project.get_untracked();
            let named = Named {
                kind: DocumentKind::Project,
                action: SaveProject::PATH,
                form: "edit_project",
                label: "Name and colour",
                button: "Save",
                start: posted(&project),
                back: Some(address(&project)),
            };
            view! {
                <Section title="Name and colour">
                    <NameForm named draft=page.draft.get_value()/>
                </Section>
            }
        })
    }
}

/// A new section, where the address asks for one.
#[component]
pub(super) fn NewSection(page: PageState<Listed<ProjectTasks>>, project: Memo<Project>) -> impl IntoView {
    let section = query_text("section");
    let wanted = Memo::new(move |_| section.get().as_deref() == Some("new"));
    move || {
        let project = project.get_untracked();
        if !wanted.get() {
            let href = format!("{}?section=new", address(&project));
            return view! {
                <ButtonLink href variant=ButtonVariant::Text icon=IconName::Plus>"New section"</ButtonLink>
            }
            .into_any();
        }
        let named = Named {
            kind: DocumentKind::Section,
            action: SaveSection::PATH,
            form: "section",
            label: "A new section",
            button: "Add section",
            start: SortingForm {
                id: page.form_id.to_string(),
                is_new: "true".to_owned(),
                project_id: project.id.to_string(),
                ..SortingForm::default()
            },
            back: Some(address(&project)),
        };
        view! {
            <Section title="A new section">
                <NameForm named draft=page.draft.get_value()/>
            </Section>
        }
        .into_any()
    }
}

/// The question that the address names.
#[component]
pub(super) fn AskAboutProject(project: Memo<Project>) -> impl IntoView {
    let ask = query_text("ask");
    move || match ask.get().as_deref() {
        Some("delete") => Some(about_deleting(&project.get_untracked())),
        Some("archive") => Some(about_putting_away(project.get_untracked())),
        _ => None,
    }
}

fn about_deleting(project: &Project) -> AnyView {
    removal(Removal {
        kind: DocumentKind::Project,
        id: project.id.uuid(),
        words: format!("Delete {}? Its tasks go to the inbox.", project.name),
        action: DeleteProject::PATH,
        project_id: String::new(),
        here: address(project),
        then: "/app/tasks/projects".to_owned(),
    })
}

fn about_putting_away(project: Project) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let is_away = project.archived_at.is_some();
    let (here, form) = (address(&project), posted(&project));
    let (words, button) = if is_away {
        (format!("Bring {} back among your projects?", project.name), "Bring it back")
    } else {
        (format!("Put {} away? Its tasks stay as they are.", project.name), "Put it away")
    };
    let back = here.clone();
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let archived_at = if is_away { None } else { now() };
            let body = ProjectBody { archived_at, ..ProjectBody::of(&project) };
            hand.put(project.id.uuid(), DocumentBody::Project(body));
            go(&back);
        }
    };
    let archived = if is_away { "" } else { "true" };
    view! {
        <section class="care" aria-label="A question">
            <p>{words}</p>
            <div class="cluster">
                <Form action=SaveProject::PATH quiet=true on:submit=submit>
                    <input type="hidden" name="id" value=form.id/>
                    <input type="hidden" name="name" value=form.name/>
                    <input type="hidden" name="color" value=form.color/>
                    <input type="hidden" name="layout" value=form.layout/>
                    <input type="hidden" name="archived" value=archived/>
                    <Button icon=IconName::Archive>{button}</Button>
                </Form>
                <ButtonLink href=here variant=ButtonVariant::Text>"Leave it"</ButtonLink>
            </div>
        </section>
    }
    .into_any()
}
