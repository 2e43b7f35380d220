//! A year of days: shade for how much, shape for skipped and today, a sentence, and a table twin.

use leptos::prelude::*;

use super::heat_grid::{self, HeatGrid};
use super::heat_table::HeatTable;
use crate::Hue;

/// What sets a day apart besides its shade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeatMark {
    #[default]
    None,
    Skipped,
    Slipped,
    Today,
    Future,
}

/// What the shades stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatLegend {
    /// Words at the pale and at the full end.
    pub low: String,
    pub high: String,
    /// The shades between, 0 to 4: all of them for amounts, two where a day is one or the other.
    pub shades: Vec<u8>,
    /// What a dot on a day says, where days may have one.
    pub slip: Option<String>,
}

impl HeatLegend {
    /// From a word for nothing to a word for all of it, in every shade.
    #[must_use]
    pub fn new(low: impl Into<String>, high: impl Into<String>) -> Self {
        Self { low: low.into(), high: high.into(), shades: (0..5).collect(), slip: None }
    }
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatCell {
    /// 0 (nothing) to 4 (all of it).
    pub level: u8,
    pub mark: HeatMark,
    /// The day and its state in words, for the table.
    pub text: String,
    /// Where the day can be looked at.
    pub href: Option<String>,
}

/// What a `HeatMap` draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMapModel {
    /// The sentence it shows.
    pub label: String,
    /// Weekday of the first cell, 0 for the first day of the user's week.
    pub lead: u8,
    /// Every day, from the first of the year.
    pub cells: Vec<HeatCell>,
    /// Index of the first cell of each month, and its short name.
    pub months: Vec<(usize, String)>,
    /// Seven short names, from the first day of the user's week.
    pub weekdays: Vec<String>,
    pub hue: Hue,
    pub legend: HeatLegend,
    /// The words that unfold the table, for example "2026 as a table".
    pub table_summary: String,
}

/// The year and its table twin. With `on_pick` a press on a day gives its index; without a script the table has links.
#[component]
pub fn HeatMap(model: HeatMapModel, #[prop(optional)] on_pick: Option<Callback<usize>>) -> impl IntoView {
    let grid = HeatGrid::new(&model);
    let grid_width = grid.width as f64;
    let view_box = format!("0 0 {} {}", grid.width, heat_grid::height());
    let labels = labels(&model);
    let levels: Vec<_> = grid
        .levels
        .into_iter()
        .enumerate()
        .map(|(level, path)| view! { <path class=format!("heat__days heat__days--{level}") d=path></path> })
        .collect();
    let picked = model.clone();
    let press = move |event: leptos::ev::MouseEvent| {
        let (Some(on_pick), Some((x, y))) = (on_pick, place_in_drawing(&event)) else { return };
        if let Some(index) = heat_grid::cell_at(&picked, x, y) {
            on_pick.run(index);
        }
    };
    let scroller = NodeRef::<leptos::html::Div>::new();
    let today = model.cells.iter().position(|cell| cell.mark == HeatMark::Today);
    let across = today.map(|index| heat_grid::corner(&model, index).0 as f64 / grid_width);
    Effect::new(move |_| {
        // On a narrow screen the year is wider than its place: today comes into view first.
        if let (Some(across), Some(scroller)) = (across, scroller.get()) {
            let middle = f64::from(scroller.scroll_width()) * across - f64::from(scroller.client_width()) / 2.0;
            scroller.set_scroll_left(middle as i32);
        }
    });
    let (hue, label, legend) = (model.hue.name(), model.label.clone(), model.legend.clone());
    view! {
        <figure class="heat" class:heat--pick=on_pick.is_some() data-hue=hue>
            <div class="heat__scroll" node_ref=scroller tabindex="0" role="group" aria-label="The year, to scroll sideways">
                <svg class="heat__drawing" viewBox=view_box role="img" aria-label=label on:click=press>
                    {labels} {levels} <path class="heat__future" d=grid.future></path>
                    <path class="heat__skipped" d=grid.skipped></path> <path class="heat__slipped" d=grid.slipped></path>
                    <path class="heat__today" d=grid.today></path>
                </svg>
            </div>
            <Legend legend/>
            <HeatTable model/>
        </figure>
    }
}

