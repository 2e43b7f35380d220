//! How the weekdays compare.

use domain::{
    format::{percent, weekday_name_long, weekday_name_short},
    habits::{HabitFiguresView, WeekdayFigure},
};
use jiff::civil::Weekday;
use leptos::prelude::*;
use ui::{Column, ColumnChart, ColumnChartModel, Hue, Section};

use crate::{habits::figures_pages::how::How, page::PageState};

/// Seven columns.
#[component]
pub(super) fn WeekdaysSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let model = Memo::new(move |_| page.value.with(|view| columns_model(&view.weekdays)));
    let sentences = Memo::new(move |_| page.value.with(sentences));
    view! {
        <Section title="Weekdays" hue=Some(Hue::Leaf) id="weekdays">
            {move || match model.get() {
                Some(model) => view! {
                    <p class="measure">{model.label.clone()}</p>
                    <ColumnChart model/>
                }
                    .into_any(),
                None => view! { <p class="quiet">"There is something to compare once a day is over."</p> }.into_any(),
            }}
            <How of="weekdays" sentences/>
        </Section>
    }
}

fn name(figure: &WeekdayFigure) -> Weekday {
    Weekday::from_monday_zero_offset(figure.weekday).unwrap_or(Weekday::Monday)
}

fn columns_model(figures: &[WeekdayFigure]) -> Option<ColumnChartModel> {
    let column = |figure: &WeekdayFigure| {
        let share = figure.share();
        let said = share.map_or_else(|| "–".to_owned(), percent);
        let long = weekday_name_long(name(figure)).to_owned();
        Column {
            label: weekday_name_short(name(figure)).to_owned(),
            value: share.unwrap_or(0.0),
            target: None,
            tag: Some(said.clone()),
            is_open: false,
            words: vec![long, format!("{} of {}", figure.kept, figure.of), said],
        }
    };
    Some(ColumnChartModel {
        label: summary(figures)?,
        columns: figures.iter().map(column).collect(),
        ticks: vec![(0.0, String::new()), (1.0, percent(1.0))],
        heads: vec!["Weekday".to_owned(), "Counted".to_owned(), "Share".to_owned()],
        table_summary: "Weekdays as a table".to_owned(),
        hue: Hue::Leaf,
    })
}

/// The best and the hardest weekday; none before a day is over.
fn summary(figures: &[WeekdayFigure]) -> Option<String> {
    let mut told: Vec<(f64, &WeekdayFigure)> =
        figures.iter().filter_map(|figure| Some((figure.share()?, figure))).collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ((best, high), (hardest, low)) = (told.first().copied()?, told.last().copied()?);
    if percent(best) == percent(hardest) {
        return Some(format!("All weekdays are alike so far: {}.", percent(best)));
    }
    let (high, low) = (weekday_name_long(name(high)), weekday_name_long(name(low)));
    Some(format!("{high}s go best with {}, {low}s are hardest with {}.", percent(best), percent(hardest)))
}

fn sentences(view: &HabitFiguresView) -> Vec<String> {
    let days: u32 = view.weekdays.iter().map(|figure| figure.of).sum();
    let kept: u32 = view.weekdays.iter().map(|figure| figure.kept).sum();
    let rule = "Of the days of the last 52 weeks that were due and are over, how many counted. Skipped and paused days \
                are left out. Where the schedule has no days of its own, any day may be the one, so every day that is \
                over is among them.";
    vec![rule.to_owned(), format!("All seven together: {kept} of {days} days.")]
}
