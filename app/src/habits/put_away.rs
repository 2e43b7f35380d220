//! Archiving, bringing back and deleting a habit through the queue.

use domain::{
    habits::{Habit, HabitPart},
    ids::{GroupId, IdentityId},
};
use jiff::{Timestamp, civil::Date};
use leptos::{ev::SubmitEvent, prelude::*};
use wire::{MoneyView, habits::HabitBody};

use super::writer::use_writer;
use crate::{
    offline::{Write, use_offline},
    page::use_go,
};

/// Takes over the form that archives a habit, or brings it back.
pub(super) fn archiver(habit: Signal<Habit>) -> impl Fn(SubmitEvent) + Clone + 'static {
    let (writer, replica) = (use_writer(), use_offline().replica());
    move |event| {
        if !writer.takes(&event) {
            return;
        }
        let habit = habit.get_untracked();
        let chosen = replica.with_untracked(|r| r.as_ref().and_then(|r| r.chosen_starts_on.get(&habit.id).copied()));
        let chosen = chosen.unwrap_or(habit.starts_on);
        let target = if habit.archived_at.is_some() { None } else { now() };
        let (Some(forth), Some(back)) = (body(&habit, chosen, target), body(&habit, chosen, habit.archived_at)) else {
            return;
        };
        let write = |body| Write::ReplaceHabit { id: habit.id, body, parts: vec![HabitPart::Archived] };
        writer.write(write(forth), Some(write(back)));
    }
}

/// Takes over the form that deletes a habit, and leaves its page.
pub(super) fn remover(habit: Signal<Habit>) -> impl Fn(SubmitEvent) + Clone + 'static {
    let (writer, navigate) = (use_writer(), use_go());
    move |event| {
        if writer.takes(&event) {
            let id = habit.with_untracked(|habit| habit.id);
            writer.write(Write::DeleteHabit { id }, None);
            navigate("/app/habits");
        }
    }
}

/// A habit as a whole replacement of itself. None without a schedule, which no stored habit is.
pub(super) fn body(habit: &Habit, chosen_starts_on: Date, archived_at: Option<Timestamp>) -> Option<HabitBody> {
    let version = habit.current_schedule()?;
    Some(HabitBody {
        id: None,
        name: habit.name.clone(),
        kind: habit.kind,
        schedule: version.schedule.into(),
        target: version.target.map(|target| target.to_string()),
        unit: habit.unit.clone(),
        question: habit.question.clone(),
        starts_on: Some(chosen_starts_on),
        reserves_per_month: Some(habit.reserves_per_month),
        assume_kept: habit.assume_kept,
        tone: habit.tone,
        color: habit.color,
        icon: habit.icon.clone(),
        description: habit.description.clone(),
        minimum_text: habit.minimum_text.clone(),
        identity_id: habit.identity_id.map(IdentityId::uuid),
        group_id: habit.group_id.map(GroupId::uuid),
        unit_price: habit.unit_price.as_ref().map(MoneyView::from),
        usual_amount: habit.usual_amount.map(|amount| amount.to_string()),
        archived_at,
    })
}

/// The browser's time; there is none on the server, where nothing is taken over.
fn now() -> Option<Timestamp> {
    #[cfg(feature = "hydrate")]
    return Timestamp::from_millisecond(js_sys::Date::now() as i64).ok();
    #[cfg(not(feature = "hydrate"))]
    None
}