/// Where the pointer is, as shares of the drawing.
fn place_in_drawing(event: &leptos::ev::MouseEvent) -> Option<(f64, f64)> {
    use leptos::wasm_bindgen::JsCast as _;
    let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let frame = target.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
    Some((x / frame.width(), y / frame.height()))
}

fn labels(model: &HeatMapModel) -> Vec<AnyView> {
    let month = |(index, name): &(usize, String)| {
        let (x, _) = heat_grid::corner(model, *index);
        view! { <text class="heat__text" x=x.to_string() y="10">{name.clone()}</text> }.into_any()
    };
    // Every second weekday: all seven would touch.
    let weekday = |(row, name): (usize, &String)| {
        let y = heat_grid::TOP + row * 12 + 9;
        view! { <text class="heat__text" x="0" y=y.to_string()>{name.clone()}</text> }.into_any()
    };
    let weekdays = model.weekdays.iter().enumerate().take(7).step_by(2).map(weekday);
    model.months.iter().map(month).chain(weekdays).collect()
}

#[component]
fn Legend(legend: HeatLegend) -> impl IntoView {
    let HeatLegend { low, high, shades, slip } = legend;
    let width = shades.len() * 14;
    let squares: Vec<_> = shades
        .into_iter()
        .enumerate()
        .map(|(at, level)| {
            let path = format!("M{} 2h7.6v7.6h-7.6z", at * 14 + 2);
            view! { <path class=format!("heat__days heat__days--{level}") d=path></path> }
        })
        .collect();
    view! {
        <figcaption class="heat__legend" aria-hidden="true">
            <span>{low}</span>
            <svg class="heat__scale" viewBox=format!("0 0 {width} 12") width=width.to_string() height="12">
                {squares}
            </svg>
            <span>{high}</span>
            {slip.map(|word| sign("heat__slipped", "M5.8 5.8h0", word))}
            {sign("heat__skipped", "M3.8 7.8l4-4", "Skipped".to_owned())}
        </figcaption>
    }
}

/// A pale square with the sign that a day may carry, and its word.
fn sign(class: &'static str, path: &'static str, word: String) -> impl IntoView {
    view! {
        <svg class="heat__scale heat__sign" viewBox="0 0 12 12" width="12" height="12">
            <path class="heat__days heat__days--0" d="M2 2h7.6v7.6h-7.6z"></path>
            <path class=class d=path></path>
        </svg>
        <span>{word}</span>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_a_few_elements_and_every_day_can_be_read() {
        let cell = |n: usize| HeatCell {
            level: 4,
            mark: if n == 9 { HeatMark::Skipped } else { HeatMark::None },
            text: format!("Day {n}: done"),
            href: None,
        };
        let model = HeatMapModel {
            label: "365 of 365 days done".into(),
            lead: 3,
            cells: (1..=365).map(cell).collect(),
            months: vec![(0, "Jan".into())],
            weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(str::to_owned).to_vec(),
            hue: Hue::Leaf,
            legend: HeatLegend { slip: Some("Slip".into()), ..HeatLegend::new("Less", "More") },
            table_summary: "2026 as a table".into(),
        };
        let html = Owner::new().with(|| view! { <HeatMap model/> }.to_html());
        assert!(html.contains("Day 1: done") && html.contains("Day 365: done"));
        assert!(html.matches("<path").count() < 20);
        for word in ["Less", "More", "Slip", "Skipped"] {
            assert!(html.contains(word), "{word} is missing in {html}");
        }
        assert!(!html.contains("style="));
    }
}
