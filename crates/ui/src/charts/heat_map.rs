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
    Today,
    Future,
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
    let (hue, label) = (model.hue.name(), model.label.clone());
    view! {
        <figure class="heat" class:heat--pick=on_pick.is_some() data-hue=hue>
            <div class="heat__scroll" node_ref=scroller tabindex="0" role="group" aria-label="The year, to scroll sideways">
                <svg class="heat__drawing" viewBox=view_box role="img" aria-label=label on:click=press>
                    {labels} {levels} <path class="heat__future" d=grid.future></path>
                    <path class="heat__skipped" d=grid.skipped></path> <path class="heat__today" d=grid.today></path>
                </svg>
            </div>
            <Legend/>
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
fn Legend() -> impl IntoView {
    let squares: Vec<_> = (0_usize..5)
        .map(|level| {
            let path = format!("M{} 2h7.6v7.6h-7.6z", level * 14 + 2);
            view! { <path class=format!("heat__days heat__days--{level}") d=path></path> }
        })
        .collect();
    view! {
        <figcaption class="heat__legend" aria-hidden="true">
            <span>"Less"</span>
            <svg class="heat__scale" viewBox="0 0 70 12" width="70" height="12">{squares}</svg>
            <span>"More"</span>
            <svg class="heat__scale" viewBox="0 0 12 12" width="12" height="12">
                <path class="heat__days heat__days--0" d="M2 2h7.6v7.6h-7.6z"></path>
                <path class="heat__skipped" d="M3.8 7.8l4-4"></path>
            </svg>
            <span>"Skipped"</span>
        </figcaption>
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
            table_summary: "2026 as a table".into(),
        };
        let html = Owner::new().with(|| view! { <HeatMap model/> }.to_html());
        assert!(html.contains("Day 1: done") && html.contains("Day 365: done"));
        assert!(html.matches("<path").count() < 20);
        assert!(!html.contains("style="));
    }
}
