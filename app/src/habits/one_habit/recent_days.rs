//! The last two weeks, each day with its tick, and a way to any other day.

use std::collections::BTreeMap;

use domain::{
    format::date_short,
    habits::{DayMark, Entry, HabitPageView},
};
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*};
use ui::{Button, ButtonVariant, FormActions, Hue, InputKind, ListRow, RowMain, Rows, Section, TextInput};

use super::super::{control::Subject, day::DayTick, today::OnThisDevice};
use crate::{
    offline::use_offline,
    page::{PageState, read_fields, use_go},
    words::{capital, day_words, nearness},
};

/// Days to check in, newest first.
#[component]
pub(super) fn RecentDays(page: PageState<HabitPageView>) -> impl IntoView {
    let days = Memo::new(move |_| {
        page.value.with(|view| {
            let started = |entry: &&Entry| entry.day >= view.habit.starts_on || !entry.is_empty();
            let mut days: Vec<Date> = view.recent.iter().filter(started).map(|entry| entry.day).collect();
            if days.is_empty() {
                days.push(view.today);
            }
            days
        })
    });
    view! {
        <Section title="Recent days" hue=Some(Hue::Leaf)>
            <Rows label="Recent days">
                <For each=move || days.get() key=|day| *day children=move |day| recent_row(page, day)/>
            </Rows>
            <AnotherDay page/>
        </Section>
    }
}

fn recent_row(page: PageState<HabitPageView>, day: Date) -> AnyView {
    let subject = Signal::derive(move || {
        page.value.with(|view| {
            let empty = Entry::empty(day);
            let entry = view.recent.iter().find(|entry| entry.day == day).unwrap_or(&empty);
            let mut subject = Subject::of_entry(&view.habit, entry, view.today);
            // Rows of one habit differ by day, and so must the names of their ticks.
            subject.name = page.preferences.with(|p| format!("{}, {}", subject.name, date_short(day, p)));
            subject
        })
    });
    let words = Memo::new(move |_| {
        page.value.with(|view| {
            let entry = view.recent.iter().find(|entry| entry.day == day);
            let mark = entry.map_or_else(DayMark::default, |entry| DayMark {
                status: entry.status,
                value: entry.value,
                has_note: entry.note.is_some(),
            });
            let note = entry.and_then(|entry| entry.note.clone());
            let reason = entry.and_then(|entry| entry.skip_reason.clone());
            let said = page.preferences.with(|p| day_words(view, day, mark, p));
            [Some(capital(&said)), reason, note].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    });
    let replica = use_offline().replica();
    let id = page.value.with_untracked(|view| view.habit.id);
    let pending =
        Memo::new(move |_| replica.with(|r| r.as_ref().is_some_and(|replica| replica.is_pending(id, Some(day)))));
    let settled = Memo::new(move |_| subject.with(|s| s.status.is_some()));
    let title = page.value.with_untracked(|view| day_title(day, view.today, page));
    view! {
        <ListRow settled>
            <DayTick subject preferences=page.preferences form_id=page.form_id id=format!("tick-{day}")/>
            <RowMain title href=Some(format!("/app/habits/{id}?day={day}#day"))>
                <span>{move || words.get()}</span>
                {move || pending.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
        </ListRow>
    }
    .into_any()
}

fn day_title(day: Date, today: Date, page: PageState<HabitPageView>) -> String {
    nearness(day, today)
        .map_or_else(|| page.preferences.with_untracked(|p| super::year_section::day_name(day, p)), str::to_owned)
}

/// Any day at all, as far back as memory goes. A form by GET: choosing a day changes nothing.
#[component]
fn AnotherDay(page: PageState<HabitPageView>) -> impl IntoView {
    let (id, day) = page.value.with_untracked(|view| (view.habit.id, view.day));
    let navigate = use_go();
    let submit = move |event: SubmitEvent| {
        let fields: BTreeMap<String, String> = read_fields(&event);
        if let Some(day) = fields.get("day").and_then(|day| day.parse::<Date>().ok()) {
            event.prevent_default();
            navigate(&format!("/app/habits/{id}?day={day}#day"));
        }
    };
    view! {
        <form class="form" method="get" action=format!("/app/habits/{id}") on:submit=submit>
            <div class="inline-form">
                <TextInput
                    name="day"
                    label="Another day"
                    kind=InputKind::Date
                    value=day.to_string()
                    hint="As far back as you like"
                />
                <FormActions>
                    <Button variant=ButtonVariant::Quiet>"Show"</Button>
                </FormActions>
            </div>
        </form>
    }
}
