//! One task: what it is, when, its lines and parts, and what can be done with it.

use domain::{
    ids::TaskId,
    tasks::{OneTask, TaskItem},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use ui::{Bar, ButtonLink, ButtonVariant, Facts, Hue, IconName, Prose, Section};

use super::{
    checklist::Checklist,
    facts::facts_of,
    part_of::{ASK_PARENT, PartOf},
    question::Question,
    reminders_section::RemindersSection,
    time_spent::TimeSpent,
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, load_page, query_text},
    tasks::{
        lists::{AddTask, Here},
        local::{one_of, with_parents},
        rows::{AskAboutParts, Known, RowMenu, RowScene, TaskRows, TaskTick, row_scene},
        server_fns::load_task,
        values::Listed,
    },
    words::progress_words,
};

/// The page of a task.
#[component]
pub fn TaskPage() -> impl IntoView {
    let (params, ask) = (use_params_map(), query_text("ask"));
    let asked = Memo::new(move |_| ask.get().filter(|ask| ask == ASK_PARENT));
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let today = known_today();
    load_page(
        move || (id.get(), asked.get()),
        |(id, ask), draft| load_task(id, ask, draft),
        move |replica| {
            let one = one_of(replica, today()?, id.get().parse::<TaskId>().ok()?)?;
            Some(if asked.get().is_some() { with_parents(replica, one) } else { one })
        },
        task_view,
    )
}

pub(in crate::tasks) fn task_view(page: PageState<Listed<OneTask>>) -> AnyView {
    let scene = row_scene(page, |view| view.today).knowing(Known { day: false, project: true });
    let item = Memo::new(move |_| page.value.with(|listed| listed.view.item.clone()));
    let title = Signal::derive(move || item.with(|item| item.task.title.clone()));
    let id = item.with_untracked(|item| item.task.id);
    let back = page.value.with_untracked(back_to);
    view! {
        <PageHead title back=Some(back)>
            <TaskTick item scene/>
            <ButtonLink href=format!("/app/tasks/{id}/edit") variant=ButtonVariant::Quiet icon=IconName::Pencil>
                "Edit"
            </ButtonLink>
            <RowMenu item scene/>
        </PageHead>
        <DoneNotice/>
        <Question page/>
        <Progress item/>
        {move || page.value.with(|listed| page.preferences.with(|p| {
            let facts = facts_of(listed, p);
            (!facts.is_empty()).then(|| view! { <Facts items=facts/> })
        }))}
        {move || item.with(|item| item.task.notes.clone()).map(|notes| {
            view! {
                <Section title="Notes">
                    <Prose text=notes/>
                </Section>
            }
        })}
        <Checklist page/>
        <Parts page scene/>
        <RemindersSection page/>
        <TimeSpent page/>
        <PartOf page/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

/// To what it is a part of, else to where it belongs.
fn back_to(listed: &Listed<OneTask>) -> (String, String) {
    if let Some((id, title)) = listed.view.above.last() {
        return (format!("/app/tasks/{id}"), title.clone());
    }
    let project = listed.view.item.task.project_id.and_then(|id| listed.names.project(id));
    match project {
        Some(project) => (format!("/app/tasks/projects/{}", project.id), project.name.clone()),
        None => ("/app/tasks/inbox".to_owned(), "Inbox".to_owned()),
    }
}

/// How far its lines and parts are. Nothing where it has none.
#[component]
fn Progress(item: Memo<TaskItem>) -> impl IntoView {
    let progress = Memo::new(move |_| item.with(|item| item.progress));
    let some = Memo::new(move |_| progress.with(|progress| progress.all > 0));
    let label = Signal::derive(move || progress_words(progress.get()).unwrap_or_default());
    let fraction = Signal::derive(move || progress.get().share().unwrap_or_default());
    move || {
        some.get().then(|| {
            view! {
                <div class="task-progress">
                    <Bar fraction label hue=Some(Hue::Accent)/>
                    <p class="quiet">{move || label.get()}</p>
                </div>
            }
        })
    }
}

/// Its parts, and a line for more of them.
#[component]
fn Parts(page: PageState<Listed<OneTask>>, scene: RowScene) -> impl IntoView {
    let items = Memo::new(move |_| page.value.with(|listed| listed.view.parts.clone()));
    let may_have = Memo::new(move |_| page.value.with(|listed| listed.view.may_have_parts));
    let here = page.value.with_untracked(|listed| {
        let task = &listed.view.item.task;
        let place = crate::tasks::form::place_value(task.project_id, task.section_id);
        Here { list: task.title.clone(), place, parent_id: task.id.to_string(), due: String::new() }
    });
    let here = StoredValue::new(here);
    move || {
        let rows = items.with(|items| !items.is_empty());
        (rows || may_have.get()).then(|| {
            view! {
                <Section title="Parts">
                    <TaskRows scene items label="Parts"/>
                    {may_have.get().then(|| view! { <AddTask here=here.get_value()/> })}
                </Section>
            }
        })
    }
}
