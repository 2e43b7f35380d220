//! At what time of day the habit happens. The hours are kept on the server; a device holds days. So a page that was
//! made on this device asks for them, and says so where nobody answers.

use domain::{
    format::counted,
    habits::{HabitFiguresView, HabitKind, TimeBand, TimesOfDay},
    ids::HabitId,
};
use leptos::{prelude::*, task::spawn_local};
use ui::{Column, ColumnChart, ColumnChartModel, Hue, Section};

use crate::{
    habits::{figures_pages::how::How, server_fns::load_times},
    page::PageState,
};

/// Keyed by the habit, so that each one asks for its own hours.
#[component]
pub(super) fn TimesSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let ids = Memo::new(move |_| page.value.with(|view| [view.habit.id]));
    view! { <For each=move || ids.get() key=|id| *id children=move |id| section(page, id)/> }
}

fn section(page: PageState<HabitFiguresView>, id: HabitId) -> AnyView {
    let times = RwSignal::new(page.value.with_untracked(|view| view.times.clone()));
    let is_out_of_reach = RwSignal::new(false);
    // Not on the server, which knows them already.
    Effect::new(move |_| {
        if times.with_untracked(Option::is_none) {
            spawn_local(async move {
                match load_times(id.to_string()).await {
                    Ok(found) => times.set(Some(found)),
                    Err(_) => is_out_of_reach.set(true),
                }
            });
        }
    });
    let is_quit = Memo::new(move |_| page.value.with(|view| view.habit.kind == HabitKind::Quit));
    let sentences = Signal::derive(move || times.with(|times| sentences(times.as_ref())));
    view! {
        <Section title="Time of day" hue=Some(Hue::Leaf) id="times">
            {move || match times.get() {
                Some(times) => known(&times, is_quit.get()),
                None if is_out_of_reach.get() => {
                    view! { <p class="quiet">"The time of day is kept on the server. It shows here when you are connected."</p> }
                        .into_any()
                }
                None => view! { <p class="quiet">"Asking for the time of day."</p> }.into_any(),
            }}
            <How of="time of day" sentences/>
        </Section>
    }
    .into_any()
}

fn known(times: &TimesOfDay, is_quit: bool) -> AnyView {
    if times.bands.is_empty() {
        let days = counted(times.counted, "day", "days");
        let least = TimesOfDay::LEAST;
        return view! {
            <p class="quiet">{format!("{days} noted on the day itself so far. From {least} on the time of day says something.")}</p>
        }
        .into_any();
    }
    let model = columns_model(times, is_quit);
    view! {
        <p class="measure">{model.label.clone()}</p>
        <ColumnChart model/>
    }
    .into_any()
}

fn columns_model(times: &TimesOfDay, is_quit: bool) -> ColumnChartModel {
    let most = times.bands.iter().map(|band| band.count).max().unwrap_or(0).max(1);
    let column = |band: &TimeBand| Column {
        label: format!("{}–{}", band.from_hour, band.to_hour()),
        value: f64::from(band.count) / f64::from(most),
        target: None,
        tag: Some(band.count.to_string()),
        is_open: false,
        words: vec![hours(band), band.count.to_string()],
    };
    ColumnChartModel {
        label: summary(times, is_quit),
        columns: times.bands.iter().map(column).collect(),
        ticks: vec![(0.0, String::new())],
        heads: vec!["Hours".to_owned(), "Days".to_owned()],
        table_summary: "Time of day as a table".to_owned(),
        hue: Hue::Leaf,
    }
}

fn hours(band: &TimeBand) -> String {
    format!("{:02}:00 to {:02}:00", band.from_hour, band.to_hour())
}

/// The first of the fullest bands, with how many days that is.
fn summary(times: &TimesOfDay, is_quit: bool) -> String {
    let most = times.bands.iter().map(|band| band.count).max().unwrap_or(0);
    let fullest = times.bands.iter().find(|band| band.count == most).map(hours).unwrap_or_default();
    let all = times.counted;
    if is_quit {
        format!("Slips were most often noted from {fullest}: {most} of {all}.")
    } else {
        format!("Most often from {fullest}: {most} of {all} days.")
    }
}

fn sentences(times: Option<&TimesOfDay>) -> Vec<String> {
    let rule = "The hour at which a day was noted, by the clock of the place where you were, in bands of four hours. A \
                day that was filled in on another day tells no hour and is left out.";
    let numbers = times.map(|times| {
        format!("{} were noted on the day itself, {} later.", counted(times.counted, "day", "days"), times.later)
    });
    std::iter::once(rule.to_owned()).chain(numbers).collect()
}
