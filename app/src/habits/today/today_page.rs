//! Today, the heart: the date, one plain line, and what the day asks.

use domain::{
    format::{date_long, weekday_name_long},
    habits::TodayView,
    ids::HabitId,
};
use jiff::civil::Date;
use leptos::{children::ViewFn, prelude::*};
use ui::{ButtonLink, ButtonVariant, Empty, Hue, IconName, Menu, PrevNext, Rows, Section};

use super::{
    super::{
        day::DaySheet,
        local::{day_view, known_today},
        server_fns::load_today,
        view_switch::ViewSwitch,
    },
    today_cards::{MinimumDay, TodayCards},
    today_row::today_row,
};
use crate::{
    install::TodayInvitation,
    page::{DoneNotice, PageHead, PageState, keeping_focus, load_page, query_text},
    tasks::TasksOfToday,
    words::{day_and_month, day_summary, is_settled, nearness},
};

/// A day, today unless the address names another.
#[component]
pub fn TodayPage() -> impl IntoView {
    let day = query_text("day");
    let today = known_today();
    load_page(
        move || day.get(),
        load_today,
        move |replica| Some(day_view(replica, today()?, day.get().as_deref())),
        today_view,
    )
}

pub(crate) fn today_view(page: PageState<TodayView>) -> AnyView {
    let title = Signal::derive(move || page.value.with(|view| page.preferences.with(|p| day_and_month(view.day, p))));
    let document = Signal::derive(move || {
        let (day, today) = page.value.with(|view| (view.day, view.today));
        if day == today { "Today".to_owned() } else { page.preferences.with(|p| date_long(day, p)) }
    });
    let over = Signal::derive(move || Some(page.value.with(|view| weekday_line(view.day, view.today))));
    let summary = ViewFn::from(move || summary(page));
    let empty = Memo::new(move |_| page.value.with(|view| view.items.is_empty()));
    let is_today = Signal::derive(move || page.value.with(|view| view.day == view.today));
    view! {
        <ViewSwitch is_week=false/>
        <PageHead title document=Some(document) over summary=Some(summary)>
            <DayNavigation page/>
            <DayMenu/>
        </PageHead>
        <DoneNotice/>
        <TodayCards page/>
        {move || if empty.get() { empty_day(page).into_any() } else { view! { <DayRows page/> }.into_any() }}
        <TasksOfToday is_today/>
        <TodayInvitation is_today/>
    }
    .into_any()
}

/// "Thursday", or with how near it is: "Thursday, yesterday".
fn weekday_line(day: Date, today: Date) -> String {
    let weekday = weekday_name_long(day.weekday());
    match nearness(day, today) {
        Some("Yesterday") => format!("{weekday}, yesterday"),
        _ if day.year() != today.year() => format!("{weekday}, {}", day.year()),
        _ => weekday.to_owned(),
    }
}

/// What is done, and what comes next, with a way to it.
fn summary(page: PageState<TodayView>) -> impl IntoView {
    let line = Memo::new(move |_| page.value.with(day_summary));
    let next = Memo::new(move |_| {
        page.value.with(|view| {
            let next = view.open().next().filter(|_| view.day == view.today);
            next.map(|item| (item.habit_id, item.name.clone()))
        })
    });
    view! {
        <span>{move || line.get()}</span>
        {move || {
            next.get().map(|(id, name)| view! { " Next: " <a href=format!("/app/habits/{id}")>{name}</a> "." })
        }}
    }
}

#[component]
fn DayNavigation(page: PageState<TodayView>) -> impl IntoView {
    let days = Memo::new(move |_| page.value.with(|view| (view.day, view.today)));
    move || {
        let (day, today) = days.get();
        let link = |day: Date| if day == today { "/app".to_owned() } else { format!("/app?day={day}") };
        let prev = day.yesterday().ok().map(link);
        let next = day.tomorrow().ok().filter(|next| *next <= today).map(link);
        let here = nearness(day, today).map_or_else(|| page.preferences.with(|p| day_and_month(day, p)), str::to_owned);
        let back = (day != today).then(|| view! { <a class="day-nav__today" href="/app">"Back to today"</a> });
        view! {
            <div class="day-nav">
                {back}
                <PrevNext label="Days" prev next prev_label="Previous day" next_label="Next day">
                    {here}
                </PrevNext>
            </div>
        }
    }
}

/// What concerns every habit at once.
#[component]
fn DayMenu() -> impl IntoView {
    view! {
        <Menu label="More for all habits">
            <ButtonLink href="/app/pauses#new" variant=ButtonVariant::Text icon=IconName::Moon>"Pause all"</ButtonLink>
        </Menu>
    }
}

/// Open rows first, settled ones beneath, both in the user's order.
#[component]
fn DayRows(page: PageState<TodayView>) -> impl IntoView {
    let order = Memo::new(move |_| {
        page.value.with(|view| {
            let (settled, open): (Vec<_>, Vec<_>) = view.items.iter().partition(|item| is_settled(item));
            open.into_iter().chain(settled).map(|item| item.habit_id).collect::<Vec<HabitId>>()
        })
    });
    let edit = RwSignal::new(None);
    view! {
        <Section title="Habits" hue=Some(Hue::Leaf)>
            <Rows label="Habits of the day">
                <For each=keeping_focus(order) key=|id| *id children=move |id| today_row(page, id, edit)/>
            </Rows>
        </Section>
        <MinimumDay page/>
        <DaySheet page edit/>
    }
}

fn empty_day(page: PageState<TodayView>) -> impl IntoView {
    let is_past = page.value.with(|view| view.day < view.today);
    let (title, text) = if is_past {
        ("Nothing was asked of this day", "Habits show here from the day they start.")
    } else {
        (
            "What would you like to do more often?",
            "This is where your habits wait for you, each day the ones that are due.",
        )
    };
    view! {
        <Empty title text icon=IconName::Habits>
            <ButtonLink href="/app/habits/new" icon=IconName::Plus>"Make a habit"</ButtonLink>
            <a href="/app/start">"Or find a few to begin with"</a>
            <a href="/app/settings/data/import">"Or bring them from another app"</a>
        </Empty>
    }
}
