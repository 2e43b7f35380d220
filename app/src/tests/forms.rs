//! The form of a habit, and what forms look like on the wire.

use domain::{
    habits::Schedule,
    problem::{FieldError, Problem},
};
use leptos::server_fn::ServerFn;

use super::fixture::{TODAY, habit, page_state, preferences, render};
use crate::{
    habits::{
        form_page,
        habit_fields::view,
        server_fns::{CheckIn, Create, HabitForm, HabitFormView},
    },
    page::Draft,
};

fn html(start: HabitFormView, draft: Option<Draft>) -> String {
    render("/app/habits/new", move || form_page(page_state(start.clone(), draft.clone())))
}

fn new_habit() -> HabitFormView {
    HabitFormView { form: crate::habits::habit_fields::blank(super::fixture::FORM_ID), name: None, today: TODAY }
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
    assert_eq!(html.matches("type=\"checkbox\"").count(), 7);
    assert_eq!(html.split("<input").filter(|i| i.contains("checkbox") && i.contains(" checked")).count(), 2, "{html}");
    assert!(html.contains("href=\"#field-target\""), "{html}");
    // The browser follows it: the router would scroll there and leave the focus behind.
    assert!(html.contains("rel=\"external\""), "{html}");
}

#[test]
fn an_old_rhythm_that_the_form_cannot_write_is_offered_as_it_is() {
    let input = habit(2, "Call home", Schedule::TimesPerMonth { times: 2 });
    let html = html(view(&input.habit, TODAY, TODAY, &preferences()), None);
    assert!(html.contains("As it is now"), "{html}");
    assert!(html.contains("Edit Call home"), "{html}");
    assert!(html.contains("name=\"version\" value=\"1\""), "{html}");
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
