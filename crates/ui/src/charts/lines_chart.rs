//! Two or three lines on one axis. Each has its own colour, its own dashes and its own sign at the end, so that none
//! has to be told by colour alone.

use leptos::prelude::*;

use super::{
    chart_table::chart_table,
    scale::{share, short},
};
use crate::Hue;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartLine {
    pub name: String,
    /// From 0 to 1, oldest first; none leaves a gap.
    pub values: Vec<Option<f64>>,
    /// The last value in words, for the key.
    pub now: String,
}

/// What a `LinesChart` draws.
#[derive(Debug, Clone, PartialEq)]
pub struct LinesChartModel {
    /// The sentence it shows.
    pub label: String,
    /// At most three.
    pub lines: Vec<ChartLine>,
    /// Grid lines: place from 0 to 1, and the word at it.
    pub ticks: Vec<(f64, String)>,
    /// Words under the two ends.
    pub start: String,
    pub end: String,
    /// The same numbers to read.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The words that unfold the table.
    pub table_summary: String,
}

const HUES: [Hue; 3] = [Hue::Leaf, Hue::Vermilion, Hue::Teal];
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 170.0;
const MARGIN: f64 = 8.0;

/// The lines, their key and their table twin.
#[component]
pub fn LinesChart(model: LinesChartModel) -> impl IntoView {
    let LinesChartModel { label, lines, ticks, start, end, heads, rows, table_summary } = model;
    let drawn: Vec<_> = lines.iter().zip(HUES).enumerate().map(|(at, (line, hue))| drawing(at, line, hue)).collect();
    let key: Vec<_> = lines.into_iter().zip(HUES).enumerate().map(|(at, (line, hue))| key_of(at, line, hue)).collect();
    view! {
        <figure class="lines-chart">
            <svg class="lines-chart__drawing" viewBox="-4 0 668 198" role="img" aria-label=label>
                {grid(&ticks)} {drawn} <text class="lines-chart__text" x="0" y="193">{start}</text>
                <text class="lines-chart__text" x="600" y="193" text-anchor="end">{end}</text>
            </svg>
            <figcaption>
                <ul class="lines-chart__key" role="list">{key}</ul>
            </figcaption>
            {chart_table(table_summary, heads, rows)}
        </figure>
    }
}

fn place(at: usize, of: usize, value: f64) -> (f64, f64) {
    let steps = of.saturating_sub(1).max(1) as f64;
    (short(at as f64 / steps * WIDTH), short(MARGIN + (1.0 - share(value)) * (HEIGHT - 2.0 * MARGIN)))
}

/// The line as a path: it begins anew after each gap, and a point alone is a dot.
fn path(values: &[Option<f64>]) -> String {
    let mut path = String::new();
    let mut is_down = false;
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let (x, y) = place(at, values.len(), *value);
            let command = if is_down { 'L' } else { 'M' };
            path.push_str(&format!("{command}{x} {y}"));
            let is_alone = !is_down && values.get(at + 1).is_none_or(Option::is_none);
            if is_alone {
                path.push_str("h0");
            }
        }
        is_down = value.is_some();
    }
    path
}

fn drawing(at: usize, line: &ChartLine, hue: Hue) -> AnyView {
    let last = line.values.iter().enumerate().rev().find_map(|(at, value)| value.map(|value| (at, value)));
    let end = last.map(|(last, value)| {
        let (x, y) = place(last, line.values.len(), value);
        view! { <path class="lines-chart__sign" d=sign(at, x, y)></path> }
    });
    view! {
        <g data-hue=hue.name()>
            <path class=format!("lines-chart__line lines-chart__line--{at}") d=path(&line.values)></path>
            {end}
        </g>
    }
    .into_any()
}

/// A dot, a square, a triangle.
fn sign(at: usize, x: f64, y: f64) -> String {
    match at {
        0 => format!("M{} {y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", short(x - 4.5)),
        1 => format!("M{} {}h8v8h-8z", short(x - 4.0), short(y - 4.0)),
        _ => format!("M{x} {}l5 9h-10z", short(y - 5.5)),
    }
}

fn key_of(at: usize, line: ChartLine, hue: Hue) -> AnyView {
    let class = format!("lines-chart__line lines-chart__line--{at}");
    view! {
        <li class="lines-chart__entry" data-hue=hue.name()>
            <svg class="lines-chart__sample" viewBox="0 0 40 14" width="40" height="14" aria-hidden="true">
                <path class=class d="M1 7h30"></path>
                <path class="lines-chart__sign" d=sign(at, 33.0, 7.0)></path>
            </svg>
            <span class="lines-chart__name">{line.name}</span>
            " "
            <b class="lines-chart__now num">{line.now}</b>
        </li>
    }
    .into_any()
}

fn grid(ticks: &[(f64, String)]) -> Vec<AnyView> {
    let line = |(at, word): &(f64, String)| {
        let (_, y) = place(0, 1, *at);
        view! {
            <line class="lines-chart__grid" x1="0" x2="600" y1=y.to_string() y2=y.to_string()></line>
            <text class="lines-chart__text" x="610" y=(y + 4.0).to_string()>{word.clone()}</text>
        }
        .into_any()
    };
    ticks.iter().map(line).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_gap_interrupts_the_line_and_a_point_alone_is_a_dot() {
        assert_eq!(path(&[Some(1.0), Some(0.0), None, Some(1.0), None]), "M0 8L150 162M450 8h0");
        assert_eq!(path(&[None, None]), "");
    }

    #[test]
    fn lines_are_told_apart_without_colour() {
        let line = |name: &str| ChartLine { name: name.into(), values: vec![Some(0.2), Some(0.6)], now: "60 %".into() };
        let model = LinesChartModel {
            label: "Read and run".into(),
            lines: vec![line("Read"), line("Run")],
            ticks: vec![],
            start: "1 Sep".into(),
            end: "30 Nov".into(),
            heads: vec!["Week".into(), "Read".into(), "Run".into()],
            rows: vec![vec!["1 Sep".into(), "20 %".into(), "20 %".into()]],
            table_summary: "As a table".into(),
        };
        let html = Owner::new().with(|| view! { <LinesChart model/> }.to_html()).replace("<!>", "");
        assert!(html.contains("lines-chart__line--0") && html.contains("lines-chart__line--1"), "{html}");
        assert!(html.contains("data-hue=\"leaf\"") && html.contains("data-hue=\"vermilion\""), "{html}");
        assert!(html.contains("<th scope=\"row\">1 Sep</th><td class=\"num\">20 %</td>"), "{html}");
    }
}
