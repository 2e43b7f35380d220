//! One project, as a list or as a board: the same sections, below or beside each other.

use domain::{
    ids::{ProjectId, SectionId},
    tasks::{
        ProjectLayout, ProjectTasks, TaskItem,
        filter::{Filter, Term},
    },
};
use leptos::prelude::*;
use leptos_router::{hooks::use_params_map, location::Url};
use ui::{ButtonLink, ButtonVariant, IconName, Menu};

use super::{
    project_forms::{AskAboutProject, EditProject, NewSection},
    section_order::SectionOrder,
    section_part::{section_key, section_part},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, load_page, query_text},
    tasks::{
        figures::ROWS,
        hand::use_task_hand,
        lists::{AddTask, ArrangeNote, Here, Rest},
        local::project_of,
        rows::{AskAboutParts, ChosenBar, Known, PutDown, TaskRows, Zone, key_between, row_scene, use_carry},
        server_fns::load_project,
        values::Listed,
    },
    words::progress_words,
};

/// The page of a project.
#[component]
pub fn ProjectPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let today = known_today();
    load_page(
        move || id.get(),
        load_project,
        move |replica| project_of(replica, today()?, id.get().parse::<ProjectId>().ok()?),
        project_view,
    )
}

pub(in crate::tasks) fn project_view(page: PageState<Listed<ProjectTasks>>) -> AnyView {
    let hand = use_task_hand();
    let project = Memo::new(move |_| page.value.with(|listed| listed.view.project.clone()));
    let id = project.with_untracked(|project| project.id);
    let here = format!("/app/tasks/projects/{id}");
    let lists = Memo::new(move |_| page.value.with(|listed| lists_of(&listed.view)));
    let items = Memo::new(move |_| {
        lists.with(|lists| lists.iter().flat_map(|(_, items)| items.iter().cloned()).collect::<Vec<TaskItem>>())
    });
    let zones = Memo::new(move |_| {
        page.value.with(|listed| {
            lists.with(|lists| {
                let list = |(section, items): &(Option<SectionId>, Vec<TaskItem>)| zone(&listed.view, *section, items);
                lists.iter().map(list).collect::<Vec<_>>()
            })
        })
    });
    let carry = use_carry(zones, move |put: PutDown| {
        let key = items.with_untracked(|items| key_between(items, &put.order, put.id));
        if put.zone == put.from {
            if let Some(key) = key {
                hand.order(put.id, key);
            }
            return;
        }
        let section = lists.with_untracked(|lists| {
            lists.iter().map(|(section, _)| *section).find(|section| section_key(*section) == put.zone)
        });
        if let Some(section) = section {
            hand.move_to(put.id, key, move |fields| fields.put_into(Some(id), section));
        }
    });
    let known = Known { day: false, project: true };
    let scene = row_scene(page, |view| view.today).knowing(known).carried_by(carry, items);
    let sections = Memo::new(move |_| {
        page.value.with(|listed| listed.view.sections.iter().map(|part| part.section.clone()).collect::<Vec<_>>())
    });
    let loose =
        Memo::new(move |_| lists.with(|lists| lists.first().map(|(_, items)| items.clone()).unwrap_or_default()));
    let asked_layout = query_text("layout");
    let layout = Memo::new(move |_| match asked_layout.get().as_deref() {
        Some("board") => ProjectLayout::Board,
        Some("list") => ProjectLayout::List,
        _ => project.with(|project| project.layout),
    });
    let class = move || if layout.get() == ProjectLayout::Board { "board" } else { "lists" };
    let title = Signal::derive(move || project.with(|project| project.name.clone()));
    let over = Signal::derive(move || {
        let words = page.value.with(|listed| progress_words(listed.view.progress));
        let is_away = project.with(|project| project.archived_at.is_some());
        if is_away { Some("Put away".to_owned()) } else { words }
    });
    let count = Signal::derive(move || page.value.with(|listed| all_rows(&listed.view)));
    let rest = Signal::derive(move || project.with(|project| found_at(&project.name)));
    let name = project.with_untracked(|project| project.name.clone());
    let loose_here = Here { list: name.clone(), place: id.to_string(), ..Here::default() };
    let arranged = here.clone();
    let chosen = Signal::stored(here.clone());
    view! {
        <PageHead title over back=Some(("/app/tasks/projects".to_owned(), "Projects".to_owned()))>
            {layout_link(layout, here.clone())}
            {project_menu(here.clone(), name)}
        </PageHead>
        <DoneNotice/>
        <AskAboutProject project/>
        <EditProject page project/>
        <ArrangeNote arranging=scene.arranging done=arranged/>
        <SectionOrder page arranging=scene.arranging/>
        <div class=class>
            <div class="board__column">
                <TaskRows scene items=loose label="In no section" zone=section_key(None)/>
                <AddTask here=loose_here/>
            </div>
            <For
                each=move || sections.get()
                key=|section| section.id
                children=move |section| section_part(page, scene, lists, section)
            />
        </div>
        <Rest count most=ROWS href=rest/>
        <NewSection page project/>
        <ChosenBar scene here=chosen/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

/// The lists of the page: what is in no section first. Together they have no more rows than a page has.
fn lists_of(view: &ProjectTasks) -> Vec<(Option<SectionId>, Vec<TaskItem>)> {
    let mut left = ROWS;
    let mut cut = |items: &[TaskItem]| {
        let shown: Vec<TaskItem> = items.iter().take(left).cloned().collect();
        left -= shown.len();
        shown
    };
    let loose = (None, cut(&view.items));
    let rest: Vec<_> = view.sections.iter().map(|part| (Some(part.section.id), cut(&part.items))).collect();
    [loose].into_iter().chain(rest).collect()
}

/// How many rows there are in all.
fn all_rows(view: &ProjectTasks) -> usize {
    view.items.len() + view.sections.iter().map(|part| part.items.len()).sum::<usize>()
}

/// Where all tasks of a project are found, page by page.
fn found_at(name: &str) -> String {
    let filter = Filter::Term(Term::Project(name.to_owned()));
    format!("/app/tasks/filters?f={}", Url::escape(&filter.to_string()))
}

/// A list of a project, called by its section.
fn zone(view: &ProjectTasks, section: Option<SectionId>, items: &[TaskItem]) -> Zone {
    let named = view.sections.iter().find(|part| Some(part.section.id) == section);
    let title = named.map_or_else(|| "no section".to_owned(), |part| part.section.name.clone());
    Zone { key: section_key(section), title, ids: items.iter().map(|item| item.task.id).collect() }
}

/// The other way of showing it.
fn layout_link(layout: Memo<ProjectLayout>, here: String) -> impl IntoView {
    move || {
        let (to, words) = match layout.get() {
            ProjectLayout::Board => ("list", "As a list"),
            ProjectLayout::List => ("board", "As a board"),
        };
        view! {
            <ButtonLink href=format!("{here}?layout={to}") variant=ButtonVariant::Quiet icon=IconName::Menu>
                {words}
            </ButtonLink>
        }
    }
}

fn project_menu(here: String, name: String) -> impl IntoView {
    let link = move |query: &str, icon: IconName, words: &'static str| {
        view! {
            <ButtonLink href=format!("{here}?{query}") variant=ButtonVariant::Text icon>
                {words}
            </ButtonLink>
        }
    };
    view! {
        <Menu label=format!("More for {name}")>
            {link("edit=true", IconName::Pencil, "Name and colour")}
            {link("section=new", IconName::Plus, "New section")}
            {link("choose=true", IconName::Check, "Choose several")}
            {link("arrange=true", IconName::Grip, "Change the order")}
            {link("ask=archive", IconName::Archive, "Put away or bring back")}
            {link("ask=delete", IconName::Trash, "Delete")}
        </Menu>
    }
}
