//! Invented figures for pictures on public pages and in the style guide. Always the same, so that pages can be cached.

use ui::{HeatCell, HeatLegend, HeatMapModel, HeatMark, Hue, LineChartModel};

const MONTHS: [(&str, usize); 12] = [
    ("Jan", 31),
    ("Feb", 28),
    ("Mar", 31),
    ("Apr", 30),
    ("May", 31),
    ("Jun", 30),
    ("Jul", 31),
    ("Aug", 31),
    ("Sep", 30),
    ("Oct", 31),
    ("Nov", 30),
    ("Dec", 31),
];

/// A year that began with gaps and filled up, as most do; the last six weeks are still to come.
#[must_use]
pub fn example_year() -> HeatMapModel {
    let mut months = Vec::new();
    let mut cells = Vec::new();
    for (name, days) in MONTHS {
        months.push((cells.len(), name.to_owned()));
        for day in 1..=days {
            cells.push(cell(cells.len(), day, name));
        }
    }
    HeatMapModel {
        label: "Example of a year: 246 of 325 days done, more of them from spring on".to_owned(),
        lead: 3,
        cells,
        months,
        weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(str::to_owned).to_vec(),
        hue: Hue::Leaf,
        legend: HeatLegend::new("Less", "More"),
        table_summary: "The example as a table".to_owned(),
    }
}

const TODAY: usize = 324;

fn cell(index: usize, day: usize, month: &str) -> HeatCell {
    let level = level(index);
    let (mark, word) = match index {
        _ if index > TODAY => (HeatMark::Future, "to come"),
        TODAY => (HeatMark::Today, "done"),
        _ if index % 59 == 23 => (HeatMark::Skipped, "skipped"),
        _ if level == 0 => (HeatMark::None, "not done"),
        _ => (HeatMark::None, "done"),
    };
    let level = if mark == HeatMark::Skipped { 0 } else { level };
    HeatCell { level, mark, text: format!("{day} {month}: {word}"), href: None }
}

/// A fixed scramble of the day's number, leaning towards more as the year goes on.
fn level(index: usize) -> u8 {
    let scrambled = (index.wrapping_mul(7919) ^ index.wrapping_mul(104_729) >> 3) % 100;
    let effort = scrambled + index / 5;
    match effort {
        0..=34 => 0,
        35..=55 => 1,
        56..=80 => 2,
        81..=110 => 3,
        _ => 4,
    }
}

/// A strength that rises, dips for a week away, and comes back.
#[must_use]
pub fn example_line() -> LineChartModel {
    let value = |day: usize| {
        let rise = 1.0 - (-(day as f64) / 30.0).exp();
        let dip = if (52..64).contains(&day) { (day - 52) as f64 * 0.012 } else { 0.0 };
        let back = if day >= 64 { 0.14 * (-((day - 64) as f64) / 9.0).exp() } else { 0.0 };
        0.9 * rise - dip - back
    };
    let percent = |day: usize| format!("{} %", (value(day) * 100.0).round());
    LineChartModel {
        label: "Example of a strength over 90 days: it rises to 86 percent, with a dip for a week away".to_owned(),
        values: (0..90).map(value).collect(),
        ticks: vec![(0.0, "0 %".into()), (0.5, "50 %".into()), (1.0, "100 %".into())],
        start: "23 Aug".to_owned(),
        end: "Today".to_owned(),
        rows: [("1 Sep", 9), ("1 Oct", 39), ("1 Nov", 70), ("Today", 89)]
            .map(|(name, day)| (name.to_owned(), percent(day)))
            .to_vec(),
        row_heads: ("Day".to_owned(), "Strength".to_owned()),
        hue: Hue::Leaf,
    }
}
