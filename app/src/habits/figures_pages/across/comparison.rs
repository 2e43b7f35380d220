//! Two or three habits on one axis.

use domain::{
    format::{date_long, date_short, percent},
    habits::{AcrossView, CompareBy, CompareLine, ComparisonView},
    identity::Preferences,
};
use leptos::{ev::SubmitEvent, prelude::*};
use ui::{
    Button, ButtonVariant, ChartLine, Choice, Hue, LinesChart, LinesChartModel, RadioGroup, Section, Select,
    SelectOption,
};

use super::address::{CHOICES, month_word};
use crate::{
    habits::figures_pages::how::How,
    page::{PageState, read_fields, use_go},
};

/// The choice and the lines.
#[component]
pub(super) fn ComparisonSection(page: PageState<AcrossView>) -> impl IntoView {
    let chosen = Memo::new(move |_| page.value.with(|view| (bare(&view.comparison), month_word(view.month.first))));
    let model = Memo::new(move |_| page.value.with(|view| page.preferences.with(|p| lines_model(&view.comparison, p))));
    let sentences = Memo::new(move |_| page.value.with(|view| sentences(&view.comparison)));
    view! {
        <Section title="Compare" hue=Some(Hue::Leaf) id="compare">
            {move || {
                let (comparison, month) = chosen.get();
                view! { <CompareForm comparison month/> }
            }}
            {move || match model.get() {
                Some(model) => view! {
                    <p class="measure">{model.label.clone()}</p>
                    <LinesChart model/>
                }
                    .into_any(),
                None => view! { <p class="quiet">"There are lines from the first week on."</p> }.into_any(),
            }}
            <How of="the comparison" sentences/>
        </Section>
    }
}

/// What the form shows: without the points, so that a check-in meanwhile does not make the form anew.
fn bare(comparison: &ComparisonView) -> ComparisonView {
    let lines = comparison.lines.iter().map(|line| CompareLine { points: Vec::new(), ..line.clone() });
    ComparisonView { choices: comparison.choices.clone(), by: comparison.by, lines: lines.collect() }
}

/// A form that changes nothing, so it goes by GET: what it chose stands in the address.
#[component]
fn CompareForm(comparison: ComparisonView, month: String) -> impl IntoView {
    let navigate = use_go();
    let go = move |event: SubmitEvent| {
        let fields = read_fields(&event);
        if fields.is_empty() {
            return;
        }
        event.prevent_default();
        let words = fields.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}"));
        navigate(&format!("/app/figures?{}#compare", words.collect::<Vec<_>>().join("&")));
    };
    let selects: Vec<_> = CHOICES.into_iter().enumerate().map(|(at, name)| select(&comparison, at, name)).collect();
    let by = vec![
        Choice::new(CompareBy::Score.as_str(), "Strength"),
        Choice::new(CompareBy::WeeklyRate.as_str(), "Met each week"),
    ];
    view! {
        <form class="compare-form" method="get" action="/app/figures#compare" aria-label="What to compare" on:submit=go>
            <input type="hidden" name="month" value=month/>
            {selects}
            <RadioGroup name="by" legend="Compare by" options=by value=comparison.by.as_str() chips=true/>
            <div>
                <Button variant=ButtonVariant::Quiet>"Compare"</Button>
            </div>
        </form>
    }
}

fn select(comparison: &ComparisonView, at: usize, name: &'static str) -> impl IntoView + use<> {
    let label = match at {
        0 => "First habit",
        1 => "Second habit",
        _ => "Third habit",
    };
    let nobody = (at > 0).then(|| SelectOption::new("", "None"));
    let known = comparison.choices.iter().map(|(id, name)| SelectOption::new(id.to_string(), name.clone()));
    let options: Vec<SelectOption> = nobody.into_iter().chain(known).collect();
    let value = comparison.lines.get(at).map(|line| line.habit_id.to_string()).unwrap_or_default();
    view! { <Select name label options value/> }
}

fn lines_model(comparison: &ComparisonView, preferences: &Preferences) -> Option<LinesChartModel> {
    let weeks: Vec<_> = comparison.lines.first()?.points.iter().map(|point| point.week).collect();
    let (start, end) = (*weeks.first()?, *weeks.last()?);
    if comparison.lines.iter().all(|line| line.points.iter().all(|point| point.share.is_none())) {
        return None;
    }
    let said = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), percent);
    let line = |line: &CompareLine| ChartLine {
        name: line.name.clone(),
        values: line.points.iter().map(|point| point.share).collect(),
        now: said(line.points.last().and_then(|point| point.share)),
    };
    let row = |(at, week): (usize, &jiff::civil::Date)| {
        let shares = comparison.lines.iter().map(|line| said(line.points.get(at).and_then(|point| point.share)));
        std::iter::once(date_long(*week, preferences)).chain(shares).collect()
    };
    let names = comparison.lines.iter().map(|line| line.name.clone());
    Some(LinesChartModel {
        label: summary(comparison),
        lines: comparison.lines.iter().map(line).collect(),
        ticks: [0.0, 0.5, 1.0].into_iter().map(|share| (share, percent(share))).collect(),
        start: date_short(start, preferences),
        end: date_short(end, preferences),
        heads: std::iter::once("Week from".to_owned()).chain(names).collect(),
        rows: weeks.iter().enumerate().rev().map(row).collect(),
        table_summary: "The comparison as a table".to_owned(),
    })
}

/// What the lines show, by name.
fn summary(comparison: &ComparisonView) -> String {
    let names: Vec<&str> = comparison.lines.iter().map(|line| line.name.as_str()).collect();
    let names = match names.as_slice() {
        [first, second, third] => format!("{first}, {second} and {third}"),
        [first, second] => format!("{first} and {second}"),
        [only] => (*only).to_owned(),
        _ => String::new(),
    };
    match comparison.by {
        CompareBy::Score => format!("The strength of {names} over 26 weeks."),
        CompareBy::WeeklyRate => format!("What was met of {names} in each of 26 weeks."),
    }
}

fn sentences(comparison: &ComparisonView) -> Vec<String> {
    let rule = match comparison.by {
        CompareBy::Score => "The strength at the end of each week, and today for the week that goes on.",
        CompareBy::WeeklyRate => {
            "What was met of what came due in each week. A month counts in the week in which it ends; a week in which \
             nothing came due leaves a gap."
        }
    };
    let line = |line: &CompareLine| {
        let mut shares = line.points.iter().filter_map(|point| point.share);
        let first = shares.next()?;
        let last = shares.next_back().unwrap_or(first);
        Some(format!("{}: from {} to {}.", line.name, percent(first), percent(last)))
    };
    std::iter::once(rule.to_owned()).chain(comparison.lines.iter().filter_map(line)).collect()
}
