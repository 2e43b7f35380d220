//! How long the task took so far, and more of it in one press. Each press adds: it replaces nothing that another device
//! noted.

use domain::{
    ids::TaskId,
    problem::{FieldError, Problem},
    tasks::{OneTask, checked_addition},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, InputKind, Section, TextInput};

use crate::{
    page::{FormState, PageState, anew, focus_on, read_fields},
    tasks::{hand::use_task_hand, server_fns as rpc, values::Listed},
    words::minutes_words,
};

/// What a press adds, in minutes.
const STEPS: [i32; 2] = [15, 30];

/// Minutes as they are typed.
///
/// # Errors
/// `minutes`: `not_a_number`, `out_of_range`.
pub(in crate::tasks) fn read_minutes(text: &str) -> Result<i32, FieldError> {
    let refused = |code: &str| FieldError::new("minutes", code);
    let minutes = text.trim().parse().map_err(|_| refused("not_a_number"))?;
    checked_addition(minutes).map_err(refused)
}

/// The time, and what adds to it.
#[component]
pub(super) fn TimeSpent(page: PageState<Listed<OneTask>>) -> impl IntoView {
    let id = page.value.with_untracked(|listed| listed.view.item.task.id);
    let words = Memo::new(move |_| {
        page.value.with(|listed| {
            let task = &listed.view.item.task;
            spent_words(task.spent_minutes, task.estimate_minutes)
        })
    });
    let added = RwSignal::new(0_u32);
    view! {
        <Section title="Time spent">
            <p>{move || words.get()}</p>
            <div class="cluster">{STEPS.into_iter().map(|minutes| view! { <Step id minutes/> }).collect::<Vec<_>>()}</div>
            {anew(
                move || added.get().to_string(),
                move || {
                    let draft = page.draft.get_value().filter(|_| added.get_untracked() == 0);
                    let state = FormState::new("time", draft);
                    view! { <OwnNumber id state added/> }
                },
            )}
        </Section>
    }
}

/// One press.
#[component]
fn Step(id: TaskId, minutes: i32) -> impl IntoView {
    let hand = use_task_hand();
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            hand.spend(id, minutes);
        }
    };
    view! {
        <Form action=rpc::SpendTime::PATH quiet=true on:submit=submit>
            <input type="hidden" name="task_id" value=id.to_string()/>
            <input type="hidden" name="minutes" value=minutes.to_string()/>
            <Button variant=ButtonVariant::Quiet>{format!("+{minutes} min")}</Button>
        </Form>
    }
}

/// As much as is typed.
#[component]
fn OwnNumber(id: TaskId, state: FormState, added: RwSignal<u32>) -> impl IntoView {
    let hand = use_task_hand();
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        match read_minutes(&read_fields(&event).remove("minutes").unwrap_or_default()) {
            Ok(minutes) => {
                hand.spend(id, minutes);
                added.update(|added| *added += 1);
                focus_on("field-minutes".to_owned());
            }
            Err(error) => state.refuse(Problem::invalid(vec![error])),
        }
    };
    view! {
        <Form action=rpc::SpendTime::PATH label="Add another time" quiet=true on:submit=submit>
            <input type="hidden" name="form" value="time"/>
            <input type="hidden" name="task_id" value=id.to_string()/>
            <div class="inline-form">
                <TextInput
                    name="minutes"
                    label="Another time"
                    kind=InputKind::Whole
                    value=state.value("minutes", "")
                    error=state.error("minutes")
                    suffix="minutes"
                    autocomplete="off"
                />
                <Button variant=ButtonVariant::Quiet>"Add time"</Button>
            </div>
        </Form>
    }
}

/// What was noted, beside what it was thought to take.
fn spent_words(spent: u32, estimate: Option<u16>) -> String {
    let estimate = estimate.map(|minutes| minutes_words(u32::from(minutes)));
    match (spent, estimate) {
        (0, None) => "Nothing noted yet.".to_owned(),
        (0, Some(estimate)) => format!("Nothing noted yet. It takes about {estimate}."),
        (spent, None) => format!("{} so far.", minutes_words(spent)),
        (spent, Some(estimate)) => format!("{} so far, of about {estimate}.", minutes_words(spent)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_number_of_minutes() {
        assert_eq!(read_minutes(" 20 "), Ok(20));
        assert_eq!(read_minutes("half"), Err(FieldError::new("minutes", "not_a_number")));
        assert_eq!(read_minutes("0"), Err(FieldError::new("minutes", "out_of_range")));
    }

    #[test]
    fn the_time_is_told_beside_the_estimate() {
        let said = |spent, estimate| spent_words(spent, estimate).replace('\u{a0}', " ");
        assert_eq!(said(0, None), "Nothing noted yet.");
        assert_eq!(said(75, None), "1 h 15 min so far.");
        assert_eq!(said(15, Some(60)), "15 min so far, of about 1 h.");
    }
}
