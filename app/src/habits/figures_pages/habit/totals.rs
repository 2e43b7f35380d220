//! What weeks, months, quarters and years add up to, against what they were to.

use domain::{
    habits::{FiguresRequest, Grouping, Habit, HabitFiguresView, HabitKind, PeriodTotal, Quantity},
    identity::Preferences,
    ids::HabitId,
};
use leptos::prelude::*;
use ui::{Column, ColumnChart, ColumnChartModel, Hue, Section, TabLink, TabLinks};

use super::address::figures_href;
use crate::{
    habits::figures_pages::how::How,
    page::PageState,
    words::{period_amount, period_label, period_name, period_sentence},
};

/// More words than these under the columns would touch each other.
const MOST_LABELS: usize = 7;

/// Columns with a choice of the period.
#[component]
pub(super) fn TotalsSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let asked = Memo::new(move |_| page.value.with(|view| (view.habit.id, view.request)));
    let model = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| columns_model(view, p))));
    let sentences = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| sentences(view, p))));
    view! {
        <Section title="Totals" hue=Some(Hue::Leaf) id="totals">
            {move || view! { <TabLinks label="Totals by" items=groupings(asked.get())/> }}
            {move || match model.get() {
                Some(model) => view! {
                    <p class="measure">{model.label.clone()}</p>
                    <ColumnChart model/>
                }
                    .into_any(),
                None => view! { <p class="quiet">"Totals begin with the first day."</p> }.into_any(),
            }}
            <How of="totals" sentences/>
        </Section>
    }
}

fn groupings((id, request): (HabitId, FiguresRequest)) -> Vec<TabLink> {
    let tab = |grouping: Grouping| {
        let word = match grouping {
            Grouping::Week => "Weeks",
            Grouping::Month => "Months",
            Grouping::Quarter => "Quarters",
            Grouping::Year => "Years",
        };
        let href = figures_href(id, FiguresRequest { grouping, ..request }, "totals");
        TabLink::new(href, word, grouping == request.grouping)
    };
    Grouping::ALL.into_iter().map(tab).collect()
}

fn columns_model(view: &HabitFiguresView, preferences: &Preferences) -> Option<ColumnChartModel> {
    let (habit, grouping) = (&view.habit, view.request.grouping);
    let top = top_of(&view.totals);
    let share = |amount: Quantity| amount.thousandths() as f64 / top.thousandths().max(1) as f64;
    let every = view.totals.len().div_ceil(MOST_LABELS).max(1);
    let column = |(back, period): (usize, &PeriodTotal)| Column {
        label: if back % every == 0 { period_label(period, grouping, preferences) } else { String::new() },
        value: share(period.total),
        target: period.target.map(share),
        tag: None,
        is_open: period.is_open,
        words: words(habit, period, grouping, preferences),
    };
    let tick = |part: i64| {
        let amount = Quantity::from_thousandths(top.thousandths() * part / 2).unwrap_or_default();
        (part as f64 / 2.0, domain::format::number(amount, preferences))
    };
    Some(ColumnChartModel {
        label: period_sentence(habit, view.totals.first()?, grouping, preferences),
        columns: view.totals.iter().enumerate().rev().map(column).collect(),
        ticks: (0..=2).map(tick).collect(),
        heads: ["Period", "Total", "Target", "Skipped days"].map(str::to_owned).to_vec(),
        table_summary: "Totals as a table".to_owned(),
        hue: Hue::Leaf,
    })
}

fn words(habit: &Habit, period: &PeriodTotal, grouping: Grouping, preferences: &Preferences) -> Vec<String> {
    let target = period.target.map(|target| period_amount(habit, target, preferences));
    vec![
        period_name(period, grouping, preferences),
        period_amount(habit, period.total, preferences),
        target.unwrap_or_else(|| "–".to_owned()),
        period.skipped.to_string(),
    ]
}

/// A round amount that nothing goes past: 1, 2 or 5 with zeros.
fn top_of(totals: &[PeriodTotal]) -> Quantity {
    let largest = totals.iter().flat_map(|period| [Some(period.total), period.target]).flatten().max();
    let largest = largest.unwrap_or_default().thousandths().max(2_000);
    let mut unit = 1_000;
    let round = loop {
        if let Some(step) = [1, 2, 5].into_iter().find(|step| unit * step >= largest) {
            break unit * step;
        }
        unit *= 10;
    };
    Quantity::from_thousandths(round).unwrap_or_else(|_| Quantity::from_thousandths(largest).unwrap_or_default())
}

fn sentences(view: &HabitFiguresView, preferences: &Preferences) -> Vec<String> {
    let what = match view.habit.kind {
        HabitKind::Measure | HabitKind::Limit => {
            "The amounts that were noted, added up; a day without an amount adds nothing."
        }
        HabitKind::YesNo => "The days that counted, the two-minute version among them.",
        HabitKind::Quit => "The days that were kept.",
    };
    let target = "The mark is the target: what was asked of each day, added up. Skipped and paused days and those before \
                  the first one ask for nothing; a number of times a week or a month is spread over its days.";
    let open = "The last column is still open: its mark is that of the whole period.";
    let newest = view.totals.first().map(|period| {
        let name = period_name(period, view.request.grouping, preferences);
        format!("{name}: {} days counted, {} were skipped.", period.counted, period.skipped)
    });
    [what, target, open].map(str::to_owned).into_iter().chain(newest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_round_and_nothing_goes_past_it() {
        let period = |total: &str, target: Option<&str>| PeriodTotal {
            first: jiff::civil::date(2026, 3, 2),
            last: jiff::civil::date(2026, 3, 8),
            total: Quantity::parse(total).unwrap(),
            target: target.map(|target| Quantity::parse(target).unwrap()),
            counted: 0,
            skipped: 0,
            is_open: false,
        };
        let top = |totals: &[PeriodTotal]| top_of(totals).to_string();
        assert_eq!(top(&[]), "2");
        assert_eq!(top(&[period("0.5", None)]), "2");
        assert_eq!(top(&[period("3", Some("7"))]), "10");
        assert_eq!(top(&[period("143", Some("140")), period("12", None)]), "200");
        assert_eq!(top(&[period("999999999.999", None)]), "999999999.999");
    }
}
