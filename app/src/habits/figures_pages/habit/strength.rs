//! The strength over time.

use domain::{
    format::{date_long, percent},
    habits::{CurveSpan, FiguresRequest, HabitFiguresView},
    identity::Preferences,
    ids::HabitId,
};
use leptos::prelude::*;
use ui::{Hue, LineChart, LineChartModel, Section, TabLink, TabLinks};

use super::address::figures_href;
use crate::{
    habits::{figures_pages::how::How, one_habit::LEFT_ALONE},
    page::PageState,
    words::{day_span, step_words},
};

/// The curve with a choice of how far back it goes.
#[component]
pub(super) fn StrengthSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let asked = Memo::new(move |_| page.value.with(|view| (view.habit.id, view.request)));
    let model = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| line_model(view, p))));
    let sentences = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| sentences(view, p))));
    view! {
        <Section title="Strength" hue=Some(Hue::Leaf) id="strength">
            {move || view! { <TabLinks label="How far back" items=spans(asked.get())/> }}
            {move || match model.get() {
                Some(model) => view! { <LineChart model/> }.into_any(),
                None => view! { <p class="quiet">"There is a curve from the first day on."</p> }.into_any(),
            }}
            <How of="strength" sentences/>
        </Section>
    }
}

fn spans((id, request): (HabitId, FiguresRequest)) -> Vec<TabLink> {
    let tab = |span: CurveSpan| {
        let word = match span {
            CurveSpan::Quarter => "90 days",
            CurveSpan::Year => "A year",
            CurveSpan::All => "From the start",
        };
        let href = figures_href(id, FiguresRequest { span, ..request }, "strength");
        TabLink::new(href, word, span == request.span)
    };
    CurveSpan::ALL.into_iter().map(tab).collect()
}

fn line_model(view: &HabitFiguresView, preferences: &Preferences) -> Option<LineChartModel> {
    let (first, last) = (view.points.first()?, view.points.last()?);
    let row = |point: &domain::habits::ScorePoint| (date_long(point.day, preferences), percent(point.score));
    Some(LineChartModel {
        label: format!(
            "Strength from {}: from {} to {}",
            day_span(first.day, last.day, preferences),
            percent(first.score),
            percent(last.score)
        ),
        values: view.points.iter().map(|point| point.score).collect(),
        ticks: [0.0, 0.5, 1.0].into_iter().map(|share| (share, percent(share))).collect(),
        start: date_long(first.day, preferences),
        end: date_long(last.day, preferences),
        rows: view.points.iter().rev().map(row).collect(),
        row_heads: ("Day".to_owned(), "Strength".to_owned()),
        hue: Hue::Leaf,
    })
}

fn sentences(view: &HabitFiguresView, preferences: &Preferences) -> Vec<String> {
    let mut sentences = vec![
        "Strength is an average of all that was due, in which a day weighs less the further back it lies.".to_owned(),
        step_words(view.step, preferences),
        "A skipped or paused day changes nothing, and today is left out until it counts or is over.".to_owned(),
    ];
    if view.habit.kind.asks_to_refrain() {
        sentences.push(LEFT_ALONE.to_owned());
    }
    if let [.., before, last] = view.points.as_slice() {
        let every = (last.day - before.day).get_days();
        let drawn = view.points.len();
        sentences.push(match every {
            1 => format!("The curve is drawn through {drawn} days, each of them in the table."),
            every => {
                format!("The curve is drawn through one day in {every}, {drawn} in all, each of them in the table.")
            }
        });
    }
    sentences
}
