//! Columns side by side, each with the mark that it was to reach, and a table twin.

use leptos::prelude::*;

use super::{
    chart_table::chart_table,
    scale::{share, short},
};
use crate::Hue;

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The word under it; empty where it would touch its neighbour's.
    pub label: String,
    /// Its height, 0 to 1.
    pub value: f64,
    /// Where its mark lies, 0 to 1.
    pub target: Option<f64>,
    /// The words over it, where there is room for them.
    pub tag: Option<String>,
    /// Whether it may still grow.
    pub is_open: bool,
    /// The same in words: a row of the table.
    pub words: Vec<String>,
}

/// What a `ColumnChart` draws.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnChartModel {
    /// The sentence it shows.
    pub label: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Grid lines: place from 0 to 1, and the word at it.
    pub ticks: Vec<(f64, String)>,
    /// Heads of the table.
    pub heads: Vec<String>,
    /// The words that unfold the table.
    pub table_summary: String,
    pub hue: Hue,
}

const WIDTH: f64 = 600.0;
const TOP: f64 = 22.0;
const FLOOR: f64 = 162.0;
/// The widest a column gets, so that two of them do not look like a wall.
const WIDEST: f64 = 46.0;

/// The columns and their table twin.
#[component]
pub fn ColumnChart(model: ColumnChartModel) -> impl IntoView {
    let ColumnChartModel { label, columns, ticks, heads, table_summary, hue } = model;
    let step = WIDTH / columns.len().max(1) as f64;
    let width = (step * 0.64).min(WIDEST);
    let bars: Vec<_> =
        columns.iter().enumerate().map(|(at, column)| bar(column, at as f64 * step, step, width)).collect();
    let rows = columns.into_iter().map(|column| column.words).collect();
    view! {
        <figure class="columns-chart" data-hue=hue.name()>
            <svg class="columns-chart__drawing" viewBox="-4 0 668 192" role="img" aria-label=label>
                {grid(&ticks)} {bars}
            </svg>
            {chart_table(table_summary, heads, rows)}
        </figure>
    }
}

fn height_of(value: f64) -> f64 {
    short(share(value) * (FLOOR - TOP))
}

fn bar(column: &Column, left: f64, step: f64, width: f64) -> AnyView {
    let (x, middle) = (short(left + (step - width) / 2.0), short(left + step / 2.0));
    let height = height_of(column.value);
    let top = short(FLOOR - height);
    let class = if column.is_open { "columns-chart__bar columns-chart__bar--open" } else { "columns-chart__bar" };
    let mark = column.target.map(|target| {
        let y = short(FLOOR - height_of(target)).to_string();
        let (from, to) = (short(middle - step * 0.44), short(middle + step * 0.44));
        view! {
            <line class="columns-chart__target" x1=from.to_string() x2=to.to_string() y1=y.clone() y2=y></line>
        }
    });
    let tag = column.tag.clone().map(|tag| {
        let y = short(top - 6.0).to_string();
        view! { <text class="columns-chart__tag" x=middle.to_string() y=y text-anchor="middle">{tag}</text> }
    });
    let label = (!column.label.is_empty()).then(|| {
        let word = column.label.clone();
        view! { <text class="columns-chart__text" x=middle.to_string() y="183" text-anchor="middle">{word}</text> }
    });
    view! {
        <rect
            class=class
            x=x.to_string()
            y=top.to_string()
            width=short(width).to_string()
            height=height.to_string()
            rx="2"
        ></rect>
        {mark}
        {tag}
        {label}
    }
    .into_any()
}

fn grid(ticks: &[(f64, String)]) -> Vec<AnyView> {
    let line = |(at, word): &(f64, String)| {
        let y = short(FLOOR - height_of(*at));
        view! {
            <line class="columns-chart__grid" x1="0" x2="600" y1=y.to_string() y2=y.to_string()></line>
            <text class="columns-chart__text" x="608" y=(y + 4.0).to_string()>{word.clone()}</text>
        }
        .into_any()
    };
    ticks.iter().map(line).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_column_and_its_row_say_the_same() {
        let column = |value, target| Column {
            label: "Mon".into(),
            value,
            target,
            tag: Some("half".into()),
            is_open: value < 0.4,
            words: vec!["Monday".into(), "half".into()],
        };
        let model = ColumnChartModel {
            label: "Mondays are half".into(),
            columns: vec![column(0.5, Some(1.0)), column(0.25, None)],
            ticks: vec![(1.0, "All".into())],
            heads: vec!["Day".into(), "Kept".into()],
            table_summary: "As a table".into(),
            hue: Hue::Leaf,
        };
        let html = Owner::new().with(|| view! { <ColumnChart model/> }.to_html()).replace("<!>", "");
        assert!(html.contains("aria-label=\"Mondays are half\""), "{html}");
        assert!(html.contains("height=\"70\"") && html.contains("height=\"35\""), "{html}");
        assert_eq!(html.matches("columns-chart__target").count(), 1, "{html}");
        assert_eq!(html.matches("columns-chart__bar--open").count(), 1, "{html}");
        assert!(html.contains("<th scope=\"row\">Monday</th><td class=\"num\">half</td>"), "{html}");
        assert!(!html.contains("style="));
    }

    #[test]
    fn nothing_is_drawn_past_the_frame() {
        assert!((height_of(7.0) - (FLOOR - TOP)).abs() < 1e-9);
        assert!(height_of(f64::NAN).abs() < 1e-9);
    }
}
