//! The form of a habit, and what forms look like on the wire.

use domain::{
    habits::{Anchor, HabitKind, Quantity, Schedule},
    problem::{FieldError, Problem},
};
use leptos::server_fn::ServerFn;

use super::fixture::{TODAY, habit, page_state, preferences, render};
use crate::{
    habits::{
        form::habit_fields::view,
        form_page, sentence,
        server_fns::{CheckIn, Create, HabitForm, HabitFormView},
    },
    page::Draft,
};

fn html(start: HabitFormView, draft: Option<Draft>) -> String {
    render("/app/habits/new", move || form_page(page_state(start.clone(), draft.clone())))
}

fn new_habit() -> HabitFormView {
    HabitFormView::new(crate::habits::form::habit_fields::blank(super::fixture::FORM_ID), None, TODAY)
}

#[test]
fn a_new_habit_asks_in_plain_words() {
    let html = html(new_habit(), None);
    for text in ["New habit", "Yes or no", "On chosen days", "Make habit", "Your habit. Every day."] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(html.contains("action=\"/rpc/habits/create\""), "{html}");
}

#[test]
fn a_refused_form_keeps_everything_that_was_typed() {
    let typed = [
        ("form", "habit"),
        ("name", ""),
        ("kind", "measure"),
        ("target", "many"),
        ("schedule", "weekdays"),
        ("days", "mon,fri"),
    ];
    let fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let problem =
        Problem::invalid(vec![FieldError::new("name", "required"), FieldError::new("target", "not_a_number")]);
    let html = html(new_habit(), Some(Draft { fields, problem }));
    assert!(html.contains("value=\"many\""), "{html}");
    assert!(html.contains("Give it a name."), "{html}");
    // The seven days, and whether a silent day of a limit counts as kept.
    assert_eq!(html.matches("type=\"checkbox\"").count(), 8);
    assert_eq!(html.split("<input").filter(|i| i.contains("checkbox") && i.contains(" checked")).count(), 2, "{html}");
    assert!(html.contains("href=\"#field-target\""), "{html}");
    // The browser follows it: the router would scroll there and leave the focus behind.
    assert!(html.contains("rel=\"external\""), "{html}");
}

#[test]
fn every_kind_and_every_schedule_is_offered() {
    let html = html(new_habit(), None);
    for (name, value) in [
        ("kind", "yes_no"),
        ("kind", "measure"),
        ("kind", "limit"),
        ("kind", "quit"),
        ("schedule", "daily"),
        ("schedule", "weekdays"),
        ("schedule", "times_per_week"),
        ("schedule", "times_per_month"),
        ("schedule", "every_x_days"),
        ("schedule", "times_in_days"),
        ("anchor", "fixed"),
        ("anchor", "last_done"),
    ] {
        let radio = format!("name=\"{name}\" value=\"{value}\"");
        assert!(html.contains(&radio), "{radio} is missing in {html}");
    }
    for text in ["Each day counts as kept unless you note a slip.", "Count a day without a note as kept"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn a_habit_is_edited_in_the_words_it_was_made_with() {
    let mut input = habit(2, "Coffee", Schedule::EveryXDays { days: 9, anchor: Anchor::LastDone });
    (input.habit.kind, input.habit.unit, input.habit.assume_kept) = (HabitKind::Limit, Some("cups".to_owned()), true);
    input.habit.schedules[0].target = Quantity::parse("2").ok();
    let html = html(view(&input.habit, TODAY, TODAY, &preferences()), None);
    assert!(html.contains("Edit Coffee"), "{html}");
    assert!(html.contains("name=\"version\" value=\"1\""), "{html}");
    let checked = |value: &str| {
        let inputs = html.split("<input").filter(|input| input.contains(&format!("value=\"{value}\"")));
        inputs.filter(|input| input.split('>').next().unwrap_or_default().contains(" checked")).count() == 1
    };
    assert!(checked("limit") && checked("every_x_days") && checked("last_done") && checked("true"), "{html}");
    assert!(html.contains("At most 2\u{a0}cups. Every 9 days, counted from the last time."), "{html}");
}

#[test]
fn a_refused_number_is_told_at_its_field_and_stays() {
    let typed = [("form", "habit"), ("name", "Swim"), ("kind", "yes_no"), ("schedule", "times_in_days")];
    let typed = typed.into_iter().chain([("window_times", "12"), ("window_days", "10")]);
    let fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let problem = Problem::invalid(vec![FieldError::new("window_times", "out_of_range")]);
    let html = html(new_habit(), Some(Draft { fields, problem }));
    assert!(html.contains("value=\"12\"") && html.contains("id=\"field-window_times-error\""), "{html}");
    assert!(html.contains("href=\"#field-window_times\""), "{html}");
    assert!(html.contains("no more than there are days"), "{html}");
}

#[test]
fn what_was_chosen_is_said_back() {
    let said = |kind: &str, schedule: &str| {
        let form = HabitForm {
            name: "Coffee".to_owned(),
            kind: kind.to_owned(),
            target: "2".to_owned(),
            unit: "cups".to_owned(),
            schedule: schedule.to_owned(),
            ..crate::habits::form::habit_fields::blank(super::fixture::FORM_ID)
        };
        sentence(&form, &preferences()).replace('\u{a0}', " ")
    };
    assert_eq!(said("limit", "daily"), "Coffee. At most 2 cups. Every day.");
    assert_eq!(said("quit", "daily"), "Coffee. None: a day counts as kept unless you note a slip.");
    assert_eq!(said("yes_no", "times_per_month"), "Coffee. Four times a month.");
    assert_eq!(said("measure", "times_in_days"), "Coffee. At least 2 cups. 3 times in 10 days.");
    assert_eq!(said("yes_no", "every_x_days"), "Coffee. Every 3 days.");
    assert_eq!(said("yes_no", "weekdays"), "Coffee.", "no day is chosen yet");
}

#[test]
fn a_browsers_form_is_understood() {
    let body = "form=habit&name=Read&kind=measure&target=20&unit=pages&schedule=weekdays&days%5B%5D=mon&days%5B%5D=fri&times=3&starts_on=&question=";
    let form: Create = serde_qs::Config::new(5, false).deserialize_str(body).unwrap();
    let expected = HabitForm {
        name: "Read".to_owned(),
        kind: "measure".to_owned(),
        target: "20".to_owned(),
        unit: "pages".to_owned(),
        schedule: "weekdays".to_owned(),
        days: vec!["mon".to_owned(), "fri".to_owned()],
        times: "3".to_owned(),
        ..HabitForm::default()
    };
    assert_eq!(form.form, expected);
}

#[test]
fn a_blank_status_opens_a_day_again() {
    let body = "habit_id=018f4f2e-0000-7000-8000-000000000002&day=2026-03-12&status=";
    let form: CheckIn = serde_qs::Config::new(5, false).deserialize_str(body).unwrap();
    assert_eq!(form.form.status(), Ok(None));
    assert_eq!(form.form.day(), Ok(TODAY));
}

#[test]
fn addresses_are_a_contract() {
    assert_eq!(CheckIn::PATH, "/rpc/habits/check_in");
    assert_eq!(Create::PATH, "/rpc/habits/create");
}
