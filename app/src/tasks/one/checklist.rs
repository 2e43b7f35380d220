//! The lines of a task, ticked one by one.

use domain::{
    problem::FieldError,
    tasks::{ChecklistLine, OneTask},
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, Hue, IconName, ListRow, RowMain, Rows, Section, TextInput, Tick, TickState};

use crate::{
    page::{PageState, anew, focus_on, read_fields},
    tasks::{
        hand::{TaskHand, use_task_hand},
        server_fns as rpc,
        values::Listed,
    },
};

/// The lines after one was ticked, opened, removed or added. `line`: which, from 0.
///
/// # Errors
/// `line`: `not_found`; `act`: `unknown_choice`.
pub(in crate::tasks) fn with_line(
    mut lines: Vec<ChecklistLine>,
    act: &str,
    line: Option<usize>,
    text: &str,
) -> Result<Vec<ChecklistLine>, FieldError> {
    if act == "add" {
        lines.push(ChecklistLine { text: text.trim().to_owned(), is_done: false });
        return Ok(lines);
    }
    let at = line.filter(|at| *at < lines.len()).ok_or_else(|| FieldError::new("line", "not_found"))?;
    match (act, lines.get_mut(at)) {
        ("tick", Some(line)) => line.is_done = true,
        ("untick", Some(line)) => line.is_done = false,
        ("remove", _) => drop(lines.remove(at)),
        _ => return Err(FieldError::new("act", "unknown_choice")),
    }
    Ok(lines)
}

/// The checklist of the page.
#[component]
pub(super) fn Checklist(page: PageState<Listed<OneTask>>) -> impl IntoView {
    let id = page.value.with_untracked(|listed| listed.view.item.task.id);
    let lines = Memo::new(move |_| page.value.with(|listed| listed.view.item.task.checklist.clone()));
    let places = Memo::new(move |_| (0..lines.with(Vec::len)).collect::<Vec<usize>>());
    let hand = use_task_hand();
    let write = move |act: &str, line: Option<usize>, text: &str| change(hand, page, act, line, text);
    let added = RwSignal::new(0_u32);
    let add = move |event: SubmitEvent| {
        if hand.takes(&event) {
            let text = read_fields(&event).remove("text").unwrap_or_default();
            if !text.trim().is_empty() && write("add", None, &text) {
                added.update(|added| *added += 1);
                focus_on("field-text".to_owned());
            }
        }
    };
    let row = move |at: usize| {
        let line = Memo::new(move |_| lines.with(|lines| lines.get(at).cloned()));
        let is_done = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.is_done)));
        let text = Memo::new(move |_| line.with(|line| line.as_ref().map(|l| l.text.clone()).unwrap_or_default()));
        let act = move || if is_done.get() { "untick" } else { "tick" };
        let press = move |event: SubmitEvent| {
            if hand.takes(&event) {
                write(untrack(act), Some(at), "");
            }
        };
        let remove = move |event: SubmitEvent| {
            if hand.takes(&event) {
                write("remove", Some(at), "");
            }
        };
        let state = Signal::derive(move || if is_done.get() { TickState::Done } else { TickState::Open });
        let label = Signal::derive(move || {
            if is_done.get() { format!("Open {} again", text.get()) } else { format!("Done: {}", text.get()) }
        });
        view! {
            <ListRow settled=is_done>
                <Form action=rpc::ChangeLine::PATH quiet=true on:submit=press>
                    <input type="hidden" name="task_id" value=id.to_string()/>
                    <input type="hidden" name="line" value=at.to_string()/>
                    <input type="hidden" name="act" value=act/>
                    <Tick state label hue=Some(Hue::Ink) attr:id=format!("line-{at}")/>
                </Form>
                {move || view! { <RowMain title=text.get()/> }}
                <Form action=rpc::ChangeLine::PATH quiet=true on:submit=remove>
                    <input type="hidden" name="task_id" value=id.to_string()/>
                    <input type="hidden" name="line" value=at.to_string()/>
                    <input type="hidden" name="act" value="remove"/>
                    {move || {
                        let label = format!("Remove {}", text.get());
                        view! { <Button variant=ButtonVariant::Icon icon=IconName::Cross label/> }
                    }}
                </Form>
            </ListRow>
        }
    };
    view! {
        <Section title="Checklist">
            <Rows label="Checklist">
                <For each=move || places.get() key=|at| *at children=row/>
            </Rows>
            {anew(
                move || added.get().to_string(),
                move || {
                    view! {
                        <div class="add-line">
                            <Form action=rpc::ChangeLine::PATH label="Add a line" quiet=true on:submit=add>
                                <input type="hidden" name="task_id" value=id.to_string()/>
                                <input type="hidden" name="act" value="add"/>
                                <TextInput
                                    name="text"
                                    label="Add a line"
                                    placeholder="Add a line"
                                    autocomplete="off"
                                    maxlength=200
                                />
                                <Button variant=ButtonVariant::Icon icon=IconName::Plus label="Add this line"/>
                            </Form>
                        </div>
                    }
                },
            )}
        </Section>
    }
}

/// Writes the lines anew; whether that was possible.
fn change(hand: TaskHand, page: PageState<Listed<OneTask>>, act: &str, line: Option<usize>, text: &str) -> bool {
    let task = page.value.with_untracked(|listed| listed.view.item.task.clone());
    let mut fields = task.fields();
    let Ok(lines) = with_line(fields.checklist, act, line, text) else { return false };
    fields.checklist = lines;
    match fields.checked() {
        Ok(fields) => {
            hand.change(&task, fields);
            true
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[(&str, bool)]) -> Vec<ChecklistLine> {
        texts.iter().map(|(text, is_done)| ChecklistLine { text: (*text).to_owned(), is_done: *is_done }).collect()
    }

    #[test]
    fn lines_are_ticked_added_and_removed() {
        let two = lines(&[("Milk", false), ("Bread", true)]);
        let after = |act: &str, at: Option<usize>, text: &str| with_line(two.clone(), act, at, text);
        assert_eq!(after("tick", Some(0), ""), Ok(lines(&[("Milk", true), ("Bread", true)])));
        assert_eq!(after("untick", Some(1), ""), Ok(lines(&[("Milk", false), ("Bread", false)])));
        assert_eq!(after("remove", Some(0), ""), Ok(lines(&[("Bread", true)])));
        assert_eq!(after("add", None, " Eggs "), Ok(lines(&[("Milk", false), ("Bread", true), ("Eggs", false)])));
        assert_eq!(after("tick", Some(2), ""), Err(FieldError::new("line", "not_found")));
        assert_eq!(after("fold", Some(0), ""), Err(FieldError::new("act", "unknown_choice")));
    }
}
