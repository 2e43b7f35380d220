//! Charts with invented figures.

use leptos::prelude::*;
use ui::{
    Bar, ChartLine, Column, ColumnChart, ColumnChartModel, DayRow, DaySign, DayTable, DayTableModel, Disclosure,
    HeatMap, Hue, LineChart, LinesChart, LinesChartModel, Rank, Ranks, Ring, Section,
};

use crate::site::pages::{example_line, example_year};

pub(super) fn view() -> impl IntoView {
    view! {
        <Section title="Charts" hue=Some(Hue::Leaf)>
            <HeatMap model=example_year()/>
            <LineChart model=example_line()/>
            <ColumnChart model=columns()/>
            <LinesChart model=lines()/>
            <Ranks label="Example streaks" items=ranks() hue=Some(Hue::Leaf)/>
            <DayTable model=days()/>
            <div class="cluster">
                <Ring fraction=0.64 label="64 percent" hue=Some(Hue::Leaf)>"64 %"</Ring>
                <Ring fraction=0.25 label="25 percent" hue=Some(Hue::Amber)>"1 of 4"</Ring>
                <Ring fraction=0.0 label="Nothing yet" hue=Some(Hue::Plum)>"0 %"</Ring>
            </div>
            <Bar fraction=0.43 label="43 percent, a little ahead" marker=0.38 hue=Some(Hue::Teal)/>
            <Disclosure summary="How this is computed">
                <p>"Each due day moves the strength a fixed share of the way towards what you did."</p>
            </Disclosure>
        </Section>
    }
}

fn columns() -> ColumnChartModel {
    let weeks = [("2 Mar", 0.5, 0.7, false), ("9 Mar", 0.75, 0.7, false), ("16 Mar", 0.3, 0.7, true)];
    let column = |(label, value, target, is_open): (&str, f64, f64, bool)| Column {
        label: label.to_owned(),
        value,
        target: Some(target),
        tag: None,
        is_open,
        words: vec![label.to_owned(), format!("{} km", value * 40.0), format!("{} km", target * 40.0)],
    };
    ColumnChartModel {
        label: "Example of totals: 30 of 28 km in the second week".to_owned(),
        columns: weeks.map(column).to_vec(),
        ticks: vec![(0.5, "20".to_owned()), (1.0, "40".to_owned())],
        heads: ["Week", "Total", "Target"].map(str::to_owned).to_vec(),
        table_summary: "The totals as a table".to_owned(),
        hue: Hue::Leaf,
    }
}

fn lines() -> LinesChartModel {
    let line = |name: &str, values: [Option<f64>; 4], now: &str| ChartLine {
        name: name.to_owned(),
        values: values.to_vec(),
        now: now.to_owned(),
    };
    LinesChartModel {
        label: "Example of three habits over four weeks".to_owned(),
        lines: vec![
            line("Read", [Some(0.2), Some(0.4), Some(0.5), Some(0.64)], "64 %"),
            line("Run", [Some(0.6), None, Some(0.5), Some(0.4)], "40 %"),
            line("Sing", [None, Some(0.1), Some(0.2), Some(0.2)], "20 %"),
        ],
        ticks: vec![(0.0, "0 %".to_owned()), (1.0, "100 %".to_owned())],
        start: "2 Mar".to_owned(),
        end: "23 Mar".to_owned(),
        heads: ["Week", "Read", "Run", "Sing"].map(str::to_owned).to_vec(),
        rows: vec![["23 Mar", "64 %", "40 %", "20 %"].map(str::to_owned).to_vec()],
        table_summary: "The lines as a table".to_owned(),
    }
}

fn ranks() -> Vec<Rank> {
    let rank = |name: &str, fraction: f64, figure: &str, mark: Option<&str>| Rank {
        name: name.to_owned(),
        note: None,
        fraction: Some(fraction),
        figure: figure.to_owned(),
        mark: mark.map(str::to_owned),
    };
    vec![
        rank("3 Mar to 23 March 2026", 1.0, "21 days", Some("goes on")),
        rank("1 Feb to 9 February 2026", 0.43, "9 days", None),
    ]
}

fn days() -> DayTableModel {
    let cells = vec![
        (DaySign::Full, "counted"),
        (DaySign::Half, "two-minute version"),
        (DaySign::Dot, "some of it"),
        (DaySign::Dash, "skipped"),
        (DaySign::Ring, "not done"),
        (DaySign::Open, "open"),
    ];
    DayTableModel {
        caption: "Example of a week".to_owned(),
        name_head: "Habit".to_owned(),
        sum_head: "Met".to_owned(),
        days: (1..=6).map(|day| day.to_string()).collect(),
        today: Some(5),
        rows: vec![DayRow {
            name: "Read".to_owned(),
            href: "/styleguide".to_owned(),
            cells: cells.clone(),
            sum: "2 of 3".to_owned(),
        }],
        key: cells,
        hue: Hue::Leaf,
    }
}
