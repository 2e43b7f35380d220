//! The tasks of today: what was left over, what is for today, what is for this week, what could be taken on, and what
//! is done.

use domain::tasks::{TaskItem, TodayTasks};
use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, Disclosure, Hue, IconName, Section};

use super::{plan_again::PlanAgain, suggestions::Suggestions};
use crate::{
    habits::known_today,
    page::{PageState, load_page},
    tasks::{
        lists::{AddTask, Here, Rest},
        local::today_of,
        rows::{AskAboutParts, Known, RowScene, TaskRows, row_scene},
        server_fns::load_today_tasks,
        values::Listed,
    },
};

/// How many rows of each part there are at most, so that a day stays a page: today's, those from earlier, and the rest.
const TODAY_ROWS: usize = 40;
const EARLIER_ROWS: usize = 12;
const OTHER_ROWS: usize = 12;
/// Filters that find all of them, and hardly anything else.
const TODAYS: &str = "/app/tasks/filters?f=today%20%7C%20~today";
const EARLIER: &str = "/app/tasks/filters?f=overdue%20%7C%20~today%20%7C%20~week%20%7C%20~month";

/// The tasks of today on this device.
#[component]
pub(in crate::tasks) fn LiveTasks() -> impl IntoView {
    let today = known_today();
    load_page(|| (), |(), draft| load_today_tasks(draft), move |replica| Some(today_of(replica, today()?)), live_view)
}

/// The tasks as this device shows them.
pub(in crate::tasks) fn live_view(page: PageState<Listed<TodayTasks>>) -> AnyView {
    today_tasks_view(page, row_scene(page, |view| view.today))
}

/// The tasks as the server sends them ahead.
#[cfg(feature = "ssr")]
pub(in crate::tasks) fn sent_view(page: PageState<Listed<TodayTasks>>) -> AnyView {
    today_tasks_view(page, row_scene(page, |view| view.today).sent())
}

fn today_tasks_view(page: PageState<Listed<TodayTasks>>, scene: RowScene) -> AnyView {
    let part = move |of: fn(&TodayTasks) -> &[TaskItem], most: usize| {
        Memo::new(move |_| page.value.with(|listed| of(&listed.view).iter().take(most).cloned().collect::<Vec<_>>()))
    };
    let count = move |of: fn(&TodayTasks) -> &[TaskItem]| {
        Signal::derive(move || page.value.with(|listed| of(&listed.view).len()))
    };
    let known = scene.knowing(Known { day: true, project: false });
    let (earlier, todays) = (part(|view| &view.from_earlier, EARLIER_ROWS), part(|view| &view.today_items, TODAY_ROWS));
    let (week, done) = (part(|view| &view.this_week, OTHER_ROWS), part(|view| &view.done, OTHER_ROWS));
    let today = scene.today.get_untracked();
    let add = Here { list: "today".to_owned(), due: today.to_string(), ..Here::default() };
    let action = leptos::children::ViewFn::from(|| {
        view! {
            <ButtonLink href="/app/tasks" variant=ButtonVariant::Icon icon=IconName::Calendar label="All tasks"/>
        }
    });
    view! {
        <Section title="Tasks" hue=Some(Hue::Ink) action>
            <TaskRows scene=known items=todays label="Tasks of today"/>
            <Rest count=count(|view| &view.today_items) most=TODAY_ROWS href=TODAYS/>
            <AddTask here=add/>
        </Section>
        <Earlier scene earlier count=count(|view| &view.from_earlier)/>
        <Folded scene=known items=week count=count(|view| &view.this_week) words="For this week"/>
        <Suggestions page scene/>
        <Folded scene=known items=done count=count(|view| &view.done) words="Done today"/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

/// What was meant for a day, week or month that is over. Nothing moves by itself.
#[component]
fn Earlier(scene: RowScene, earlier: Memo<Vec<TaskItem>>, count: Signal<usize>) -> impl IntoView {
    let some = Memo::new(move |_| earlier.with(|items| !items.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <Section title="From earlier" hue=Some(Hue::Amber)>
                    <PlanAgain/>
                    <TaskRows scene items=earlier label="Tasks from earlier"/>
                    <Rest count most=EARLIER_ROWS href=EARLIER/>
                </Section>
            }
        })
    }
}

/// A part that stays out of the way. Nothing while it is empty.
#[component]
fn Folded(scene: RowScene, items: Memo<Vec<TaskItem>>, count: Signal<usize>, words: &'static str) -> impl IntoView {
    let shown = Memo::new(move |_| count.get());
    move || {
        let count = shown.get();
        (count > 0).then(|| {
            view! {
                <Disclosure summary=format!("{words} ({count})")>
                    <TaskRows scene items label=words/>
                </Disclosure>
            }
        })
    }
}
