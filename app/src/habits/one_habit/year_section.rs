//! A year of days, square by square; each square leads to its day.

use domain::{
    format::{counted, date_long, month_name_short, weekday_name_short},
    habits::{DayMark, DaySpan, EntryStatus, Habit, HabitKind, HabitPageView, HeatDay},
    identity::Preferences,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ui::{HeatCell, HeatLegend, HeatMap, HeatMapModel, HeatMark, Hue, PrevNext, Section};

use crate::{
    page::{PageState, use_go},
    words::{capital, day_said, week_from},
};

/// The heat map with a switch between years.
#[component]
pub(super) fn YearSection(page: PageState<HabitPageView>) -> impl IntoView {
    let model =
        Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| heat_model(&YearOf::of_page(view), p))));
    let navigate = use_go();
    let pick = Callback::new(move |at: usize| {
        if let Some(href) = model.with_untracked(|model| model.cells.get(at).and_then(|cell| cell.href.clone())) {
            navigate(&href);
        }
    });
    view! {
        <Section title="Year" hue=Some(Hue::Leaf) id="year">
            <YearSwitch page/>
            {move || view! { <HeatMap model=model.get() on_pick=pick/> }}
        </Section>
    }
}

#[component]
fn YearSwitch(page: PageState<HabitPageView>) -> impl IntoView {
    let years = Memo::new(move |_| page.value.with(|view| (view.habit.id, view.year, view.years.clone())));
    move || {
        let (id, year, years) = years.get();
        let link =
            |year: i16| Some(year).filter(|y| years.contains(y)).map(|y| format!("/app/habits/{id}?year={y}#year"));
        view! {
            <PrevNext
                label="Years"
                prev=link(year - 1)
                next=link(year + 1)
                prev_label="Previous year"
                next_label="Next year"
            >
                {year.to_string()}
            </PrevNext>
        }
    }
}

/// A year of a habit, on whatever page.
pub(in crate::habits) struct YearOf<'a> {
    pub(in crate::habits) habit: &'a Habit,
    pub(in crate::habits) pauses: &'a [DaySpan],
    pub(in crate::habits) today: Date,
    pub(in crate::habits) year: i16,
    pub(in crate::habits) heat_map: &'a [HeatDay],
}

impl<'a> YearOf<'a> {
    fn of_page(view: &'a HabitPageView) -> Self {
        let HabitPageView { habit, pauses, today, year, heat_map, .. } = view;
        Self { habit, pauses, today: *today, year: *year, heat_map }
    }
}

/// What the heat map of a year draws.
pub(in crate::habits) fn heat_model(view: &YearOf<'_>, preferences: &Preferences) -> HeatMapModel {
    let start = preferences.week_start.weekday();
    let lead = view.heat_map.first().map_or(0, |first| first.day.weekday().since(start).unsigned_abs());
    let first_of_months = view.heat_map.iter().enumerate().filter(|(_, day)| day.day.day() == 1);
    HeatMapModel {
        label: sentence(view),
        lead,
        cells: view.heat_map.iter().map(|day| cell(view, day, preferences)).collect(),
        months: first_of_months.map(|(at, day)| (at, month_name_short(day.day.month()).to_owned())).collect(),
        weekdays: week_from(start).into_iter().map(|day| weekday_name_short(day).to_owned()).collect(),
        hue: Hue::Swatch(view.habit.color),
        legend: legend(view.habit.kind),
        table_summary: format!("The days of {} as a table", view.year),
    }
}

/// What the year shows, in a sentence.
fn sentence(view: &YearOf<'_>) -> String {
    let days = |least: u8| {
        let days = view.heat_map.iter().filter(|day| day.level >= least).count() as u32;
        format!("{}, {}: {}", view.habit.name, view.year, counted(days, "day", "days"))
    };
    match view.habit.kind {
        HabitKind::YesNo | HabitKind::Measure => format!("{} with something done", days(1)),
        HabitKind::Limit => format!("{} within the limit", days(4)),
        HabitKind::Quit => format!("{} kept", days(1)),
    }
}

/// What the shades of a kind stand for.
fn legend(kind: HabitKind) -> HeatLegend {
    let dot = |words: &str| Some(words.to_owned());
    match kind {
        HabitKind::YesNo => HeatLegend { shades: vec![0, 4], slip: dot("Not done"), ..HeatLegend::new("Open", "Done") },
        HabitKind::Measure => HeatLegend { slip: dot("Not done"), ..HeatLegend::new("Less", "More") },
        HabitKind::Limit => HeatLegend { slip: dot("Noted as over"), ..HeatLegend::new("Over", "Within") },
        HabitKind::Quit => HeatLegend { shades: vec![0, 4], slip: dot("Slip"), ..HeatLegend::new("Open", "Kept") },
    }
}

fn cell(view: &YearOf<'_>, day: &HeatDay, preferences: &Preferences) -> HeatCell {
    let is_future = day.day > view.today;
    let mark = match day.status {
        _ if is_future => HeatMark::Future,
        _ if day.day == view.today => HeatMark::Today,
        Some(EntryStatus::Skipped) => HeatMark::Skipped,
        // By shape: "not done" and nothing at all have the same shade.
        Some(EntryStatus::Failed) => HeatMark::Slipped,
        _ => HeatMark::None,
    };
    let noted = DayMark { status: day.status, value: day.value, has_note: false };
    let said = day_said(view.habit, view.pauses, view.today, day.day, noted, preferences);
    HeatCell {
        level: day.level,
        mark,
        text: format!("{}: {said}", day_name(day.day, preferences)),
        href: (!is_future).then(|| format!("/app/habits/{}?day={}&year={}#day", view.habit.id, day.day, view.year)),
    }
}

/// "Mon 3 March 2026".
pub(super) fn day_name(day: Date, preferences: &Preferences) -> String {
    format!("{} {}", capital(weekday_name_short(day.weekday())), date_long(day, preferences))
}
