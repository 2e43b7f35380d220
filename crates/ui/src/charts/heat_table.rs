//! The heat map to read: the days of each month in words, folded away, with links where a day can be opened.

use leptos::prelude::*;

use super::heat_map::{HeatCell, HeatMapModel, HeatMark};
use crate::Disclosure;

/// One list for each month; days to come are left out.
#[component]
pub(super) fn HeatTable(model: HeatMapModel) -> impl IntoView {
    let ends = model.months.iter().skip(1).map(|(index, _)| *index).chain([model.cells.len()]);
    let months: Vec<_> = model
        .months
        .iter()
        .zip(ends)
        .filter_map(|((start, name), end)| month(name, model.cells.get(*start..end)?))
        .collect();
    view! { <Disclosure summary=model.table_summary><div class="heat__months">{months}</div></Disclosure> }
}

fn month(name: &str, cells: &[HeatCell]) -> Option<AnyView> {
    let days: Vec<_> = cells.iter().filter(|cell| cell.mark != HeatMark::Future).map(day).collect();
    (!days.is_empty()).then(|| {
        view! {
            <section class="heat__month">
                <h3 class="heat__name">{name.to_owned()}</h3>
                <ul class="heat__list" role="list">{days}</ul>
            </section>
        }
        .into_any()
    })
}

fn day(cell: &HeatCell) -> AnyView {
    let text = cell.text.clone();
    match cell.href.clone() {
        Some(href) => view! { <li><a href=href>{text}</a></li> }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}
