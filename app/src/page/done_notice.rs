//! The toast of a page without wasm: what was just done, with a form that takes it back.

use domain::habits::{EntryStatus, Quantity};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use ui::{Button, ButtonVariant, Form, Notice, Tone};

use super::{Change, Done, Several};
use crate::{habits::server_fns as rpc, tasks::server_fns as task_rpc};

/// Says what the query of this page names as done. Nothing without one.
#[component]
pub fn DoneNotice() -> impl IntoView {
    // Read once: the word belongs to this visit, not to later moves on the page.
    let done = Done::from_query(&use_query_map().get_untracked());
    done.map(|done| {
        view! {
            <Notice tone=Tone::Good>
                <div class="done" role="status">
                    <p>{done.sentence()}</p>
                    {undo_form(&done)}
                </div>
            </Notice>
        }
    })
}

type Hidden = (&'static str, String);

fn undo_form(done: &Done) -> Option<AnyView> {
    let (action, mut fields) = undo_fields(done)?;
    fields.push(("undo", "true".to_owned()));
    let hidden: Vec<_> =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    Some(
        view! {
            <Form action quiet=true>
                {hidden}
                <Button variant=ButtonVariant::Text>"Undo"</Button>
            </Form>
        }
        .into_any(),
    )
}

fn undo_fields(done: &Done) -> Option<(&'static str, Vec<Hidden>)> {
    match done {
        Done::Entry { habit_id, day, was, change } => {
            let id = [("habit_id", habit_id.to_string()), ("day", day.to_string())];
            let (action, rest): (_, Vec<Hidden>) = match (was.existed, change) {
                (false, _) => (rpc::Clear::PATH, vec![]),
                (true, Change::Valued) => (
                    rpc::SetValue::PATH,
                    vec![("value", was.value.as_ref().map(Quantity::to_string).unwrap_or_default())],
                ),
                (true, _) => {
                    (rpc::CheckIn::PATH, vec![("status", was.status.map_or("", EntryStatus::as_str).to_owned())])
                }
            };
            Some((action, id.into_iter().chain(rest).collect()))
        }
        Done::Added { habit_id, day, amount } => {
            let back = Quantity::from_thousandths(-amount.thousandths()).ok()?;
            let fields = [("habit_id", habit_id.to_string()), ("day", day.to_string()), ("amount", back.to_string())];
            Some((rpc::Increment::PATH, fields.into()))
        }
        Done::Tasks(tasks) => Some((task_rpc::UndoTasks::PATH, tasks.undo_fields())),
        Done::Several(several) => Some((rpc::OpenDays::PATH, several_fields(several))),
        Done::Archived(id) => Some((rpc::Restore::PATH, vec![("habit_id", id.to_string())])),
        Done::Restored(id) => Some((rpc::Archive::PATH, vec![("habit_id", id.to_string())])),
        Done::Deleted(id) => Some((rpc::Undelete::PATH, vec![("habit_id", id.to_string())])),
        _ => None,
    }
}

fn several_fields(several: &Several) -> Vec<Hidden> {
    let (habits, from, to) = match several {
        Several::MinimumDay { day, habits } => (habits.as_slice(), day, day),
        Several::Kept { habit_id, from, to } | Several::LeftOut { habit_id, from, to } => {
            (std::slice::from_ref(habit_id), from, to)
        }
    };
    let habits: Vec<String> = habits.iter().map(ToString::to_string).collect();
    [("habits", habits.join(",")), ("from", from.to_string()), ("to", to.to_string())].into()
}
