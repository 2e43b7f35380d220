//! What a file leaves open, asked once for all of it. Every question has an answer that holds already, so that nobody is
//! held up.

use domain::{
    format::counted,
    imports::{DayOrder, ImportPreview, ImportQuestion, WeekReading},
};
use leptos::prelude::*;
use ui::{Choice, FieldGroup, RadioGroup, Select, SelectOption};

use crate::page::FormState;

pub(super) const LABELS: &[(&str, &str)] = &[
    ("week", "What a week is"),
    ("time_zone", "Time zone of the file"),
    ("day_order", "Days of the file"),
    ("same", "Habits of the same name"),
];

/// All questions; none where nothing is open.
pub(super) fn questions(
    preview: &ImportPreview,
    zones: Vec<String>,
    state: FormState,
    app: &'static str,
) -> Option<AnyView> {
    if preview.questions.is_empty() {
        return None;
    }
    let each = preview.questions.iter().map(|question| match question {
        ImportQuestion::Week { habits, now } => week(*habits, *now, state, app),
        ImportQuestion::TimeZone { now } => time_zone(now, &zones, state),
        ImportQuestion::DayOrder { now } => day_order(*now, state),
    });
    let fields: Vec<_> = each.collect();
    let legend = if fields.len() == 1 { "One question first" } else { "Some questions first" };
    Some(view! { <FieldGroup legend>{fields}</FieldGroup> }.into_any())
}

fn week(habits: u32, now: WeekReading, state: FormState, app: &'static str) -> AnyView {
    let now = match now {
        WeekReading::Rolling => "rolling",
        WeekReading::Calendar => "calendar",
    };
    let about = counted(habits, "habit is", "habits are");
    let options = vec![
        Choice::new("rolling", "In any seven days").note(format!("As {app} counts, so that the figures look alike.")),
        Choice::new("calendar", "In a week of the calendar").note("From the first day of your week to its last."),
    ];
    view! {
        <RadioGroup
            name="week"
            legend="So many times a week: in which week?"
            hint=format!("{about} due some times a week. You can change each of them later.")
            options
            value=state.value("week", now)
            error=state.error("week")
        />
    }
    .into_any()
}

fn time_zone(now: &str, zones: &[String], state: FormState) -> AnyView {
    let options = zones.iter().map(|zone| SelectOption::new(zone.as_str(), zone.as_str())).collect();
    view! {
        <Select
            name="time_zone"
            label="Where were you, mostly?"
            hint="The file tells points in time. Which day each belongs to depends on the time zone."
            options
            value=state.value("time_zone", now)
            error=state.error("time_zone")
        />
    }
    .into_any()
}

fn day_order(now: DayOrder, state: FormState) -> AnyView {
    let now = match now {
        DayOrder::MonthFirst => "month_first",
        DayOrder::DayFirst => "day_first",
    };
    let options = vec![
        Choice::new("month_first", "The tenth of March").note("The month stands first."),
        Choice::new("day_first", "The third of October").note("The day stands first."),
    ];
    view! {
        <RadioGroup
            name="day_order"
            legend="What does 3/10 mean in this file?"
            options
            value=state.value("day_order", now)
            error=state.error("day_order")
        />
    }
    .into_any()
}
