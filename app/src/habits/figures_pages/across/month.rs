//! A month of all habits.

use domain::{
    format::{counted, month_name, percent},
    habits::{AcrossView, MonthCell, MonthRow, MonthTableView},
};
use jiff::civil::Date;
use leptos::prelude::*;
use ui::{DayRow, DaySign, DayTable, DayTableModel, Hue, PrevNext, Section};

use super::address::month_href;
use crate::{habits::figures_pages::how::How, page::PageState};

/// The table with a switch between months, and between pages where there are many habits.
#[component]
pub(super) fn MonthSection(page: PageState<AcrossView>) -> impl IntoView {
    let model = Memo::new(move |_| page.value.with(|view| table_model(&view.month, view.today)));
    let summary = Memo::new(move |_| page.value.with(|view| summary(&view.month)));
    let sentences = Memo::new(move |_| page.value.with(|view| sentences(&view.month)));
    view! {
        <Section title="Month" hue=Some(Hue::Leaf) id="month">
            <MonthSwitch page/>
            <p class="measure">{move || summary.get()}</p>
            {move || view! { <DayTable model=model.get()/> }}
            <PageSwitch page/>
            <How of="the month" sentences/>
        </Section>
    }
}

#[component]
fn MonthSwitch(page: PageState<AcrossView>) -> impl IntoView {
    let links = Memo::new(move |_| {
        page.value.with(|view| {
            let link = |month: Option<Date>| month.map(|month| month_href(view, month, view.month.page));
            (name_of(view.month.first), link(view.month.previous()), link(view.month.next(view.today)))
        })
    });
    move || {
        let (name, prev, next) = links.get();
        view! {
            <PrevNext label="Months" prev next prev_label="Previous month" next_label="Next month">
                {name}
            </PrevNext>
        }
    }
}

/// Only where the habits do not fit one page.
#[component]
fn PageSwitch(page: PageState<AcrossView>) -> impl IntoView {
    let links = Memo::new(move |_| {
        page.value.with(|view| {
            let MonthTableView { first, page, pages, .. } = view.month;
            let link = |at: u16| (1..=pages).contains(&at).then(|| month_href(view, first, at));
            (pages > 1).then(|| (format!("Page {page} of {pages}"), link(page.saturating_sub(1)), link(page + 1)))
        })
    });
    move || {
        links.get().map(|(name, prev, next)| {
            view! {
                <PrevNext label="Pages of habits" prev next prev_label="Previous habits" next_label="Next habits">
                    {name}
                </PrevNext>
            }
        })
    }
}

fn name_of(month: Date) -> String {
    format!("{} {}", month_name(month.month()), month.year())
}

fn table_model(month: &MonthTableView, today: Date) -> DayTableModel {
    let days = 1..=month.first.days_in_month();
    let is_now = (month.first.year(), month.first.month()) == (today.year(), today.month());
    DayTableModel {
        caption: format!("Habits in {}", name_of(month.first)),
        name_head: "Habit".to_owned(),
        sum_head: "Met".to_owned(),
        today: is_now.then(|| usize::try_from(today.day() - 1).unwrap_or(0)),
        days: days.map(|day| day.to_string()).collect(),
        rows: month.rows.iter().map(row).collect(),
        key: vec![
            (DaySign::Full, "Counted"),
            (DaySign::Half, "Two-minute version"),
            (DaySign::Dot, "Some of it"),
            (DaySign::Dash, "Skipped or paused"),
            (DaySign::Ring, "Not done"),
            (DaySign::Open, "Today, open"),
        ],
        hue: Hue::Leaf,
    }
}

fn row(row: &MonthRow) -> DayRow {
    DayRow {
        name: row.name.clone(),
        href: format!("/app/habits/{}/figures", row.habit_id),
        cells: row.cells.iter().map(|cell| sign(*cell)).collect(),
        sum: if row.of == 0 { "–".to_owned() } else { format!("{} of {}", row.met, row.of) },
    }
}

const fn sign(cell: MonthCell) -> (DaySign, &'static str) {
    match cell {
        MonthCell::Kept => (DaySign::Full, "counted"),
        MonthCell::Partly => (DaySign::Half, "two-minute version"),
        MonthCell::Part => (DaySign::Dot, "some of it"),
        MonthCell::Skipped => (DaySign::Dash, "skipped"),
        MonthCell::Missed => (DaySign::Ring, "not done"),
        MonthCell::Open => (DaySign::Open, "open"),
        MonthCell::NotDue => (DaySign::None, "not asked"),
        MonthCell::Outside => (DaySign::None, ""),
    }
}

fn summary(month: &MonthTableView) -> String {
    let (met, of) = month.sums();
    let habits = counted(u32::try_from(month.rows.len()).unwrap_or(u32::MAX), "habit", "habits");
    let name = name_of(month.first);
    if of == 0 {
        format!("{habits} in {name}. Nothing came due yet.")
    } else {
        let share = percent(f64::from(met) / f64::from(of));
        format!("{habits} in {name}: {met} of {of} met, {share}.")
    }
}

fn sentences(month: &MonthTableView) -> Vec<String> {
    let (met, of) = month.sums();
    let rule = "A row adds up what came due in the month: due days, and weeks or months on the day on which they end. \
                Skipped and paused days and what is still open are left out. A silent day of a habit without days of its \
                own is no miss.";
    vec![rule.to_owned(), format!("All rows together: {met} met and {} missed.", of - met)]
}
