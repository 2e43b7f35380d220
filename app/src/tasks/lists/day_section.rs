//! One day: its tasks, what comes again on it, and the way to more.

use domain::tasks::{ExpectedTask, TaskDay, TaskItem};
use jiff::civil::Date;
use leptos::{children::ViewFn, prelude::*};
use ui::{ButtonLink, ButtonVariant, Hue, IconName, RowMain, Section};

use super::rest::Rest;
use crate::{
    page::PageState,
    tasks::{
        figures::ROWS,
        rows::{RowScene, TaskRows, Zone},
        values::Listed,
    },
    words::{day_heading, day_near},
};

/// The name of a day among the lists of its page.
pub(in crate::tasks) fn day_key(day: Date) -> String {
    format!("day-{day}")
}

/// The days of a page as the lists between which tasks are carried.
pub(super) fn day_zones<T>(
    page: PageState<Listed<T>>,
    days: Memo<Vec<TaskDay>>,
    today: impl Fn(&T) -> Date + Send + Sync + 'static,
) -> Memo<Vec<Zone>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| {
        let today = page.value.with(|listed| today(&listed.view));
        page.preferences.with(|preferences| {
            let zone = |day: &TaskDay| Zone {
                key: day_key(day.day),
                title: day_near(day.day, today, preferences),
                ids: day.items.iter().map(|item| item.task.id).collect(),
            };
            days.with(|days| days.iter().map(zone).collect())
        })
    })
}

/// How much of a day there is room for, and where the rest is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Room {
    pub most: usize,
    pub rest: String,
}

impl Room {
    /// A whole page for one day. What else is due on it, a filter finds.
    pub(super) fn page(day: Date) -> Self {
        Self { most: ROWS, rest: format!("/app/tasks/filters?f=due:%20{day}") }
    }
}

/// The section of a day.
pub(super) fn day_section(
    scene: RowScene,
    days: Memo<Vec<TaskDay>>,
    day: Date,
    today: Date,
    Room { most, rest }: Room,
) -> AnyView {
    let find = move |days: &Vec<TaskDay>| days.iter().find(|known| known.day == day).cloned();
    let all = Memo::new(move |_| days.with(find).map(|day| day.items).unwrap_or_default());
    let items = Memo::new(move |_| all.with(|all| all.iter().take(most).cloned().collect::<Vec<TaskItem>>()));
    let count = Signal::derive(move || all.with(Vec::len));
    let expected = Memo::new(move |_| days.with(find).map(|day| day.expected).unwrap_or_default());
    let title = scene.preferences.with_untracked(|p| day_heading(day, today, p));
    let name = scene.preferences.with_untracked(|p| day_near(day, today, p));
    let action = ViewFn::from(move || {
        let (href, label) = (format!("/app/tasks/new?day={day}"), format!("Add a task for {name}"));
        view! { <ButtonLink href variant=ButtonVariant::Icon icon=IconName::Plus label/> }
    });
    let hue = if day == today { Hue::Accent } else { Hue::Ink };
    view! {
        <Section title=title.clone() hue=Some(hue) action>
            <TaskRows scene items label=title zone=day_key(day)/>
            <Rest count most href=rest/>
            {move || expected_rows(expected.get())}
        </Section>
    }
    .into_any()
}

/// Occurrences that are not made yet.
fn expected_rows(expected: Vec<ExpectedTask>) -> Option<AnyView> {
    let line = |one: ExpectedTask| {
        let note = match one.time {
            Some(at) => format!("{} · comes again", domain::format::time(at)),
            None => "Comes again".to_owned(),
        };
        view! {
            <li class="row row--expected">
                <RowMain title=one.title href=Some(format!("/app/tasks/{}", one.task_id))>{note}</RowMain>
            </li>
        }
    };
    (!expected.is_empty()).then(|| {
        view! { <ul class="rows" role="list">{expected.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
    })
}
