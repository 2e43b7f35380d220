//! Days in columns and things in rows: a table that is a drawing. Every cell has a sign that differs by shape, and its
//! word for those who listen.

use leptos::prelude::*;

use crate::Hue;

/// The shape of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DaySign {
    /// All of it.
    Full,
    /// Half of it.
    Half,
    /// Something.
    Dot,
    /// Left out on purpose.
    Dash,
    /// Nothing, though it was asked for.
    Ring,
    /// Not over.
    Open,
    /// Nothing to say.
    #[default]
    None,
}

impl DaySign {
    const fn class(self) -> &'static str {
        match self {
            Self::Full => "days__cell sign sign--full",
            Self::Half => "days__cell sign sign--half",
            Self::Dot => "days__cell sign sign--dot",
            Self::Dash => "days__cell sign sign--dash",
            Self::Ring => "days__cell sign sign--ring",
            Self::Open => "days__cell sign sign--open",
            Self::None => "days__cell",
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    pub name: String,
    pub href: String,
    /// A sign and its word for each day; the word is empty where there is nothing to say.
    pub cells: Vec<(DaySign, &'static str)>,
    /// What the row comes to.
    pub sum: String,
}

/// What a `DayTable` shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayTableModel {
    /// What the table is of.
    pub caption: String,
    /// Heads of the first and the last column.
    pub name_head: String,
    pub sum_head: String,
    /// Heads of the days.
    pub days: Vec<String>,
    /// Which of them is today.
    pub today: Option<usize>,
    pub rows: Vec<DayRow>,
    /// What the signs stand for.
    pub key: Vec<(DaySign, &'static str)>,
    pub hue: Hue,
}

/// The table and the key to its signs.
#[component]
pub fn DayTable(model: DayTableModel) -> impl IntoView {
    let DayTableModel { caption, name_head, sum_head, days, today, rows, key, hue } = model;
    let across = today.map(|at| at as f64 / days.len().max(1) as f64);
    let scroller = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        // On a narrow screen the month is wider than its place: today comes into view first.
        if let (Some(across), Some(scroller)) = (across, scroller.get()) {
            let middle = f64::from(scroller.scroll_width()) * across - f64::from(scroller.client_width()) / 2.0;
            scroller.set_scroll_left(middle as i32);
        }
    });
    let heads: Vec<_> = days.into_iter().enumerate().map(|(at, day)| day_head(day, today == Some(at))).collect();
    let lines: Vec<_> = rows.into_iter().map(line).collect();
    let group = format!("{caption}, to scroll sideways");
    view! {
        <div class="days" data-hue=hue.name()>
            <div class="days__scroll" node_ref=scroller tabindex="0" role="group" aria-label=group>
                <table class="days__table">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th class="days__name" scope="col">{name_head}</th>
                            {heads}
                            <th class="days__day days__sum" scope="col">{sum_head}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <ul class="days__key" role="list">
                {key
                    .into_iter()
                    .map(|(sign, word)| view! { <li><span class=sign.class() aria-hidden="true"></span>{word}</li> })
                    .collect::<Vec<_>>()}
            </ul>
        </div>
    }
}

fn day_head(day: String, is_today: bool) -> impl IntoView {
    let class = if is_today { "days__day days__day--today" } else { "days__day" };
    view! { <th class=class scope="col" aria-current=is_today.then_some("date")>{day}</th> }
}

fn line(row: DayRow) -> impl IntoView {
    let cells: Vec<_> = row
        .cells
        .into_iter()
        .map(|(sign, word)| {
            let said = (!word.is_empty()).then(|| view! { <span class="visually-hidden">{word}</span> });
            view! { <td class=sign.class()>{said}</td> }
        })
        .collect();
    view! {
        <tr>
            <th class="days__name" scope="row"><a href=row.href>{row.name}</a></th>
            {cells}
            <td class="days__sum">{row.sum}</td>
        </tr>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_cell_can_be_heard() {
        let model = DayTableModel {
            caption: "March 2026".into(),
            name_head: "Habit".into(),
            sum_head: "Met".into(),
            days: vec!["1".into(), "2".into()],
            today: Some(1),
            rows: vec![DayRow {
                name: "Read".into(),
                href: "/app/habits/1/figures".into(),
                cells: vec![(DaySign::Full, "counted"), (DaySign::None, "")],
                sum: "1 of 1".into(),
            }],
            key: vec![(DaySign::Full, "Counted")],
            hue: Hue::Leaf,
        };
        let html = Owner::new().with(|| view! { <DayTable model/> }.to_html()).replace("<!>", "");
        assert!(html.contains("sign--full\"><span class=\"visually-hidden\">counted</span>"), "{html}");
        assert!(html.contains("aria-current=\"date\" class=\"days__day days__day--today\">2</th>"), "{html}");
        assert!(html.contains("<td class=\"days__sum\">1 of 1</td>"), "{html}");
    }
}
