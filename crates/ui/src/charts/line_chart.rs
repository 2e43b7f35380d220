//! A line over time with a few grid lines, its two ends named, and its numbers as a table.

use leptos::prelude::*;

use super::scale::{points, polyline, share, short};
use crate::{Disclosure, Hue};

/// What a `LineChart` draws.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChartModel {
    /// The sentence it shows.
    pub label: String,
    /// From 0 to 1, oldest first.
    pub values: Vec<f64>,
    /// Grid lines: place from 0 to 1, and the word at it.
    pub ticks: Vec<(f64, String)>,
    /// Words under the two ends.
    pub start: String,
    pub end: String,
    /// The same numbers to read, with the heads of the two columns.
    pub rows: Vec<(String, String)>,
    pub row_heads: (String, String),
    pub hue: Hue,
}

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 150.0;
const MARGIN: f64 = 8.0;
const FLOOR: f64 = HEIGHT - MARGIN;

/// The chart and its table twin.
#[component]
pub fn LineChart(model: LineChartModel) -> impl IntoView {
    let line = points(&model.values, WIDTH, HEIGHT, MARGIN);
    let area = match (line.first(), line.last()) {
        (Some(first), Some(last)) => format!("{},{FLOOR} {} {},{FLOOR}", first.0, polyline(&line), last.0),
        _ => String::new(),
    };
    let now = line.last().copied();
    view! {
        <figure class="line-chart" data-hue=model.hue.name()>
            <svg class="line-chart__drawing" viewBox="-4 0 662 176" role="img" aria-label=model.label>
                {grid(&model.ticks)} <polygon class="line-chart__area" points=area></polygon>
                <polyline class="line-chart__line" points=polyline(&line)></polyline>
                {now
                    .map(|(x, y)| {
                        view! { <circle class="line-chart__now" cx=x.to_string() cy=y.to_string() r="4"></circle> }
                    })} <text class="line-chart__text" x="0" y="171">{model.start}</text>
                <text class="line-chart__text" x="600" y="171" text-anchor="end">{model.end}</text>
            </svg>
            {table(model.rows, model.row_heads)}
        </figure>
    }
}

fn grid(ticks: &[(f64, String)]) -> Vec<AnyView> {
    let line = |(at, word): &(f64, String)| {
        let y = short(MARGIN + (1.0 - share(*at)) * (HEIGHT - 2.0 * MARGIN));
        view! {
            <line class="line-chart__grid" x1="0" x2="600" y1=y.to_string() y2=y.to_string()></line>
            <text class="line-chart__text" x="610" y=(y + 4.0).to_string()>{word.clone()}</text>
        }
        .into_any()
    };
    ticks.iter().map(line).collect()
}

fn table(rows: Vec<(String, String)>, heads: (String, String)) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let lines: Vec<_> = rows
            .into_iter()
            .map(|(name, value)| {
                view! { <tr><th scope="row">{name}</th><td class="num">{value}</td></tr> }
            })
            .collect();
        view! {
            <Disclosure summary="As a table">
                <div class="table-scroll">
                    <table class="table">
                        <thead><tr><th scope="col">{heads.0}</th><th scope="col">{heads.1}</th></tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </Disclosure>
        }
        .into_any()
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_can_be_read_as_a_table() {
        let model = LineChartModel {
            label: "Strength rose to 64 percent".into(),
            values: vec![0.4, 0.5, 0.64],
            ticks: vec![(0.5, "50 %".into())],
            start: "1 Sep".into(),
            end: "30 Nov".into(),
            rows: vec![("30 Nov".into(), "64 %".into())],
            row_heads: ("Day".into(), "Strength".into()),
            hue: Hue::Leaf,
        };
        let html = Owner::new().with(|| view! { <LineChart model/> }.to_html());
        // Between views stand markers for hydration, which say nothing here.
        let html = html.replace("<!>", "");
        assert!(html.contains("aria-label=\"Strength rose to 64 percent\""), "{html}");
        assert!(html.contains("<th scope=\"row\">30 Nov</th>"), "{html}");
    }
}
