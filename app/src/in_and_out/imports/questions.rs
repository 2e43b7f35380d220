//! What a file leaves open, asked once for all of it. Every question has an answer that holds already, so that nobody
//! is held up.

use domain::imports::{DayOrder, ImportPreview, ImportQuestion, QuestionAbout, WeekReading};
use leptos::prelude::*;
use ui::{Choice, FieldGroup, RadioGroup, Select, SelectOption};

use crate::page::FormState;

pub(super) const LABELS: &[(&str, &str)] = &[
    ("week", "What a week is"),
    ("time_zone", "Time zone of the file"),
    ("day_order", "Days of the file"),
    ("same", "Habits of the same name"),
];

/// All questions; none where nothing is open. `home`: the person's own zone, which holds until another is chosen.
pub(super) fn questions(
    preview: &ImportPreview,
    zones: &[String],
    home: &str,
    state: FormState,
    app: &'static str,
) -> Option<AnyView> {
    if preview.questions.is_empty() {
        return None;
    }
    let each = preview.questions.iter().map(|question| match question.about {
        QuestionAbout::Week => week(preview, question, state, app),
        QuestionAbout::TimeZone => time_zone(preview, zones, home, state),
        QuestionAbout::DayOrder => day_order(preview, question, state),
    });
    let fields: Vec<_> = each.collect();
    let legend = if fields.len() == 1 { "One question first" } else { "Some questions first" };
    Some(view! { <FieldGroup legend>{fields}</FieldGroup> }.into_any())
}

fn week(preview: &ImportPreview, question: &ImportQuestion, state: FormState, app: &'static str) -> AnyView {
    let now = match preview.choices.week.unwrap_or_default() {
        WeekReading::Rolling => "rolling",
        WeekReading::Calendar => "calendar",
    };
    let hint = match question.count {
        1 => "One habit is due some times a week. You can change it later.".to_owned(),
        count => format!("{count} habits are due some times a week. You can change each of them later."),
    };
    let options = vec![
        Choice::new("rolling", "In any seven days").note(format!("As {app} counts, so that the figures look alike.")),
        Choice::new("calendar", "In a week of the calendar").note("From the first day of your week to its last."),
    ];
    view! {
        <RadioGroup
            name="week"
            legend="So many times a week: in which week?"
            hint
            options
            value=state.value("week", now)
            error=state.error("week")
        />
    }
    .into_any()
}

fn time_zone(preview: &ImportPreview, zones: &[String], home: &str, state: FormState) -> AnyView {
    let now = preview.choices.time_zone.as_deref().unwrap_or(home);
    let options: Vec<_> = zones.iter().map(|zone| SelectOption::new(zone.clone(), zone.clone())).collect();
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

fn day_order(preview: &ImportPreview, question: &ImportQuestion, state: FormState) -> AnyView {
    let now = match preview.choices.day_order {
        Some(DayOrder::DayFirst) => "day_first",
        Some(DayOrder::MonthFirst) | None => "month_first",
    };
    let options = vec![
        Choice::new("month_first", "The month stands first").note("3/10 is the tenth of March."),
        Choice::new("day_first", "The day stands first").note("3/10 is the third of October."),
    ];
    let hint = match question.examples.as_slice() {
        [] => "Both are possible for the dates of this file.".to_owned(),
        examples => format!("Both are possible for the dates of this file, such as {}.", examples.join(", ")),
    };
    view! {
        <RadioGroup
            name="day_order"
            legend="How are its dates written?"
            hint
            options
            value=state.value("day_order", now)
            error=state.error("day_order")
        />
    }
    .into_any()
}
