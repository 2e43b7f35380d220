//! The days to come. Tasks go from day to day by hand; on a day on which something comes again it is shown as well.

use domain::tasks::{TaskDay, TaskItem, UpcomingTasks};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use ui::{ButtonLink, IconName, PrevNext};

use super::{
    day_section::{Room, day_key, day_section, day_zones},
    list_menu::ListMenu,
    tabs::{TaskTab, TaskTabs},
};
use crate::{
    habits::known_today,
    offline::NewPlan,
    page::{DoneNotice, PageHead, PageState, load_page, query_text},
    tasks::{
        figures::ROWS,
        hand::use_task_hand,
        local::{DAYS_AHEAD, upcoming_of},
        rows::{AskAboutParts, ChosenBar, Known, PutDown, key_between, row_scene, use_carry},
        server_fns::load_upcoming,
        values::Listed,
    },
    words::day_near,
};

const HERE: &str = "/app/tasks";

/// The days to come.
#[component]
pub fn UpcomingPage() -> impl IntoView {
    let from = query_text("from");
    let today = known_today();
    load_page(
        move || from.get(),
        load_upcoming,
        move |replica| Some(upcoming_of(replica, today()?, from.get().as_deref())),
        upcoming_view,
    )
}

pub(in crate::tasks) fn upcoming_view(page: PageState<Listed<UpcomingTasks>>) -> AnyView {
    let hand = use_task_hand();
    let days = Memo::new(move |_| page.value.with(|listed| shown_days(&listed.view.days)));
    let items = Memo::new(move |_| {
        days.with(|days| days.iter().flat_map(|day| day.items.iter().cloned()).collect::<Vec<TaskItem>>())
    });
    let carry = use_carry(day_zones(page, days, |view| view.today), move |put: PutDown| {
        let day = days.with_untracked(|days| days.iter().find(|day| day_key(day.day) == put.zone).map(|day| day.day));
        match day.filter(|_| put.zone != put.from) {
            Some(day) => hand.plan(vec![put.id], NewPlan::On(day)),
            None => {
                if let Some(key) = items.with_untracked(|items| key_between(items, &put.order, put.id)) {
                    hand.order(put.id, key);
                }
            }
        }
    });
    let known = Known { day: true, project: false };
    let scene = row_scene(page, |view| view.today).knowing(known).carried_by(carry, items);
    let section = move |(day, today): (Date, Date)| day_section(scene, days, day, today, Room::page(day));
    let keys = Memo::new(move |_| {
        let today = scene.today.get();
        days.with(|days| days.iter().map(|day| (day.day, today)).collect::<Vec<(Date, Date)>>())
    });
    view! {
        <TaskTabs current=TaskTab::Upcoming/>
        <PageHead title="Upcoming">
            <ButtonLink href="/app/tasks/new" icon=IconName::Plus>"New task"</ButtonLink>
            <ListMenu here=format!("{HERE}?") is_ordered=false/>
        </PageHead>
        <DoneNotice/>
        <For each=move || keys.get() key=|key| *key children=section/>
        <Further page days/>
        <ChosenBar scene here=Signal::stored(HERE.to_owned())/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

/// As many days as there is room for; the first one always, of which its section shows what a page has room for.
fn shown_days(days: &[TaskDay]) -> Vec<TaskDay> {
    let mut rows = 0;
    let has_room = |day: &&TaskDay| {
        let is_first = rows == 0;
        rows += day.items.len() + day.expected.len();
        is_first || rows <= ROWS
    };
    days.iter().take_while(has_room).cloned().collect()
}

/// The way to later days and back.
#[component]
fn Further(page: PageState<Listed<UpcomingTasks>>, days: Memo<Vec<TaskDay>>) -> impl IntoView {
    let ends = Memo::new(move |_| days.with(|days| Some((days.first()?.day, days.last()?.day))));
    move || {
        let (first, last) = ends.get()?;
        let today = page.value.with(|listed| listed.view.today);
        let back = first.saturating_sub(i64::from(DAYS_AHEAD).days()).max(today);
        let link = |day: Date| format!("{HERE}?from={day}");
        let prev = (first > today).then(|| if back == today { HERE.to_owned() } else { link(back) });
        let next = last.tomorrow().ok().map(link);
        let words = page.preferences.with(|p| format!("{} to {}", day_near(first, today, p), day_near(last, today, p)));
        Some(view! {
            <PrevNext label="Days" prev next prev_label="Earlier days" next_label="Later days">
                {words}
            </PrevNext>
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::TaskId,
        tasks::{OrderKey, Progress, Task, TaskFields},
    };
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;

    fn day(number: i8, tasks: usize) -> TaskDay {
        let item = |at: usize| {
            let id = TaskId(Uuid::from_u128(at as u128));
            let fields = TaskFields::titled("Task");
            let task = Task::new(id, fields, OrderKey::first(), Timestamp::UNIX_EPOCH, date(2026, 3, 12));
            TaskItem { task, part_of: None, indent: 0, progress: Progress::default(), is_overdue: false }
        };
        TaskDay { day: date(2026, 3, number), items: (0..tasks).map(item).collect(), expected: Vec::new() }
    }

    #[test]
    fn a_page_holds_sixty_rows_and_at_least_its_first_day() {
        let rows = |days: &[TaskDay]| shown_days(days).iter().map(|day| day.items.len()).collect::<Vec<_>>();
        assert_eq!(rows(&[day(12, 10), day(13, 40), day(14, 20)]), [10, 40]);
        assert_eq!(rows(&[day(12, 500), day(13, 1)]), [500]);
        assert_eq!(rows(&[day(12, 0), day(13, 70)]), [0, 70]);
    }
}
