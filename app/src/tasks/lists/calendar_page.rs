//! A week or a month of tasks. A month is a sheet of days; the chosen day stands below it with all it has.

use domain::{
    format::{month_name, weekday_name_short},
    tasks::{CalendarSpan, CalendarTasks, TaskDay, TaskItem},
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use ui::{ButtonLink, IconName, PrevNext, TabLink, TabLinks};

use super::{
    day_section::{Room, day_key, day_section, day_zones},
    tabs::{TaskTab, TaskTabs},
};
use crate::{
    habits::known_today,
    offline::NewPlan,
    page::{DoneNotice, PageHead, PageState, load_page, query_text},
    tasks::{
        hand::use_task_hand,
        local::calendar_of,
        rows::{AskAboutParts, Known, PutDown, RowScene, row_scene, use_carry},
        server_fns::load_calendar,
        values::Listed,
    },
    words::{day_and_month, day_heading},
};

/// How many titles a day of the month names; the rest is counted.
const TITLES: usize = 2;
/// How many rows a day of the week has at most, so that the seven of them stay a page.
const DAY_ROWS: usize = 11;

/// How much the address asks for.
pub(in crate::tasks) fn span_of(text: Option<&str>) -> CalendarSpan {
    if text == Some("week") { CalendarSpan::Week } else { CalendarSpan::Month }
}

/// The calendar.
#[component]
pub fn CalendarTasksPage() -> impl IntoView {
    let (span, day, today) = (query_text("span"), query_text("day"), known_today());
    load_page(
        move || (span.get(), day.get()),
        |(span, day), draft| load_calendar(span, day, draft),
        move |replica| {
            let day = day.get();
            Some(calendar_of(replica, today()?, span_of(span.get().as_deref()), day.as_deref()))
        },
        calendar_view,
    )
}

pub(in crate::tasks) fn calendar_view(page: PageState<Listed<CalendarTasks>>) -> AnyView {
    let hand = use_task_hand();
    let days = Memo::new(move |_| page.value.with(|listed| listed.view.days.clone()));
    let shape = Memo::new(move |_| page.value.with(|listed| (listed.view.span, listed.view.around, listed.view.today)));
    let items = Memo::new(move |_| {
        days.with(|days| days.iter().flat_map(|day| day.items.iter().cloned()).collect::<Vec<TaskItem>>())
    });
    let carry = use_carry(day_zones(page, days, |view| view.today), move |put: PutDown| {
        let day = days.with_untracked(|days| days.iter().find(|day| day_key(day.day) == put.zone).map(|day| day.day));
        if let Some(day) = day.filter(|_| put.zone != put.from) {
            hand.plan(vec![put.id], NewPlan::On(day));
        }
    });
    let known = Known { day: true, project: false };
    let scene = row_scene(page, |view| view.today).knowing(known).carried_by(carry, items);
    let title = Signal::derive(move || {
        let (span, around, _) = shape.get();
        match span {
            CalendarSpan::Month => format!("{} {}", month_name(around.month()), around.year()),
            CalendarSpan::Week => days.with(|days| week_title(days, page)),
        }
    });
    view! {
        <TaskTabs current=TaskTab::Calendar/>
        <PageHead title>
            {move || steps(shape.get())}
            <ButtonLink href="/app/tasks/new" icon=IconName::Plus>"New task"</ButtonLink>
        </PageHead>
        <DoneNotice/>
        {move || spans(shape.get())}
        {move || match shape.get() {
            (CalendarSpan::Week, _, today) => week(scene, days, today),
            (CalendarSpan::Month, around, today) => month(scene, days, around, today),
        }}
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

fn week_title(days: &[TaskDay], page: PageState<Listed<CalendarTasks>>) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    page.preferences.with(|p| format!("{} to {}", day_and_month(first.day, p), day_and_month(last.day, p)))
}

fn address(span: CalendarSpan, day: Date) -> String {
    let span = match span {
        CalendarSpan::Week => "week",
        CalendarSpan::Month => "month",
    };
    format!("/app/tasks/calendar?span={span}&day={day}")
}

fn spans((span, around, _): (CalendarSpan, Date, Date)) -> impl IntoView {
    let tab = |to: CalendarSpan, label: &'static str| TabLink::new(address(to, around), label, to == span);
    let items = vec![tab(CalendarSpan::Month, "Month"), tab(CalendarSpan::Week, "Week")];
    view! { <TabLinks label="Week or month" items/> }
}

fn steps((span, around, today): (CalendarSpan, Date, Date)) -> impl IntoView {
    let (prev, next) = match span {
        CalendarSpan::Week => (around.saturating_sub(7.days()), around.saturating_add(7.days())),
        CalendarSpan::Month => {
            let first = around.first_of_month();
            (first.saturating_sub(1.months()), first.saturating_add(1.months()))
        }
    };
    let is_here = match span {
        CalendarSpan::Week => false,
        CalendarSpan::Month => around.first_of_month() == today.first_of_month(),
    };
    let label = match span {
        CalendarSpan::Week => ["Week before", "Week after"],
        CalendarSpan::Month => ["Month before", "Month after"],
    };
    view! {
        <div class="day-nav">
            {(!is_here).then(|| view! { <a class="day-nav__today" href=address(span, today)>"Today"</a> })}
            <PrevNext
                label="Calendar"
                prev=Some(address(span, prev))
                next=Some(address(span, next))
                prev_label=label[0]
                next_label=label[1]
            >
                ""
            </PrevNext>
        </div>
    }
}

fn week(scene: RowScene, days: Memo<Vec<TaskDay>>, today: Date) -> AnyView {
    let keys = Memo::new(move |_| days.with(|days| days.iter().map(|day| day.day).collect::<Vec<Date>>()));
    let section = move |day: Date| {
        let room = Room { most: DAY_ROWS, rest: address(CalendarSpan::Month, day) };
        day_section(scene, days, day, today, room)
    };
    view! {
        <div class="week-days">
            <For each=move || keys.get() key=|day| *day children=section/>
        </div>
    }
    .into_any()
}

fn month(scene: RowScene, days: Memo<Vec<TaskDay>>, around: Date, today: Date) -> AnyView {
    let heads = days.with_untracked(|days| days.iter().take(7).map(|day| day.day.weekday()).collect::<Vec<_>>());
    let heads: Vec<_> = heads.into_iter().map(|day| view! { <th scope="col">{weekday_name_short(day)}</th> }).collect();
    let weeks = move || {
        days.with(|days| {
            let week = |week: &[TaskDay]| {
                let cells: Vec<_> = week.iter().map(|day| cell(scene, day, around, today)).collect();
                view! { <tr>{cells}</tr> }
            };
            days.chunks(7).map(week).collect::<Vec<_>>()
        })
    };
    view! {
        <table class="month">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{weeks}</tbody>
        </table>
        {day_section(scene, days, around, today, Room::page(around))}
    }
    .into_any()
}

/// A day of the month: its number, and what there is. The whole of it leads to the day.
fn cell(scene: RowScene, day: &TaskDay, around: Date, today: Date) -> impl IntoView + use<> {
    let open = day.items.iter().filter(|item| item.task.is_open());
    let titles: Vec<String> = open.clone().take(TITLES).map(|item| item.task.title.clone()).collect();
    let count = open.count() + day.expected.len();
    let rest = count.saturating_sub(titles.len());
    let words = scene.preferences.with(|p| day_heading(day.day, today, p));
    let label = match count {
        0 => format!("{words}, no tasks"),
        1 => format!("{words}, 1 task"),
        count => format!("{words}, {count} tasks"),
    };
    let titles: Vec<_> = titles.into_iter().map(|title| view! { <span class="month__task">{title}</span> }).collect();
    let number = day.day.day().to_string();
    let (is_today, is_chosen) = (day.day == today, day.day == around);
    let is_other = day.day.month() != around.month();
    view! {
        <td class:month__other=is_other>
            <a
                class="month__day"
                class:month__day--today=is_today
                href=address(CalendarSpan::Month, day.day)
                aria-label=label
                aria-current=is_chosen.then_some("date")
            >
                <span class="month__number">{number}</span>
                <span class="month__dots" data-count=count.min(3).to_string()></span>
                {titles}
                {(rest > 0).then(|| view! { <span class="month__rest">{format!("+{rest}")}</span> })}
            </a>
        </td>
    }
}
